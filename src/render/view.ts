/** What a template is filled with: one publication, for one medium. */
import type {Root} from 'hast'
import type {BlockContent, PhrasingContent, RootContent} from 'mdast'
import type {Report} from '../diagnostics/message.ts'
import type {Article} from '../model/article.ts'
import type {Download, Medium, Publication} from '../model/publication.ts'

/** What of a publication a document shows: an article; of a collection also its start page on the web, and in its books what
 * stands before the articles (title page, imprint, contents) and after them (colophon). */
export type Part = 'article' | 'start' | 'front' | 'back'

export interface View {
  readonly medium: Medium
  /** @default "article" */
  readonly part?: Part | undefined
  readonly publication: Publication
  /** For the parts of a collection that are no article: its `front`. */
  readonly article: Article
  readonly downloads: readonly Download[]
  /** For the screen's shell. */
  readonly head: Head | null
  /** Hears of mistakes in templates; without it they throw. */
  readonly report?: Report | undefined
}

export interface Head {
  /** All CSS of the page, minified: inlined in one `style` element. */
  readonly css: string
  /** One JSON-LD graph, `<` escaped. */
  readonly jsonLd: string
  readonly contentSecurityPolicy: string
  readonly generator: string
  /** Of this page, absolute; null: nobody said where it will lie. */
  readonly url?: string | null
  /** For social cards. */
  readonly image?: {
    /** Absolute. */
    readonly url: string
    readonly alt: string
    readonly width: number
    readonly height: number
    readonly mediaType: string
  } | null
  readonly feeds?: readonly FeedLink[]
  /** Where the icon lies, seen from the page. */
  readonly icon?: string | null
  /** Of the browser's frame, by colour scheme. */
  readonly themeColors?: {readonly light: string | null; readonly dark: string | null}
  /** The way here, without the page itself. */
  readonly breadcrumb?: readonly Crumb[]
}

export interface FeedLink {
  readonly url: string
  readonly title: string
  readonly mediaType: string
}

export interface Crumb {
  readonly title: string
  /** Seen from the page. */
  readonly url: string
}

export interface Renderer {
  /** A whole document, as hast, `html` element and all. Pictures keep the path the author wrote as `src`. */
  document(view: View): Root
  /** Some nodes of an article, as a medium shows them and without its shell: what the digest quotes. */
  fragment(nodes: readonly (RootContent | BlockContent | PhrasingContent)[], article: Article): Root
}

/** One publication, as the index of all of them lists it. */
export interface ShelfItem {
  readonly slug: string
  readonly title: string
  readonly summary: string | null
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly authors: readonly string[]
  readonly published: string | null
  readonly modified: string | null
  readonly minutes: number
  readonly downloads: readonly Download[]
}

export interface ShelfRenderer {
  /** The index of all publications, as a whole page. */
  shelf(items: readonly ShelfItem[], head?: Head): Root
}
