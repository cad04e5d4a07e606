/** Paragraphs set to the measure. `item.ts` is what the breaker sees; a `Line` is what comes out. */
import type {Element} from 'hast'
import type {Color} from '../../css/color.ts'
import type {Face, Shaped} from '../../fonts/face.ts'
import type {BlockBox, ImageBox} from '../boxes/box.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'

export interface Line {
  readonly type: 'line'
  /** From the head of the line box to its foot: the leading, or more where an image or larger type asks it. */
  readonly height: Points
  /** From the head of the line box to the baseline. */
  readonly baseline: Points
  /** The measure it was set to, and where the text ends: beyond the measure when punctuation hangs or the line is overfull. */
  readonly measure: Points
  readonly width: Points
  /** Place in its paragraph, from 0, and whether it is the last. */
  readonly number: number
  readonly last: boolean
  /** Width beyond the measure and what may hang: 0 unless the line is overfull. */
  readonly over: Points
  /** Stretch (positive) or shrink (negative) of its spaces as a share of what they allow; 0 for ragged text. */
  readonly ratio: number
  /** Ends with a hyphen that the typesetter put there. */
  readonly hyphenated: boolean
  /** Ends its paragraph, or where the text asks for a new line; any other was broken because it was full. */
  readonly final: boolean
  readonly parts: readonly LinePart[]
  /** Notes whose calls are on this line, in order. */
  readonly notes: readonly BlockBox[]
  /** Destinations on this line. */
  readonly ids: readonly string[]
  readonly origin: Element
}

/** What is left of a line on its page. */
export type LineFacts = Pick<Line, 'number' | 'last' | 'ratio' | 'over' | 'hyphenated' | 'width' | 'origin'>

/** Placed from the left edge of the line; in visual order. */
export type LinePart = TextPart | ImagePart | BackgroundPart

export interface TextPart {
  readonly type: 'text'
  readonly x: Points
  readonly width: Points
  /** Above the baseline, positive up: superscripts. */
  readonly rise: Points
  readonly face: Face
  readonly size: Points
  readonly color: Color
  readonly pieces: readonly Piece[]
  /** Added after every glyph of its words, to justify the line. */
  readonly tracking: Points
  readonly style: ComputedStyle
  readonly origin: Element
  readonly order: number
  readonly generated: boolean
  /** What text extraction and readers aloud shall say instead, where the glyphs do not say it. */
  readonly actualText: string | null
}

export type Piece = ShapedPiece | SpacePiece

export interface ShapedPiece {
  readonly type: 'shaped'
  readonly shaped: Shaped
  /** Added after every glyph. */
  readonly letterSpacing: Points
}

/** A real space glyph, its advance set to `width` (0 at the end of a line); `text` is any Unicode space. */
export interface SpacePiece {
  readonly type: 'space'
  readonly text: string
  readonly width: Points
}

interface ImagePart {
  readonly type: 'image'
  readonly x: Points
  /** Foot of the picture above the baseline. */
  readonly rise: Points
  readonly width: Points
  readonly height: Points
  readonly image: ImageBox
}

/** Background, border or underline of an inline element on this line. */
export interface BackgroundPart {
  readonly type: 'background'
  readonly x: Points
  readonly width: Points
  readonly style: ComputedStyle
  readonly origin: Element
  /** Whether the element begins, or ends, on this line. */
  readonly first: boolean
  readonly last: boolean
}
