/** What computed values are made of. */
import type {Color} from '../../css/color.ts'
import type {Points} from '../units.ts'
import type {CounterStyle} from './counter-styles.ts'

/** 100 is the whole. */
interface Percentage {
  readonly percent: number
}
export type LengthPercentage = Points | Percentage

/** Before the element's own colour is known. */
export type ColorValue = Color | 'currentcolor'

export interface Edge {
  /** 0 where the style is `none`. */
  readonly width: Points
  readonly style: 'none' | 'solid' | 'dashed' | 'dotted' | 'double'
  readonly color: Color
}

/** OpenType features: `{smcp: 1, onum: 1, kern: 0}`. */
export type Features = Readonly<Record<string, number>>

export type Quotes = readonly (readonly [open: string, close: string])[]

export interface CounterChange {
  readonly name: string
  readonly value: number
}

/** One piece of a `content` value. */
export type Content =
  | {readonly type: 'string'; readonly value: string}
  | {readonly type: 'counter'; readonly name: string; readonly style: CounterStyle}
  | {
      readonly type: 'counters'
      readonly name: string
      readonly separator: string
      readonly style: CounterStyle
    }
  | {readonly type: 'attribute'; readonly name: string}
  /** `open-quote` and its like; a hidden one (`no-open-quote`) only changes the depth. */
  | {readonly type: 'quote'; readonly side: 'open' | 'close'; readonly hidden: boolean}
  | {
      readonly type: 'target-counter'
      readonly target: string | {readonly attribute: string}
      readonly name: string
      readonly style: CounterStyle
    }
  | {readonly type: 'leader'; readonly pattern: string}
  /** Of a running string, in a margin box (css-gcpm-3). */
  | {
      readonly type: 'named-string'
      readonly name: string
      readonly keyword: 'first' | 'start' | 'last' | 'first-except'
    }
  /** The text of the element itself: in `string-set`. */
  | {readonly type: 'element-text'}
