/** Finished files → the output folder. A reader sees the old file or the new one, never half of one; and whatever kills the program, a
 * publication is wholly old or wholly new as soon as the next command has opened the folder. */
import {randomUUID} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync} from 'node:fs'
import {mkdir, open, readdir, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {dirname, join, resolve, sep} from 'node:path'
import type {OutputFile} from '../model/publication.ts'

export interface Writer {
  /** All files of a publication or none: they are written beside their places first, then moved. `stale` are removed. */
  write(files: readonly OutputFile[], stale?: readonly string[]): Promise<void>
  /** What has been written so far is on the device, and not only on its way. Call it before something says that it is there. */
  sync(): Promise<void>
  /** Removes what is unfinished. Call it at the end, whatever happened. */
  close(): Promise<void>
  /** The same at once, for a program that is told to stop: what has been begun to move is moved. */
  abandon(): void
}

/** The folder cannot be written: no room, no permission, a file in the place of a folder. What lay there is whole. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** What is to be done once all files are written: the same whether it is done now, or by the next command. */
interface Journal {
  /** Names in the temporary folder, and where each goes, from the output folder. */
  readonly moves: readonly (readonly [from: string, to: string])[]
  /** From the output folder. */
  readonly removals: readonly string[]
}

/** While the files are written; then it becomes the journal. */
const draftName = 'draft.json'
const journalName = 'journal.json'

/** What dead processes have left is carried through, or thrown away where nothing had begun. */
export function createWriter(outDir: string): Writer {
  const root = resolve(outDir)
  recover(root)
  // Inside the output folder, so that moving never crosses a device; hidden, so that nothing serves it.
  const temporary = join(root, temporaryName())
  const made = new Set<string>()
  const written = new Set<string>()
  let count = 0
  const make = async (folder: string) => {
    if (made.has(folder)) return
    await mkdir(folder, {recursive: true})
    made.add(folder)
  }
  return {
    async write(files, stale = []) {
      const moves = files.map(({path, bytes}) => ({
        bytes,
        from: String(count++),
        to: path,
        full: inside(root, path),
      }))
      const removals = stale.map((path) => inside(root, path))
      try {
        await make(temporary)
        const journal: Journal = {moves: moves.map(({from, to}) => [from, to]), removals: stale}
        await writeFile(join(temporary, draftName), JSON.stringify(journal))
        for (const folder of foldersOf(moves.map(({full}) => full))) await make(folder)
        await Promise.all(moves.map(({bytes, from}) => writeFile(join(temporary, from), bytes)))
        // From here on there is no way back, and any command can go on.
        await rename(join(temporary, draftName), join(temporary, journalName))
        const failed: unknown[] = []
        for (const {from, full} of moves)
          await rename(join(temporary, from), full).catch((error) => failed.push(error))
        for (const path of removals) await rm(path, {force: true})
        await rm(join(temporary, journalName))
        if (failed.length > 0) throw failed[0]
        for (const {full} of moves) written.add(full)
        for (const folder of foldersOf(removals)) await removeIfEmpty(folder)
      } catch (error) {
        throw explained(error, outDir)
      }
    },
    async sync() {
      const paths = [...written, ...foldersOf([...written])]
      written.clear()
      // As many at a time as Node has threads for it.
      for (let at = 0; at < paths.length; at += 64) await Promise.all(paths.slice(at, at + 64).map(flushed))
    },
    close: () => rm(temporary, {recursive: true, force: true}),
    abandon: () => settle(temporary, root),
  }
}

/** Folders cannot be flushed everywhere, and some devices not at all. */
async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => null)
  await file?.sync().catch(() => undefined)
  await file?.close()
}

/** Several machines, and containers, may share a folder; each knows only which of its own processes live. */
const machine = hostname()
  .toLowerCase()
  .replaceAll(/[^a-z0-9]/g, '')
/** Under this name the next command removes it, when its process is dead. */
export const temporaryName = () => `.fourfold-${machine}-${process.pid}-${randomUUID()}.tmp`
const leftover = /^\.fourfold-([a-z0-9]*)-(\d+)-[0-9a-f-]{36}\.tmp$/

function recover(root: string): void {
  for (const name of namesIn(root)) {
    const [, where, owner] = leftover.exec(name) ?? []
    if (where !== machine || isAlive(Number(owner))) continue
    settle(join(root, name), root)
  }
}

/** What its journal says is done, if it has one; then the folder goes. */
function settle(folder: string, root: string): void {
  const {moves, removals} = journalIn(join(folder, journalName)) ?? nothing
  for (const [from, to] of moves) {
    const waiting = join(folder, from)
    if (existsSync(waiting)) renameSync(waiting, inside(root, to))
  }
  for (const path of removals) rmSync(inside(root, path), {force: true})
  // Folders that were made for what never came.
  const planned = journalIn(join(folder, draftName)) ?? nothing
  rmSync(folder, {recursive: true, force: true})
  const folders = [...foldersOf(planned.moves.map(([, to]) => inside(root, to)))]
  for (const path of folders.sort((a, b) => b.length - a.length)) removeEmpty(path)
}

const nothing: Journal = {moves: [], removals: []}

export function removeEmpty(folder: string): void {
  if (namesIn(folder).length === 0 && existsSync(folder)) rmdirSync(folder)
}

function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root)
  } catch {
    return []
  }
}

/** Null where there is none. Without a journal the files were not all written, and nothing has been moved. */
function journalIn(path: string): Journal | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** Signal 0 asks and does nothing. A process of somebody else may not be asked, and lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left on the device',
  EDQUOT: 'your share of the device is used up',
  EROFS: 'it can only be read',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  ENOTDIR: 'a file stands where a folder has to be',
  EEXIST: 'a file stands where a folder has to be',
  EISDIR: 'a folder stands where a file has to be',
  EMFILE: 'too many files are open',
}

export function explained(error: unknown, outDir: string): unknown {
  const reason = reasons[codeOf(error) ?? '']
  if (reason === undefined || !(error instanceof Error)) return error
  const path = 'path' in error && typeof error.path === 'string' ? error.path : outDir
  return new OutputError(`\`${path}\` cannot be written: ${reason}.`, {cause: error})
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

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
