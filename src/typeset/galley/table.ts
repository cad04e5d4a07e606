/** A table → galley: a block for each row, or for rows that a cell spans; its head to be repeated. */
import type {TableBox} from '../boxes/box.ts'
import type {DisplayItem} from '../draw/display-list.ts'
import {align, hasDecoration, insets, resolve} from '../style/box-model.ts'
import type {Points} from '../units.ts'
import type {Column, GalleyContext} from './context.ts'
import {breakCost, type GalleyItem, type GalleyRepeat} from './item.ts'
import {move} from './place.ts'
import {gridOf} from './table-borders.ts'
import {rowHeights, setCell} from './table-cells.ts'
import {groupItems, type Rows, rowGroups} from './table-rows.ts'
import {columnWidths, sum} from './table-widths.ts'

export function tableItems(table: TableBox, column: Column, context: GalleyContext): readonly GalleyItem[] {
  const {style} = table
  // What must stay whole is not cut, however tall it is.
  const pageHeight =
    style.breakInside === 'avoid' ? Number.POSITIVE_INFINITY : context.area(column.page).height
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
  const plan: Rows = {rows, heights, cells, x, width, spacing}
  const groups = rowGroups(grid)
  const headRows = table.head.length
  const whole = {pageHeight: Number.POSITIVE_INFINITY, repeat: null}
  const head = groups.flatMap((group) => (group.to < headRows ? groupItems(group, plan, whole) : []))
  const repeat = repeatOf(head, pageHeight)
  const isShort = sum(heights) <= shortTable * pageHeight
  const items: GalleyItem[] = []
  if (separate && hasDecoration(style)) items.push({type: 'open', style, x, width})
  if (sides.top + spacing > 0) items.push({type: 'space', height: sides.top + spacing, keep: true})
  for (const group of groups) {
    const {from} = group
    if (from > 0) items.push(betweenRows(from, {head: headRows, rows: rows.length, isShort}))
    const repeated = from >= headRows ? repeat : null
    items.push(...groupItems(group, plan, {pageHeight, repeat: repeated}))
  }
  if (sides.bottom > 0) items.push({type: 'space', height: sides.bottom, keep: true})
  if (separate && hasDecoration(style)) items.push({type: 'close'})
  return items
}

/** A table that takes no more than this part of a page is kept whole, as a short list is. */
const shortTable = 0.3

interface Between {
  readonly head: number
  readonly rows: number
  readonly isShort: boolean
}

/** Head rows stay with the first row of the body. One row alone is a poor sight. */
function betweenRows(index: number, {head, rows, isShort}: Between): GalleyItem {
  const alone = index === 1 + head || index === rows - 1
  const between = isShort ? breakCost.insideShort : alone ? breakCost.loneRow : 0
  const cost = index <= head ? breakCost.avoid : between
  return {type: 'penalty', cost, to: 'page', page: null}
}

/** A head of more than a third of the page is not worth repeating. */
function repeatOf(items: readonly GalleyItem[], pageHeight: Points): GalleyRepeat | null {
  const head = items.filter((item) => item.type === 'block')
  const height = sum(head.map((block) => block.height))
  if (head.length === 0 || height > pageHeight / 3) return null
  let y = 0
  const repeated: DisplayItem[] = []
  for (const block of head) {
    for (const item of block.items) {
      if (item.type === 'link') continue
      const owner = {type: 'artifact', kind: 'pagination', subtype: null} as const
      repeated.push(move({...item, owner}, 0, y))
    }
    y += block.height
  }
  return {height, items: repeated}
}
