/** A finished page. */
import type {DisplayItem} from '../draw/display-list.ts'
import type {Sides} from '../style/box-model.ts'
import type {CounterStyle} from '../style/counter-styles.ts'
import type {Points, Size} from '../units.ts'

export interface Page extends Size {
  /** Place of the sheet, from 0. */
  readonly index: number
  /** What `counter(page)` says on it, and in which style its margins print that. */
  readonly number: number
  readonly numbering: CounterStyle
  /** The printed page number, as a PDF page label says it. */
  readonly folio: string
  readonly side: 'recto' | 'verso'
  readonly blank: boolean
  /** What follows asked for a page of its own: the room that is left is meant. */
  readonly forced: boolean
  readonly margins: Sides
  /** Where the room for text ends: at the foot of the type area, or the head of the notes. */
  readonly foot: Points
  /** How much of that room is left over. */
  readonly room: Points
  /** In painting order. */
  readonly items: readonly DisplayItem[]
  /** Where the ids that begin on this page stand. */
  readonly destinations: ReadonlyMap<string, {readonly x: Points; readonly y: Points}>
}
