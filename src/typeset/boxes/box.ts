/** What an element generates: blocks that hold blocks, or paragraphs that hold inline content (css-display-3).
 * White space is collapsed, counters and generated text are strings, list markers stand beside their item. */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Content} from '../style/values.ts'
import type {Points} from '../units.ts'

export type Box = BlockBox | ParagraphBox | TableBox | ImageBox

interface Origin {
  readonly style: ComputedStyle
  /** The hast element this comes from; for an anonymous box or a pseudo-element, the element it stands in. */
  readonly origin: Element
  /** Position in the order of the document, rising through boxes and inlines alike. Tags follow it. */
  readonly order: number
}

export interface BlockBox extends Origin {
  readonly type: 'block'
  /** Destinations that begin here: the element's id and its aliases. */
  readonly ids: readonly string[]
  readonly marker: Marker | null
  /** Running strings that this box sets on its page. */
  readonly strings: readonly NamedString[]
  readonly children: readonly Box[]
}

/** A block of no element's own. */
export function anonymousBlock(block: Origin & Pick<BlockBox, 'children'>): BlockBox {
  return {type: 'block', ids: [], marker: null, strings: [], ...block}
}

/** An inline formatting context: what the line breaker sets. Its style is that of the block that holds it. */
export interface ParagraphBox extends Origin {
  readonly type: 'paragraph'
  readonly content: readonly Inline[]
}

export interface Marker {
  /** With its full stop, without the space: `4.`, `•`. */
  readonly text: string
  readonly style: ComputedStyle
  /** One that stands inside is text of its first paragraph by now: boxes hold outside ones only. */
  readonly position: 'outside' | 'inside'
  readonly order: number
}

export interface NamedString {
  readonly name: string
  readonly value: string
}

export interface TableBox extends Origin {
  readonly type: 'table'
  readonly ids: readonly string[]
  readonly caption: BlockBox | null
  readonly head: readonly TableRow[]
  readonly body: readonly TableRow[]
  readonly foot: readonly TableRow[]
  /** A regular grid: every row fills this many columns once spans are counted. */
  readonly columns: number
}

export interface TableRow {
  readonly style: ComputedStyle
  readonly origin: Element
  readonly order: number
  readonly cells: readonly TableCell[]
}

export interface TableCell {
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  readonly box: BlockBox
}

export interface ImageBox extends Origin {
  readonly type: 'image'
  readonly ids: readonly string[]
  readonly source: string
  /** Empty: decoration, painted as an artifact. */
  readonly alt: string
  /** From attributes or the file itself, in points (a CSS pixel is 0.75). */
  readonly intrinsic: {readonly width: Points; readonly height: Points}
}

export type Inline =
  | InlineText
  | InlineOpen
  | InlineClose
  | InlineBreak
  | InlineImage
  | InlineNote
  | InlineLeader
  | InlinePageReference
  | InlineAnchor

export interface InlineText extends Origin {
  readonly type: 'text'
  readonly text: string
  /** From a pseudo-element: read aloud as the element's content, or painted only. */
  readonly generated: boolean
}

/** Edges of an inline element with padding, border, background or link. */
export interface InlineOpen extends Origin {
  readonly type: 'open'
}
export interface InlineClose extends Origin {
  readonly type: 'close'
}
interface InlineBreak extends Origin {
  readonly type: 'break'
}
interface InlineImage extends Origin {
  readonly type: 'image'
  readonly image: ImageBox
}
/** `float: footnote`: the call is the text that follows in the document; the note goes to the foot of its page. */
export interface InlineNote extends Origin {
  readonly type: 'note'
  readonly note: BlockBox
}
export interface InlineLeader extends Origin {
  readonly type: 'leader'
  readonly pattern: string
}
/** `target-counter(attr(href), page)`: known only when pages are; laid out again until stable. */
export interface InlinePageReference extends Origin {
  readonly type: 'page-reference'
  readonly target: string
  readonly reference: Extract<Content, {type: 'target-counter'}>
}
/** A destination inside a paragraph. */
export interface InlineAnchor extends Origin {
  readonly type: 'anchor'
  readonly ids: readonly string[]
}
