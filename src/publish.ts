/** The whole pipeline: sources → their heads → a job each (read, annotate, link, assemble, emit) → finished files in memory. Writes nothing. */
import type {VFileMessage} from 'vfile-message'
import {gather} from './diagnostics/gather.ts'
import {messages} from './diagnostics/message.ts'
import {mergeManifest, staleShelfFiles} from './emit/manifest/merge.ts'
import {type Manifest, noManifest, type ShelfEntry} from './emit/manifest.ts'
import type {OutputFile, Publication} from './model/publication.ts'
import {once} from './once.ts'
import {type Crew, here} from './press/crew.ts'
import type {PressOptions} from './press/options.ts'
import type {Source} from './press/plan.ts'
import {type Published, run} from './press/run.ts'
import type {Shard} from './press/shard.ts'
import {openWorkshop, premisesOf} from './press/workshop.ts'

export interface PublishOptions extends PressOptions {
  readonly sources: readonly Source[]
}

export type {PressOptions, Published, Source}

/** Publishes one source after the other and forgets each when it is handed over, so that thousands fit in memory. */
export interface Press {
  /** In their order; one whose links name places in another comes after that other. */
  publishEach<Given extends Source>(
    sources: readonly Given[],
    /** Only those of one part, among all that link to each other. */
    shard?: Shard,
  ): AsyncGenerator<Published<Given>, void>
  /** Index page, feeds, catalogues and manifest, over what an earlier build has left in the same folder. */
  shelf(entries: readonly ShelfEntry[], before: Manifest): Promise<Shelf>
}

export interface Shelf {
  readonly files: readonly OutputFile[]
  /** Paths of what an earlier build wrote and this one does not. */
  readonly stale: readonly string[]
  readonly messages: readonly VFileMessage[]
}

/** Loads what one build shares: templates, words, and the engines of the formats that are asked for. @param crewFrom who does the jobs,
 * made of those of this process */
export async function openPress(
  options: PressOptions,
  crewFrom: (own: Crew) => Crew = (own) => own,
): Promise<Press> {
  const premises = premisesOf(options)
  const workshop = once(() => openWorkshop(options, premises))
  const own = here(workshop, premises.settings)
  const crew = crewFrom(own)
  // Others may have all that is asked for, and then it is not wanted.
  if (crew === own) await workshop()
  return {
    publishEach: (sources, shard) => run(sources, crew, {...options, shard}),
    async shelf(entries, before) {
      const {emitShelf} = await import('./emit/shelf/index.ts')
      const found = messages()
      const report = found.for('templates/media/shelf.liquid')
      const {house, kinds, options: told} = await workshop()
      const {siteUrl} = told
      const manifest = mergeManifest(before, entries, {siteUrl, order: kinds.map(({name}) => name)})
      const shelf = {...options.shelf, language: options.defaultLanguage}
      const files = emitShelf(manifest, {...house, kinds, report, shelf})
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
  const place = new Map(sources.map((source, index) => [source, index]))
  all.sort((one, other) => (place.get(one.source) ?? 0) - (place.get(other.source) ?? 0))
  const shelf = await press.shelf(
    all.flatMap(({entry}) => entry ?? []),
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
