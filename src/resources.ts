/** The only door to files: articles, pictures, templates, fonts. Tests use `memory()`. */
import {readFileSync, realpathSync} from 'node:fs'
import {isAbsolute, join, relative, resolve, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {fdir} from 'fdir'
import {oncePer} from './once.ts'

export interface Resources {
  /** `path` is POSIX, relative to the root or absolute. */
  read(path: string): Resource
  /** Paths of the files under a folder, sorted by code unit, POSIX; empty when there is no such folder. */
  list(folder: string): readonly string[]
  /** What lies over one another here, lowest first: for files that add to those below instead of standing in for them. */
  readonly layers?: readonly Resources[]
}

export type Resource =
  | {readonly type: 'found'; readonly bytes: Uint8Array}
  | {readonly type: 'missing'}
  /** It lies outside the root, itself or by a symbolic link. */
  | {readonly type: 'refused'; readonly reason: string}

const outside: Resource = {type: 'refused', reason: 'it lies outside the root'}

/** Files that exist only here. */
export function memory(contents: Readonly<Record<string, string | Uint8Array>>): Resources {
  const encoder = new TextEncoder()
  return {
    read(path) {
      if (path.split('/').includes('..')) return outside
      const content = Object.hasOwn(contents, path) ? contents[path] : undefined
      if (content === undefined) return {type: 'missing'}
      return {type: 'found', bytes: typeof content === 'string' ? encoder.encode(content) : content}
    },
    list: (folder) =>
      Object.keys(contents)
        .filter((path) => folder === '.' || path.startsWith(`${folder}/`))
        .sort(),
  }
}

/** Files on disk under `root`, and nothing else: neither `../` nor a symbolic link leads out of it. */
export function files({root}: {readonly root: string}): Resources {
  const base = realOf(resolve(root))
  const locate = (path: string) => (base === null ? null : resolve(base, path))
  return {
    read(path) {
      const wanted = locate(path)
      if (base === null || wanted === null || path.includes('\0')) return {type: 'missing'}
      const real = realOf(wanted)
      // An absolute path may name the root by one of its links; a missing file outside is refused all the same.
      if (real === null) return within(base, wanted) ? {type: 'missing'} : outside
      if (!within(base, real)) return outside
      return readWhole(real)
    },
    list(folder) {
      const wanted = locate(folder)
      const real = wanted === null ? null : realOf(wanted)
      if (base === null || real === null || !within(base, real)) return []
      const prefix = relative(base, wanted ?? base)
      return entriesOf(real)
        .map((path) => toPosix(join(prefix, path)))
        .sort()
    },
  }
}

/** `upper`, file by file, and what it lacks from `lower`. A refusal is not a lack. */
export function overlay(upper: Resources, lower: Resources): Resources {
  return {
    read(path) {
      const found = upper.read(path)
      return found.type === 'missing' ? lower.read(path) : found
    },
    list: (folder) => [...new Set([...upper.list(folder), ...lower.list(folder)])].sort(),
    layers: [lower, upper].flatMap(layersOf),
  }
}

export const layersOf = (resources: Resources): readonly Resources[] => resources.layers ?? [resources]

export interface Recording extends Resources {
  /** What was asked for and found, or not. */
  readonly asked: {
    readonly files: ReadonlyMap<string, Resource>
    readonly folders: ReadonlyMap<string, readonly string[]>
  }
}

/** Reads each file once and remembers what was asked, for the life of one job: what two articles share is one and the same. */
export function recording(resources: Resources): Recording {
  const files = new Map<string, Resource>()
  const folders = new Map<string, readonly string[]>()
  return {
    asked: {files, folders},
    read(path) {
      const found = files.get(path) ?? resources.read(path)
      files.set(path, found)
      return found
    },
    list(folder) {
      const found = folders.get(folder) ?? resources.list(folder)
      folders.set(folder, found)
      return found
    },
  }
}

/** Lists each folder once. Sources do not change while they are built, and names are looked for in every article. */
export const remembering = (resources: Resources): Resources => ({
  read: (path) => resources.read(path),
  list: oncePer((folder: string) => resources.list(folder)),
})

/** Bytes that were read for their head wait until they are wanted whole, as many as memory should hold; the rest is read again. */
export interface Ahead {
  readonly look: Resources
  readonly take: Resources
}

export function ahead(resources: Resources, room: {bytes: number}): Ahead {
  const waiting = new Map<string, Resource>()
  const sizeOf = (resource: Resource) => (resource.type === 'found' ? resource.bytes.length : 0)
  const {list} = remembering(resources)
  return {
    look: {
      list,
      read(path) {
        const known = waiting.get(path)
        if (known) return known
        const found = resources.read(path)
        if (sizeOf(found) > room.bytes) return found
        room.bytes -= sizeOf(found)
        waiting.set(path, found)
        return found
      },
    },
    take: {
      list,
      read(path) {
        const known = waiting.get(path)
        if (!known) return resources.read(path)
        waiting.delete(path)
        room.bytes += sizeOf(known)
        return known
      },
    },
  }
}

/** The templates, styles and strings that come with the program. */
export function shippedTemplates(): Resources {
  // `src/resources.ts` and the bundle in `lib/` lie equally deep, beside `templates/`.
  return files({root: fileURLToPath(new URL('../templates', import.meta.url))})
}

/** Bytes that `scripts/compile.mjs` puts into `lib/`, by their path there: `harfbuzz.wasm`, a face of `fonts/`. */
export function shippedFile(path: string): Uint8Array<ArrayBuffer> {
  return readFileSync(new URL(`../lib/${path}`, import.meta.url))
}

function readWhole(path: string): Resource {
  try {
    return {type: 'found', bytes: readFileSync(path)}
  } catch (error) {
    if (isCode(error, ['ENOENT', 'EISDIR', 'ENOTDIR'])) return {type: 'missing'}
    if (isCode(error, ['EACCES', 'EPERM'])) return {type: 'refused', reason: 'it may not be read'}
    throw error
  }
}

/** Where a path leads when all links are followed; null when it leads nowhere. */
function realOf(path: string): string | null {
  try {
    // The other one asks for each folder on the way by itself.
    return realpathSync.native(path)
  } catch (error) {
    if (isCode(error, ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES'])) return null
    throw error
  }
}

/** fdir follows no link and takes each for a file, so that a loop cannot trap us; where one leads is left to `read`. Folders
 * that may not be read hold nothing for us. `readdirSync` with `recursive` follows links to folders since Node 24. */
const entriesOf = (folder: string): readonly string[] =>
  new fdir()
    .withRelativePaths()
    // Nobody's sources, and tens of thousands of files.
    .exclude((name) => name === 'node_modules' || name === '.git')
    .crawl(folder)
    .sync()

function within(base: string, path: string): boolean {
  const way = relative(base, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

const toPosix = (path: string) => (sep === '/' ? path : path.split(sep).join('/'))

function isCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}
