/** The galley: set text in one long column, before pages. Vertical analogue of a paragraph's items. */
import type {Element} from 'hast'
import type {BlockBox, NamedString} from '../boxes/box.ts'
import type {DisplayItem} from '../draw/display-list.ts'
import type {Line} from '../lines/line.ts'
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
  readonly yields: Yield | null
  /** Artifacts beside the line, from its top left corner. */
  readonly marks?: readonly DisplayItem[]
}

/** How much lower something may become so that it fits on its page, and where it then stands in its width. */
export interface Yield {
  readonly most: Points
  /** 0 left, 1 right. */
  readonly align: number
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
  readonly yields: Yield | null
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
interface GalleySpace {
  readonly type: 'space'
  readonly height: Points
  readonly keep: boolean
}

/** A place where the page may break, and what that costs. `Infinity` forbids, `-Infinity` forces. */
export interface GalleyPenalty {
  readonly type: 'penalty'
  readonly cost: number
  /** What stands before it leads to what follows, and wants two lines of that on its page. */
  readonly leads?: boolean
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
  /** A cell: on the next page it goes on below the head that its table repeats there. */
  readonly belowHead?: boolean
}
interface GalleyClose {
  readonly type: 'close'
}

/** Takes no room: a destination, a running string, a new page number. */
interface GalleyMark {
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
  /** Between two lines of code, rather than at an empty one; and in the middle of a line that was too long. */
  insideCode: 90,
  insideCodeLine: 150,
  /** Inside a list or a piece of code of a few lines: better half a page left empty. */
  insideShort: 600,
  /** After a line that ends with a colon, before what it announces. */
  lead: 2_000,
  /** Inside a row of a table that is too tall to be kept whole. */
  insideRow: 400,
  /** Between rows that a cell spans, when they are too tall to be kept whole. */
  insideSpan: 100,
  /** After the first row of a table, or before the last. */
  loneRow: 60,
  /** A note goes on on the next page. */
  splitNote: 900,
  /** Margins made smaller, and pictures made lower: at all, and as much as they may. */
  squeeze: 8,
  squeezeMost: 20,
  shrink: 25,
  shrinkMost: 120,
  /** A last page with next to nothing on it, growing less as it fills to `shortPage`. */
  shortLastPage: 500,
  /** Orphans, widows: above every hole that a page may have. */
  stranded: 5_000,
  /** `break-*: avoid`. */
  avoid: 10_000,
  forced: Number.NEGATIVE_INFINITY,
} as const

/** Share of its height below which a last page looks forgotten. */
export const shortPage = 0.2
