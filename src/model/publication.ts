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

export type Medium = 'screen' | 'ebook' | 'print'

/** A kind of file that is made of a publication, as links, lists and catalogues know it. */
export interface Format {
  /** What the command line, the configuration and the manifest call it: `pdf`. Lower-case ASCII. */
  readonly name: string
  /** As a reader is told it, beside the size of the file: `PDF`. */
  readonly type: string
  readonly extension: string
  /** Its file's name without the extension. @default the slug */
  readonly stem?: (slug: string) => string
  readonly mediaType: string
  /** Words of its link, for languages whose strings file has none: `download_<name>`. @default its type */
  readonly label?: string
  /** A file to read on a device: feeds and catalogues offer it, what flows first. */
  readonly book?: 'reflowable' | 'fixed'
  /** For servers that do not know the extension. */
  readonly contentType?: string
}

/** A finished file, in memory. */
export interface OutputFile {
  /** POSIX, relative to the output folder: `security-guarantees/security-guarantees.pdf`. */
  readonly path: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A file that a reader may download, as the page and the digest state it. */
export interface Download {
  /** The name of a format. */
  readonly format: string
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
