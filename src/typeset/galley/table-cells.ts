/** The cells of a table, set to the widths of their columns; and how high their rows must be (css2, section 17.5.3). */
import type {TableBox, TableRow} from '../boxes/box.ts'
import {insets} from '../style/box-model.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'
import type {GalleyContext} from './context.ts'
import {type Placed, place} from './place.ts'
import {type CellEdges, cellEdges, type Grid} from './table-borders.ts'
import {sum} from './table-widths.ts'

/** A cell, set: what it holds, and the edges it draws. */
export interface SetCell {
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

export interface TableGrid {
  readonly rows: readonly TableRow[]
  readonly grid: Grid
  readonly index: number
  readonly lefts: readonly Points[]
  readonly widths: readonly Points[]
  readonly spacing: Points
}

export function setCell(
  table: TableBox,
  {rows, grid, index, lefts, widths, spacing}: TableGrid,
  cell: TableRow['cells'][number],
  context: GalleyContext,
): SetCell {
  const {style} = cell.box
  const rowSpan = Math.min(cell.rowSpan, rows.length - index)
  const edges = cellEdges(table, rows, grid, {row: index, cell: {...cell, rowSpan}})
  const spanned = widths.slice(cell.column, cell.column + cell.columnSpan)
  const width = sum(spanned) + spacing * (spanned.length - 1)
  const sides = insets({...style, ...edges}, width)
  const items = context.stack(cell.box.children, Math.max(1, width - sides.left - sides.right))
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

export function rowHeights(rows: readonly TableRow[], cells: readonly SetCell[], spacing: Points): Points[] {
  const heights = rows.map((row) => (typeof row.style.height === 'number' ? row.style.height : 0))
  for (const cell of cells.toSorted((a, b) => a.rowSpan - b.rowSpan)) growRows(heights, cell, spacing)
  return heights
}

/** The last row of a cell is as high as the cell needs it. */
export function growRows(heights: Points[], cell: SetCell, spacing: Points): void {
  const needed = cell.top + cell.placed.height + cell.bottom
  const last = cell.row + cell.rowSpan - 1
  const has = sum(heights.slice(cell.row, last + 1)) + spacing * (cell.rowSpan - 1)
  if (needed > has) heights[last] = (heights[last] ?? 0) + needed - has
}

/** How far the content of a cell stands below its head (`vertical-align`), in a cell of that height. */
export function drop(cell: SetCell, height: Points): Points {
  const free = height - cell.top - cell.bottom - cell.placed.height
  if (cell.style.verticalAlign === 'middle') return free / 2
  return cell.style.verticalAlign === 'bottom' ? free : 0
}
