/** A paragraph → its lines, with what it costs to end a page between two of them. */
import type {ParagraphBox} from '../boxes/box.ts'
import type {Line} from '../lines/line.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Column} from './context.ts'
import {breakCost, type GalleyPenalty, type Yield} from './item.ts'
import {takeMarkers} from './markers.ts'
import {flush, type State} from './pending.ts'
import {yieldOf} from './shrink.ts'
import {wrapMark} from './wrapped-code.ts'

export function stackParagraph(state: State, box: ParagraphBox, column: Column): void {
  const {style} = box
  const lines = state.context.setter.set(box, column.width)
  if (lines.length === 0) return
  flush(state)
  const isCode = keepsSpaces(style)
  lines.forEach((line, index) => {
    if (index > 0) state.items.push(betweenLines(lines, index, style, state.avoiding))
    const goesOn = isCode && lines[index - 1]?.final === false
    state.items.push({
      type: 'line',
      x: column.x,
      line,
      markers: index === 0 ? takeMarkers(state) : [],
      yields: lines.length === 1 ? yieldOfLine(line, style) : null,
      ...(goesOn && {marks: [wrapMark(line, style)]}),
    })
  })
}

/** Only where a picture stands alone: beside text a change of its size would show. */
function yieldOfLine({parts}: Line, {textAlign}: ComputedStyle): Yield | null {
  const [part, ...others] = parts
  if (part?.type !== 'image' || others.length > 0) return null
  return yieldOf(part.height, {center: 0.5, right: 1, end: 1}[String(textAlign)] ?? 0)
}

/** `avoiding`: how many boxes round the paragraph ask to be kept whole. */
function betweenLines(
  lines: readonly Line[],
  index: number,
  style: ComputedStyle,
  avoiding: number,
): GalleyPenalty {
  const before = lines[index - 1]
  const stranded = index < style.orphans || lines.length - index < style.widows
  const cost =
    breakCost.insideParagraph +
    (before?.hyphenated ? breakCost.hyphen : 0) +
    (keepsSpaces(style) ? insideCode(before) : 0) +
    (stranded ? breakCost.stranded : 0) +
    avoiding * breakCost.avoid
  return {type: 'penalty', cost, to: 'page', page: null}
}

function keepsSpaces({whiteSpace}: ComputedStyle): boolean {
  return whiteSpace === 'pre' || whiteSpace === 'pre-wrap'
}

/** Programs have empty lines where their thoughts end. */
function insideCode(before: Line | undefined): number {
  if (before && !before.final) return breakCost.insideCodeLine
  return before?.parts.length === 0 ? 0 : breakCost.insideCode
}
