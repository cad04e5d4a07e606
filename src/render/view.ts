/** What a template is filled with: one publication, for one medium. */
import type {Root} from 'hast'
import type {BlockContent, PhrasingContent, RootContent} from 'mdast'
import type {Report} from '../diagnostics/message.ts'
import type {Article} from '../model/article.ts'
import type {Metadata} from '../model/metadata.ts'
import type {Download, Medium, Publication} from '../model/publication.ts'
import type {PictureWords} from './picture-words.ts'

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
  /** The document of a cover or card, which the typesetter makes a page of. */
  picture(view: PictureView): Root
  /** Some nodes of an article, as a medium shows them and without its shell: what the digest quotes. */
  fragment(nodes: readonly (RootContent | BlockContent | PhrasingContent)[], article: Article): Root
}

/** A picture that stands for a publication or an article. */
export interface PictureView {
  readonly sheet: 'cover' | 'card'
  readonly publication: Publication
  /** Of what it stands for; the title may have a stand-in. */
  readonly metadata: Metadata
  readonly said: PictureWords
  /** The author's own, in pixels of the sheet. */
  readonly image: PlacedImage | null
  readonly report: Report
}

export interface PlacedImage {
  readonly src: string
  readonly width: number
  readonly height: number
  readonly fillsWidth: boolean
  readonly fillsHeight: boolean
}

/** One publication, as the index of all of them lists it. */
export interface ShelfItem {
  readonly kind: 'article' | 'collection'
  readonly slug: string
  /** Its page, as seen from the index; null when none was made. */
  readonly page: string | null
  readonly title: string
  readonly subtitle: string | null
  readonly summary: string | null
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly authors: readonly string[]
  readonly published: string | null
  readonly modified: string | null
  readonly minutes: number
  /** Plain text. */
  readonly takeaways: readonly string[]
  /** `alt` is empty when the picture says no more than the title. */
  readonly picture: {
    readonly src: string
    readonly width: number
    readonly height: number
    readonly alt: string
  } | null
  /** Of a collection, in reading order; else empty. */
  readonly articles: readonly ShelfArticle[]
  readonly downloads: readonly Download[]
}

export type ShelfArticle = Pick<ShelfItem, 'title' | 'page' | 'language' | 'direction' | 'minutes'>

export interface ShelfFeed extends FeedLink {
  /** `Atom` */
  readonly kind: string
  /** Who reads it: a feed reader, or an app for books. */
  readonly reader: 'feed' | 'book'
}

export interface ShelfPage {
  readonly title: string
  readonly description: string | null
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly feeds: readonly ShelfFeed[]
  readonly items: readonly ShelfItem[]
}

export interface ShelfRenderer {
  /** The index of all publications, as a whole page. */
  shelf(page: ShelfPage, head?: Head): Root
}
