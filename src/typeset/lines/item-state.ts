/** What itemizing a paragraph carries along. */
import type {ParagraphBox} from '../boxes/box.ts'
import type {Points} from '../units.ts'
import type {Collected} from './collect.ts'
import type {LineContext} from './context.ts'
import type {Item, Penalty} from './item.ts'

export interface State {
  readonly context: LineContext
  readonly collected: Collected
  readonly measure: Points
  readonly items: Item[]
  readonly paragraph: ParagraphBox
  /** Of every character; null where all text runs from left to right. */
  readonly levels: Uint8Array | null
  /** Index of the run that holds the current character, and of the next inline that is not text. */
  run: number
  other: number
  /** Since the last forced break: for tabs. */
  lineWidth: Points
}

/** A place to end the line, inside a word or after it, without a hyphen. */
export function penalty(amount: number): Penalty {
  return {type: 'penalty', cost: amount, width: 0, hyphen: false, automatic: false, emergency: false}
}

export const forbidden = penalty(Infinity)

/** White space hangs at the end of a line: it is not set. */
export function dropSpaces(items: Item[]): void {
  for (let last = items.at(-1); last?.type === 'glue' || last?.type === 'penalty'; last = items.at(-1)) {
    items.pop()
  }
}
