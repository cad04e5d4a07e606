/** An article: Markdown read (`ParsedArticle`), then annotated (`Article`). */
import type {BlockContent, Definition, FootnoteDefinition, PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import type {Metadata} from './metadata.ts'
import type {Drawing, Formula, LinkTarget, Section} from './nodes.ts'

export interface ParsedArticle {
  /** As messages name it: POSIX, relative to the root where that is possible. */
  readonly path: string
  /** The Markdown, decoded, as the author wrote it. */
  readonly source: string
  readonly metadata: Metadata
  /** Takeaways and FAQs that the front matter carries, as Markdown text with the place of each. */
  readonly parts: {
    readonly takeaways: readonly PlacedText[]
    readonly faqs: readonly {readonly question: PlacedText; readonly answer: PlacedText}[]
  }
  /** What `styles` of the front matter says, as it stands there. */
  readonly styles?: readonly PlacedText[]
  /** The level of the heading that became the title. @default 1 */
  readonly titleDepth?: number
  /** Front matter removed; otherwise as remark made it. */
  readonly tree: Root
  /** The same as it was read, front matter and all, of a source that is no Markdown. */
  readonly foreign?: Root | undefined
  /** Pictures that stood in the text as `data:` addresses, by the paths that stand in their place. */
  readonly pictures?: Readonly<Record<string, Uint8Array>> | undefined
}

/** What `styles` names: a variant of the handout, or a stylesheet that every format reads after ours. */
export type NamedStyle = {readonly variant: string} | {readonly path: string; readonly text: string}

export interface PlacedText {
  readonly text: string
  readonly place: Position
}

export interface Article {
  readonly path: string
  readonly source: string
  readonly metadata: Metadata
  /** The tree as it was read, of a source that is no Markdown. */
  readonly foreign?: Root | undefined
  /** What remains when takeaways and FAQs are lifted out: lead blocks, then `section` nodes. Footnote definitions are gone from it. */
  readonly body: Root
  readonly takeaways: Takeaways | null
  readonly faqs: Faqs | null
  /** The body's headings and the lifted parts, nested, in reading order. */
  readonly outline: readonly OutlineEntry[]
  /** Headings that ask, with the first paragraph under each as the short answer. FAQs are not repeated here. */
  readonly questions: readonly Question[]
  readonly figures: readonly ArticleFigure[]
  readonly tables: readonly ArticleTable[]
  /** In the order of their first call, numbered from 1. */
  readonly footnotes: readonly Footnote[]
  readonly links: readonly ArticleLink[]
  /** The articles that this one links to, by path: where its links lead. Known when its own publication is read whole. */
  readonly neighbours?: ReadonlyMap<string, LinkedNeighbour>
  /** Every name by which a link may ask for a place in this article → the id of that place. */
  readonly ids: ReadonlyMap<string, string>
  /** Pictures by the path the author wrote, resolved and read. */
  readonly images: ReadonlyMap<string, ArticleImage>
  readonly styles?: readonly NamedStyle[]
  readonly bookPlace?: BookPlace | undefined
  readonly wordCount: number
  readonly readingTime: ReadingTime
  readonly facts: Facts
}

/** What an article holds, over all its parts: `parts/facts.ts` finds it, once. */
export interface Facts {
  /** Pictures and drawings that say something: decoration is not counted. */
  readonly pictures: number
  /** Those that nobody has described. */
  readonly undescribed: number
  /** Paths of pictures that stand in the text, as the author wrote them: one for the cover alone is not among them. */
  readonly shown: ReadonlySet<string>
  /** A picture moves by itself. */
  readonly moving: boolean
  readonly drawings: readonly Drawing[]
  readonly formulas: readonly Formula[]
  /** By id, of every level. */
  readonly sections: ReadonlyMap<string, Section>
  /** What links and pictures with a label lead to. */
  readonly definitions: readonly Definition[]
}

/** Where an article stands in a book that another tool lists. */
export interface BookPlace {
  /** The titles of the parts that it is in, outermost first. */
  readonly parts: readonly string[]
  /** How many articles it stands under. */
  readonly depth: number
  /** `1.2`, in tools that count their chapters. */
  readonly number: string | null
}

export interface Takeaways {
  readonly id: string
  /** The author's own heading, or null: then the strings file's word. */
  readonly heading: readonly PhrasingContent[] | null
  readonly items: readonly Takeaway[]
}

export interface Takeaway {
  readonly id: string
  /** Plain text. */
  readonly text: string
  readonly children: readonly BlockContent[]
}

export interface Faqs {
  readonly id: string
  readonly heading: readonly PhrasingContent[] | null
  /** Text between the heading and the first question. */
  readonly introduction: readonly BlockContent[]
  readonly items: readonly Faq[]
}

export interface Faq {
  readonly id: string
  /** The question as plain text. */
  readonly text: string
  readonly question: readonly PhrasingContent[]
  readonly answer: readonly BlockContent[]
  readonly position: Position | null
}

export interface Question {
  /** The id of the section whose heading asks. */
  readonly id: string
  readonly text: string
  readonly shortAnswer: string | null
}

export interface OutlineEntry {
  readonly id: string
  readonly depth: number
  readonly title: readonly PhrasingContent[]
  readonly text: string
  readonly kind: 'question' | 'text' | 'takeaways' | 'faqs' | 'notes'
  readonly children: readonly OutlineEntry[]
}

export interface ArticleFigure {
  readonly id: string
  readonly image: string
  readonly alt: string
  readonly caption: string | null
  readonly decorative: boolean
}

export interface ArticleTable {
  readonly id: string
  readonly caption: string | null
  /** Plain text by row and cell; the first row is the head. */
  readonly rows: readonly (readonly string[])[]
}

export interface Footnote {
  /** `note-1`; its calls are `call-1`, `call-1-2`, … */
  readonly id: string
  readonly number: number
  readonly calls: readonly string[]
  readonly definition: FootnoteDefinition
}

export interface ArticleLink {
  readonly text: string
  readonly target: LinkTarget
  /** The id of the section that holds the link; null before the first heading. */
  readonly section: string | null
  /** Where it stands in the Markdown. */
  readonly place?: Position | undefined
}

export interface ArticleImage {
  readonly path: string
  readonly bytes: Uint8Array
  /** Sniffed from the bytes, never from the name. */
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/svg+xml' | 'image/webp' | 'image/avif'
  /** In CSS pixels, as the picture is seen: turned as its Exif block says. */
  readonly width: number
  readonly height: number
}

/** Where another article is published. */
export interface Neighbour {
  /** The slug of its publication: a folder of the output. */
  readonly folder: string
  /** Its own slug, which is that of its publication when it is published by itself. */
  readonly slug: string
  /** Its page in the folder. */
  readonly page: string
  readonly title?: string
}

export interface LinkedNeighbour extends Neighbour {
  /** Fragments as links write them → ids of its page. What leads nowhere is not here. */
  readonly ids: ReadonlyMap<string, string>
}

export interface ReadingTime {
  /** Whole minutes, at least 1. */
  readonly minutes: number
  /** Words (or characters, for languages written without spaces) per minute. */
  readonly rate: number
  readonly unit: 'words' | 'characters'
}
