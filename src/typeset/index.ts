/** hast + stylesheets → pages. Knows HTML and CSS, and nothing of articles or of PDF. */
import type {Element, Root} from 'hast'
import {parseStylesheet} from '../css/parse.ts'
import type {Stylesheet} from '../css/stylesheet.ts'
import type {Report} from '../diagnostics/message.ts'
import {bundledFonts, fallbackFamilies, genericFamilies} from '../fonts/bundled.ts'
import {createCatalog} from '../fonts/catalog.ts'
import {declaredFonts} from '../fonts/declared.ts'
import type {Catalog, FontFile} from '../fonts/face.ts'
import {openShaper, type Shaper} from '../fonts/harfbuzz.ts'
import type {Resources} from '../resources.ts'
import {buildBoxes} from './boxes/build.ts'
import {printedIds} from './boxes/printed-ids.ts'
import {type Links, linksOf, type Parents, parentsOf} from './draw/links.ts'
import {type Hyphenate, lineMemory, loadHyphenation} from './lines/index.ts'
import {gatherMissing} from './missing-faces.ts'
import {compose} from './pages/compose.ts'
import type {Page} from './pages/page.ts'
import {supportsDeclaration} from './style/declared.ts'
import {limitDepth} from './style/depth.ts'
import {fontFaces} from './style/font-faces.ts'
import {createPageStyles} from './style/page-rules.ts'
import type {Paper} from './style/paper-sizes.ts'
import {shippedSheets} from './style/shipped-sheets.ts'
import {createStyler, userAgent} from './style/style-document.ts'

export type {Page} from './pages/page.ts'
export {type PageBlock, pageBlocks} from './pages/page-blocks.ts'
export {pageSketch} from './pages/sketch.ts'
export {typography} from './typography.ts'

export interface StylesheetSource {
  readonly path: string
  readonly text: string
}

/** A picture by the `src` that the document carries. Sizes in CSS pixels. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly width: number
  readonly height: number
}

export interface TypesetOptions {
  readonly report: Report
  readonly picture: (source: string) => Picture | null
}

/** A document made up into pages, and what its tags and outline are made from. */
export interface MadeUp {
  readonly pages: readonly Page[]
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly parents: Parents
  readonly links: Links
  /** `bookmark-level` of an element; null when it has none. */
  readonly bookmarkLevel: (element: Element) => number | null
}

/** Stylesheets, fonts and hyphenation, made ready once for many documents. */
export interface Compositor {
  readonly catalog: Catalog
  makeUp(document: Root, options: TypesetOptions): Promise<MadeUp>
  /** The same faces and patterns, under other stylesheets and with the faces that those declare. */
  under(stylesheets: readonly StylesheetSource[], report: Report): Compositor
}

export interface TypesetterOptions {
  /** Messages about stylesheets and fonts; each is made once. */
  readonly report: Report
  /** What `@page {size: auto}`, A4 and Letter mean. */
  readonly paper?: Paper
}

/** Sheets from the weakest to the strongest. `resources` holds what they import and the fonts they name. */
export async function createCompositor(
  stylesheets: readonly StylesheetSource[],
  resources: Resources,
  {report, paper = 'a4'}: TypesetterOptions,
): Promise<Compositor> {
  const shaper = await openShaper()
  const base = {
    resources,
    shaper,
    hyphenation: createHyphenation(),
    paper,
    parsed: new Map(),
    shipped: shippedSheets(),
    files: bundledFonts(),
    catalog: null,
  }
  return compositor(stylesheets, base, report)
}

interface Base {
  readonly resources: Resources
  readonly shaper: Shaper
  readonly hyphenation: ReturnType<typeof createHyphenation>
  readonly paper: Paper
  /** By path; what is wrong with one is said once. */
  readonly parsed: Map<string, {readonly text: string; readonly sheet: Stylesheet}>
  readonly shipped: ReturnType<typeof shippedSheets>
  /** Those that are there whatever the stylesheets declare, and the catalog of them, where there is one. */
  readonly files: readonly FontFile[]
  readonly catalog: Catalog | null
}

function compositor(stylesheets: readonly StylesheetSource[], base: Base, early: Report): Compositor {
  const {resources, shaper, hyphenation, paper} = base
  const load = (path: string) => {
    const found = resources.read(path)
    return found.type === 'found' ? new TextDecoder().decode(found.bytes) : null
  }
  const parsed = (source: StylesheetSource) => {
    const known = base.parsed.get(source.path)
    if (known?.text === source.text) return known.sheet
    const sheet =
      base.shipped(source) ??
      parseStylesheet(source, {
        medium: 'print',
        load,
        supports: supportsDeclaration,
        report: early,
      })
    base.parsed.set(source.path, {text: source.text, sheet})
    return sheet
  }
  const sheets = stylesheets.map(parsed)
  const style = createStyler(sheets, {report: early, userAgent: parsed(userAgent)})
  const declared = declaredFonts(fontFaces(sheets, early), resources, early)
  const files = [...declared, ...base.files]
  const fonts = {shaper, report: early, generic: genericFamilies, fallback: fallbackFamilies}
  const catalog = (declared.length === 0 && base.catalog) || createCatalog(files, fonts)
  const pageStyles = createPageStyles(sheets, {paper})
  const memory = lineMemory()

  return {
    catalog,
    under: (others, report) => compositor(others, {...base, files, catalog}, report),
    async makeUp(given, options) {
      const {report, flush} = gatherMissing(options.report)
      const document = limitDepth(given, report)
      const styled = style(document)
      const parents = parentsOf(document)
      const box = buildBoxes(styled, {images: options.picture, report})
      const printed = printedIds(box)
      const links = linksOf(parents, printed, report)
      const pages = compose({
        box,
        styles: pageStyles(styled),
        memory,
        catalog,
        hyphenate: await hyphenation(languagesOf(parents.keys())),
        links,
        printed,
        report,
      })
      const language = languageOf(styled.elements[0])
      flush(language)
      return {
        pages,
        title: titleOf(parents.keys()),
        language,
        parents,
        links,
        bookmarkLevel(element) {
          const {bookmarkLevel} = styled.style(element)
          return bookmarkLevel === 'none' ? null : bookmarkLevel
        },
      }
    },
  }
}

/** Patterns of every language that has turned up so far; loaded again when a new one does. */
function createHyphenation() {
  const languages = new Set<string>()
  let loaded: Promise<Hyphenate> | null = null
  return (wanted: Iterable<string>): Promise<Hyphenate> => {
    const before = languages.size
    for (const language of wanted) languages.add(language)
    if (!loaded || languages.size > before) loaded = loadHyphenation(languages)
    return loaded
  }
}

function languagesOf(elements: Iterable<Element>): ReadonlySet<string> {
  const languages = new Set<string>()
  for (const element of elements) {
    const {lang} = element.properties
    if (typeof lang === 'string' && lang !== '') languages.add(lang)
  }
  return languages
}

function languageOf(root: Element | undefined): string {
  const lang = root?.properties['lang']
  return typeof lang === 'string' && lang !== '' ? lang : 'und'
}

function titleOf(elements: Iterable<Element>): string {
  for (const element of elements) {
    if (element.tagName !== 'title') continue
    const [text] = element.children
    return text?.type === 'text' ? text.value.trim() : ''
  }
  return ''
}
