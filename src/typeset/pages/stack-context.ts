/** What stacking needs from the other steps. */
import type {Report} from '../../diagnostics/message.ts'
import type {BlockBox, Marker, ParagraphBox} from '../boxes/box.ts'
import type {DisplayItem} from '../draw/display-list.ts'
import type {Placing} from '../draw/draw.ts'
import type {Line} from '../lines/line.ts'
import type {Points, Size} from '../units.ts'

export interface StackContext {
  readonly setter: Setter
  /** The type area of a named page. */
  readonly area: (page: string) => Size
  /** The most of a page's height that a picture may take, so that its caption stays with it. */
  readonly pictureShare: number
  readonly draw: (line: Line, placing: Omit<Placing, 'links'>) => readonly DisplayItem[]
  readonly report: Report
}

export interface Setter {
  set(box: ParagraphBox, measure: Points): readonly Line[]
  /** The least measure without an overfull line, and the one that needs no break. */
  extent(box: ParagraphBox): {readonly least: Points; readonly greatest: Points}
  /** Null when there is nothing to show. */
  marker(marker: Marker, item: BlockBox): Line | null
}
