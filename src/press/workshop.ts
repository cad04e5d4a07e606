/** Options → what all jobs of one build share: templates, words, plugins, and the formats that are asked for. */
import {inArticle} from '../diagnostics/fault.ts'
import type {BuildOptions, House} from '../emit/emitter.ts'
import {chosen, kindsOf, openFormats} from '../emit/formats.ts'
import {ofArticle} from '../emit/page-starts.ts'
import {openPrinter, printSetup} from '../emit/printer.ts'
import {createSheets} from '../emit/sheets.ts'
import type {Staging} from '../emit/stages.ts'
import type {Format} from '../model/publication.ts'
import {once} from '../once.ts'
import {loadPlugins, type Plugins} from '../plugins.ts'
import type {HeadSettings} from '../read/head.ts'
import {createHighlighter, type Highlighter} from '../render/highlight.ts'
import {createRenderer} from '../render/renderer.ts'
import type {ShelfRenderer} from '../render/view.ts'
import {overlay, type Resources, shippedTemplates} from '../resources.ts'
import {loadStrings, type Strings} from '../strings.ts'
import {generator} from '../version.ts'
import type {PressOptions} from './options.ts'

export interface Workshop extends Omit<Staging, 'path'> {
  readonly house: House & {readonly renderer: ShelfRenderer}
  /** Every kind of file that a publication may have, whether this build makes it or not. */
  readonly kinds: readonly Format[]
  readonly plugins: Plugins
  readonly highlighter: Highlighter
  readonly settings: HeadSettings
  /** For what gives no date itself, RFC 3339. */
  readonly date: string | undefined
}

/** What is wanted before any workshop is opened; words are read when somebody asks for them. */
export interface Premises {
  readonly templates: Resources
  readonly strings: () => Strings
  readonly settings: HeadSettings
}

/** @throws {TypeError} when a format is asked for that nobody makes, or an emitter cannot stand in the table. */
export function premisesOf(given: PressOptions): Premises {
  const {problems} = chosen(given.formats, given.emitters)
  if (problems.length > 0) throw new TypeError(problems.join(' '))
  const templates = given.templates ? overlay(given.templates, shippedTemplates()) : shippedTemplates()
  const strings = once(() => loadStrings(templates))
  return {
    templates,
    strings,
    settings: {
      defaults: {...(given.defaultLanguage ? {language: given.defaultLanguage} : {}), ...given.metadata},
      overrides: given.language ? {language: given.language} : {},
      get recognized() {
        return strings().recognized
      },
      dialect: given.dialect ?? null,
    },
  }
}

/** @throws {TypeError} like `premisesOf`. */
export async function openWorkshop(given: PressOptions, premises = premisesOf(given)): Promise<Workshop> {
  const {table, formats} = chosen(given.formats, given.emitters)
  const {templates, settings} = premises
  const sheets = createSheets(
    templates,
    (given.styles ?? []).map((style) => (typeof style === 'string' ? {variant: style} : style)),
  )
  const options: BuildOptions = {
    paper: given.paper ?? 'a4',
    siteUrl: given.siteUrl ? withSlash(given.siteUrl) : null,
    shelfTitle: given.shelf?.title,
    generator,
    certification: given.accessibility,
    embedFonts: given.epub?.embedFonts,
    printer: once(() =>
      (given.openPrinter ?? openPrinter)(printSetup({templates, sheets}, given.paper ?? 'a4')),
    ),
  }
  // The printer has most to make ready, and begins while words and templates are read.
  if (formats.some(({pages, cover}) => pages === 'made' || cover)) options.printer().catch(() => undefined)
  const open = openFormats({templates, sheets}, options)
  const printing = Promise.all(formats.filter(({pages}) => pages === 'made').map(open))
  const plugins = await loadPlugins(given.remarkPlugins, given.rehypePlugins)
  const strings = premises.strings()
  const highlighter = createHighlighter()
  const kinds = kindsOf(table)
  const renderer = createRenderer({templates, strings, kinds, highlight: highlighter.highlight})
  await printing
  return {
    house: {
      templates,
      sheets,
      strings,
      renderer: {
        ...renderer,
        document(view) {
          const {path} = view.article
          const whole = {downloads: [], head: null, ...view}
          return ofArticle(
            inArticle(path, () => plugins.html(renderer.document(whole))),
            path,
          )
        },
      },
    },
    options,
    formats,
    open,
    kinds,
    plugins,
    highlighter,
    settings,
    date: given.date,
  }
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`)
