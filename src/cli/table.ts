/** What was written → the closing table: file, size, pages. */
import {join} from 'node:path'
import type {Colors} from '../diagnostics/reporters/reporter.ts'

export interface Row {
  /** Relative to the output folder. */
  readonly path: string
  readonly bytes: number
  readonly pages: number | null
}

export interface TableInput {
  readonly rows: readonly Row[]
  readonly outDir: string
  readonly colors: Colors
}

export function table({rows, outDir, colors}: TableInput): string {
  const cells = rows.map(({path, bytes, pages}) => ({
    path: join(outDir, path),
    size: formatBytes(bytes),
    pages: pages === null ? '' : `${pages} ${pages === 1 ? 'page' : 'pages'}`,
  }))
  const widest = Math.max(0, ...cells.map(({path}) => path.length))
  const widestSize = Math.max(0, ...cells.map(({size}) => size.length))
  return cells
    .map(({path, size, pages}) =>
      `${path.padEnd(widest)}  ${size.padStart(widestSize)}  ${colors.dim(pages)}`.trimEnd(),
    )
    .join('\n')
}

/** Decimal units, as file managers and stores state them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
