/** Lines → units: a paragraph, a heading, an item, each whole again where a program has wrapped it. */
import {isWide, type Line, width} from './lines.ts'
import {type Marker, markerOf} from './markers.ts'

export interface Unit {
  /** One, or several that a program made of one. */
  readonly lines: readonly [Line, ...Line[]]
  readonly marker: Marker | null
  readonly apart: boolean
  /** The last of its lines stands alone up to the next empty line, with others below it that are no part of it. */
  readonly indent: number
}

/** No program wraps wider than this; what is longer is a paragraph on one line. */
const widest = 100
const narrowest = 40

export function unitsOf(lines: readonly Line[]): readonly Unit[] {
  const measure = measureOf(lines)
  const units: {lines: [Line, ...Line[]]; marker: Marker | null; apart: boolean; indent: number}[] = []
  /** The last number of each kind: `1984.` at the beginning of a line is no item where no `1983.` was. */
  const counted = new Map<string, number>()
  for (const line of lines) {
    const marker = expected(markerOf(line.text), counted)
    if (marker?.ordinal) counted.set(marker.kind, marker.ordinal)
    const open = units.at(-1)
    if (open && marker === null && !line.apart && goesOn(open, line, measure)) open.lines.push(line)
    else units.push({lines: [line], marker, apart: line.apart, indent: line.indent})
  }
  return units
}

function expected(marker: Marker | null, counted: ReadonlyMap<string, number>): Marker | null {
  if (marker === null || marker.ordinal === null || marker.ordinal <= 1) return marker
  return marker.ordinal === (counted.get(marker.kind) ?? 0) + 1 ? marker : null
}

function goesOn(open: Unit, line: Line, measure: number): boolean {
  const last = open.lines[open.lines.length - 1] ?? open.lines[0]
  if (isDrawn(last.text) || isDrawn(line.text) || /\t/.test(line.text) || line.text.startsWith('>'))
    return false
  const hangs = open.marker !== null && line.indent > open.indent
  if (hangs && line.indent >= open.indent + Math.min(2, open.marker?.length ?? 0)) return true
  // A paragraph may begin with a white space instead of an empty line.
  if (line.indent > last.indent) return false
  if (isFull(last, line, measure)) return true
  // Wrapped by hand: the sentence goes on.
  return width(last.text) >= narrowest && /[^.!?…:;。！？]$/u.test(last.text) && /^\p{Ll}/u.test(line.text)
}

/** A line of dashes, equals signs or the like: it underlines, or parts. */
export const isDrawn = (text: string): boolean =>
  /^([=\-_*~#+^"])\1{2,}$/.test(text) ||
  /^(?:[*•·\-_~#]\s+){2,}[*•·\-_~#]$/.test(text) ||
  /^[⁂❦❧]$/.test(text)

/** The first word of the next line had no room on this one. */
function isFull(line: Line, next: Line, measure: number): boolean {
  return line.indent + width(line.text) + 1 + width(firstWord(next.text)) > measure
}

/** Scripts without spaces are broken after any sign. */
const firstWord = (text: string): string =>
  isWide([...text][0] ?? '') ? text.slice(0, 1) : (/^\S+/.exec(text)?.[0] ?? '')

/** The columns at which the text was wrapped; infinite where it was not. */
function measureOf(lines: readonly Line[]): number {
  // An address may stick out.
  const prose = lines.filter(({text}) => /\s/.test(text) || isWide([...text][0] ?? ''))
  const measure = prose.reduce((most, {indent, text}) => Math.max(most, indent + width(text)), 0)
  if (measure > widest || measure < narrowest) return Number.POSITIVE_INFINITY
  let broken = 0
  let ended = 0
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (!next || next.apart || markerOf(next.text) || !isFull(line, next, measure)) continue
    if (/[.!?…:。！？]["”’»)]*$/u.test(line.text)) ended += 1
    else broken += 1
  }
  return broken >= 2 && broken > ended ? measure : Number.POSITIVE_INFINITY
}

export interface Joined {
  readonly text: string
  /** Where each line of it begins in `text`. */
  readonly starts: readonly {readonly offset: number; readonly line: Line; readonly skipped: number}[]
}

/** The words of a unit, without its marker. Scripts that have no spaces are joined without one. */
export function joined({lines, marker}: Pick<Unit, 'lines' | 'marker'>): Joined {
  let text = ''
  const starts: {offset: number; line: Line; skipped: number}[] = []
  for (const [index, line] of lines.entries()) {
    const skipped = index === 0 ? (marker?.length ?? 0) : 0
    const words = line.text.slice(skipped)
    if (index > 0 && !(isWide(text.at(-1) ?? '') && isWide(words[0] ?? '')) && !/\p{L}-$/u.test(text))
      text += ' '
    starts.push({offset: text.length, line, skipped})
    text += words
  }
  return {text, starts}
}
