/** Finished files → the output folder, atomically: a reader sees the old file or the new one, never half of one. */
import {randomUUID} from 'node:crypto'
import {mkdir, readdir, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {dirname, join, resolve, sep} from 'node:path'
import type {OutputFile} from '../model/publication.ts'

export interface Writer {
  /** All files of a publication or none: they are written beside their places first, then moved. `stale` are removed. */
  write(files: readonly OutputFile[], stale?: readonly string[]): Promise<void>
  /** Removes what is unfinished. Call it at the end, whatever happened. */
  close(): Promise<void>
}

export function createWriter(outDir: string): Writer {
  const root = resolve(outDir)
  // Inside the output folder, so that moving never crosses a device; hidden, so that nothing serves it.
  const temporary = join(root, `.fourfold-${randomUUID()}.tmp`)
  const made = new Set<string>()
  let count = 0
  const make = async (folder: string) => {
    if (made.has(folder)) return
    await mkdir(folder, {recursive: true})
    made.add(folder)
  }
  return {
    async write(files, stale = []) {
      const moves = files.map((file) => ({
        file,
        from: join(temporary, String(count++)),
        to: inside(root, file.path),
      }))
      const removals = stale.map((path) => inside(root, path))
      await make(temporary)
      for (const folder of foldersOf(moves.map(({to}) => to))) await make(folder)
      await Promise.all(moves.map(({file, from}) => writeFile(from, file.bytes)))
      for (const {from, to} of moves) await rename(from, to)
      for (const path of removals) await rm(path, {force: true})
      for (const folder of foldersOf(removals)) await removeIfEmpty(folder)
    },
    close: () => rm(temporary, {recursive: true, force: true}),
  }
}

const foldersOf = (paths: readonly string[]) => new Set(paths.map((path) => dirname(path)))

/** Every path that is written was made by us; a path that leaves the folder is a bug. */
function inside(root: string, path: string): string {
  const full = resolve(root, path)
  if (!full.startsWith(root + sep)) throw new Error(`Refused to write outside the output folder: ${path}`)
  return full
}

async function removeIfEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => ['unknown'])
  if (entries.length === 0) await rmdir(folder)
}
