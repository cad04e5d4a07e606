/** What a paragraph is made of before it has lines: words, glue, penalties (Knuth & Plass 1981), and what rides along. */
import type {Element} from 'hast'
import type {ImageBox, InlineAnchor, InlineClose, InlineLeader, InlineNote, InlineOpen} from '../boxes/box.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'
import type {SetWord, TextSetting} from './text-setting.ts'

export type Item = Word | Glue | Penalty | Break | Leader | InlinePicture | Edge | Mark

/** Text that stands on one line, in one style. */
export interface Word {
  readonly type: 'word'
  readonly word: SetWord
  readonly run: Run
  readonly width: Points
  /** Embedding level (UAX 9): odd from right to left. */
  readonly level: number
  /** Part of a longer word that was split: joined again where no line breaks. */
  readonly part: {readonly whole: SetWord; readonly from: number; readonly to: number} | null
}

/** White space. The line may break at it when a word precedes it. */
export interface Glue {
  readonly type: 'glue'
  readonly text: string
  readonly run: Run
  readonly width: Points
  readonly stretch: Points
  readonly shrink: Points
  readonly level: number
}

/** A place to break, and what that costs: `Infinity` forbids. */
export interface Penalty {
  readonly type: 'penalty'
  readonly cost: number
  /** Of the hyphen that appears when the line breaks here. */
  readonly width: Points
  readonly hyphen: boolean
  /** Put there by hyphenation, not by the author: the first pass does without. */
  readonly automatic: boolean
  /** Last resort: inside a word that is wider than the measure. */
  readonly emergency: boolean
}

/** The line ends here, whatever it costs. */
interface Break {
  readonly type: 'break'
  readonly run: Run | null
}

/** Dots that fill what is left of the line. */
export interface Leader {
  readonly type: 'leader'
  readonly inline: InlineLeader
  readonly run: Run
  readonly pattern: SetWord
  readonly width: Points
}

export interface InlinePicture {
  readonly type: 'picture'
  readonly image: ImageBox
  readonly style: ComputedStyle
  readonly width: Points
  readonly height: Points
  readonly rise: Points
}

/** Padding, border and margin where an inline element begins or ends. */
export interface Edge {
  readonly type: 'edge'
  readonly inline: InlineOpen | InlineClose
  readonly width: Points
}

/** Takes no room; goes to the line on which it lands. */
interface Mark {
  readonly type: 'mark'
  readonly inline: InlineNote | InlineAnchor
}

/** A stretch of inline text: one style, one origin. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly setting: TextSetting
  readonly style: ComputedStyle
  readonly origin: Element
  readonly order: number
  readonly generated: boolean
  readonly rise: Points
}
