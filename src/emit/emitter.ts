/** A publication, the house that shows it and the build that asks → one edition, in memory. `formats.ts` holds the table. */
import type {Root} from 'hast'
import type {Report} from '../diagnostics/message.ts'
import type {Article} from '../model/article.ts'
import type {Download, Format, OutputFile, Publication} from '../model/publication.ts'
import type {Renderer, View} from '../render/view.ts'
import type {Resources} from '../resources.ts'
import type {Strings} from '../strings.ts'
import type {Paper} from '../typeset/style/paper-sizes.ts'
import type {Picture} from './images.ts'
import type {PageStart} from './page-starts.ts'
import type {Printer} from './printer.ts'
import type {Sheets} from './sheets.ts'

/** A row of the table of formats. */
export interface Emitter extends Format {
  /** Made when nobody says which formats. */
  readonly usual?: true
  /** What each stage makes can be listed by the next: data list documents, and pages state the sizes of all. @default "document" */
  readonly stage?: 'document' | 'data' | 'page'
  /** It has pages whose beginnings others may list; or it lists those of another. */
  readonly pages?: 'made' | 'listed'
  /** It shows the cover of the publication, which is painted once for all that do. */
  readonly cover?: true
  /** Kinds of files that are made along with its own. */
  readonly companions?: readonly Format[]
  /** Called once a build, when the format is first wanted: what it keeps lives as long as the build. */
  readonly open: (look: Look, options: BuildOptions) => Emit | Promise<Emit>
}

/** Null: nothing is made of this publication. */
export type Emit = (
  publication: Publication,
  context: EmitContext,
) => Edition | null | Promise<Edition | null>

export interface EmitContext {
  readonly house: House
  readonly build: Build
}

export interface Look {
  /** The user's template folder over ours. */
  readonly templates: Resources
  readonly sheets: Sheets
}

/** What gives all publications of a project one look and one language. */
export interface House extends Look {
  readonly strings: Strings
  readonly renderer: Omit<Renderer, 'document'> & {readonly document: (view: Shown) => Root}
}

/** A document, in the words of a template: downloads and head may be left out, and mistakes are reported to the build. */
export type Shown = Omit<View, 'downloads' | 'head'> & Partial<Pick<View, 'downloads' | 'head'>>

/** Who has looked at the e-books and vouches for them. A program cannot: it finds faults, not their absence. */
export interface Certification {
  readonly certifiedBy: string
  readonly credential?: string | undefined
  /** An address. */
  readonly report?: string | undefined
}

/** What one build was told. */
export interface BuildOptions {
  readonly paper: Paper
  /** Absolute, with a slash at its end; null: links stay relative. */
  readonly siteUrl: string | null
  /** What the project calls its list of all publications; else that is a word of the language. */
  readonly shelfTitle?: string | undefined
  /** `Fourfold 0.1.0` */
  readonly generator: string
  /** Who vouches for the accessibility of e-books. */
  readonly certification?: Certification | undefined
  /** E-books carry the faces of their text. @default false */
  readonly embedFonts?: boolean | undefined
  /** Where PDFs, covers and cards are set: in this thread, or in another. Opened when it is first wanted. */
  readonly printer: () => Promise<Printer>
}

/** What a build was told, and how far it is with the publication at hand. */
export interface Build {
  readonly options: BuildOptions
  /** Names of all formats of this build. */
  readonly formats: ReadonlySet<string>
  /** What earlier stages have made. */
  readonly downloads: readonly Download[]
  readonly report: Report
  /** Hears where the pages begin, of a format that has them. */
  readonly paged?: ((starts: readonly PageStart[]) => void) | undefined
  /** The same for whom it concerns; null when no such format is made, or none could be. */
  readonly pageStarts?: Promise<readonly PageStart[] | null> | undefined
  /** In work since before the formats, when one of them shows it. */
  readonly cover?: Promise<Cover> | undefined
}

/** Of a publication, and a thumbnail of it. */
export interface Cover {
  readonly picture: Picture
  readonly thumbnail: Picture
  /** What it shows, for those who cannot see it. */
  readonly alt: string
}

/** A publication in one format. */
export interface Edition extends Partial<Pick<Download, 'pages' | 'paper' | 'conformsTo'>> {
  /** Its file; name and type are those of the format. */
  readonly content: string | Uint8Array
  /** Other files of it: pictures, further pages. */
  readonly beside?: readonly OutputFile[]
  /** Those of `beside` that a reader may take along, of the kinds that the format names as its companions. */
  readonly companions?: readonly Download[]
  readonly pictures?: PublicationPictures
}

/** Pictures that stand for the publication: on shelves, in catalogues, where a link to it is shared. */
export interface PublicationPictures {
  readonly cover: PublicationPicture | null
  readonly thumbnail: PublicationPicture | null
  readonly card: PublicationPicture | null
}

/** One of the files. */
export interface PublicationPicture {
  /** From the output folder: `security-guarantees/cover.png`. */
  readonly path: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** An edition, as files and as what is said of them. */
export interface Emission {
  readonly files: readonly OutputFile[]
  readonly downloads: readonly Download[]
  readonly pictures?: PublicationPictures
}

/** What is found in an article of a collection lies in the file of that article. */
export const reportFor =
  ({path}: Pick<Article, 'path'>, {build: {report}}: EmitContext): Report =>
  (finding) =>
    report({path, ...finding})
