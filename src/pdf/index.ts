/** hast + stylesheets → pages → PDF. */
import type {Root} from 'hast'
import type {Catalog} from '../fonts/face.ts'
import type {Resources} from '../resources.ts'
import {
  type Compositor,
  createCompositor,
  type Page,
  type StylesheetSource,
  type TypesetOptions,
  type TypesetterOptions,
} from '../typeset/index.ts'
import {type Claims, claimsOf} from './claims.ts'
import type {DocumentInfo} from './document-info.ts'
import {type OutlineItem, outlineOf} from './outline.ts'
import {preparePictures} from './pictures.ts'
import {structure} from './structure.ts'
import type {Structure} from './tag.ts'

export type {
  Page,
  Picture,
  StylesheetSource,
  TypesetOptions,
  TypesetterOptions,
} from '../typeset/index.ts'
export type {Claims} from './claims.ts'
export type {Attachment, DocumentInfo} from './document-info.ts'
export type {OutlineItem} from './outline.ts'
export type {Structure, Tag} from './tag.ts'

/** A document made up into pages, with its tags: plain data. */
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

/** Sheets from the weakest to the strongest. `resources` holds what they import and the fonts they name. */
export async function createTypesetter(
  stylesheets: readonly StylesheetSource[],
  resources: Resources,
  options: TypesetterOptions,
): Promise<Typesetter> {
  return typesetterOn(await createCompositor(stylesheets, resources, options))
}

/** What is typeset there, with tags and outline, and painted. */
export function typesetterOn(compositor: Compositor): Typesetter {
  let painting: Promise<Paint> | null = null
  return {
    async typeset(document, options) {
      const made = await compositor.makeUp(document, options)
      const {pages, parents, links, title, language} = made
      return {
        pages,
        outline: outlineOf(pages, parents, made.bookmarkLevel),
        structure: structure({pages, parents, links, language}, options.report),
        title,
        language,
        claims: claimsOf({parents, pages, title, language}, options.report),
        options,
      }
    },
    async paint(typeset, info) {
      painting ??= loadPainting(compositor.catalog)
      const paint = await painting
      return paint(typeset, info)
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

type Paint = (typeset: Typeset, info: DocumentInfo) => Promise<Uint8Array>

/** pdfkit and fontkit take 100 ms to load: only who paints waits for them. */
async function loadPainting(catalog: Catalog): Promise<Paint> {
  const {createPaintCache, paintPdf} = await import('./pdfkit.ts')
  const cache = createPaintCache()
  return async ({pages, outline, structure, claims, options}, info) => {
    const {picture, report} = options
    const images = pages.flatMap(({items}) => items.filter((item) => item.type === 'image'))
    const pictures = await preparePictures(new Set(images.map(({source}) => source)), picture, report)
    return paintPdf({pages, structure, outline, info, claims, pictures, catalog, report}, cache)
  }
}
