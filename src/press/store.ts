/** A folder that keeps bytes between builds: npm's own content-addressed store. What it gives back is what was put in, or nothing:
 * entries are checked when they are read, and written beside their place first, so that several builds may share it. */
import {stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

export interface Store {
  /** What was kept under a key, without its bytes. */
  find(key: string): Promise<Kept | null>
  /** Null when they are gone or damaged. */
  bytes(integrity: string): Promise<Uint8Array | null>
  /** @returns the integrity of the bytes; null when there is no room, or no permission: nobody depends on it */
  put(key: string, bytes: Uint8Array, note: unknown): Promise<string | null>
  /** What is old, and what is more than it may hold, goes; at most once a day. Where that cannot be done, it stays. `spared`: keys whose
   * age does not count. */
  prune(spared: ReadonlySet<string>, limits?: Limits): Promise<void>
}

export interface Kept {
  readonly note: unknown
  readonly integrity: string
}

export interface Limits {
  /** Milliseconds. */
  readonly age: number
  readonly bytes: number
  /** Milliseconds from one pruning to the next. */
  readonly pause: number
}

const day = 24 * 60 * 60 * 1000
const usual: Limits = {age: 30 * day, bytes: 2 * 1024 ** 3, pause: day}
const stamp = 'pruned'

export function openStore(folder: string): Store {
  const engine = () => import('cacache').then(({default: cacache}) => cacache)
  return {
    async find(key) {
      const found = await (await engine()).get.info(folder, key).catch(() => null)
      return found && {note: found.metadata, integrity: found.integrity}
    },
    async bytes(integrity) {
      return (await engine()).get.byDigest(folder, integrity).catch(() => null)
    },
    async put(key, bytes, note) {
      const options = {algorithms: ['sha256'] satisfies [string], metadata: note}
      return (await engine())
        .put(folder, key, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), options)
        .catch(() => null)
    },
    async prune(spared, limits = usual) {
      const last = await stat(join(folder, stamp)).catch(() => null)
      if (last !== null && Date.now() - last.mtimeMs < limits.pause) return
      try {
        await prune(await engine(), folder, {spared, ...limits})
        await writeFile(join(folder, stamp), '')
      } catch {
        // It may only be read, or another build is at it.
      }
    },
  }
}

async function prune(
  cacache: typeof import('cacache'),
  folder: string,
  {spared, age, bytes}: Limits & {readonly spared: ReadonlySet<string>},
): Promise<void> {
  const now = Date.now()
  let room = bytes
  const kept = new Set<string>()
  const latestFirst = Object.values(await cacache.ls(folder)).toSorted((a, b) => b.time - a.time)
  for (const {key, time, size} of latestFirst) {
    if (!spared.has(key) && now - time > age) continue
    room -= size
    if (room >= 0) kept.add(key)
  }
  // Its types know only words here.
  const filter: unknown = ({key}: {readonly key: string}) => kept.has(key)
  await cacache.verify(folder, {filter: filter as string})
}
