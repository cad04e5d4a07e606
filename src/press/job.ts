/** One publication: its source → files, messages, and what others need to know of it. A pure function of what the source and its
 * pictures hold, of the roster, of what it is told and of what the build shares; it knows nothing else of its neighbours. */
import type {VFileMessage} from 'vfile-message'
import {collection, single} from '../assemble.ts'
import {faultOf} from '../diagnostics/fault.ts'
import type {Emission} from '../emit/emitter.ts'
import {toShelfEntry} from '../emit/manifest/entry.ts'
import type {ShelfEntry} from '../emit/manifest.ts'
import {emitAll} from '../emit/stages.ts'
import type {Article} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import {type Desk, deskFor, type Task} from './desk.ts'
import {type Ask, linked} from './links.ts'
import {readAll} from './read.ts'
import {type Taken, takenBy} from './taken.ts'
import type {Workshop} from './workshop.ts'

export interface Made {
  /** Null when nothing could be read, and when it was made elsewhere: then only what is written comes back. */
  readonly publication: Publication | null
  /** Of its publication; null when nothing could be read. */
  readonly slug: string | null
  readonly emissions: Emissions
  /** Where they are not in memory: what brings them. */
  readonly stored?: () => Promise<Emissions>
  readonly messages: readonly VFileMessage[]
  /** The source, then the articles of a collection in its order. */
  readonly articles: readonly string[]
  /** All that the job took, beside what it was told. */
  readonly taken: () => Taken
  readonly exports: Exports
  /** Fragments of other publications that its links name, and what it took them for. */
  readonly asks: readonly Ask[]
}

/** By format. */
export type Emissions = ReadonlyMap<string, Emission>

/** What remains of a publication when its files are handed over. */
export interface Exports {
  /** By the paths of its articles: every name of a place, and its id. */
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly entry: ShelfEntry | null
}

export async function work(task: Task, workshop: Workshop): Promise<Made> {
  const desk = deskFor(task, workshop)
  try {
    return await worked(desk)
  } catch (error) {
    const {found} = desk
    found.for(task.path)(faultOf(error, 'the publication'))
    return {
      publication: null,
      slug: null,
      emissions: new Map(),
      messages: found.list,
      articles: [...new Set([task.path, ...found.paths])],
      taken: () => takenBy(desk),
      exports: {ids: new Map(), entry: null},
      asks: [],
    }
  }
}

async function worked(desk: Desk): Promise<Made> {
  const {task, workshop, found} = desk
  const read = await readAll(desk)
  const {articles, asks} = linked(read?.articles ?? [], {...task, neighbour: desk.neighbour, found})
  const publication = read === null || articles.length === 0 ? null : assembled(read.front, articles)
  const made =
    publication === null || task.owner !== null ? null : await emitted(publication, task.path, workshop)
  const whole = made?.publication ?? publication
  return {
    publication: whole,
    slug: whole?.metadata.slug ?? null,
    emissions: made?.emissions ?? new Map(),
    messages: [...found.list, ...(made?.messages ?? [])],
    articles: [
      ...new Set([
        task.path,
        ...articles.map(({path}) => path),
        ...found.paths,
        ...stylesheetsOf(publication),
      ]),
    ],
    taken: () => takenBy(desk),
    exports: {
      ids: new Map(articles.map(({path, ids}) => [path, ids])),
      entry: made && made.emissions.size > 0 ? toShelfEntry(made.publication, made.emissions) : null,
    },
    asks,
  }
}

/** Paths of those that it names: messages may lie in them. */
const stylesheetsOf = (publication: Publication | null): readonly string[] =>
  [publication?.front, ...(publication?.articles ?? [])]
    .flatMap((article) => article?.styles ?? [])
    .flatMap((style) => ('path' in style ? [style.path] : []))

const assembled = (front: Article | null, articles: readonly Article[]): Publication => {
  const [first] = articles
  if (front !== null) return collection(front, articles)
  if (first === undefined) throw new Error('a publication has an article')
  return single(first)
}

/** In every format that is asked for. An article of a collection that cannot be rendered is left out, and the others are published. */
async function emitted(publication: Publication, path: string, workshop: Workshop) {
  const faults = new Map<string, VFileMessage>()
  for (let left = publication; ; ) {
    const made = await emitAll(left, {...workshop, path})
    const articles = left.articles.filter((article) => !made.broken.has(article.path))
    const done = {...made, publication: left, messages: [...faults.values(), ...made.messages]}
    if (articles.length === 0 || articles.length === left.articles.length) return done
    // Every format has met it; it is said once.
    for (const message of made.messages)
      if (message.ruleId === 'internal/exception' && message.file) faults.set(message.file, message)
    left = assembled(left.front, articles)
  }
}
