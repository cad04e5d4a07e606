/** What an import makes of a file that is neither Markdown nor plain text: the Markdown of the same article, and its pictures. */
import type {Report} from '../../diagnostics/message.ts'

export interface Imported {
  /** Our own Markdown, with front matter. */
  readonly markdown: string
  /** By the path that the Markdown names, beside it. Names come from content, so that the same picture is one file. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

export interface ImportOptions {
  /** POSIX, as messages name the file. */
  readonly path: string
  readonly report: Report
  /** The name of the folder for pictures. */
  readonly folder: string
}

/** What it is known to be by, in the order in which it stands in the front matter. */
export interface Front {
  readonly title?: string | undefined
  readonly subtitle?: string | undefined
  readonly summary?: string | undefined
  readonly language?: string | undefined
  readonly direction?: string | undefined
  readonly authors?: readonly string[] | undefined
  readonly published?: string | undefined
  readonly modified?: string | undefined
  readonly license?: string | undefined
  readonly keywords?: readonly string[] | undefined
  readonly slug?: string | undefined
}
