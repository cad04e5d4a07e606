/** A line that is too wide, or whose spaces are → a message with its place. */
import type {Element} from 'hast'
import type {Points} from '../units.ts'
import {type LineContext, reportLine} from './context.ts'
import type {Solid} from './solids.ts'
import {stretchShare} from './text-setting.ts'

const looseRatio = 2 // spaces more than twice their width
const tolerated = 0.5 // points; a fault nobody sees
const longestQuote = 60 // characters

export interface Fault {
  readonly origin: Element
  readonly measure: Points
  readonly ratio: number
  /** Width beyond the measure. */
  readonly over: Points
  readonly solids: readonly Solid[]
}

export function reportFaults(context: LineContext, {origin, measure, ratio, over, solids}: Fault): void {
  if (over <= tolerated && ratio <= looseRatio) return
  const content = solids.map((solid) => (solid.type === 'text' ? solid.word.text : ' ')).join('')
  const actual = content.length > longestQuote ? `${content.slice(0, longestQuote - 1)}…` : content
  if (over > tolerated) {
    const reason = `A line is ${over.toFixed(1)} pt wider than its measure of ${measure.toFixed(0)} pt: “${actual}”.`
    reportLine(context, 'lines/overfull', {origin, reason, actual})
    return
  }
  const percent = Math.round(100 * (1 + ratio * stretchShare))
  const reason = `The spaces of a line are ${percent} % of their width: “${actual}”.`
  reportLine(context, 'lines/loose', {origin, reason, actual})
}
