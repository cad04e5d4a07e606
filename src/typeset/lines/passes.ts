/** Items → lines' ends, in up to three passes as TeX has them: without hyphens, with them, and whatever it takes. */
import {type BreakSettings, breakItems, type Pass} from './break.ts'
import {type Flattening, flatten} from './flatten.ts'
import type {Item} from './item.ts'
import {addEmergencyBreaks, addHyphens, type Dividing} from './split.ts'

export interface Unbroken {
  readonly items: readonly Item[]
  readonly setting: Flattening
  readonly settings: BreakSettings
  readonly dividing: Dividing
}

/** Some lines of a paragraph: indexes into `items` at which they end. */
export interface Broken {
  readonly items: readonly Item[]
  readonly breaks: readonly number[]
  /** The paragraph ends with these. */
  readonly last: boolean
}

// TeX: \pretolerance 100 and \tolerance 200 or more, as ratios, badness being 100 r³.
const plain: Pass = {tolerance: 1, automatic: false, emergency: false, last: false}
const hyphens: Pass = {tolerance: 1.6, automatic: true, emergency: false, last: false}
/** Ratios of ragged lines are of the room at their end, not of spaces that anyone sees stretch. */
const raggedPlain: Pass = {...plain, tolerance: 2.5}
const raggedHyphens: Pass = {...hyphens, tolerance: 3}
/** TeX's badness ends at 10 000, so it must lend stretch to tell bad lines from worse ones (\emergencystretch); ours does not end. */
const final: Pass = {tolerance: Infinity, automatic: true, emergency: true, last: true}

/** Items judged at once. A paragraph longer than some pages is broken piece by piece, so that memory stays in bounds
 * and one hopeless line does not loosen all others. */
const window = 4000
/** Lines at the end of a piece that the next piece may still change. */
const undecided = 4

export function* breakParagraph(paragraph: Unbroken): Generator<Broken> {
  const {items, settings} = paragraph
  let rest: readonly Item[] = []
  let from = 0
  let first = true
  while (from < items.length || rest.length > 0) {
    const until = Math.min(items.length, from + window)
    const whole = from === 0 && until === items.length && rest.length === 0
    const piece = whole ? items : [...rest, ...items.slice(from, until)]
    from = until
    const last = until === items.length
    const indent = first ? settings.indent : 0
    const broken = breakPiece({...paragraph, items: piece, settings: {...settings, indent}}, last)
    yield broken
    if (last) return
    rest = broken.items.slice(startAfter(broken.items, broken.breaks.at(-1) ?? 0))
    first = false
  }
}

function breakPiece(piece: Unbroken, last: boolean): Broken {
  const {items, setting, settings, dividing} = piece
  if (last && fitsOneLine(items, settings)) return {items, breaks: [items.length], last}
  const first = breakItems(flatten(items, setting), settings, setting.justified ? plain : raggedPlain)
  if (first) return decided(items, first, last)

  const split = addEmergencyBreaks(addHyphens(items, dividing), settings.measure)
  const flat = flatten(split, setting)
  const second = breakItems(flat, settings, setting.justified ? hyphens : raggedHyphens)
  if (second) return decided(split, second, last)
  return decided(split, breakItems(flat, settings, final) ?? [split.length], last)
}

function decided(items: readonly Item[], breaks: readonly number[], last: boolean): Broken {
  if (last || breaks.length === 1) return {items, breaks, last}
  return {items, breaks: breaks.slice(0, Math.max(1, breaks.length - undecided)), last}
}

/** Most headings, cells and captions need no breaking at all. */
function fitsOneLine(items: readonly Item[], {indent, measure}: BreakSettings): boolean {
  let width = indent
  for (const item of items) {
    if (item.type === 'break') return false
    if (item.type !== 'penalty' && item.type !== 'mark') width += item.width
    if (width > measure) return false
  }
  return true
}

/** The item with which the line after the break at `end` begins. */
export function startAfter(items: readonly Item[], end: number): number {
  if (items[end]?.type === 'break') return end + 1
  let start = end
  while (items[start]?.type === 'glue' || items[start]?.type === 'penalty') start += 1
  return start
}
