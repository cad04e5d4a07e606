/** The galley: set text in one long column, before pages. Vertical analogue of a paragraph's items. */
import type {Element} from 'hast'
import type {BlockBox, NamedString} from '../boxes/box.ts'
import type {Line} from '../lines/line.ts'
import type {DisplayItem} from '../paint/display-list.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'

export type GalleyItem =
  | GalleyLine
  | GalleyBlock
  | GalleySpace
  | GalleyPenalty
  | GalleyOpen
  | GalleyClose
  | GalleyMark

/** A line of text, `x` from the left edge of the type area. */
export interface GalleyLine {
  readonly type: 'line'
  readonly x: Points
  readonly line: Line
  /** List markers that stand on this line's baseline, in the margin. */
  readonly markers: readonly GalleyMarker[]
}

export interface GalleyMarker {
  /** From the left edge of the type area. */
  readonly x: Points
  readonly line: Line
}

/** Something that cannot be broken: a picture, a table row, a rule. Items are placed from its own top left corner. */
export interface GalleyBlock {
  readonly type: 'block'
  readonly x: Points
  readonly width: Points
  readonly height: Points
  readonly items: readonly DisplayItem[]
  readonly notes: readonly BlockBox[]
  readonly ids: readonly GalleyDestination[]
  /** Drawn again at the head of each page on which its table goes on. */
  readonly repeat: GalleyRepeat | null
  readonly origin: Element
}

/** A destination inside a block, from its own top left corner. */
export interface GalleyDestination {
  readonly id: string
  readonly y: Points
}

export interface GalleyRepeat {
  readonly height: Points
  /** Artifacts all. */
  readonly items: readonly DisplayItem[]
}

/** A margin vanishes at the head and foot of a page; padding and borders (`keep`) stay with what they enclose. */
export interface GalleySpace {
  readonly type: 'space'
  readonly height: Points
  readonly keep: boolean
}

/** A place where the page may break, and what that costs. `Infinity` forbids, `-Infinity` forces. */
export interface GalleyPenalty {
  readonly type: 'penalty'
  readonly cost: number
  readonly to: 'page' | 'recto' | 'verso'
  /** The named page that begins here, when it changes. */
  readonly page: string | null
}

/** A block with background or border begins or ends: its decoration is drawn round whatever lies between, on each page. */
export interface GalleyOpen {
  readonly type: 'open'
  readonly style: ComputedStyle
  readonly x: Points
  readonly width: Points
}
export interface GalleyClose {
  readonly type: 'close'
}

/** Takes no room: a destination, a running string, a new page number. */
export interface GalleyMark {
  readonly type: 'mark'
  readonly ids: readonly string[]
  readonly strings: readonly NamedString[]
  /** `counter-reset: page`: the number of the page that this stands on. */
  readonly pageNumber: number | null
}

/** Costs of a break, on the scale where an empty line at the foot of a page costs about 10, and half a page 525. */
export const breakCost = {
  /** After a line that ends with a hyphen. TeX: \brokenpenalty. */
  hyphen: 60,
  /** Between the lines of one paragraph, rather than between paragraphs. */
  insideParagraph: 15,
  /** Inside a row of a table that is too tall to be kept whole. */
  insideRow: 400,
  /** A note goes on on the next page. */
  splitNote: 900,
  /** A last page with less than four lines. */
  shortLastPage: 100,
  /** Orphans, widows: above every hole that a page may have. */
  stranded: 5_000,
  /** `break-*: avoid`. */
  avoid: 10_000,
  forced: Number.NEGATIVE_INFINITY,
} as const
