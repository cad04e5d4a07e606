/** The output folder as this program has left it: what nobody has touched since need not be written again. */
import {statSync} from 'node:fs'
import {join} from 'node:path'
import type {ManifestFile} from '../emit/manifest.ts'

type Content = Pick<ManifestFile, 'path' | 'bytes' | 'sha256'>

/** By path: when a file was written, in milliseconds, and what. Plain data. */
export type Traces = Record<string, readonly [time: number, bytes: number, sha256: string]>

export interface Untouched {
  /** All these are there, as they were written. */
  readonly holds: (files: readonly Content[]) => boolean
  readonly wrote: (files: readonly Content[]) => void
  readonly removed: (paths: readonly string[]) => void
}

export function untouched(outDir: string, traces: Traces): Untouched {
  const statOf = (path: string) => statSync(join(outDir, path), {throwIfNoEntry: false})
  return {
    holds: (files) =>
      files.every(({path, sha256}) => {
        const [time, bytes, content] = traces[path] ?? []
        if (content !== sha256) return false
        const stat = statOf(path)
        return stat?.isFile() === true && stat.mtimeMs === time && stat.size === bytes
      }),
    wrote(files) {
      for (const {path, bytes, sha256} of files) {
        const time = statOf(path)?.mtimeMs
        if (time !== undefined) traces[path] = [time, bytes, sha256]
      }
    },
    removed(paths) {
      for (const path of paths) delete traces[path]
    },
  }
}
