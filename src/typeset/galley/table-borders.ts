/** Borders of cells that touch → one border each, the wider one (css2, section 17.6.2.1). */
import type {TableBox, TableCell, TableRow} from '../boxes/box.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Edge} from '../style/values.ts'

/** Which cell fills each place of the grid. */
export type Grid = readonly (readonly (TableCell | null)[])[]

export function gridOf(rows: readonly TableRow[], columns: number): Grid {
  const grid: (TableCell | null)[][] = rows.map(() => Array.from({length: columns}, () => null))
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      for (let down = 0; down < cell.rowSpan; down++) {
        const line = grid[index + down]
        if (line) line.fill(cell, cell.column, cell.column + cell.columnSpan)
      }
    }
  })
  return grid
}

export interface CellEdges {
  readonly borderTop: Edge
  readonly borderRight: Edge
  readonly borderBottom: Edge
  readonly borderLeft: Edge
}

interface Place {
  readonly row: number
  readonly cell: TableCell
}

/** In the collapsing model a cell draws its foot and its right side; the first row and column draw all. */
export function cellEdges(
  table: TableBox,
  rows: readonly TableRow[],
  grid: Grid,
  {row, cell}: Place,
): CellEdges {
  const {style} = cell.box
  if (table.style.borderCollapse === 'separate') return style
  const lastRow = row + cell.rowSpan - 1
  const lastColumn = cell.column + cell.columnSpan - 1
  const below = grid[lastRow + 1]?.[cell.column]?.box.style
  const right = grid[row]?.[lastColumn + 1]?.box.style
  const foot = lastRow >= rows.length - 1
  const far = lastColumn >= table.columns - 1
  return {
    borderTop:
      row === 0 ? widest(style.borderTop, rows[row]?.style.borderTop, table.style.borderTop) : none(style),
    borderLeft: cell.column === 0 ? widest(style.borderLeft, table.style.borderLeft) : none(style),
    borderBottom: widest(
      style.borderBottom,
      rows[lastRow]?.style.borderBottom,
      rows[lastRow + 1]?.style.borderTop,
      foot ? table.style.borderBottom : below?.borderTop,
    ),
    borderRight: widest(style.borderRight, far ? table.style.borderRight : right?.borderLeft),
  }
}

function none(style: ComputedStyle): Edge {
  return {width: 0, style: 'none', color: style.color}
}

function widest(first: Edge, ...others: readonly (Edge | undefined)[]): Edge {
  let result = first
  for (const edge of others) {
    if (edge && edge.width > result.width) result = edge
  }
  return result
}
