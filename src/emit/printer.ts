/** A print document → a PDF, the document of a cover or card → its sheet. `openPrinter` does it in this thread; `print-thread.ts`
 * hands it to another, which wants the same: documents, pictures and information are plain data. */
import type {Root} from 'hast'
import type {Point, Position} from 'unist'
import {type Finding, pointOf, type Report} from '../diagnostics/message.ts'
import type {ArticleImage} from '../model/article.ts'
import type {Claims, DocumentInfo, StylesheetSource, Typesetter} from '../pdf/index.ts'
import type {Sheet} from '../picture/sheet.ts'
import {memory, type Resources} from '../resources.ts'
import type {Compositor} from '../typeset/index.ts'
import type {Paper} from '../typeset/style/paper-sizes.ts'
import {type PageStart, pageStarts} from './page-starts.ts'
import type {Sheets} from './sheets.ts'

/** What one build shares among its PDFs, covers and cards. */
export interface PrintSetup {
  /** From the weakest to the strongest. */
  readonly stylesheets: readonly StylesheetSource[]
  /** What the stylesheets may name: other sheets and fonts, by path. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly paper: Paper
}

export interface PrintJob {
  readonly document: Root
  /** Read after those of the build: what the publication names. */
  readonly stylesheets?: readonly StylesheetSource[] | undefined
  /** By the `src` that the document carries. */
  readonly pictures: ReadonlyMap<string, ArticleImage>
  /** Asked for once the document is on its way: to gather it takes time in which another thread can already set type. */
  readonly info: () => DocumentInfo | Promise<DocumentInfo>
  /** Hears where the pages begin, as soon as they are made up and before they are painted. */
  readonly paged?: ((starts: readonly PageStart[]) => void) | undefined
}

export interface Printed {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly claims: Claims
  /** In the order in which they were made; those about stylesheets and fonts come with the first job. */
  readonly findings: readonly PlacedFinding[]
}

/** A finding that can be sent: its place is a position, never a node with all that hangs on it. */
export interface PlacedFinding extends Omit<Finding, 'place'> {
  readonly place: Position | Point | undefined
}

export type SheetName = 'cover' | 'card'

export interface DrawJob {
  readonly sheet: SheetName
  readonly stylesheets: readonly StylesheetSource[]
  readonly document: Root
  /** Of the author's picture, in pixels, where there is one. */
  readonly image: {readonly source: string; readonly width: number; readonly height: number} | null
}

export interface Drawn extends Sheet {
  /** Those about stylesheets come with the first of its kind. */
  readonly findings: readonly PlacedFinding[]
}

export interface Printer {
  print(job: PrintJob): Promise<Printed>
  draw(job: DrawJob): Promise<Drawn>
}

export type OpenPrinter = (setup: PrintSetup) => Promise<Printer>

/** The typesetter is loaded here, and its painter with the first job. */
export const openPrinter: OpenPrinter = async (setup) => {
  const {pageBlocks} = await import('../typeset/pages/page-blocks.ts')
  const {drawSheet} = await import('../picture/sheet.ts')
  const early = collector()
  const {typesetters, compositorOf} = await openTypesetters(setup, early.report)
  const draw = async ({sheet, stylesheets, document, image}: DrawJob): Promise<Drawn> => {
    const found = collector()
    const compositor = compositorOf(stylesheets, `styles/${sheet}.css`, found.report)
    const drawn = await drawSheet(document, compositor, {
      report: (finding) => finding.rule !== 'fonts/missing-glyph' && found.report(finding),
      picture: (source) =>
        image?.source === source ? {...image, bytes: new Uint8Array(), mediaType: 'image/png'} : null,
    })
    return {...drawn, findings: found.take()}
  }
  let drawing: Promise<unknown> = Promise.resolve()
  return {
    async print({document, stylesheets, pictures, info, paged}) {
      // Covers are small, and others wait for them.
      await drawing
      const found = collector()
      const typesetter = typesetters(stylesheets)
      const typeset = await typesetter.typeset(document, {
        report: found.report,
        picture: (source) => pictures.get(source) ?? null,
      })
      paged?.(pageStarts(document, typeset.pages, pageBlocks(typeset.pages)))
      const bytes = await typesetter.paint(typeset, await info())
      return {
        bytes,
        pages: typeset.pages.length,
        claims: typeset.claims,
        findings: [...early.take(), ...found.take()],
      }
    },
    draw(job) {
      const drawn = drawing.then(() => draw(job))
      drawing = drawn.catch(() => undefined)
      return drawn
    },
  }
}

/** One catalog of faces; on it a typesetter for each set of stylesheets, of which most builds have one, and a compositor for each set of
 * covers and cards. */
export async function openTypesetters({stylesheets, files, paper}: PrintSetup, report: Report) {
  const {createCompositor} = await import('../typeset/index.ts')
  const {typesetterOn} = await import('../pdf/index.ts')
  const base = await createCompositor(stylesheets, memory(files), {report, paper})
  const pages = new Map<string, Typesetter>([[keyOf([]), typesetterOn(base)]])
  const sheets = new Map<string, Compositor>()
  return {
    /** `more` is read after those of the build. */
    typesetters(more: readonly StylesheetSource[] = []): Typesetter {
      const key = keyOf(more)
      const made = pages.get(key) ?? typesetterOn(base.under([...stylesheets, ...more], report))
      pages.set(key, made)
      return made
    },
    /** `own`: the stylesheet whose faults are said; those of the others are said where pages are set. */
    compositorOf(given: readonly StylesheetSource[], own: string, report: Report): Compositor {
      const key = keyOf(given)
      const made = sheets.get(key) ?? base.under(given, (found) => found.path === own && report(found))
      sheets.set(key, made)
      return made
    },
  }
}

const keyOf = (sheets: readonly StylesheetSource[]) => JSON.stringify(sheets)

function collector(): {readonly report: Report; take(): readonly PlacedFinding[]} {
  const list: PlacedFinding[] = []
  return {
    report: ({place, ...finding}) => list.push({...finding, place: pointOf(place)}),
    take: () => list.splice(0),
  }
}

/** For the stylesheets of a project, and what they may name. */
export function printSetup(
  {templates, sheets}: {readonly templates: Resources; readonly sheets: Sheets},
  paper: Paper,
): PrintSetup {
  return {stylesheets: plain(sheets.for('print').sheets), files: printFiles(templates), paper}
}

/** Another thread may read them. */
export const plain = (sheets: readonly StylesheetSource[]): readonly StylesheetSource[] =>
  sheets.map(({path, text}) => ({path, text}))

const nameable = /\.(?:css|ttf|otf|woff2?|ttc)$/i

/** The files of a template folder that a stylesheet may name. */
function printFiles(templates: Resources): Readonly<Record<string, Uint8Array>> {
  const entries = templates.list('.').flatMap((path): [string, Uint8Array][] => {
    const found = nameable.test(path) ? templates.read(path) : null
    return found?.type === 'found' ? [[path, found.bytes]] : []
  })
  return Object.fromEntries(entries)
}
