/** Text of one run, without break opportunities inside → words, and glue or penalties for the characters that are not ink. */
import type {Points} from '../units.ts'
import {addressBreaks, isAddress, isCode} from './addresses.ts'
import {reportMissing} from './context.ts'
import {cost, mayBeKept, spaceCost} from './costs.ts'
import type {Glue, Run, Word} from './item.ts'
import {dropSpaces, forbidden, penalty, type State} from './item-state.ts'
import {hyphenPenalty, splitAt} from './split.ts'

const longestWord = 256 // units; longer ones are cut, and may always break at the cut
const shortestDivided = 7
const space = ' '
const softHyphen = '\u00AD'
const softHyphens = /\u00AD/g

/** Widths of fixed spaces, in ems (Unicode, section 6.2). */
const fixedSpaces: Readonly<Record<string, number>> = {
  '\u2000': 0.5,
  '\u2001': 1,
  '\u2002': 0.5,
  '\u2003': 1,
  '\u2004': 1 / 3,
  '\u2005': 1 / 4,
  '\u2006': 1 / 6,
  '\u2007': 0.55,
  '\u2008': 0.25,
  '\u2009': 0.2,
  '\u200A': 0.1,
  '\u202F': 0.2,
  '\u205F': 4 / 18,
  '\u3000': 1,
}

/** Spaces, controls, zero-width characters and place holders: whatever is not simply shaped. */
const special = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\u200B\u2060\uFEFF\uFFFC]/u

interface Placed {
  readonly text: string
  /** Its place in the text of the paragraph. */
  readonly at: number
}

/** `text` begins at `at` in the paragraph. */
export function setText(state: State, run: Run, {text, at}: Placed): void {
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    const turns = state.levels !== null && i > start && levelAt(state, at + i) !== levelAt(state, at + i - 1)
    const other = isSpecial(text, i)
    if (!turns && !other) continue
    if (i > start) word(state, run, {text: text.slice(start, i), at: at + start})
    start = i
    if (!other) continue
    specialCharacter(state, run, {character: text[i] ?? '', at: at + i})
    start = i + 1
  }
  if (start < text.length) word(state, run, {text: start === 0 ? text : text.slice(start), at: at + start})
}

function levelAt({levels}: State, at: number): number {
  return levels === null ? 0 : (levels[at] ?? 0)
}

function isSpecial(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code <= 0x20) return true
  if (code < 0x7f || (code > 0xa0 && code < 0x1680)) return false
  return special.test(text[at] ?? '')
}

interface Special {
  readonly character: string
  readonly at: number
}

function specialCharacter(state: State, run: Run, {character, at}: Special): void {
  const {items} = state
  const level = levelAt(state, at)
  const fixed = fixedSpaces[character]
  if (fixed !== undefined) {
    items.push(forbidden, rigid(run, {text: character, level, width: fixed * run.setting.size}))
    return
  }
  const {whiteSpace} = run.style
  const preserved = whiteSpace === 'pre' || whiteSpace === 'pre-wrap'
  switch (character) {
    case '\n':
      if (preserved || whiteSpace === 'pre-line') newLine(state, run)
      else collapsibleSpace(state, run, at)
      break
    case '\t':
      if (preserved) preservedSpace(state, run, {width: tabWidth(state, run), level})
      else collapsibleSpace(state, run, at)
      break
    case '\r':
    case '\f':
    case space:
      if (preserved) preservedSpace(state, run, {width: run.setting.space.width, level})
      else collapsibleSpace(state, run, at)
      break
    case '\u00A0':
      items.push(forbidden, wordSpace(run, character, level))
      break
    default: // zero-width spaces and joiners have done their work in UAX 14; control characters are nothing
  }
}

function newLine(state: State, run: Run): void {
  dropSpaces(state.items)
  state.items.push({type: 'break', run})
  state.lineWidth = 0
}

function preservedSpace(state: State, run: Run, {width, level}: {width: Points; level: number}): void {
  if (run.style.whiteSpace === 'pre') state.items.push(forbidden)
  state.items.push(rigid(run, {text: space, level, width}))
  state.lineWidth += width
}

function tabWidth({lineWidth}: State, run: Run): Points {
  const stop = Math.max(1, run.style.tabSize) * run.setting.space.width
  return stop - (lineWidth % stop)
}

function collapsibleSpace(state: State, run: Run, at: number): void {
  const {items, collected} = state
  const last = items.at(-1)
  if (!last || last.type === 'break' || (last.type === 'glue' && last.text === space)) return // collapsed
  const amount = run.style.whiteSpace === 'nowrap' ? Infinity : neighbourCost(collected.text, at)
  if (amount > 0) items.push(amount === Infinity ? forbidden : penalty(amount))
  items.push(wordSpace(run, space, levelAt(state, at)))
}

const window = 12 // units on either side of a space that its cost may depend on

function neighbourCost(text: string, at: number): number {
  if (at === 0 || at + 1 >= text.length || !mayBeKept(text, at)) return 0
  return spaceCost(text.slice(Math.max(0, at - window), at), text.slice(at + 1, at + 1 + window))
}

function wordSpace(run: Run, text: string, level: number): Glue {
  const {width, stretch, shrink} = run.setting.space
  return {type: 'glue', text, run, level, width, stretch, shrink}
}

function rigid(run: Run, {text, level, width}: Pick<Glue, 'text' | 'level' | 'width'>): Glue {
  return {type: 'glue', text, run, level, width, stretch: 0, shrink: 0}
}

function word(state: State, run: Run, {text, at: place}: Placed): void {
  for (let at = 0; at < text.length; ) {
    if (at > 0) state.items.push(penalty(cost.emergency))
    const end = cutAfter(text, at)
    const piece = at === 0 && end === text.length ? text : text.slice(at, end)
    dividedWord(state, run, {text: piece, at: place + at})
    at = end
  }
}

/** Never between the halves of a surrogate pair. */
function cutAfter(text: string, at: number): number {
  const end = at + longestWord
  if (end >= text.length) return text.length
  const last = text.charCodeAt(end - 1)
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end
}

/** Soft hyphens and, in addresses and code, the places where those may break. */
function dividedWord(state: State, run: Run, {text, at}: Placed): void {
  const shown = text.includes(softHyphen) ? text.replace(softHyphens, '') : text
  if (shown === '') return
  const set = run.setting.word(shown)
  if (set.missing.length > 0) reportMissing(state.context, set.missing, run.origin)
  state.lineWidth += set.width
  const whole: Word = {type: 'word', word: set, run, width: set.width, level: levelAt(state, at), part: null}
  const {whiteSpace, hyphens} = run.style
  if (shown !== text && hyphens !== 'none') {
    splitAt(state.items, whole, {offsets: softOffsets(text), penalty: hyphenPenalty(run, false)})
    return
  }
  const unbroken = whiteSpace === 'pre' || whiteSpace === 'nowrap' || shown.length < shortestDivided
  const divided = !unbroken && (isCode(run) || isAddress(shown))
  if (divided) splitAt(state.items, whole, {offsets: addressBreaks(shown), penalty: penalty(cost.code)})
  else state.items.push(whole)
}

function softOffsets(text: string): readonly number[] {
  const offsets: number[] = []
  const shown = text.replace(softHyphens, '').length
  let passed = 0
  for (const part of text.split(softHyphen).slice(0, -1)) {
    passed += part.length
    if (passed > 0 && passed < shown && passed !== offsets.at(-1)) offsets.push(passed)
  }
  return offsets
}
