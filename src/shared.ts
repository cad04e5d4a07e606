/** Options → what all publications of one build share: templates, words, plugins, and the engines of the formats asked for. */
import {formats as defaultFormats, everyFormat} from './config.ts'
import {inArticle} from './diagnostics/fault.ts'
import type {EmitContext} from './emit/emitter.ts'
import {createEmitters, type Emitters} from './emit/index.ts'
import {ofArticle} from './emit/page-starts.ts'
import {openPrinter} from './emit/printer.ts'
import type {Format} from './model/publication.ts'
import {loadPlugins} from './plugins.ts'
import type {Workshop} from './press/desk.ts'
import type {PressOptions} from './press-options.ts'
import {createHighlighter} from './render/highlight.ts'
import {createRenderer} from './render/renderer.ts'
import type {Renderer, ShelfRenderer} from './render/view.ts'
import {overlay, shippedTemplates} from './resources.ts'
import {loadStrings} from './strings.ts'
import {generator} from './version.ts'

export interface Shared {
  readonly options: PressOptions
  readonly formats: ReadonlySet<Format>
  readonly context: Omit<EmitContext, 'report' | 'downloads'> & {readonly renderer: Renderer & ShelfRenderer}
  readonly emitters: Emitters
  readonly desk: Omit<Workshop, 'staging'>
}

export async function share(options: PressOptions): Promise<Shared> {
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
        document: (view) => {
          const {path} = view.article
          return ofArticle(
            inArticle(path, () => plugins.html(renderer.document(view))),
            path,
          )
        },
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
      settings: {
        defaults: {
          ...(options.defaultLanguage ? {language: options.defaultLanguage} : {}),
          ...options.metadata,
        },
        overrides: options.language ? {language: options.language} : {},
        recognized: strings.recognized,
      },
      date: options.date,
      siteUrl,
      strings,
      plugins,
      highlighter,
    },
  }
}

/** `large-print` → its stylesheet among the templates. */
export const stylePath = (style: string) => (style.endsWith('.css') ? style : `styles/variants/${style}.css`)

const templatesOf = ({templates}: PressOptions) =>
  templates ? overlay(templates, shippedTemplates()) : shippedTemplates()

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`)
