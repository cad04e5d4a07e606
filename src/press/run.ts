/** Sources → what became of each: one job a source, by whoever does the jobs. A publication is handed over when all that its links name
 * is known; then it is forgotten, but for its exports. */
import type {VFileMessage} from 'vfile-message'
import type {ShelfEntry} from '../emit/manifest.ts'
import type {Publication} from '../model/publication.ts'
import type {Guess} from '../read/dialects/dialect.ts'
import type {Crew} from './crew.ts'
import type {Task} from './desk.ts'
import type {Emissions, Made} from './job.ts'
import {corrected, missingIn} from './links.ts'
import {hasFailed, isWithheld} from './outcome.ts'
import {overlap} from './overlap.ts'
import {planned, type Source} from './plan.ts'
import {type Shard, shared} from './shard.ts'

/** What became of one source. */
export interface Published<Given extends Source = Source> {
  readonly source: Given
  /** Null when the source could not be read; and when another thread, or an earlier build, has made it. */
  readonly publication: Publication | null
  /** Of the publication; null when the source could not be read. */
  readonly slug: string | null
  /** The tool that it was read as written for, and the file that says so; null when nothing does, or the project says it itself. */
  readonly readAs: Guess | null
  /** What was read: the source, and the articles of a collection. */
  readonly files: readonly string[]
  readonly messages: readonly VFileMessage[]
  /** There are errors, or under `strict` warnings: messages that say what is wrong. What could be made is there all the same. */
  readonly failed: boolean
  /** By format, in the order in which they were made. None when nothing could be made, under `strict` when it failed, and as long as an
   * earlier build keeps them. */
  readonly emissions: Emissions
  /** The same wherever they are kept. */
  readonly fetch: () => Promise<Emissions>
  /** For the shelf; null when there are no files. */
  readonly entry: ShelfEntry | null
}

/** Bytes of finished files that wait for what their links name. Beyond them, the work is done again when it is known. */
const mostHeld = 256 * 1024 * 1024

interface Held<Given> {
  readonly source: Given
  readonly task: Task
  /** Null when it was let go, to save memory. */
  readonly made: Made | null
  readonly asks: Made['asks']
}

export async function* run<Given extends Source>(
  sources: readonly Given[],
  crew: Crew,
  {strict, shard}: {readonly strict?: boolean | undefined; readonly shard?: Shard | undefined},
): AsyncGenerator<Published<Given>, void> {
  const {settings} = crew
  const plan = planned(sources, settings, crew.heads)
  const mine = shard ? shared(sources, shard, plan.sizeOf) : sources
  crew.begin?.(mine.map((source) => plan.taskOf(source)))
  const pending = new Set(mine)
  const isMine = new Set(mine)
  /** Those that a publication waits for. */
  const urgent: Given[] = []
  let waiting: readonly Held<Given>[] = []

  function* inOrder() {
    for (;;) {
      const [next] = urgent.length > 0 ? urgent.splice(0, 1) : pending
      if (next === undefined) return
      if (pending.delete(next)) yield next
    }
  }

  async function settled({source, task, made, asks}: Held<Given>): Promise<Published<Given>> {
    const {ids, take} = plan.rootOf(source)
    for (const {path} of asks) {
      if (ids.has(path)) continue
      const elsewhere = plan.ownerOf(source, path)
      if (elsewhere && !isMine.has(elsewhere)) {
        // Another machine builds it; what it will hold is known when it is read.
        for (const [each, found] of await crew.exports(plan.taskOf(elsewhere))) ids.set(each, found)
        if (!ids.has(path)) ids.set(path, null)
        continue
      }
      // Nobody builds it now.
      const other = {...task, path, resources: take}
      ids.set(path, await crew.ids(other).catch(() => null))
    }
    const idsOf = (path: string) => ids.get(path) ?? null
    const answers = corrected(asks, idsOf)
    const right =
      made !== null && answers === null ? made : await crew.make({...task, answers: answers ?? task.answers})
    const readAs = settings.dialect ? null : task.guess
    return published({source, readAs}, right, [...right.messages, ...missingIn(right.asks, idsOf)], strict)
  }

  const jobs = overlap(inOrder(), crew.atATime, async (source) => {
    const task = plan.taskOf(source)
    return {source, task, made: await crew.make(task)}
  })
  for await (const {source, task, made} of jobs) {
    const {roster, ids, bySource} = plan.rootOf(source)
    for (const path of bySource.get(source.path)?.paths ?? [])
      if (!ids.has(path)) ids.set(path, made.exports.ids.get(path) ?? null)
    const isOpen = ({path}: {readonly path: string}) => roster.has(path) && !ids.has(path)
    for (const {path} of made.asks.filter(isOpen)) {
      const other = bySource.get(roster.get(path)?.publication ?? '')
      if (other && pending.has(other.source)) urgent.push(other.source)
    }
    const all = [...waiting, {source, task, made, asks: made.asks}]
    const isReady = (one: Held<Given>) => {
      const root = plan.rootOf(one.source)
      const isElsewhere = (owner: Given | null) => owner !== null && !isMine.has(owner)
      return one.asks.every(
        ({path}) =>
          root.ids.has(path) || !root.roster.has(path) || isElsewhere(plan.ownerOf(one.source, path)),
      )
    }
    waiting = lightened(all.filter((one) => !isReady(one)))
    for (const one of all.filter(isReady)) yield await settled(one)
  }
  for (const one of waiting) yield await settled(one)
}

/** The first are held as long as there is room: they have waited longest. */
function lightened<Given>(waiting: readonly Held<Given>[]): readonly Held<Given>[] {
  let bytes = 0
  return waiting.map((one) => {
    bytes += one.made === null ? 0 : sizeOf(one.made)
    return bytes > mostHeld ? {...one, made: null} : one
  })
}

const sizeOf = ({emissions}: Made) =>
  [...emissions.values()].flatMap(({files}) => files).reduce((sum, {bytes}) => sum + bytes.length, 0)

function published<Given extends Source>(
  from: Pick<Published<Given>, 'source' | 'readAs'>,
  {publication, slug, articles, emissions, stored, exports}: Made,
  messages: readonly VFileMessage[],
  strict: boolean | undefined,
): Published<Given> {
  const withheld = isWithheld(messages, strict)
  const none: Emissions = new Map()
  return {
    ...from,
    publication,
    slug,
    files: articles,
    messages,
    failed: hasFailed(messages, strict),
    emissions: withheld ? none : emissions,
    fetch: async () => (withheld ? none : stored ? await stored() : emissions),
    entry: withheld ? null : exports.entry,
  }
}
