/** The whole pipeline: sources → read → annotate → assemble → emit → finished files in memory. Writes nothing. */
import type {VFileMessage} from 'vfile-message'
import {gather} from './diagnostics/gather.ts'
import {type Messages, messages} from './diagnostics/message.ts'
import {tally} from './diagnostics/severity.ts'
import type {Emission} from './emit/emitter.ts'
import {toShelfEntry} from './emit/manifest/entry.ts'
import {mergeManifest, staleShelfFiles} from './emit/manifest/merge.ts'
import {type Manifest, noManifest, type ShelfEntry} from './emit/manifest.ts'
import {emitAll} from './emit/stages.ts'
import type {Format, OutputFile, Publication} from './model/publication.ts'
import {overlap} from './overlap.ts'
import {prepare, type Source} from './prepare.ts'
import type {PressOptions} from './press-options.ts'
import {type Shared, share} from './shared.ts'

export interface PublishOptions extends PressOptions {
  readonly sources: readonly Source[]
}

export type {PressOptions, Source}

/** What became of one source. */
export interface Published {
  readonly source: Source
  /** Null when the source could not be read. */
  readonly publication: Publication | null
  /** What was read: the source, and the articles of a collection. */
  readonly files: readonly string[]
  readonly messages: readonly VFileMessage[]
  /** Something is wrong: an error, under `strict` a warning as well. What could be made is here all the same, unless `strict` withholds it. */
  readonly failed: boolean
  /** By format, in the order in which they were made. Empty when the source could not be read, or when it failed under `strict`. */
  readonly emissions: ReadonlyMap<Format, Emission>
}

/** How many publications are in work at a time. More would cost memory and win nothing: the engines keep one core busy. */
const atATime = 2

/** Publishes one source after the other and forgets each when it is handed over, so that thousands fit in memory. */
export interface Press {
  publishEach(sources: readonly Source[]): AsyncGenerator<Published, void>
  /** Index page, feeds, catalogues and manifest, over what an earlier build has left in the same folder. */
  shelf(entries: readonly ShelfEntry[], before: Manifest): Promise<Shelf>
}

export interface Shelf {
  readonly files: readonly OutputFile[]
  /** Paths of what an earlier build wrote and this one does not. */
  readonly stale: readonly string[]
  readonly messages: readonly VFileMessage[]
}

/** Loads what one build shares: templates, words, and the engines of the formats that are asked for. */
export async function openPress(options: PressOptions): Promise<Press> {
  const shared = await share(options)
  return {
    publishEach: (sources) => overlap(sources, atATime, (source) => publishOne(source, shared)),
    async shelf(entries, before) {
      const {emitShelf} = await import('./emit/shelf/index.ts')
      const found = messages()
      const report = found.for('templates/media/shelf.liquid')
      const {context, formats} = shared
      const manifest = mergeManifest(before, entries, {formats, siteUrl: context.siteUrl})
      const shelf = {...options.shelf, language: options.defaultLanguage}
      const files = emitShelf(manifest, {...context, report, shelf})
      return {files, stale: staleShelfFiles(before, files), messages: found.list}
    },
  }
}

export interface Publications {
  readonly files: readonly OutputFile[]
  readonly publications: readonly Publication[]
  readonly messages: readonly VFileMessage[]
}

/** All at once, with what stands once for all of them: index page, feeds, catalogues and manifest. */
export async function publish({sources, ...options}: PublishOptions): Promise<Publications> {
  const press = await openPress(options)
  const all: Published[] = []
  for await (const published of press.publishEach(sources)) all.push(published)
  const shelf = await press.shelf(
    all.flatMap((published) => shelfEntry(published) ?? []),
    noManifest,
  )
  return {
    files: [
      ...all.flatMap(({emissions}) => [...emissions.values()].flatMap(({files}) => files)),
      ...shelf.files,
    ],
    publications: all.flatMap(({publication}) => publication ?? []),
    messages: gather([...all.flatMap(({messages}) => messages), ...shelf.messages]),
  }
}

/** What the shelf remembers of a publication; null when nothing of it is written. */
export function shelfEntry({publication, emissions}: Published): ShelfEntry | null {
  return publication === null || emissions.size === 0 ? null : toShelfEntry(publication, emissions)
}

/** Whatever fails inside one publication never touches another. */
async function publishOne(source: Source, shared: Shared): Promise<Published> {
  const found = messages()
  try {
    return await made(source, shared, found)
  } catch (error) {
    found.for(source.path)({
      rule: 'internal/exception',
      reason: `Something went wrong inside Fourfold or a plugin: ${firstLines(error)}`,
    })
    const files = [...found.paths]
    return {source, publication: null, files, messages: found.list, failed: true, emissions: new Map()}
  }
}

/** The error and where it was thrown: what a report of it needs. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const [what = '', where = ''] = text.split('\n')
  return where.trim() === '' ? what : `${what} (${where.trim()})`
}

async function made(source: Source, shared: Shared, found: Messages): Promise<Published> {
  const publication = await prepare(source, shared.desk, found)
  if (publication === null) {
    return {
      source,
      publication,
      files: [...found.paths],
      messages: found.list,
      failed: true,
      emissions: new Map(),
    }
  }
  const made = await emitAll(publication, {...shared, path: source.path})
  const list = [...found.list, ...made.messages]
  const {errors, warnings} = tally(list)
  const {strict = false} = shared.options
  const failed = errors > 0 || (strict && warnings > 0)
  const emissions = failed && strict ? new Map() : made.emissions
  return {source, publication, files: [...found.paths], messages: list, failed, emissions}
}
