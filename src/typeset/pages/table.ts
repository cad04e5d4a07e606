/** A table → galley: one block a row, its head to be repeated; a row too tall to be kept whole in slices. */
import type {BlockBox, TableBox, TableRow} from '../boxes/box.ts'
import {decorate} from '../paint/decoration.ts'
import type {DisplayItem} from '../paint/display-list.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'
import {
  breakCost,
  type GalleyBlock,
  type GalleyDestination,
  type GalleyItem,
  type GalleyRepeat,
} from './galley.ts'
import {align, hasDecoration, insets, resolve} from './measure.ts'
import {move, type Placed, place} from './place.ts'
import {rowIds} from './printed-ids.ts'
import type {stack} from './stack.ts'
import type {StackContext} from './stack-context.ts'
import {type CellEdges, cellEdges, type Grid, gridOf} from './table-borders.ts'
import {columnWidths, sum} from './table-widths.ts'

export interface TableContext extends StackContext {
  readonly stack: typeof stack
  /** Of the type area that the table stands on. */
  readonly pageHeight: Points
}

/** A cell, set: what it holds, and the edges it draws. */
interface SetCell {
  readonly row: number
  readonly rowSpan: number
  readonly x: Points
  readonly width: Points
  readonly style: ComputedStyle
  readonly edges: CellEdges
  readonly top: Points
  readonly bottom: Points
  readonly left: Points
  readonly placed: Placed
  readonly ids: readonly string[]
}

/** Share of the page above which a row may be broken. */
const tallRow = 0.4

export function stackTable(
  table: TableBox,
  column: {readonly x: Points; readonly width: Points},
  context: TableContext,
): readonly GalleyItem[] {
  const {style} = table
  const separate = style.borderCollapse === 'separate'
  const spacing = separate ? style.borderSpacing : 0
  const sides = separate ? insets(style, column.width) : {top: 0, right: 0, bottom: 0, left: 0}
  const margins = resolve(style.marginLeft, column.width) + resolve(style.marginRight, column.width)
  const room = column.width - margins
  const asked = style.width === 'auto' ? room : Math.min(room, resolve(style.width, column.width))
  const inner = asked - sides.left - sides.right - spacing * (table.columns + 1)
  const {widths, overfull} = columnWidths(table, inner, style.width !== 'auto', context.setter)
  if (overfull > 1) {
    context.report({
      rule: 'pages/table-too-wide',
      reason: `This table needs ${Math.ceil(overfull)} pt more than the ${Math.round(inner)} pt there are; its columns are squeezed`,
      place: table.origin,
    })
  }
  const width = sum(widths) + spacing * (table.columns + 1) + sides.left + sides.right
  const x = column.x + resolve(style.marginLeft, column.width) + align(style, room - width)
  const rows = [...table.head, ...table.body, ...table.foot]
  const grid = gridOf(rows, table.columns)
  const lefts = widths.map((_, index) => sides.left + spacing * (index + 1) + sum(widths.slice(0, index)))
  const cells = rows.flatMap((row, index) =>
    row.cells.map((cell) => setCell(table, {rows, grid, index, lefts, widths, spacing}, cell, context)),
  )
  const heights = rowHeights(rows, cells, spacing)
  const blocks = rows.map((row, index) =>
    rowBlock({row, index, x, width, height: heights[index] ?? 0, heights, cells, spacing}),
  )
  const head = blocks.slice(0, table.head.length)
  const repeat = repeatOf(head, context.pageHeight)
  const items: GalleyItem[] = []
  if (separate && hasDecoration(style)) items.push({type: 'open', style, x, width})
  if (sides.top + spacing > 0) items.push({type: 'space', height: sides.top + spacing, keep: true})
  blocks.forEach((block, index) => {
    if (index > 0) items.push(betweenRows(index, table, grid, blocks.length))
    items.push(...slices({...block, repeat: index >= head.length ? repeat : null}, cells, index, context))
  })
  if (sides.bottom > 0) items.push({type: 'space', height: sides.bottom, keep: true})
  if (separate && hasDecoration(style)) items.push({type: 'close'})
  return items
}

interface TableGrid {
  readonly rows: readonly TableRow[]
  readonly grid: Grid
  readonly index: number
  readonly lefts: readonly Points[]
  readonly widths: readonly Points[]
  readonly spacing: Points
}

function setCell(
  table: TableBox,
  {rows, grid, index, lefts, widths, spacing}: TableGrid,
  cell: TableRow['cells'][number],
  context: TableContext,
): SetCell {
  const {style} = cell.box
  const rowSpan = Math.min(cell.rowSpan, rows.length - index)
  const edges = cellEdges(table, rows, grid, {row: index, cell: {...cell, rowSpan}})
  const spanned = widths.slice(cell.column, cell.column + cell.columnSpan)
  const width = sum(spanned) + spacing * (spanned.length - 1)
  const sides = insets({...style, ...edges}, width)
  const items = context.stack(cell.box.children, Math.max(1, width - sides.left - sides.right), context)
  const placed = place(
    {items, from: 0, to: items.length, open: []},
    {x: 0, y: 0, draw: context.draw, artifact: null},
  )
  return {
    row: index,
    rowSpan,
    x: lefts[cell.column] ?? 0,
    width,
    style,
    edges,
    top: sides.top,
    bottom: sides.bottom,
    left: sides.left,
    placed,
    ids: cell.box.ids,
  }
}

function rowHeights(rows: readonly TableRow[], cells: readonly SetCell[], spacing: Points): Points[] {
  const heights = rows.map((row) => (typeof row.style.height === 'number' ? row.style.height : 0))
  for (const cell of cells.toSorted((a, b) => a.rowSpan - b.rowSpan)) {
    const needed = cell.top + cell.placed.height + cell.bottom
    const last = cell.row + cell.rowSpan - 1
    const has = sum(heights.slice(cell.row, last + 1)) + spacing * (cell.rowSpan - 1)
    if (needed > has) heights[last] = (heights[last] ?? 0) + needed - has
  }
  return heights
}

interface RowPlan {
  readonly row: TableRow
  readonly index: number
  readonly x: Points
  readonly width: Points
  readonly height: Points
  readonly heights: readonly Points[]
  readonly cells: readonly SetCell[]
  readonly spacing: Points
}

function rowBlock({row, index, x, width, height, heights, cells, spacing}: RowPlan): GalleyBlock {
  const items: DisplayItem[] = []
  const notes: BlockBox[] = []
  const ids: GalleyDestination[] = rowIds(row).map((id) => ({id, y: 0}))
  if (row.style.backgroundColor) {
    const ends = {first: true, last: true}
    items.push(...decorate(plain(row.style), {x: 0, y: 0, width, height}, ends))
  }
  for (const cell of cells) {
    if (cell.row !== index) continue
    const tall = sum(heights.slice(index, index + cell.rowSpan)) + spacing * (cell.rowSpan - 1)
    const box = {x: cell.x, y: 0, width: cell.width, height: tall}
    items.push(...decorate({...cell.style, ...cell.edges}, box, {first: true, last: true}))
    const y = cell.top + drop(cell, tall)
    for (const item of cell.placed.items) items.push(move(item, cell.x + cell.left, y))
    notes.push(...cell.placed.notes)
    for (const id of cell.ids) ids.push({id, y: 0})
    for (const [id, point] of cell.placed.destinations) ids.push({id, y: y + point.y})
  }
  return {
    type: 'block',
    x,
    width,
    height: height + spacing,
    items,
    notes,
    ids,
    repeat: null,
    yields: null,
    origin: row.origin,
  }
}

function plain(style: ComputedStyle): ComputedStyle {
  const none = {width: 0, style: 'none', color: style.color} as const
  return {...style, borderTop: none, borderRight: none, borderBottom: none, borderLeft: none, borderRadius: 0}
}

/** How far the content of a cell stands below its head (`vertical-align`). */
function drop(cell: SetCell, height: Points): Points {
  const free = height - cell.top - cell.bottom - cell.placed.height
  if (cell.style.verticalAlign === 'middle') return free / 2
  return cell.style.verticalAlign === 'bottom' ? free : 0
}

/** Head rows stay with the first row of the body, and rows that a cell spans stay together. */
function betweenRows(index: number, table: TableBox, grid: Grid, rows: number): GalleyItem {
  const spanned = grid[index]?.some((cell, column) => cell !== null && cell === grid[index - 1]?.[column])
  const edge = index <= table.head.length || index === 1 + table.head.length || index === rows - 1
  const cost = index <= table.head.length || spanned ? breakCost.avoid : edge ? 60 : 0 // One row alone is a poor sight.
  return {type: 'penalty', cost, to: 'page', page: null}
}

/** A head of more than a third of the page is not worth repeating. */
function repeatOf(head: readonly GalleyBlock[], pageHeight: Points): GalleyRepeat | null {
  const height = sum(head.map((block) => block.height))
  if (head.length === 0 || height > pageHeight / 3) return null
  let y = 0
  const items: DisplayItem[] = []
  for (const block of head) {
    for (const item of block.items) {
      if (item.type === 'link') continue
      const owner = {type: 'artifact', kind: 'pagination', subtype: null} as const
      items.push(move({...item, owner}, 0, y))
    }
    y += block.height
  }
  return {height, items}
}

/** Cut a tall row where no line of any of its cells is cut. */
function slices(
  block: GalleyBlock,
  cells: readonly SetCell[],
  index: number,
  context: TableContext,
): readonly GalleyItem[] {
  if (block.height <= tallRow * context.pageHeight) return [block]
  const solids = cells
    .filter((cell) => cell.row === index)
    .flatMap((cell) => cell.placed.solids.map(([top, foot]) => [top + cell.top, foot + cell.top] as const))
  const feet = [...new Set(solids.map(([, foot]) => foot))].sort((a, b) => a - b)
  const cuts = feet.filter(
    (y) => y < block.height - 6 && solids.every(([a, b]) => y <= a + 0.01 || y >= b - 0.01),
  )
  const bounds = [0, ...cuts, block.height]
  return bounds.slice(1).flatMap((bottom, at): GalleyItem[] => {
    const top = bounds[at] ?? 0
    const inside = (y: Points) => y >= top && y < bottom
    const slice: GalleyBlock = {
      ...block,
      height: bottom - top,
      items: block.items.flatMap((item) => cut(item, top, bottom)),
      ids: block.ids.filter(({y}) => inside(y)).map(({id, y}) => ({id, y: y - top})),
      notes: at === 0 ? block.notes : [],
    }
    if (at === 0) return [slice]
    return [{type: 'penalty', cost: breakCost.insideRow, to: 'page', page: null}, slice]
  })
}

/** What of an item lies between two heights, seen from the upper one. */
function cut(item: DisplayItem, top: Points, bottom: Points): readonly DisplayItem[] {
  if (item.type === 'rectangle') {
    const head = Math.max(item.y, top)
    const foot = Math.min(item.y + item.height, bottom)
    if (foot <= head) return []
    return [{...item, y: head - top, height: foot - head, radius: 0}]
  }
  if (item.type === 'path') return top === 0 ? [item] : []
  const middle = item.type === 'text' ? item.y - item.size * 0.3 : item.y + item.height / 2
  return middle >= top && middle < bottom ? [move(item, 0, -top)] : []
}
