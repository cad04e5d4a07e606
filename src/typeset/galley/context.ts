/** What stacking needs from the other steps, and the column that it fills. */
import type {Report} from '../../diagnostics/message.ts'
import type {BlockBox, Box, Marker, ParagraphBox} from '../boxes/box.ts'
import type {DisplayItem} from '../draw/display-list.ts'
import type {Placing} from '../draw/draw.ts'
import type {Line} from '../lines/line.ts'
import type {Points, Size} from '../units.ts'
import type {GalleyItem} from './item.ts'

export interface GalleyContext {
  readonly setter: Setter
  /** The type area of a named page. */
  readonly area: (page: string) => Size
  readonly draw: (line: Line, placing: Omit<Placing, 'links'>) => readonly DisplayItem[]
  /** Everything in `boxes`, set to the measure: what a cell holds is a galley of its own. */
  readonly stack: (boxes: readonly Box[], measure: Points) => readonly GalleyItem[]
  readonly report: Report
}

export interface Setter {
  set(box: ParagraphBox, measure: Points): readonly Line[]
  /** The least measure without an overfull line, and the one that needs no break. */
  extent(box: ParagraphBox): {readonly least: Points; readonly greatest: Points}
  /** Null when there is nothing to show. */
  marker(marker: Marker, item: BlockBox): Line | null
}

export interface Column {
  /** From the left edge of the type area. */
  readonly x: Points
  readonly width: Points
  /** The named page in force (css-page-3, section 8.1). */
  readonly page: string
}
