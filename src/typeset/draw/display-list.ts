/** A page as plain data: what golden tests compare and all that painting needs. Coordinates are from the top left
 * corner of the sheet, once made up into a page. */
import type {Element} from 'hast'
import type {Color} from '../../css/color.ts'
import type {Face} from '../../fonts/face.ts'
import type {LineFacts, Piece} from '../lines/line.ts'
import type {Points} from '../units.ts'

export type DisplayItem = TextItem | RectangleItem | PathItem | ImageItem | LinkItem

/** Whose content an item is. An artifact is not read aloud. */
export type Owner =
  | {
      readonly type: 'content'
      readonly origin: Element
      readonly order: number
      readonly role: 'body' | 'marker'
    }
  | {
      readonly type: 'artifact'
      readonly kind: 'pagination' | 'layout' | 'background'
      readonly subtype: 'header' | 'footer' | null
    }

export interface TextItem {
  readonly type: 'text'
  readonly x: Points
  /** Of the baseline. */
  readonly y: Points
  readonly face: Face
  readonly size: Points
  readonly color: Color
  readonly pieces: readonly Piece[]
  /** Added after every glyph of its words, besides what they ask for themselves. */
  readonly tracking: Points
  readonly width: Points
  readonly actualText: string | null
  /** Put there by a stylesheet. */
  readonly generated: boolean
  /** BCP 47. */
  readonly language: string
  readonly owner: Owner
  /** The line it is part of, for sketches and reports: items of one line share the object. */
  readonly line: LineFacts
}

/** Filled, no stroke. Backgrounds, rules, underlines, solid borders. */
export interface RectangleItem {
  readonly type: 'rectangle'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly radius: Points
  readonly color: Color
  readonly owner: Owner
}

/** Stroked: dashed and dotted borders, rounded outlines. */
export interface PathItem {
  readonly type: 'path'
  readonly commands: readonly PathCommand[]
  readonly stroke: {readonly color: Color; readonly width: Points; readonly dash: readonly Points[]} | null
  readonly fill: Color | null
  readonly owner: Owner
}

export type PathCommand =
  | readonly ['M', Points, Points]
  | readonly ['L', Points, Points]
  | readonly ['C', Points, Points, Points, Points, Points, Points]
  | readonly ['Z']

export interface ImageItem {
  readonly type: 'image'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly source: string
  readonly alt: string
  readonly owner: Owner
}

/** The active area of a link on one line; several with one origin make one Link element. */
export interface LinkItem {
  readonly type: 'link'
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly target: {readonly type: 'id'; readonly id: string} | {readonly type: 'url'; readonly url: string}
  /** Said instead of the address: the text of the link. */
  readonly description: string
  readonly owner: Owner
}

/** What it says to whoever copies or listens. */
export function textOf(item: DisplayItem): string {
  if (item.type !== 'text') return ''
  if (item.actualText !== null) return item.actualText
  return item.pieces
    .map((piece) =>
      piece.type === 'space' ? piece.text : piece.shaped.glyphs.map((glyph) => glyph.text).join(''),
    )
    .join('')
}
