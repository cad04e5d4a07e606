/** Waist one: what is published, typed and semantic. One article, or several as a collection. */
import type {Article} from './article.ts'
import type {Metadata} from './metadata.ts'

export interface Publication {
  /** A collection is a folder with a `publication.yml`, also when it holds only one article. */
  readonly kind: 'article' | 'collection'
  readonly metadata: Metadata
  /** The collection itself as an article without a text: takeaways, the picture of its cover. Null for a single article. */
  readonly front: Article | null
  /** At least one, in reading order. */
  readonly articles: readonly Article[]
}

/** `kindle` is a second EPUB, of what Kindle's converters take. */
export type Format = 'html' | 'pdf' | 'epub' | 'json' | 'kindle'
export type Medium = 'screen' | 'ebook' | 'print'

/** A finished file, in memory. */
export interface OutputFile {
  /** POSIX, relative to the output folder: `security-guarantees/security-guarantees.pdf`. */
  readonly path: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A file that a reader may download, as the page and the digest state it. */
export interface Download {
  readonly format: Format | 'markdown'
  /** The file's name, in the folder of the publication. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly pages: number | null
  readonly paper: string | null
  /** Standards that the file itself claims: `PDF/UA-1`. */
  readonly conformsTo: readonly string[]
}
