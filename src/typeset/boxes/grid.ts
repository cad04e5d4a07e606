/** Rows of cells with spans → cells with columns (HTML, section 4.9.12: forming a table). */
import type {BlockBox, TableCell} from './box.ts'

export interface RawCell {
  readonly columnSpan: number
  /** Zero: to the end of the group. */
  readonly rowSpan: number
  readonly box: BlockBox
}

export interface GridRow<Source> {
  readonly source: Source
  readonly cells: readonly TableCell[]
  /** Columns up to the last one taken. */
  readonly width: number
  /** Columns below `columns` that no cell covers. */
  gaps(columns: number): readonly number[]
}

/** The rows of one group: a span never reaches beyond them. */
export function layGrid<Source extends {readonly cells: readonly RawCell[]}>(
  rows: readonly Source[],
): readonly GridRow<Source>[] {
  // taken[row] holds the columns covered, also from rows above.
  const taken = rows.map(() => new Set<number>())
  return rows.map((source, row) => {
    const cells: TableCell[] = []
    let column = 0
    for (const cell of source.cells) {
      while (taken[row]?.has(column)) column++
      const left = rows.length - row
      const rowSpan = cell.rowSpan === 0 ? left : Math.min(cell.rowSpan, left)
      const columnSpan = freeSpan(taken[row], column, cell.columnSpan)
      for (let down = row; down < row + rowSpan; down++) {
        for (let across = column; across < column + columnSpan; across++) taken[down]?.add(across)
      }
      cells.push({column, columnSpan, rowSpan, box: cell.box})
      column += columnSpan
    }
    const covered = taken[row] ?? new Set<number>()
    return {
      source,
      cells,
      width: covered.size === 0 ? 0 : Math.max(...covered) + 1,
      gaps: (columns) =>
        Array.from({length: columns}, (_, index) => index).filter((index) => !covered.has(index)),
    }
  })
}

/** A span stops where a cell from above stands in its way. */
function freeSpan(taken: ReadonlySet<number> | undefined, column: number, wanted: number): number {
  for (let span = 1; span < wanted; span++) if (taken?.has(column + span)) return span
  return wanted
}
