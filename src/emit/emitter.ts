/** A publication → finished files in memory. One emitter a format; `index.ts` holds the table. */
import type {Report} from '../diagnostics/message.ts'
import type {Article} from '../model/article.ts'
import type {Download, Format, OutputFile, Publication} from '../model/publication.ts'
import type {Renderer} from '../render/view.ts'
import type {Resources} from '../resources.ts'
import type {Strings} from '../strings.ts'
import type {Certification} from './epub/package-claims.ts'
import type {PageStart} from './page-starts.ts'
import type {OpenPrinter} from './printer.ts'

export interface EmitContext {
  readonly renderer: Renderer
  /** The user's template folder over ours. */
  readonly templates: Resources
  readonly strings: Strings
  readonly report: Report
  readonly paper: 'a4' | 'letter'
  /** Stylesheets of handouts, after ours: their paths among the templates. */
  readonly styles?: readonly string[]
  /** Absolute, with a slash at its end; null: links stay relative. */
  readonly siteUrl: string | null
  /** What the project calls its list of all publications; else that is a word of the language. */
  readonly shelfTitle?: string | undefined
  /** `Fourfold 0.1.0` */
  readonly generator: string
  /** Formats of this build, and what those before in the order (pdf, epub, json, html) have made. */
  readonly formats: ReadonlySet<Format>
  readonly downloads: readonly Download[]
  /** Where PDFs are set: in this thread, or in another. */
  readonly openPrinter: OpenPrinter
  /** Who vouches for the accessibility of e-books. */
  readonly certification?: Certification | undefined
  /** E-books carry the faces of their text. @default false */
  readonly embedFonts?: boolean | undefined
  /** Hears where the pages of the PDF begin. */
  readonly paged?: ((starts: readonly PageStart[]) => void) | undefined
  /** The same for whom it concerns; null when no PDF is made, or none could be. */
  readonly pageStarts?: Promise<readonly PageStart[] | null> | undefined
}

export interface Emission {
  readonly files: readonly OutputFile[]
  readonly downloads: readonly Download[]
  /** Pictures that stand for the publication: on shelves, in catalogues, where a link to it is shared. */
  readonly pictures?: {
    readonly cover: PublicationPicture | null
    readonly thumbnail: PublicationPicture | null
    readonly card: PublicationPicture | null
  }
}

/** One of `files`. */
export interface PublicationPicture {
  /** From the output folder: `security-guarantees/cover.png`. */
  readonly path: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

export type Emit = (publication: Publication, context: EmitContext) => Promise<Emission>

/** What is found in an article of a collection lies in the file of that article. */
export const reportFor =
  ({path}: Pick<Article, 'path'>, {report}: Pick<EmitContext, 'report'>): Report =>
  (finding) =>
    report({path, ...finding})
