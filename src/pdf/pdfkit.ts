/** Pages as plain data → a PDF file: 1.7, tagged, PDF/UA-1 and PDF/A-3a. With `pdf-file.ts` the only file that knows pdfkit. */
import {create, type Font} from 'fontkit'
import SVGtoPDF from 'svg-to-pdfkit'
import type {Report} from '../diagnostics/message.ts'
import type {Catalog, Face} from '../fonts/face.ts'
import type {ImageItem} from '../typeset/draw/display-list.ts'
import type {Page} from '../typeset/pages/page.ts'
import {pageLabels, writeAttachments, writeDestinations, writeOutline} from './catalog-entries.ts'
import {showPicture, writePage} from './content-stream.ts'
import type {DocumentInfo} from './document-info.ts'
import {type GlyphCodes, glyphCodes} from './glyph-codes.ts'
import type {OutlineItem} from './outline.ts'
import {PdfFile} from './pdf-file.ts'
import type {PdfReference, PdfValue} from './pdf-object.ts'
import type {Prepared} from './pictures.ts'
import type {Structure} from './tag.ts'
import {type TaggedPage, writeTags} from './tag-objects.ts'
import {xmp} from './xmp.ts'

export interface PaintJob {
  readonly pages: readonly Page[]
  readonly structure: Structure
  readonly outline: readonly OutlineItem[]
  readonly info: DocumentInfo
  readonly claims: {readonly ua: boolean; readonly a: boolean}
  readonly pictures: ReadonlyMap<string, Prepared>
  readonly catalog: Catalog
  readonly report: Report
}

/** Font files, opened once for many documents. */
export interface PaintCache {
  font(face: Face): Font
}

export function createPaintCache(): PaintCache {
  const fonts = new Map<string, Font>()
  return {
    font(face) {
      const known = fonts.get(face.key)
      if (known) return known
      const font = create(Buffer.from(face.bytes.buffer, face.bytes.byteOffset, face.bytes.byteLength))
      if (!('createSubset' in font)) throw new Error(`${face.key} is a collection of fonts`)
      fonts.set(face.key, font)
      return font
    },
  }
}

export async function paintPdf(job: PaintJob, cache: PaintCache): Promise<Uint8Array> {
  const {info, claims, pages} = job
  const file = new PdfFile(
    {
      pdfVersion: '1.7',
      autoFirstPage: false,
      bufferPages: true,
      font: null,
      lang: info.language,
      displayTitle: true,
      info: infoDictionary(info),
      ...(claims.a && {subset: 'PDF/A-3a'}),
    },
    xmp(info, claims),
  )
  // pdfkit would ask the clock.
  if (info.created === null) delete file.info['CreationDate']
  file._root.data['MarkInfo'] = file.ref({Marked: true})
  // fontkit remembers the first text it met for a glyph, and drawings take theirs from there: fonts of their own keep
  // one document from showing through in the next.
  const drawings = [...job.pictures.values()].some(({type}) => type === 'vector')
  const painter = createPainter(file, job, {drawings, cache: drawings ? createPaintCache() : cache})
  const tagged: TaggedPage[] = []
  for (const page of pages) {
    file.addPage({size: [page.width, page.height], margin: 0})
    const {dictionary, annotations, height} = file.page
    delete dictionary.data['UserUnit']
    dictionary.data['Tabs'] = 'S'
    writePage(
      {
        items: page.items,
        runs: job.structure.runs[page.index] ?? [],
        owners: job.structure.owners[page.index] ?? [],
      },
      painter,
    )
    tagged.push({height, dictionary, annotations})
  }
  writeTags(file, job.structure, tagged)
  writeOutline(file, job.outline, tagged)
  const names = file._root.data['Names']
  const attachments = writeAttachments(file, info.attachments)
  if (isReference(names)) {
    names.data['Dests'] = writeDestinations(file, pages, tagged)
    if (attachments) names.data['EmbeddedFiles'] = attachments
  }
  file._root.data['PageLabels'] = pageLabels(pages)
  file.end()
  return file.whole()
}

function isReference(value: PdfValue | undefined): value is PdfReference {
  return typeof value === 'object' && value !== null && 'data' in value && 'end' in value
}

function infoDictionary(info: DocumentInfo): Record<string, string | Date> {
  return {
    Title: info.title,
    ...(info.authors.length > 0 && {Author: info.authors.join('; ')}),
    ...(info.summary && {Subject: info.summary}),
    ...(info.keywords.length > 0 && {Keywords: info.keywords.join(', ')}),
    Creator: info.generator,
    Producer: info.generator,
    ...(info.created && {CreationDate: info.created}),
    ...(info.modified && {ModDate: info.modified}),
  }
}

interface PainterSetting {
  readonly drawings: boolean
  readonly cache: PaintCache
}

function createPainter(file: PdfFile, job: PaintJob, {drawings, cache}: PainterSetting) {
  const faces = new Map<string, {readonly codes: GlyphCodes; readonly reference: PdfReference}>()
  const states = new Map<number, PdfReference>()
  const pictures = new Map<string, ReturnType<PdfFile['openImage']>>()
  const encoder = new TextEncoder()
  const flush = (operators: string) => {
    if (operators !== '') file.page.content.write(encoder.encode(operators))
  }
  const bitmap = (source: string, bytes: Uint8Array) => {
    const known = pictures.get(source)
    if (known) return known
    const picture = file.openImage(bytes)
    picture.embed(file)
    pictures.set(source, picture)
    return picture
  }
  return {
    flush,
    codes(face: Face): GlyphCodes {
      let known = faces.get(face.key)
      if (!known) {
        file.font(cache.font(face))
        known = {codes: glyphCodes(file._font, face, {drawings}), reference: file._font.ref()}
        faces.set(face.key, known)
      }
      file.page.fonts[known.codes.name] ??= known.reference
      return known.codes
    },
    opacity(alpha: number): string {
      const known = states.get(alpha)
      const state = known ?? file.ref({Type: 'ExtGState', ca: alpha, CA: alpha})
      if (!known) {
        state.end()
        states.set(alpha, state)
      }
      const name = `Gs${Math.round(alpha * 1_000)}`
      file.page.ext_gstates[name] ??= state
      return name
    },
    picture(item: ImageItem): string {
      const prepared = job.pictures.get(item.source)
      if (!prepared) return ''
      if (prepared.type === 'vector') {
        drawVector(file, prepared.svg, item, job)
        return ''
      }
      const picture = bitmap(item.source, prepared.bytes)
      if (!picture.obj) return ''
      file.page.xobjects[picture.label] ??= picture.obj
      return showPicture(picture.label, item)
    },
  }
}

/** Text in a drawing is set in the document's faces, because no other may be left unembedded. */
function drawVector(file: PdfFile, svg: string, item: ImageItem, job: PaintJob): void {
  const warnings = new Set<string>()
  SVGtoPDF(file, svg, item.x, item.y, {
    width: item.width,
    height: item.height,
    preserveAspectRatio: 'xMidYMid meet',
    assumePt: false,
    fontCallback(family, bold, italic) {
      const families = family.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''))
      const face = job.catalog.primary({
        families,
        weight: bold ? 700 : 400,
        style: italic ? 'italic' : 'normal',
      })
      file.registerFont(face.key, face.bytes)
      return face.key
    },
    warningCallback: (warning) => warnings.add(warning),
  })
  for (const warning of warnings) {
    job.report({
      rule: 'pdf/svg-unsupported',
      reason: `Part of the drawing “${item.source}” is left out: ${warning}`,
      actual: item.source,
    })
  }
}
