/** What one build is told: options of the library, and what flags and configuration come to. */
import type {PluggableList} from 'unified'
import type {Certification, Emitter} from '../emit/emitter.ts'
import type {OpenPrinter} from '../emit/printer.ts'
import type {StylesheetSource} from '../pdf/index.ts'
import type {Dialect} from '../read/dialects/dialect.ts'
import type {Resources} from '../resources.ts'
import type {Paper} from '../typeset/style/paper-sizes.ts'

export interface PressOptions {
  /** @default pdf, epub, json, html */
  readonly formats?: readonly string[] | undefined
  /** Formats of the project itself, in the same table as ours. */
  readonly emitters?: readonly Emitter[] | undefined
  /** @default "a4" */
  readonly paper?: Paper | undefined
  /** Variants of the handout, by their names in `styles/variants/`; and stylesheets that every format reads after ours. @example ["large-print"] */
  readonly styles?: readonly (string | StylesheetSource)[] | undefined
  /** Of articles that do not say. @default "en" */
  readonly defaultLanguage?: string | undefined
  /** Whatever the articles say. */
  readonly language?: string | undefined
  /** The tool that the sources were written for. @default guessed from the files that tools keep beside them */
  readonly dialect?: Dialect | undefined
  /** Where the output folder will lie on the web. @example "https://example.org/" */
  readonly siteUrl?: string | undefined
  /** Of the list of all publications, and of its feeds. @default "Articles", in the language of the list, and no description */
  readonly shelf?:
    | {readonly title?: string | undefined; readonly description?: string | undefined}
    | undefined
  /** Files that stand in for ours, one by one. */
  readonly templates?: Resources | undefined
  /** Front matter for articles that lack a key. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
  /** For articles that give none, RFC 3339. There is no clock in here. */
  readonly date?: string | undefined
  /** Who has evaluated the e-books and vouches for them: only then do they claim to conform. */
  readonly accessibility?: Certification | undefined
  readonly epub?: {readonly embedFonts?: boolean | undefined} | undefined
  /** A publication with an error or a warning is withheld: nothing of it is written. Else what can be made is made. */
  readonly strict?: boolean | undefined
  readonly remarkPlugins?: PluggableList | undefined
  readonly rehypePlugins?: PluggableList | undefined
  /** Where PDFs are set. @default in this thread */
  readonly openPrinter?: OpenPrinter | undefined
}
