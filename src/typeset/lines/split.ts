/** Words → words with places to break inside: hyphenation for the second pass, any letter for the last resort. */
import type {Points} from '../units.ts'
import {isCode} from './addresses.ts'
import {cost} from './costs.ts'
import type {Hyphenate} from './hyphenate.ts'
import type {Item, Penalty, Run, Word} from './item.ts'
import type {SetWord} from './text-setting.ts'

const shortest = 5 // letters: what `hyphenate` asks at the least
const anywhere: Penalty = {
  type: 'penalty',
  cost: cost.emergency,
  width: 0,
  hyphen: false,
  automatic: false,
  emergency: true,
}

/** A word belongs to one text setting, so to one language. Null where it does not divide. */
export type Divisions = WeakMap<SetWord, Division | null>

export interface Dividing {
  readonly hyphenate: Hyphenate
  readonly divisions: Divisions
}

/** Adds automatic hyphens where the style of the text allows them. Words that touch across a change of style are one word.
 *
 *     un|believ·able     one word in two runs: the patterns see `unbelievable`
 */
export function addHyphens(items: readonly Item[], dividing: Dividing): readonly Item[] {
  const result: Item[] = []
  for (let i = 0; i < items.length; ) {
    const item = items[i]
    if (item?.type !== 'word') {
      if (item) result.push(item)
      i += 1
      continue
    }
    const next = items[i + 1]
    if (next?.type !== 'word' && next?.type !== 'edge') {
      splitOwn(result, item, dividing)
      i += 1
      continue
    }
    i = splitGroup(result, items, {from: i, hyphenate: dividing.hyphenate})
  }
  return result
}

/** A word between spaces. The same word comes again and again, and where it divides does not change. */
function splitOwn(result: Item[], item: Word, {hyphenate, divisions}: Dividing): void {
  const {word, run} = item
  if (!mayHyphenate(item) || word.text.length < shortest) {
    result.push(item)
    return
  }
  let division = divisions.get(word)
  if (division === undefined) {
    const offsets = offsetsIn(word.text, run.style.language, hyphenate)
    division = offsets.length === 0 ? null : divide(item, offsets)
    divisions.set(word, division)
  }
  if (division === null) result.push(item)
  else pushFragments(result, item, {division, penalty: hyphenPenalty(run, true, isName(item))})
}

/** The author's own soft hyphens and the breaks of an address take precedence (css-text-3, section 5.4). */
function mayHyphenate({run, part}: Word): boolean {
  return part === null && run.style.hyphens === 'auto' && !isCode(run)
}

function splitGroup(
  result: Item[],
  items: readonly Item[],
  {from, hyphenate}: {from: number; hyphenate: Hyphenate},
): number {
  let end = from
  let text = ''
  let language: string | null = null
  for (let item = items[end]; item?.type === 'word' || item?.type === 'edge'; item = items[end]) {
    end += 1
    if (item.type !== 'word') continue
    text += item.word.text
    language ??= item.run.style.language
  }
  const offsets = language !== null && text.length >= shortest ? offsetsIn(text, language, hyphenate) : []
  let start = 0
  for (const item of items.slice(from, end)) {
    if (item.type !== 'word') {
      result.push(item)
      continue
    }
    const {length} = item.word.text
    const begin = start
    const own = mayHyphenate(item) ? offsets.map((offset) => offset - begin) : []
    splitWord(
      result,
      item,
      own.filter((offset) => offset > 0 && offset < length),
    )
    start += length
  }
  return end
}

function offsetsIn(text: string, language: string, hyphenate: Hyphenate): readonly number[] {
  const offsets: number[] = []
  for (let from = 0; from < text.length; ) {
    let to = from
    while (to < text.length && isLetter(text, to)) to += 1
    if (to - from >= shortest) {
      const word = from === 0 && to === text.length ? text : text.slice(from, to)
      for (const offset of hyphenate(word, language)) offsets.push(from + offset)
    }
    from = to + 1
  }
  return offsets
}

const otherLetter = /[\p{L}\p{M}\uD800-\uDFFF]/u

/** Of a word: an apostrophe is one too. A regular expression for all of it would take most of the time. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39
  return code === 0x2019 || otherLetter.test(text[at] ?? '')
}

function splitWord(result: Item[], item: Word, offsets: readonly number[]): void {
  if (offsets.length === 0) {
    result.push(item)
    return
  }
  splitAt(result, item, {offsets, penalty: hyphenPenalty(item.run, true, isName(item))})
}

/** A capital tells a name, or the head of a sentence; in German it tells a noun. */
function isName({word, part, run}: Word): boolean {
  return /^\p{Lu}/u.test(part?.whole.text ?? word.text) && !/^(?:de|lb)\b/.test(run.style.language)
}

export function hyphenPenalty({setting}: Run, automatic: boolean, name = false): Penalty {
  return {
    type: 'penalty',
    cost: name ? cost.hyphenName : cost.hyphen,
    width: setting.hyphenWidth,
    hyphen: true,
    automatic,
    emergency: false,
  }
}

/** Appends the fragments of a word, with `penalty` between. */
export function splitAt(
  result: Item[],
  item: Word,
  {offsets, penalty}: {offsets: readonly number[]; penalty: Penalty},
): void {
  pushFragments(result, item, {division: divide(item, offsets), penalty})
}

/** The fragments of a word, with the widths that they have in it. */
type Division = readonly Fragment[]

interface Fragment {
  readonly word: SetWord
  readonly width: Points
  /** In the word that was divided. */
  readonly from: number
  readonly to: number
}

function divide(item: Word, offsets: readonly number[]): Division {
  const {text} = item.word
  const widths = prefixWidths(item, offsets)
  const fragments: Fragment[] = []
  let from = 0
  let used = 0
  for (let i = 0; i <= offsets.length; i += 1) {
    const to = offsets[i] ?? text.length
    const until = widths[i] ?? item.width
    fragments.push({word: item.run.setting.fragment(text.slice(from, to)), width: until - used, from, to})
    from = to
    used = until
  }
  return fragments
}

function pushFragments(
  result: Item[],
  {run, level, word: own, part}: Word,
  {division, penalty}: {division: Division; penalty: Penalty},
): void {
  const whole = part?.whole ?? own
  const base = part?.from ?? 0
  for (const {word, width, from, to} of division) {
    if (from > 0) result.push(penalty)
    result.push({type: 'word', word, run, width, level, part: {whole, from: base + from, to: base + to}})
  }
}

/** Widths of the whole word up to each offset, so that kerning and ligatures stay where no line breaks. Offsets rise. */
function prefixWidths({word, run}: Word, offsets: readonly number[]): readonly Points[] {
  const widths: Points[] = []
  let width = 0
  let start = 0
  let next = 0
  for (const {shaped} of word.pieces) {
    for (const glyph of shaped.glyphs) {
      const at = start + glyph.cluster
      for (; next < offsets.length && (offsets[next] ?? 0) <= at; next += 1) widths.push(width)
      const advance = glyph.advance * run.setting.size + run.style.letterSpacing
      // A ligature across the offset: its first part takes what it would when standing alone.
      for (; next < offsets.length && (offsets[next] ?? 0) < at + glyph.text.length; next += 1) {
        widths.push(width + run.setting.word(word.text.slice(at, offsets[next])).width)
      }
      width += advance
    }
    start += shaped.text.length
  }
  while (widths.length < offsets.length) widths.push(width)
  return widths
}

/** Lets words wider than the measure break at any letter, where `overflow-wrap` says so. */
export function addEmergencyBreaks(items: readonly Item[], measure: Points): readonly Item[] {
  if (!items.some((item) => isTooWide(item, measure))) return items
  const result: Item[] = []
  for (const item of items) {
    if (item.type === 'word' && isTooWide(item, measure)) {
      splitAt(result, item, {offsets: emergencyOffsets(item.word), penalty: anywhere})
    } else {
      result.push(item)
    }
  }
  return result
}

function isTooWide(item: Item, measure: Points): boolean {
  return item.type === 'word' && item.width > measure && item.run.style.overflowWrap === 'anywhere'
}

/** A word of hundreds of letters is no word: every eighth place will do, and memory stays in bounds. */
const monstrous = 200
const step = 8

function emergencyOffsets(word: SetWord): readonly number[] {
  const starts = clusterStarts(word)
  return word.text.length < monstrous ? starts : starts.filter((_, i) => i % step === step - 1)
}

function clusterStarts(word: SetWord): readonly number[] {
  const starts: number[] = []
  let start = 0
  for (const {shaped} of word.pieces) {
    for (const glyph of shaped.glyphs) {
      const at = start + glyph.cluster
      if (at > 0 && glyph.text !== '') starts.push(at)
    }
    start += shaped.text.length
  }
  return starts.sort((a, b) => a - b)
}
