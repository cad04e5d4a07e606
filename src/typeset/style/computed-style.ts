/** What an element looks like, every property resolved as far as it can be without layout. Interned: elements
 * that look alike share one object, so that `===` compares styles and caches may be keyed by them. */
import type {Color} from '../../css/color.ts'
import type {Points} from '../units.ts'
import type {Values} from './properties.ts'
import type {Edge, Features} from './values.ts'

export interface ComputedStyle extends Omit<Values, keyof Resolved>, Resolved {}

/** What is not as the table of properties has it. */
interface Resolved {
  readonly borderTop: Edge
  readonly borderRight: Edge
  readonly borderBottom: Edge
  readonly borderLeft: Edge
  /** Null where nothing is painted. */
  readonly backgroundColor: Color | null
  readonly color: Color
  /** 1–1000. */
  readonly fontWeight: number
  /** From `font-variant-*`, `font-kerning` and `font-feature-settings`. */
  readonly fontFeatures: Features
  /** The leading, baseline to baseline. */
  readonly lineHeight: Points
  /** Those of an element go through all inline elements inside. */
  readonly textDecorationLine: Values['textDecorationLine']
  readonly textDecorationColor: Color
  readonly textDecorationThickness: Points
  /** BCP 47, from the nearest `lang`: no CSS properties, but inherited like them. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}
