/** A paragraph → items: words between break opportunities (UAX 14), glue for spaces, penalties for the rest. */
import LineBreaker from 'linebreak'
import type {Inline, ParagraphBox} from '../boxes/box.ts'
import type {Points} from '../units.ts'
import {addressBreaks, isAddress, isCode} from './addresses.ts'
import {type Collected, collect} from './collect.ts'
import {type LineContext, reportMissing, settingFor} from './context.ts'
import {cost, spaceCost, wordCost} from './costs.ts'
import {edgeWidth, imageSize, isDecorated} from './inline-sizes.ts'
import type {Glue, Item, Penalty, Run} from './item.ts'

/** A place to end the line, inside a word or after it, without a hyphen. */
function penalty(amount: number): Penalty {
  return {type: 'penalty', cost: amount, width: 0, hyphen: false, automatic: false, emergency: false}
}
const forbidden = penalty(Infinity)
const longestWord = 256 // units; longer ones are cut, and may always break at the cut

const space = ' '
const softHyphen = '\u00AD'
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
/** Everything in a word that is not simply shaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
const special =
  /[\u0000-\u0020\u007F-\u00A0\u00AD\u2000-\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF\uFFFC]/
const tabStop = 8 // spaces (css-text-3: the initial tab-size)

export function itemize(paragraph: ParagraphBox, measure: Points, context: LineContext): readonly Item[] {
  const collected = collect(paragraph, context, (style) => settingFor(style, context.catalog))
  const items: Item[] = []
  const state: State = {context, collected, measure, items, run: 0, other: 0, lineWidth: 0, paragraph}
  const breaker = new LineBreaker(collected.text)
  let from = 0
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    segment(state, from, found.position)
    from = found.position
    if (found.position < collected.text.length && !found.required) opportunity(state, found.position)
  }
  otherInlines(state, collected.text.length)
  dropSpaces(items)
  return items
}

interface State {
  readonly context: LineContext
  readonly collected: Collected
  readonly measure: Points
  readonly items: Item[]
  readonly paragraph: ParagraphBox
  /** Index of the run that holds the current character, and of the next inline that is not text. */
  run: number
  other: number
  /** Since the last forced break: for tabs. */
  lineWidth: Points
}

/** Text without a break opportunity inside: a word with the spaces after it, in one or more runs.
 *
 *     He said <em>“no, nev</em>er”.
 *     |--|----|----|---------------|   segments
 *                  |------|-------|    the last one has two runs
 */
function segment(state: State, from: number, to: number): void {
  const {collected} = state
  let at = from
  while (at < to) {
    otherInlines(state, at)
    const run = runAt(state, at)
    if (!run || at < run.start) {
      at += 1 // the place of a picture, leader or line break
      continue
    }
    const next = collected.others[state.other]?.at ?? to
    const end = Math.min(to, run.end, next > at ? next : to)
    runText(state, run, collected.text.slice(at, end), at)
    at = end
  }
}

function runAt(state: State, at: number): Run | undefined {
  const {runs} = state.collected
  while (state.run < runs.length && (runs[state.run]?.end ?? 0) <= at) state.run += 1
  return runs[state.run]
}

function runText(state: State, run: Run, text: string, at: number): void {
  if (!special.test(text)) return word(state, run, text)
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i] ?? ''
    if (!special.test(character)) continue
    if (i > start) word(state, run, text.slice(start, i))
    specialCharacter(state, run, character, at + i)
    start = i + 1
  }
  if (start < text.length) word(state, run, text.slice(start))
}

function specialCharacter(state: State, run: Run, character: string, at: number): void {
  const {items} = state
  const {whiteSpace} = run.style
  const preserved = whiteSpace === 'pre' || whiteSpace === 'pre-wrap'
  const fixed = fixedSpaces[character]
  if (fixed !== undefined) {
    items.push(forbidden, glueOf(run, character, {width: fixed * run.setting.size, stretch: 0, shrink: 0}))
    return
  }
  switch (character) {
    case '\n':
      if (preserved || whiteSpace === 'pre-line') {
        dropSpaces(items)
        items.push({type: 'break', run})
        state.lineWidth = 0
        return
      }
      return spaceGlue(state, run, at)
    case '\t':
      if (preserved) return tab(state, run)
      return spaceGlue(state, run, at)
    case '\r':
    case '\f':
    case space:
      return spaceGlue(state, run, at)
    case '\u00A0':
      items.push(forbidden, glueOf(run, character, run.setting.space))
      return
    case softHyphen:
      if (run.style.hyphens === 'none') return
      items.push({
        type: 'penalty',
        cost: cost.hyphen,
        width: run.setting.hyphenWidth,
        hyphen: true,
        automatic: false,
        emergency: false,
      })
      return
    default: // zero-width spaces and joiners have done their work in UAX 14; control characters are nothing
  }
}

function spaceGlue(state: State, run: Run, at: number): void {
  const {items, collected} = state
  const {whiteSpace} = run.style
  const preserved = whiteSpace === 'pre' || whiteSpace === 'pre-wrap'
  if (preserved) {
    if (whiteSpace === 'pre') items.push(forbidden)
    items.push(glueOf(run, space, {width: run.setting.space.width, stretch: 0, shrink: 0}))
    state.lineWidth += run.setting.space.width
    return
  }
  const last = items.at(-1)
  if (!last || last.type === 'break' || (last.type === 'glue' && last.text === space)) return // collapsed
  const amount = whiteSpace === 'nowrap' ? Infinity : neighbourCost(collected.text, at)
  if (amount > 0) items.push(penalty(amount))
  items.push(glueOf(run, space, run.setting.space))
}

function neighbourCost(text: string, at: number): number {
  const after = text.charCodeAt(at + 1)
  const before = text.charCodeAt(at - 1)
  // Letters on both sides are by far the most common case; `spaceCost` knows when they matter.
  if (Number.isNaN(after) || Number.isNaN(before)) return 0
  return spaceCost(text.slice(Math.max(0, at - 12), at), text.slice(at + 1, at + 13))
}

function glueOf(run: Run, text: string, size: {width: Points; stretch: Points; shrink: Points}): Glue {
  return {type: 'glue', text, run, width: size.width, stretch: size.stretch, shrink: size.shrink}
}

function tab(state: State, run: Run): void {
  const stop = tabStop * run.setting.space.width
  const width = stop - (state.lineWidth % stop)
  if (run.style.whiteSpace === 'pre') state.items.push(forbidden)
  state.items.push(glueOf(run, space, {width, stretch: 0, shrink: 0}))
  state.lineWidth += width
}

function word(state: State, run: Run, text: string): void {
  if (text.length <= longestWord) return wordWithBreaks(state, run, text)
  for (let at = 0; at < text.length; ) {
    const high = text.charCodeAt(at + longestWord - 1)
    const end = at + longestWord - (high >= 0xd800 && high <= 0xdbff ? 1 : 0)
    if (at > 0) state.items.push(penalty(cost.emergency))
    wordWithBreaks(state, run, text.slice(at, end))
    at = end
  }
}

function wordWithBreaks(state: State, run: Run, text: string): void {
  const unbroken = run.style.whiteSpace === 'pre' || run.style.whiteSpace === 'nowrap'
  const divided = !unbroken && text.length > 6 && (isCode(run.origin.tagName) || isAddress(text))
  const offsets = divided ? addressBreaks(text) : []
  let from = 0
  for (const offset of offsets) {
    plainWord(state, run, text.slice(from, offset))
    state.items.push(penalty(cost.code))
    from = offset
  }
  plainWord(state, run, from === 0 ? text : text.slice(from))
}

function plainWord(state: State, run: Run, text: string): void {
  const set = run.setting.word(text)
  if (set.missing.length > 0) reportMissing(state.context, set.missing, run.origin)
  state.items.push({type: 'word', word: set, run, width: set.width, part: null})
  state.lineWidth += set.width
}

/** UAX 14 lets the line end before the character at `at`. */
function opportunity(state: State, at: number): void {
  const {text, runs, others} = state.collected
  while (others[state.other]?.at === at && others[state.other]?.inline.type === 'close') {
    otherInline(state)
  }
  const last = state.items.at(-1)
  if (!last || last.type === 'glue' || last.type === 'penalty' || last.type === 'break')
    return glueOpportunity(state)
  const run = runs[state.run]
  const {whiteSpace} = run?.style ?? state.paragraph.style
  if (whiteSpace === 'nowrap' || whiteSpace === 'pre') return
  const before = text[at - 1] ?? ''
  const inCode = run !== undefined && isCode(run.origin.tagName)
  const amount = inCode ? cost.code : wordCost(before, text[at] ?? '')
  state.items.push(penalty(amount))
}

/** A fixed space after which UAX 14 allows a break: the penalty before it forbade it. */
function glueOpportunity({items}: State): void {
  const last = items.at(-1)
  if (last?.type === 'glue' && last.stretch === 0 && last.text !== space && last.text !== '\u202F') {
    items.push(penalty(0))
  }
}

/** Pictures, edges, notes and anchors that stand before the character at `at`. */
function otherInlines(state: State, at: number): void {
  const {others} = state.collected
  while ((others[state.other]?.at ?? Infinity) <= at) otherInline(state)
}

function otherInline(state: State): void {
  const next = state.collected.others[state.other]
  state.other += 1
  if (next) pushOther(state, next.inline, next.rise)
}

/** White space hangs at the end of a line: it is not set. */
function dropSpaces(items: Item[]): void {
  for (let last = items.at(-1); last?.type === 'glue' || last?.type === 'penalty'; last = items.at(-1)) {
    items.pop()
  }
}

function pushOther(state: State, inline: Inline, rise: Points): void {
  const {items, context} = state
  switch (inline.type) {
    case 'open':
    case 'close': {
      const width = edgeWidth(inline, state.measure)
      if (width !== 0 || isDecorated(inline.style)) items.push({type: 'edge', inline, width})
      return
    }
    case 'break':
      dropSpaces(items)
      items.push({type: 'break', run: state.collected.runs[state.run] ?? null})
      state.lineWidth = 0
      return
    case 'image': {
      const setting = settingFor(inline.style, context.catalog)
      const {width, height} = imageSize(inline.image, state.measure, setting)
      const middle = inline.image.style.verticalAlign === 'middle'
      const lift = middle ? (setting.primary.metrics.xHeight * setting.size - height) / 2 : rise
      items.push({type: 'picture', image: inline.image, style: inline.style, width, height, rise: lift})
      return
    }
    case 'leader': {
      const setting = settingFor(inline.style, context.catalog)
      const {style, origin, order} = inline
      const run: Run = {start: 0, end: 0, setting, style, origin, order, generated: true, rise}
      const pattern = setting.word(
        inline.pattern.trim() === '' ? '.' : inline.pattern.replaceAll(' ', '\u00A0'),
      )
      items.push({type: 'leader', inline, run, pattern, width: setting.size})
      return
    }
    case 'note':
    case 'anchor':
      items.push({type: 'mark', inline})
      return
    case 'text':
    case 'page-reference':
      return // these are runs
  }
}
