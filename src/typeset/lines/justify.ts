/** The items between two breaks → a `Line`: spaces set to width, parts placed from the left. */
import type {ParagraphBox} from '../boxes/box.ts'
import type {Points} from '../units.ts'
import {visualOrder} from './bidi.ts'
import {stretchRatio} from './break.ts'
import {type LineContext, settingFor} from './context.ts'
import {reportFaults} from './faults.ts'
import {hangAt} from './hang.ts'
import type {Edge} from './item.ts'
import type {Line} from './line.ts'
import {lineBox} from './line-box.ts'
import {letterSpace, placeParts, spaceWidth} from './parts.ts'
import {endSpace, type Solid, type Span, solidsOf} from './solids.ts'

export interface LineRequest extends Span {
  readonly paragraph: ParagraphBox
  readonly context: LineContext
  readonly measure: Points
  readonly indent: Points
  /** Place in its paragraph, from 0, and whether it is the last. */
  readonly number: number
  readonly last: boolean
  /** The last of its paragraph, or before a forced break. */
  readonly final: boolean
  /** Inline elements that began on an earlier line and go on. */
  readonly open: readonly Edge[]
}

export interface MadeLine {
  readonly line: Line
  readonly open: readonly Edge[]
}

export function makeLine(request: LineRequest): MadeLine {
  const {paragraph, context, indent} = request
  const {solids, notes, ids, hyphenated} = solidsOf(request)
  const measure = request.measure + hangAt(request.items, request.end)
  const natural = widthOf(solids, 0) + indent
  const align = alignmentOf(request)
  const ratio = align === 'justify' || natural > measure ? ratioOf(solids, measure - natural) : 0
  const set = ratio === 0 ? natural : widthOf(solids, ratio) + indent
  const leaders = solids.filter((solid) => solid.type === 'leader').length
  const fill = leaders > 0 ? Math.max(0, measure - set) / leaders : 0
  const width = set + fill * leaders
  const shift = Math.max(0, measure - width) * shifts[align]

  const space = endSpace(request)
  const {parts, open} = placeParts({
    solids: inVisualOrder(space ? [...solids, space] : solids),
    ratio,
    fill,
    x: shift + (align === 'right' ? 0 : indent),
    open: request.open,
  })
  if (leaders === 0) {
    reportFaults(context, {origin: paragraph.origin, measure, ratio, over: set - measure, solids})
  }
  const line: Line = {
    type: 'line',
    ...lineBox(solids, settingFor(paragraph.style, context)),
    measure: request.measure,
    width: shift + width,
    number: request.number,
    last: request.last,
    over: leaders > 0 ? 0 : Math.max(0, set - measure),
    ratio,
    hyphenated,
    final: request.final,
    parts,
    notes,
    ids,
    origin: paragraph.origin,
  }
  return {line, open}
}

type Alignment = 'left' | 'right' | 'center' | 'justify'

/** Share of the room left that stands before the text. */
const shifts = {left: 0, justify: 0, center: 0.5, right: 1} as const satisfies Record<Alignment, number>

/** css-text-3, section 6: the last line follows `text-align-last`, and text that is justified ends at the start. */
function alignmentOf({paragraph: {style}, final}: LineRequest): Alignment {
  const {textAlign, textAlignLast, direction} = style
  const last = textAlignLast === 'auto' ? (textAlign === 'justify' ? 'start' : textAlign) : textAlignLast
  const asked = final ? last : textAlign
  if (asked === 'start') return direction === 'ltr' ? 'left' : 'right'
  if (asked === 'end') return direction === 'ltr' ? 'right' : 'left'
  return asked
}

function widthOf(solids: readonly Solid[], ratio: number): Points {
  let width = 0
  for (const solid of solids) {
    if (solid.type === 'glue') width += spaceWidth(solid, ratio)
    else if (solid.type === 'text') width += solid.width + solid.word.letters * letterSpace(solid, ratio)
    else width += solid.width
  }
  return width
}

/** −1 at the least: spaces shrink no further, and the line is overfull. 0 where there is nothing to stretch. */
function ratioOf(solids: readonly Solid[], missing: Points): number {
  let spaces = 0
  let letters = 0
  for (const solid of solids) {
    if (solid.type === 'glue') spaces += missing >= 0 ? solid.stretch : solid.shrink
    else if (solid.type === 'text')
      letters += solid.word.letters * Math.abs(letterSpace(solid, Math.sign(missing)))
  }
  // Letters alone may draw together, but not fill a line.
  if (missing >= 0) return spaces === 0 ? 0 : stretchRatio(missing, spaces, letters)
  return spaces + letters === 0 ? 0 : Math.max(-1, missing / (spaces + letters))
}

function inVisualOrder(solids: readonly Solid[]): readonly Solid[] {
  const mixed = solids.some((solid) => (solid.type === 'text' || solid.type === 'glue') && solid.level > 0)
  if (!mixed) return solids
  return visualOrder(solids.map((solid, i) => ({solid, level: levelOf(solids, i)}))).map(({solid}) => solid)
}

/** Pictures, leaders and edges take the level of the text before them, or after. */
function levelOf(solids: readonly Solid[], at: number): number {
  for (const solid of [...solids.slice(0, at + 1).reverse(), ...solids.slice(at)]) {
    if (solid.type === 'text' || solid.type === 'glue') return solid.level
  }
  return 0
}
