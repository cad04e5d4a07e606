/** Computed values by CSS name: what inherits. A `ComputedStyle` is made from these, ready for layout. */

import type {Color} from '../../css/color.ts'
import type {Points} from '../units.ts'
import type {
  BreakBetween,
  ComputedStyle,
  Content,
  CounterChange,
  Display,
  Edge,
  LengthPercentage,
} from './computed-style.ts'

/** Before the element's own colour is known. */
export type ColorValue = Color | 'currentcolor'
export type Features = Readonly<Record<string, number>>
type Margin = LengthPercentage | 'auto'
type Align = ComputedStyle['textAlign']

export interface Values {
  readonly display: Display
  readonly float: 'none' | 'footnote'
  readonly 'margin-top': Margin
  readonly 'margin-right': Margin
  readonly 'margin-bottom': Margin
  readonly 'margin-left': Margin
  readonly 'padding-top': LengthPercentage
  readonly 'padding-right': LengthPercentage
  readonly 'padding-bottom': LengthPercentage
  readonly 'padding-left': LengthPercentage
  readonly 'border-top-width': Points
  readonly 'border-right-width': Points
  readonly 'border-bottom-width': Points
  readonly 'border-left-width': Points
  readonly 'border-top-style': Edge['style']
  readonly 'border-right-style': Edge['style']
  readonly 'border-bottom-style': Edge['style']
  readonly 'border-left-style': Edge['style']
  readonly 'border-top-color': ColorValue
  readonly 'border-right-color': ColorValue
  readonly 'border-bottom-color': ColorValue
  readonly 'border-left-color': ColorValue
  readonly 'border-radius': Points
  readonly 'border-collapse': 'separate' | 'collapse'
  readonly 'border-spacing': Points
  readonly 'background-color': ColorValue
  readonly width: LengthPercentage | 'auto'
  readonly 'max-width': LengthPercentage | 'none'
  readonly height: LengthPercentage | 'auto'
  readonly 'max-height': LengthPercentage | 'none'
  readonly 'caption-side': 'top' | 'bottom'

  readonly color: ColorValue
  readonly 'font-family': readonly string[]
  readonly 'font-size': Points
  readonly 'font-weight': number | 'bolder' | 'lighter'
  readonly 'font-style': 'normal' | 'italic'
  readonly 'font-kerning': Features
  readonly 'font-variant-ligatures': Features
  readonly 'font-variant-caps': Features
  readonly 'font-variant-numeric': Features
  readonly 'font-variant-position': Features
  readonly 'font-feature-settings': Features
  /** A factor stays one when it inherits (CSS 2, section 10.8.1). */
  readonly 'line-height': {readonly factor: number} | {readonly points: Points}
  readonly 'letter-spacing': Points
  readonly 'word-spacing': Points
  readonly 'text-align': Align
  readonly 'text-align-last': ComputedStyle['textAlignLast']
  readonly 'text-justify': ComputedStyle['textJustify']
  readonly 'text-indent': LengthPercentage
  readonly 'text-transform': ComputedStyle['textTransform']
  readonly 'text-decoration-line': ComputedStyle['textDecorationLine']
  readonly 'text-decoration-style': 'solid'
  readonly 'text-decoration-color': ColorValue
  readonly 'text-decoration-thickness': Points | 'auto'
  readonly 'vertical-align': ComputedStyle['verticalAlign']
  readonly 'tab-size': number
  readonly 'text-underline-offset': Points | 'auto'
  readonly 'white-space': ComputedStyle['whiteSpace']
  readonly 'text-wrap-style': ComputedStyle['textWrapStyle']
  readonly hyphens: ComputedStyle['hyphens']
  readonly 'overflow-wrap': ComputedStyle['overflowWrap']
  readonly 'hanging-punctuation': boolean

  readonly 'list-style-type': ComputedStyle['listStyleType']
  readonly 'list-style-position': 'outside' | 'inside'
  readonly 'counter-reset': readonly CounterChange[]
  readonly 'counter-increment': readonly CounterChange[]
  readonly 'counter-set': readonly CounterChange[]
  readonly content: 'normal' | 'none' | readonly Content[]
  readonly quotes: ComputedStyle['quotes']
  readonly 'string-set': ComputedStyle['stringSet']

  readonly 'break-before': BreakBetween
  readonly 'break-after': BreakBetween
  readonly 'break-inside': 'auto' | 'avoid'
  readonly orphans: number
  readonly widows: number
  readonly page: string
  readonly 'bookmark-level': number | 'none'
}

export type PropertyName = keyof Values

export type MutableValues = {-readonly [Name in PropertyName]: Values[Name]}
