/** Cells → column widths: the automatic table layout (css2, section 17.5.2.2). */

import type {Box, TableBox, TableCell} from '../boxes/box.ts'
import {leastPicture} from '../lines/index.ts'
import {insets, resolve} from '../style/box-model.ts'
import type {Points} from '../units.ts'
import type {Setter} from './context.ts'

interface Extent {
  /** Without overfull lines; and with no line broken. */
  readonly least: Points
  readonly greatest: Points
}

export interface Columns {
  readonly widths: readonly Points[]
  /** The least widths together are more than there is. */
  readonly overfull: Points
}

export function columnWidths(table: TableBox, available: Points, fill: boolean, setter: Setter): Columns {
  const extents = columnExtents(table, available, setter)
  const least = sum(extents.map((extent) => extent.least))
  const greatest = sum(extents.map((extent) => extent.greatest))
  if (greatest <= available) {
    if (!fill || greatest === 0) return {widths: extents.map((extent) => extent.greatest), overfull: 0}
    return {widths: extents.map((extent) => (extent.greatest * available) / greatest), overfull: 0}
  }
  if (least >= available) {
    const scale = least > 0 ? available / least : 0
    return {widths: extents.map((extent) => extent.least * scale), overfull: least - available}
  }
  const share = (available - least) / (greatest - least)
  return {
    widths: extents.map((extent) => extent.least + (extent.greatest - extent.least) * share),
    overfull: 0,
  }
}

function columnExtents(table: TableBox, available: Points, setter: Setter): readonly Extent[] {
  const columns = Array.from({length: table.columns}, () => ({least: 0, greatest: 0}))
  const cells = [...table.head, ...table.body, ...table.foot].flatMap((row) => row.cells)
  const narrowFirst = cells.toSorted((a, b) => a.columnSpan - b.columnSpan)
  for (const cell of narrowFirst) {
    const wanted = cellExtent(cell, available, setter)
    const spanned = columns.slice(cell.column, cell.column + cell.columnSpan)
    spread(spanned, 'least', wanted.least)
    spread(spanned, 'greatest', wanted.greatest)
  }
  return columns.map(({least, greatest}) => ({least, greatest: Math.max(least, greatest)}))
}

/** What a spanning cell needs beyond its columns is shared among them, in proportion to what they have. */
function spread(
  columns: {least: Points; greatest: Points}[],
  key: 'least' | 'greatest',
  wanted: Points,
): void {
  const has = sum(columns.map((column) => column[key]))
  const missing = wanted - has
  if (missing <= 0) return
  for (const column of columns) {
    column[key] += has > 0 ? (missing * column[key]) / has : missing / columns.length
  }
}

function cellExtent(cell: TableCell, available: Points, setter: Setter): Extent {
  const {style} = cell.box
  const extent = boxExtent(cell.box, setter)
  if (style.width === 'auto') return extent
  const sides = insets(style, 0)
  const fixed = Math.max(extent.least, resolve(style.width, available) + sides.left + sides.right)
  return {least: extent.least, greatest: fixed}
}

function boxExtent(box: Box, setter: Setter): Extent {
  if (box.type === 'paragraph') return setter.extent(box)
  if (box.type === 'image') {
    const width = box.style.width === 'auto' ? box.intrinsic.width : resolve(box.style.width, 0)
    return {least: Math.min(width, leastPicture), greatest: width}
  }
  const sides = insets(box.style, 0)
  const edges =
    sides.left + sides.right + resolve(box.style.marginLeft, 0) + resolve(box.style.marginRight, 0)
  if (box.type === 'table') {
    const columns = columnExtents(box, 0, setter)
    return {
      least: edges + sum(columns.map((column) => column.least)),
      greatest: edges + sum(columns.map((column) => column.greatest)),
    }
  }
  const inner = box.children.map((child) => boxExtent(child, setter))
  return {
    least: edges + Math.max(0, ...inner.map((extent) => extent.least)),
    greatest: edges + Math.max(0, ...inner.map((extent) => extent.greatest)),
  }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
