/** A paragraph → items: words between break opportunities (UAX 14), glue for spaces, penalties for the rest. */
import LineBreaker from 'linebreak'
import type {Inline, InlineClose, InlineOpen, ParagraphBox} from '../boxes/box.ts'
import {pictureSize} from '../boxes/picture-size.ts'
import {hasDecoration, resolve} from '../style/box-model.ts'
import type {Points} from '../units.ts'
import {isAddress, isCode} from './addresses.ts'
import {embeddingLevels} from './bidi.ts'
import {collect} from './collect.ts'
import {type LineContext, settingFor} from './context.ts'
import {cost, wordCost} from './costs.ts'
import type {Item, Run} from './item.ts'
import {dropSpaces, penalty, type State} from './item-state.ts'
import {setText} from './set-text.ts'

export function itemize(paragraph: ParagraphBox, measure: Points, context: LineContext): readonly Item[] {
  const collected = collect(paragraph, context, (style) => settingFor(style, context))
  const items: Item[] = []
  const levels = embeddingLevels(collected.text, paragraph.style.direction)
  const state: State = {context, collected, measure, items, paragraph, levels, run: 0, other: 0, lineWidth: 0}
  const breaker = new LineBreaker(collected.text)
  const addresses = mayHoldAddress.test(collected.text)
  let from = 0
  let addressEnd = 0
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    if (addresses && from >= addressEnd) addressEnd = endOfAddress(collected.text, from)
    if (found.position < addressEnd && !found.required) continue // it has rules of its own
    if (collected.text.charCodeAt(found.position - 1) === softHyphen) continue // words are shaped whole
    segment(state, from, found.position)
    from = found.position
    if (found.position < collected.text.length && !found.required) opportunity(state, found.position)
  }
  otherInlines(state, collected.text.length)
  dropSpaces(items)
  return items
}

const softHyphen = 0xad
const mayHoldAddress = /:\/\/|www\.|@|10\.\d{4}/

/** An address beginning at `from` ends at the next white space; `from` itself where there is none. */
function endOfAddress(text: string, from: number): number {
  const token = /\S+/y
  token.lastIndex = from
  const found = token.exec(text)?.[0] ?? ''
  return isAddress(found) ? from + found.length : from
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
    setText(state, run, {text: collected.text.slice(at, end), at})
    at = end
  }
}

function runAt(state: State, at: number): Run | undefined {
  const {runs} = state.collected
  while (state.run < runs.length && (runs[state.run]?.end ?? 0) <= at) state.run += 1
  return runs[state.run]
}

/** UAX 14 lets the line end before the character at `at`. */
function opportunity(state: State, at: number): void {
  const {text, runs, others} = state.collected
  while (others[state.other]?.at === at && others[state.other]?.inline.type === 'close') {
    otherInline(state)
  }
  const last = state.items.at(-1)
  if (!last || last.type === 'glue' || last.type === 'penalty' || last.type === 'break') {
    glueOpportunity(state)
    return
  }
  const run = runs[state.run]
  const {whiteSpace} = run?.style ?? state.paragraph.style
  if (whiteSpace === 'nowrap' || whiteSpace === 'pre') return
  const inCode = run !== undefined && isCode(run)
  const amount = inCode ? cost.code : wordCost(text.slice(Math.max(0, at - 3), at), text[at] ?? '')
  state.items.push(penalty(amount))
}

/** A fixed space after which UAX 14 allows a break: the penalty before it forbade it. */
function glueOpportunity({items}: State): void {
  const last = items.at(-1)
  if (last?.type === 'glue' && last.stretch === 0 && last.text !== ' ' && last.text !== '\u202F') {
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

function pushOther(state: State, inline: Inline, rise: Points): void {
  const {items, context} = state
  switch (inline.type) {
    case 'open':
    case 'close': {
      const width = edgeWidth(inline, state.measure)
      if (width !== 0 || hasDecoration(inline.style)) items.push({type: 'edge', inline, width})
      return
    }
    case 'break':
      dropSpaces(items)
      items.push({type: 'break', run: state.collected.runs[state.run] ?? null})
      state.lineWidth = 0
      return
    case 'image': {
      const setting = settingFor(inline.style, context)
      const {width, height} = pictureSize(inline.image, {width: state.measure, height: null})
      const middle = inline.image.style.verticalAlign === 'middle'
      const lift = middle ? (setting.primary.metrics.xHeight * setting.size - height) / 2 : rise
      items.push({type: 'picture', image: inline.image, style: inline.style, width, height, rise: lift})
      return
    }
    case 'leader': {
      const setting = settingFor(inline.style, context)
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

function edgeWidth({type, style}: InlineOpen | InlineClose, measure: Points): Points {
  const starts = (type === 'open') === (style.direction === 'ltr')
  const [margin, border, padding] = starts
    ? [style.marginLeft, style.borderLeft, style.paddingLeft]
    : [style.marginRight, style.borderRight, style.paddingRight]
  return resolve(margin, measure) + border.width + resolve(padding, measure)
}
