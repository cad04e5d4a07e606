/** What an element looks like, every property resolved as far as it can be without layout. Interned: elements
 * that look alike share one object, so that `===` compares styles and caches may be keyed by them. */
import type {Color} from '../../css/color.ts'
import type {Points} from '../units.ts'

export interface Percentage {
  /** 100 is the whole. */
  readonly percent: number
}
export type LengthPercentage = Points | Percentage

export interface Edge {
  readonly width: Points
  readonly style: 'none' | 'solid' | 'dashed' | 'dotted' | 'double'
  readonly color: Color
}

export type Display =
  | 'none'
  | 'inline'
  | 'inline-block'
  | 'block'
  | 'list-item'
  | 'table'
  | 'table-caption'
  | 'table-header-group'
  | 'table-row-group'
  | 'table-footer-group'
  | 'table-row'
  | 'table-cell'

export type BreakBetween = 'auto' | 'avoid' | 'page' | 'recto' | 'verso'

export type CounterStyle =
  | 'none'
  | 'disc'
  | 'circle'
  | 'square'
  | 'decimal'
  | 'decimal-leading-zero'
  | 'lower-alpha'
  | 'upper-alpha'
  | 'lower-roman'
  | 'upper-roman'
  | 'lower-greek'

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

export interface CounterChange {
  readonly name: string
  readonly value: number
}

export interface ComputedStyle {
  readonly display: Display
  /** `footnote` is the only float (css-gcpm-3). */
  readonly float: 'none' | 'footnote'

  readonly marginTop: LengthPercentage | 'auto'
  readonly marginRight: LengthPercentage | 'auto'
  readonly marginBottom: LengthPercentage | 'auto'
  readonly marginLeft: LengthPercentage | 'auto'
  readonly paddingTop: LengthPercentage
  readonly paddingRight: LengthPercentage
  readonly paddingBottom: LengthPercentage
  readonly paddingLeft: LengthPercentage
  readonly borderTop: Edge
  readonly borderRight: Edge
  readonly borderBottom: Edge
  readonly borderLeft: Edge
  readonly borderRadius: Points
  readonly borderCollapse: 'separate' | 'collapse'
  readonly borderSpacing: Points
  readonly backgroundColor: Color | null
  readonly width: LengthPercentage | 'auto'
  readonly maxWidth: LengthPercentage | 'none'
  readonly height: LengthPercentage | 'auto'
  readonly maxHeight: LengthPercentage | 'none'
  readonly captionSide: 'top' | 'bottom'

  readonly color: Color
  readonly fontFamily: readonly string[]
  readonly fontSize: Points
  /** 1–1000. */
  readonly fontWeight: number
  readonly fontStyle: 'normal' | 'italic'
  /** OpenType features, `{smcp: 1, onum: 1, kern: 0}`, from `font-variant-*`, `font-kerning` and `font-feature-settings`. */
  readonly fontFeatures: Readonly<Record<string, number>>
  /** The leading, baseline to baseline. */
  readonly lineHeight: Points
  readonly letterSpacing: Points
  readonly wordSpacing: Points
  readonly textAlign: 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly textAlignLast: 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  /** Whether justified lines may space letters a little, or words alone. */
  readonly textJustify: 'auto' | 'inter-word'
  readonly textIndent: LengthPercentage
  readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  readonly textDecorationLine: 'none' | 'underline' | 'line-through' | 'overline'
  readonly textDecorationColor: Color
  readonly textDecorationThickness: Points
  readonly verticalAlign: 'baseline' | 'sub' | 'super' | 'top' | 'middle' | 'bottom' | Points
  /** In spaces. */
  readonly tabSize: number
  /** From the baseline down to the underline; `auto` as the face has it. */
  readonly textUnderlineOffset: Points | 'auto'
  readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line'
  /** Lines of equal length; no short last line; `auto` as paragraphs usually are. */
  readonly textWrapStyle: 'auto' | 'balance' | 'pretty'
  readonly hyphens: 'none' | 'manual' | 'auto'
  readonly overflowWrap: 'normal' | 'anywhere'
  readonly hangingPunctuation: boolean
  /** BCP 47, from the nearest `lang`: not a CSS property, but inherited like one. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'

  readonly listStyleType: CounterStyle | {readonly string: string}
  readonly listStylePosition: 'outside' | 'inside'
  readonly counterReset: readonly CounterChange[]
  readonly counterIncrement: readonly CounterChange[]
  readonly counterSet: readonly CounterChange[]
  readonly content: 'normal' | 'none' | readonly Content[]
  readonly quotes: readonly (readonly [open: string, close: string])[]
  readonly stringSet: readonly {readonly name: string; readonly value: readonly Content[]}[]

  readonly breakBefore: BreakBetween
  readonly breakAfter: BreakBetween
  readonly breakInside: 'auto' | 'avoid'
  readonly orphans: number
  readonly widows: number
  /** The named page (css-page-3); `auto` takes the parent's. */
  readonly page: string
  /** Only what PDF can say: `left` to `justify` come from `textAlign`. */
  readonly bookmarkLevel: number | 'none'
}
