/** The whole pipeline: sources → read → annotate → assemble → emit → finished files in memory. Writes nothing. */
import type {PluggableList} from 'unified'
import type {VFileMessage} from 'vfile-message'
import {formats as defaultFormats, everyFormat, type Paper} from './config.ts'
import {messages} from './diagnostics/message.ts'
import {tally} from './diagnostics/severity.ts'
import type {Emission, EmitContext} from './emit/emitter.ts'
import type {Certification} from './emit/epub/package-claims.ts'
import {createEmitters, type Emitters} from './emit/index.ts'
import {toShelfEntry} from './emit/manifest/entry.ts'
import {mergeManifest, staleShelfFiles} from './emit/manifest/merge.ts'
import {type Manifest, noManifest, type ShelfEntry} from './emit/manifest.ts'
import {ofArticle, type PageStart} from './emit/page-starts.ts'
import {type OpenPrinter, openPrinter} from './emit/printer.ts'
import type {Format, OutputFile, Publication} from './model/publication.ts'
import {overlap} from './overlap.ts'
import {loadPlugins} from './plugins.ts'
import {type Desk, prepare, type Source} from './prepare.ts'
import {createHighlighter} from './render/highlight.ts'
import {createRenderer} from './render/renderer.ts'
import type {Renderer, ShelfRenderer, View} from './render/view.ts'
import {overlay, type Resources, shippedTemplates} from './resources.ts'
import {loadStrings} from './strings.ts'
import {generator} from './version.ts'

export interface PublishOptions extends PressOptions {
  readonly sources: readonly Source[]
}

export interface PressOptions {
  /** @default pdf, epub, json, html */
  readonly formats?: readonly Format[] | undefined
  /** @default "a4" */
  readonly paper?: Paper | undefined
  /** Variants of the handout: names of `styles/variants/` or paths of stylesheets, among the templates. @example ["large-print"] */
  readonly styles?: readonly string[] | undefined
  /** Of articles that do not say. @default "en" */
  readonly defaultLanguage?: string | undefined
  /** Whatever the articles say. */
  readonly language?: string | undefined
  /** Where the output folder will lie on the web. @example "https://example.org/" */
  readonly siteUrl?: string | undefined
  /** Of the list of all publications, and of its feeds. @default "Articles", in the language of the list, and no description */
  readonly shelf?:
    | {readonly title?: string | undefined; readonly description?: string | undefined}
    | undefined
  /** Files that stand in for ours, one by one. */
  readonly templates?: Resources | undefined
  /** Front matter for articles that lack a key. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
  /** For articles that give none, RFC 3339. There is no clock in here. */
  readonly date?: string | undefined
  /** Who has evaluated the e-books and vouches for them: only then do they claim to conform. */
  readonly accessibility?: Certification | undefined
  readonly epub?: {readonly embedFonts?: boolean | undefined} | undefined
  /** A warning fails a publication as an error does. */
  readonly strict?: boolean | undefined
  readonly remarkPlugins?: PluggableList | undefined
  readonly rehypePlugins?: PluggableList | undefined
  /** Where PDFs are set. @default in this thread */
  readonly openPrinter?: OpenPrinter | undefined
}

export type {Source}

/** What became of one source. */
export interface Published {
  readonly source: Source
  /** Null when the source could not be read. */
  readonly publication: Publication | null
  /** What was read: the source, and the articles of a collection. */
  readonly files: readonly string[]
  readonly messages: readonly VFileMessage[]
  /** Something is wrong: there are messages that say what, and no files. */
  readonly failed: boolean
  /** By format, in the order in which they were made. */
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
    messages: [...all.flatMap(({messages}) => messages), ...shelf.messages],
  }
}

/** What the shelf remembers of a publication; null when it failed. */
export function shelfEntry({publication, emissions, failed}: Published): ShelfEntry | null {
  return publication === null || failed ? null : toShelfEntry(publication, emissions)
}

interface Shared {
  readonly options: PressOptions
  readonly formats: ReadonlySet<Format>
  readonly context: Omit<EmitContext, 'report' | 'downloads'> & {readonly renderer: Renderer & ShelfRenderer}
  readonly emitters: Emitters
  readonly desk: Desk
}

async function share(options: PressOptions): Promise<Shared> {
  const wanted: readonly Format[] = options.formats ?? defaultFormats
  const formats = new Set(everyFormat.filter((format) => wanted.includes(format)))
  const templates = templatesOf(options)
  const paper = options.paper ?? 'a4'
  const styles = (options.styles ?? []).map(stylePath)
  const setting = {templates, paper, styles, openPrinter: options.openPrinter ?? openPrinter}
  // The printer has most to make ready; the other engines load while it sets the first article.
  const emitters = createEmitters(setting)
  const printing = formats.has('pdf') ? emitters('pdf') : null
  const plugins = await loadPlugins(options.remarkPlugins, options.rehypePlugins)
  const strings = loadStrings(templates)
  const highlighter = createHighlighter()
  const siteUrl = options.siteUrl ? withSlash(options.siteUrl) : null
  const renderer = createRenderer({templates, strings, highlight: highlighter.highlight})
  await printing
  return {
    options,
    formats,
    context: {
      ...setting,
      renderer: {
        ...renderer,
        document: (view) => ofArticle(plugins.html(renderer.document(view)), view.article.path),
      },
      strings,
      siteUrl,
      shelfTitle: options.shelf?.title,
      generator,
      formats,
      certification: options.accessibility,
      embedFonts: options.epub?.embedFonts,
    },
    emitters,
    desk: {
      defaults: {
        ...(options.defaultLanguage ? {language: options.defaultLanguage} : {}),
        ...options.metadata,
      },
      overrides: options.language ? {language: options.language} : {},
      date: options.date,
      siteUrl,
      strings,
      plugins,
      highlighter,
      slugs: new Map(),
    },
  }
}

/** `large-print` → its stylesheet among the templates. */
export const stylePath = (style: string) => (style.endsWith('.css') ? style : `styles/variants/${style}.css`)

const templatesOf = ({templates}: PressOptions) =>
  templates ? overlay(templates, shippedTemplates()) : shippedTemplates()

async function publishOne(source: Source, shared: Shared): Promise<Published> {
  const found = messages()
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
  const made = await emitAll(publication, source, shared)
  const list = [...found.list, ...made.messages]
  const {errors, warnings} = tally(list)
  const failed = errors > 0 || (shared.options.strict === true && warnings > 0)
  const emissions = failed ? new Map() : made.emissions
  return {source, publication, files: [...found.paths], messages: list, failed, emissions}
}

/** PDF and EPUB are made side by side; the EPUB waits only for the places where the pages of the PDF begin. The digest lists both, and the page states the sizes
 * of all. Messages come in the order of the formats, whichever was done first. */
async function emitAll(publication: Publication, source: Source, {context, emitters, formats}: Shared) {
  const emissions = new Map<Format, Emission>()
  const lists: (readonly VFileMessage[])[] = []
  const {document} = context.renderer
  const paging = deferred<readonly PageStart[] | null>()
  const emitOne = async (format: Format) => {
    const found = messages()
    lists.push(found.list)
    const report = found.for(source.path)
    const renderer = {
      ...context.renderer,
      document: (view: View) => document({...view, report: view.report ?? report}),
    }
    const downloads = [...emissions.values()].flatMap((emission) => emission.downloads)
    const emit = await emitters(format)
    const pages = {paged: paging.resolve, pageStarts: formats.has('pdf') ? paging.promise : undefined}
    try {
      return await emit(publication, {...context, renderer, report, downloads, ...pages})
    } finally {
      // A PDF that came to nothing keeps nobody waiting.
      if (format === 'pdf') paging.resolve(null)
    }
  }
  for (const stage of stages) {
    const asked = stage.filter((format) => formats.has(format))
    const made = await Promise.all(asked.map(async (format) => [format, await emitOne(format)] as const))
    for (const [format, emission] of made) emissions.set(format, emission)
  }
  return {emissions, messages: lists.flat()}
}

/** `Promise.withResolvers` is younger than Node 20. */
function deferred<Value>() {
  let settle = (_value: Value): void => undefined
  const promise = new Promise<Value>((resolve) => {
    settle = resolve
  })
  return {promise, resolve: (value: Value) => settle(value)}
}

const stages: readonly (readonly Format[])[] = [['pdf', 'epub', 'kindle'], ['json'], ['html']]

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`)
