/** A publication → its files in every format that is asked for, stage by stage. */
import type {VFileMessage} from 'vfile-message'
import {ArticleError, faultOf, PluginError} from '../diagnostics/fault.ts'
import {type Messages, messages} from '../diagnostics/message.ts'
import type {Publication} from '../model/publication.ts'
import {makeCover} from './covers/cover.ts'
import {downloadOf} from './download.ts'
import type {BuildOptions, Cover, Edition, Emission, EmitContext, Emitter, House, Shown} from './emitter.ts'
import {fileName, type OpenFormat, ownFormats, stageOf, stages} from './formats.ts'
import type {PageStart} from './page-starts.ts'

export interface Staging {
  readonly house: House
  readonly options: BuildOptions
  /** Those of this build, in the order of the table. */
  readonly formats: readonly Emitter[]
  readonly open: OpenFormat
  /** Where what is found lies, unless it says otherwise. */
  readonly path: string
}

/** Documents are made side by side: an e-book waits only for the places where the pages of the handout begin. Messages come in the
 * order of the formats, whichever was done first. `broken`: the articles of a
 * collection in whose rendering something was thrown. */
export async function emitAll(publication: Publication, {house, options, formats, open, path}: Staging) {
  const emissions = new Map<string, Emission>()
  const lists: (readonly VFileMessage[])[] = []
  const broken = new Set<string>()
  const names = new Set(formats.map(({name}) => name))
  const paging = deferred<readonly PageStart[] | null>()
  const hasPages = formats.some(({pages}) => pages === 'made')
  const contextOf = (found: Messages, cover?: Promise<Cover>): EmitContext => {
    const report = found.for(path)
    const document = (view: Shown) => house.renderer.document({report, ...view})
    const downloads = [...emissions.values()].flatMap((emission) => emission.downloads)
    const pages = {paged: paging.resolve, pageStarts: hasPages ? paging.promise : undefined}
    return {
      house: {...house, renderer: {...house.renderer, document}},
      build: {options, formats: names, downloads, report, cover, ...pages},
    }
  }
  const ofCover = messages()
  // First of all: the typesetter has time for it while the pages of the handout are rendered.
  const cover = formats.some((emitter) => emitter.cover)
    ? makeCover(publication, contextOf(ofCover))
    : undefined
  cover?.catch(() => undefined)
  const emitOne = async (emitter: Emitter) => {
    const found = messages()
    lists.push(found.list)
    const context = contextOf(found, cover)
    const {report} = context.build
    try {
      const emit = await open(emitter)
      const edition = await emit(publication, context)
      return edition && emissionOf(edition, emitter, publication.metadata.slug)
    } catch (error) {
      // One format that cannot be made keeps nobody from making the others.
      const isOfOne = publication.kind === 'collection' && error instanceof ArticleError
      if (isOfOne) broken.add(error.path)
      const isOwn = ownFormats.includes(emitter) || error instanceof ArticleError
      const fault = isOwn ? error : new PluginError(`the emitter of ${emitter.name} failed`, {cause: error})
      report(faultOf(fault, isOfOne ? 'the article' : `the file of format \`${emitter.name}\``))
      return null
    } finally {
      // A handout that came to nothing keeps nobody waiting.
      if (emitter.pages === 'made') paging.resolve(null)
    }
  }
  // The engines of later stages load while the first is at work.
  for (const emitter of formats) open(emitter).catch(() => undefined)
  for (const stage of stages) {
    const asked = formats.filter((emitter) => stageOf(emitter) === stage)
    const made = await Promise.all(
      asked.map(async (emitter) => [emitter.name, await emitOne(emitter)] as const),
    )
    for (const [name, emission] of made) if (emission !== null) emissions.set(name, emission)
  }
  return {emissions, messages: [...ofCover.list, ...lists.flat()], broken}
}

function emissionOf(edition: Edition, emitter: Emitter, slug: string): Emission {
  const {content, beside = [], companions = [], pictures, ...facts} = edition
  const {name, mediaType} = emitter
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const file = {path: `${slug}/${fileName(emitter, slug)}`, mediaType, bytes}
  return {
    files: [file, ...beside],
    downloads: [downloadOf(file, name, facts), ...companions],
    ...(pictures && {pictures}),
  }
}

/** `Promise.withResolvers` is younger than Node 20. */
function deferred<Value>() {
  let settle = (_value: Value): void => undefined
  const promise = new Promise<Value>((resolve) => {
    settle = resolve
  })
  return {promise, resolve: (value: Value) => settle(value)}
}
