/** Rows that no cell ties together → blocks of the galley; rows too tall to be kept whole → slices that cut no line. */
import type {BlockBox, TableRow} from '../boxes/box.ts'
import {rowIds} from '../boxes/printed-ids.ts'
import {decorate} from '../draw/decoration.ts'
import type {DisplayItem} from '../draw/display-list.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points, Rectangle} from '../units.ts'
import {cut, moveBelow} from './cut.ts'
import {breakCost, type GalleyBlock, type GalleyDestination, type GalleyItem} from './item.ts'
import {move} from './place.ts'
import type {Grid} from './table-borders.ts'
import {drop, growRows, type SetCell} from './table-cells.ts'
import {sum} from './table-widths.ts'

/** Share of the page above which rows may be cut. */
const tallRow = 0.4
/** Share of the page above which a slice is cut even where lines of its cells do not end at one height. */
const mostSlice = 0.2
/** No slice is lower than this: less than a line. */
const leastSlice = 6 // pt

/** Rows from the first to the last, that one included: cells that span rows end inside. */
export interface RowGroup {
  readonly from: number
  readonly to: number
}

export function rowGroups(grid: Grid): readonly RowGroup[] {
  const groups: {from: number; to: number}[] = []
  grid.forEach((row, index) => {
    const tied = row.some((cell, column) => cell !== null && cell === grid[index - 1]?.[column])
    const last = groups.at(-1)
    if (tied && last) last.to = index
    else groups.push({from: index, to: index})
  })
  return groups
}

export interface Rows {
  readonly rows: readonly TableRow[]
  readonly heights: readonly Points[]
  readonly cells: readonly SetCell[]
  readonly x: Points
  readonly width: Points
  readonly spacing: Points
}

/** What stands in a group of rows, from its top left corner. */
interface Content {
  readonly boxes: readonly {readonly style: ComputedStyle; readonly box: Rectangle}[]
  readonly items: readonly DisplayItem[]
  readonly notes: readonly {readonly note: BlockBox; readonly y: Points}[]
  readonly ids: readonly GalleyDestination[]
  /** Head and foot of what must not be cut. */
  readonly solids: readonly (readonly [Points, Points])[]
  /** Feet of its rows. */
  readonly feet: readonly Points[]
  readonly height: Points
}

export function groupItems(
  group: RowGroup,
  rows: Rows,
  {pageHeight, repeat}: {readonly pageHeight: Points; readonly repeat: GalleyBlock['repeat']},
): readonly GalleyItem[] {
  const given = contentOf(group, rows)
  const isTall = given.height > tallRow * pageHeight
  const content = isTall ? contentOf(group, withCuts(group, topped(rows), mostSlice * pageHeight)) : given
  const origin = rows.rows[group.from]?.origin
  if (!origin) return []
  // Cells of one row begin and end together: each is decorated once on each of its pages.
  const isSingle = isTall && group.from === group.to
  const slice = (top: Points, bottom: Points): GalleyBlock => ({
    type: 'block',
    x: rows.x,
    width: rows.width,
    height: bottom - top,
    ...sliceOf(isSingle ? {...content, boxes: []} : content, top, bottom),
    repeat,
    yields: null,
    origin,
  })
  if (!isTall) return [slice(0, content.height)]
  const bounds = [0, ...cutsOf(content), content.height]
  const slices = bounds.slice(1).flatMap((bottom, at): GalleyItem[] => {
    const top = bounds[at] ?? 0
    const block = slice(top, bottom)
    if (at === 0) return [block]
    const cost = content.feet.includes(top) ? breakCost.insideSpan : breakCost.insideRow
    return [{type: 'penalty', cost, to: 'page', page: null}, block]
  })
  if (!isSingle) return slices
  const opens = content.boxes.map(({style, box}): GalleyItem => {
    return {type: 'open', style, x: rows.x + box.x, width: box.width, belowHead: true}
  })
  return [...opens, ...slices, ...opens.map((): GalleyItem => ({type: 'close'}))]
}

function contentOf(group: RowGroup, plan: Rows): Content {
  const {from, to} = group
  const {rows, heights, cells, width, spacing} = plan
  const boxes: Content['boxes'][number][] = []
  const items: DisplayItem[] = []
  const notes: Content['notes'][number][] = []
  const ids: GalleyDestination[] = []
  const solids: (readonly [Points, Points])[] = []
  const feet: Points[] = []
  const tops = rowTops(group, plan)
  let y = 0
  for (let index = from; index <= to; index++) {
    const row = rows[index]
    const height = heights[index] ?? 0
    if (row?.style.backgroundColor) boxes.push({style: plain(row.style), box: {x: 0, y, width, height}})
    if (row) for (const id of rowIds(row)) ids.push({id, y})
    y += height + spacing
    feet.push(y)
  }
  for (const cell of cells) {
    if (cell.row < from || cell.row > to) continue
    const top = tops[cell.row] ?? 0
    const height = sum(heights.slice(cell.row, cell.row + cell.rowSpan)) + spacing * (cell.rowSpan - 1)
    boxes.push({
      style: {...cell.style, ...cell.edges},
      box: {x: cell.x, y: top, width: cell.width, height},
    })
    const inside = top + cell.top + drop(cell, height)
    for (const item of cell.placed.items) items.push(move(item, cell.x + cell.left, inside))
    for (const {note, y: at} of cell.placed.notes) notes.push({note, y: inside + at})
    for (const id of cell.ids) ids.push({id, y: top})
    for (const [id, point] of cell.placed.destinations) ids.push({id, y: inside + point.y})
    for (const [head, foot] of cell.placed.solids) solids.push([inside + head, inside + foot])
  }
  return {boxes, items, notes, ids, solids, feet, height: y}
}

/** What is cut stands at the head of its cells: their middle may be on another page. */
function topped(rows: Rows): Rows {
  return {...rows, cells: rows.cells.map((cell) => ({...cell, style: {...cell.style, verticalAlign: 'top'}}))}
}

/** Lines of different height in neighbouring cells leave no place to cut: where too much hangs together, what stands
 * across the cut moves below it, and its row grows. */
function withCuts(group: RowGroup, rows: Rows, limit: Points): Rows {
  let aligned = rows
  let from = 0
  for (;;) {
    const content = contentOf(group, aligned)
    const bounds = [0, ...cutsOf(content), content.height]
    const at = bounds.findIndex(
      (bound, index) => index > 0 && bound > from && bound - (bounds[index - 1] ?? 0) > limit,
    )
    if (at < 0) return aligned
    const top = bounds[at - 1] ?? 0
    const feet = content.solids.map(([, foot]) => foot).filter((foot) => foot > top + leastSlice)
    const y = Math.max(...feet.filter((foot) => foot <= top + limit), Math.min(...feet))
    from = Math.max(y, from) + 0.01
    if (y < (bounds[at] ?? 0)) aligned = cutAt(y, group, aligned)
  }
}

function cutAt(y: Points, group: RowGroup, rows: Rows): Rows {
  const heights = [...rows.heights]
  const tops = rowTops(group, rows)
  const cells = rows.cells.map((cell): SetCell => {
    if (cell.row < group.from || cell.row > group.to) return cell
    const inside = (tops[cell.row] ?? 0) + cell.top
    const across = cell.placed.solids.find(
      ([head, foot]) => inside + head < y - 0.01 && inside + foot > y + 0.01,
    )
    if (!across) return cell
    const [head] = across
    const moved = {...cell, placed: moveBelow(cell.placed, head, y - inside - head)}
    growRows(heights, moved, rows.spacing)
    return moved
  })
  return {...rows, cells, heights}
}

function rowTops({from, to}: RowGroup, {heights, spacing}: Rows): readonly Points[] {
  const tops: Points[] = []
  let y = 0
  for (let index = from; index <= to; index++) {
    tops[index] = y
    y += (heights[index] ?? 0) + spacing
  }
  return tops
}

/** Heights at which no line of any cell is cut: under lines, and between rows. */
function cutsOf({solids, feet, height}: Content): readonly Points[] {
  const wanted = [...new Set([...solids.map(([, foot]) => foot), ...feet])].sort((a, b) => a - b)
  const sorted = solids.toSorted(([a], [b]) => a - b)
  const cuts: Points[] = []
  let next = 0
  let deepest = 0
  for (const y of wanted) {
    for (; (sorted[next]?.[0] ?? Number.POSITIVE_INFINITY) < y - 0.01; next++)
      deepest = Math.max(deepest, sorted[next]?.[1] ?? 0)
    if (y - (cuts.at(-1) ?? 0) < leastSlice || height - y < leastSlice) continue
    if (deepest <= y + 0.01) cuts.push(y)
  }
  return cuts
}

function sliceOf(
  content: Content,
  top: Points,
  bottom: Points,
): Pick<GalleyBlock, 'items' | 'notes' | 'ids'> {
  const inside = (y: Points) => y >= top - 0.01 && y < bottom - 0.01
  const items: DisplayItem[] = []
  for (const {style, box} of content.boxes) {
    const head = Math.max(box.y, top)
    const foot = Math.min(box.y + box.height, bottom)
    if (foot <= head) continue
    const ends = {first: head === box.y, last: foot === box.y + box.height}
    items.push(...decorate(style, {...box, y: head - top, height: foot - head}, ends))
  }
  for (const item of content.items) items.push(...cut(item, top, bottom))
  return {
    items,
    notes: content.notes.filter(({y}) => inside(y)).map(({note}) => note),
    ids: content.ids.filter(({y}) => inside(y)).map(({id, y}) => ({id, y: y - top})),
  }
}

function plain(style: ComputedStyle): ComputedStyle {
  const none = {width: 0, style: 'none', color: style.color} as const
  return {...style, borderTop: none, borderRight: none, borderBottom: none, borderLeft: none, borderRadius: 0}
}
