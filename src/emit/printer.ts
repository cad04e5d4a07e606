/** A print document → a PDF. `openPrinter` does it in this thread; `print-thread.ts` hands it to another, which wants the
 * same: documents, pictures and information are plain data. */
import type {Root} from 'hast'
import type {Point, Position} from 'unist'
import {type Finding, pointOf, type Report} from '../diagnostics/message.ts'
import type {ArticleImage} from '../model/article.ts'
import type {Claims, DocumentInfo, StylesheetSource, Typesetter} from '../pdf/index.ts'
import {memory, type Resources} from '../resources.ts'
import type {Paper} from '../typeset/style/paper-sizes.ts'
import {type PageStart, pageStarts} from './page-starts.ts'

/** What one build shares among its PDFs. */
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

export interface Printer {
  print(job: PrintJob): Promise<Printed>
}

export type OpenPrinter = (setup: PrintSetup) => Promise<Printer>

/** The typesetter is loaded here, and its painter with the first job. */
export const openPrinter: OpenPrinter = async (setup) => {
  const {pageBlocks} = await import('../typeset/pages/page-blocks.ts')
  const early = collector()
  const typesetters = openTypesetters(setup, early.report)
  await typesetters()
  return {
    async print({document, stylesheets, pictures, info, paged}) {
      const found = collector()
      const typesetter = await typesetters(stylesheets)
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
  }
}

/** A typesetter for each set of stylesheets; most builds have one. */
export function openTypesetters({stylesheets, files, paper}: PrintSetup, report: Report) {
  const opened = new Map<string, Promise<Typesetter>>()
  return (more: readonly StylesheetSource[] = []): Promise<Typesetter> => {
    const key = JSON.stringify(more)
    const typesetter =
      opened.get(key) ??
      import('../pdf/index.ts').then(({createTypesetter}) =>
        createTypesetter([...stylesheets, ...more], memory(files), {report, paper}),
      )
    opened.set(key, typesetter)
    return typesetter
  }
}

function collector(): {readonly report: Report; take(): readonly PlacedFinding[]} {
  const list: PlacedFinding[] = []
  return {
    report: ({place, ...finding}) => list.push({...finding, place: pointOf(place)}),
    take: () => list.splice(0),
  }
}

const nameable = /\.(?:css|ttf|otf|woff2?|ttc)$/i

/** The files of a template folder that a stylesheet may name. */
export function printFiles(templates: Resources): Readonly<Record<string, Uint8Array>> {
  const entries = templates.list('.').flatMap((path): [string, Uint8Array][] => {
    const found = nameable.test(path) ? templates.read(path) : null
    return found?.type === 'found' ? [[path, found.bytes]] : []
  })
  return Object.fromEntries(entries)
}
