/** hast + stylesheets → pages → PDF. Knows HTML and CSS, and nothing of articles. */
import type {Element, Root} from 'hast'
import {parseStylesheet} from '../css/parse.ts'
import type {Report} from '../diagnostics/message.ts'
import type {Resources} from '../resources.ts'
import {buildBoxes} from './boxes/build.ts'
import {bundledFonts, fallbackFamilies, genericFamilies} from './fonts/bundled.ts'
import {createCatalog} from './fonts/catalog.ts'
import {declaredFonts} from './fonts/declared.ts'
import type {Catalog} from './fonts/face.ts'
import {openShaper} from './fonts/harfbuzz.ts'
import {type Hyphenate, loadHyphenation} from './lines/index.ts'
import {compose} from './pages/compose.ts'
import type {Page} from './pages/page.ts'
import {printedIds} from './pages/printed-ids.ts'
import {type Claims, claimsOf} from './paint/claims.ts'
import type {DocumentInfo} from './paint/document-info.ts'
import {linksOf, parentsOf} from './paint/links.ts'
import {type OutlineItem, outlineOf} from './paint/outline.ts'
import type {PaintCache} from './paint/pdfkit.ts'
import {type PictureSource, preparePictures} from './paint/pictures.ts'
import {type Structure, structure} from './paint/structure.ts'
import {supportsDeclaration} from './style/declared.ts'
import {limitDepth} from './style/depth.ts'
import {fontFaces} from './style/font-faces.ts'
import {createPageStyles} from './style/page-rules.ts'
import type {Paper} from './style/page-size.ts'
import {createStyler} from './style/style-document.ts'

export type {Page} from './pages/page.ts'
export {type PageBlock, pageBlocks} from './pages/page-blocks.ts'
export {pageSketch} from './pages/sketch.ts'
export type {Claims} from './paint/claims.ts'
export type {Attachment, DocumentInfo} from './paint/document-info.ts'
export type {OutlineItem} from './paint/outline.ts'
export type {PictureSource} from './paint/pictures.ts'
export type {Structure, Tag} from './paint/structure.ts'
export {typography} from './typography.ts'

export interface StylesheetSource {
  readonly path: string
  readonly text: string
}

/** A picture by the `src` that the document carries. Sizes in CSS pixels. */
export interface Picture extends PictureSource {
  readonly width: number
  readonly height: number
}

export interface TypesetOptions {
  readonly report: Report
  readonly picture: (source: string) => Picture | null
}

/** A document made up into pages: plain data. */
export interface Typeset {
  readonly pages: readonly Page[]
  readonly outline: readonly OutlineItem[]
  readonly structure: Structure
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly claims: Claims
  readonly options: TypesetOptions
}

/** Stylesheets, fonts and hyphenation, made ready once for many documents. */
export interface Typesetter {
  typeset(document: Root, options: TypesetOptions): Promise<Typeset>
  paint(typeset: Typeset, info: DocumentInfo): Promise<Uint8Array>
}

export interface TypesetterOptions {
  /** Messages about stylesheets and fonts; each is made once. */
  readonly report: Report
  /** What `@page {size: auto}`, A4 and Letter mean. */
  readonly paper?: Paper
}

/** Sheets from the weakest to the strongest. `resources` holds what they import and the fonts they name. */
export async function createTypesetter(
  stylesheets: readonly StylesheetSource[],
  resources: Resources,
  {report, paper = 'a4'}: TypesetterOptions,
): Promise<Typesetter> {
  const load = (path: string) => {
    const found = resources.read(path)
    return found.type === 'found' ? new TextDecoder().decode(found.bytes) : null
  }
  const sheets = stylesheets.map((source) =>
    parseStylesheet(source, {medium: 'print', load, supports: supportsDeclaration, report}),
  )
  const style = createStyler(sheets, {report})
  const shaper = await openShaper()
  const files = [...declaredFonts(fontFaces(sheets, report), resources, report), ...bundledFonts()]
  const catalog = createCatalog(files, {shaper, report, generic: genericFamilies, fallback: fallbackFamilies})
  const hyphenation = createHyphenation()
  let painting: Promise<Painting> | null = null

  return {
    async typeset(given, options) {
      const document = limitDepth(given, options.report)
      const styled = style(document)
      const parents = parentsOf(document)
      const language = languageOf(styled.elements[0])
      const box = buildBoxes(styled, {images: options.picture, report: options.report})
      const printed = printedIds(box)
      const links = linksOf(parents, printed, options.report)
      const pages = compose({
        box,
        styles: createPageStyles(styled, sheets, {paper}),
        catalog,
        hyphenate: await hyphenation(languagesOf(parents.keys())),
        links,
        printed,
        report: options.report,
      })
      const level = (element: Element) => {
        const {bookmarkLevel} = styled.style(element)
        return bookmarkLevel === 'none' ? null : bookmarkLevel
      }
      const title = titleOf(parents.keys())
      return {
        pages,
        outline: outlineOf(pages, parents, level),
        structure: structure({pages, parents, links, language}, options.report),
        title,
        language,
        claims: claimsOf({parents, pages, title, language}, options.report),
        options,
      }
    },
    async paint(typeset, info) {
      painting ??= loadPainting()
      const {cache, paint} = await painting
      return paint(typeset, info, catalog, cache)
    },
  }
}

/** One document, one set of stylesheets. */
export async function typeset(
  document: Root,
  stylesheets: readonly StylesheetSource[],
  resources: Resources,
  options: TypesetOptions & TypesetterOptions,
): Promise<{readonly typeset: Typeset; readonly paint: (info: DocumentInfo) => Promise<Uint8Array>}> {
  const typesetter = await createTypesetter(stylesheets, resources, options)
  const result = await typesetter.typeset(document, options)
  return {typeset: result, paint: (info) => typesetter.paint(result, info)}
}

interface Painting {
  readonly cache: PaintCache
  paint(typeset: Typeset, info: DocumentInfo, catalog: Catalog, cache: PaintCache): Promise<Uint8Array>
}

/** pdfkit and fontkit take 100 ms to load: only who paints waits for them. */
async function loadPainting(): Promise<Painting> {
  const {createPaintCache, paintPdf} = await import('./paint/pdfkit.ts')
  return {
    cache: createPaintCache(),
    async paint({pages, outline, structure: tags, claims, options}, info, catalog, cache) {
      const sources = new Set(
        pages.flatMap((page) => page.items.flatMap((item) => (item.type === 'image' ? [item.source] : []))),
      )
      const pictures = await preparePictures([...sources], options.picture, options.report)
      return paintPdf(
        {pages, structure: tags, outline, info, claims, pictures, catalog, report: options.report},
        cache,
      )
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
