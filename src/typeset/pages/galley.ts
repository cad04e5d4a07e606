/** The galley: set text in one long column, before pages. Vertical analogue of a paragraph's items. */
import type {BlockBox, NamedString} from '../boxes/box.ts'
import type {Line} from '../lines/line.ts'
import type {DisplayItem} from '../paint/display-list.ts'
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
}

/** Something that cannot be broken: a picture, a table row, a rule. Items are placed from its own top left corner. */
export interface GalleyBlock {
  readonly type: 'block'
  readonly x: Points
  readonly width: Points
  readonly height: Points
  readonly items: readonly DisplayItem[]
  readonly notes: readonly BlockBox[]
  readonly ids: readonly string[]
  /** Drawn again at the head of each page on which its table goes on. */
  readonly repeat: GalleyRepeat | null
}

export interface GalleyRepeat {
  readonly height: Points
  /** Artifacts all. */
  readonly items: readonly DisplayItem[]
}

/** Vanishes at the head and foot of a page. */
export interface GalleySpace {
  readonly type: 'space'
  readonly height: Points
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
  readonly box: BlockBox
  readonly x: Points
  readonly width: Points
}
export interface GalleyClose {
  readonly type: 'close'
  readonly box: BlockBox
}

/** Takes no room: a destination, a running string. */
export interface GalleyMark {
  readonly type: 'mark'
  readonly ids: readonly string[]
  readonly strings: readonly NamedString[]
}
