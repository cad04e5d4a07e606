/** A `content` value → inlines; and → text where only text can stand (markers, running strings). */
import type {Element} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {attributeText} from '../../css/attributes.ts'
import {decoded} from '../../uri.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import {formatCounter} from '../style/counter-styles.ts'
import type {Content} from '../style/values.ts'
import {unreachable} from '../units.ts'
import type {Flow} from './flow.ts'
import {quotesOf} from './quotes.ts'
import type {State} from './state.ts'

interface Source {
  readonly origin: Element
  readonly style: ComputedStyle
}

export function addContent(content: readonly Content[], source: Source, flow: Flow, state: State): void {
  const {origin, style} = source
  for (const part of content) {
    if (part.type === 'leader') {
      flow.inline((order) => ({type: 'leader', pattern: part.pattern, style, origin, order}))
      continue
    }
    if (part.type === 'target-counter' && part.name === 'page') {
      const target = targetOf(part.target, origin)
      if (target === null) continue
      flow.inline((order) => ({type: 'page-reference', target, reference: part, style, origin, order}))
      continue
    }
    const text = partText(part, source, state)
    if (text !== '') flow.inline((order) => ({type: 'text', text, generated: true, style, origin, order}))
  }
}

export function contentText(content: readonly Content[], source: Source, state: State): string {
  return content.map((part) => partText(part, source, state)).join('')
}

function partText(part: Content, {origin, style}: Source, state: State): string {
  switch (part.type) {
    case 'string':
      return part.value
    case 'counter':
      return formatCounter(state.counters.values(part.name).at(-1) ?? 0, part.style)
    case 'counters':
      return state.counters
        .values(part.name)
        .map((value) => formatCounter(value, part.style))
        .join(part.separator)
    case 'attribute':
      return attributeText(origin, part.name) ?? ''
    case 'quote':
      return quote(part, style, state)
    case 'element-text':
      return textOf(origin).replace(/\s+/g, ' ').trim()
    case 'target-counter': {
      const target = targetOf(part.target, origin)
      const known = target === null ? undefined : state.targets.get(target)
      if (target !== null && !known) state.needsTargets = true
      return known ? formatCounter(known.get(part.name)?.at(-1) ?? 0, part.style) : ''
    }
    case 'leader':
    // A running string has a value only on a page: in a margin box.
    case 'named-string':
      return ''
    default:
      return unreachable(part)
  }
}

function quote(part: Extract<Content, {type: 'quote'}>, style: ComputedStyle, state: State): string {
  if (part.side === 'close') state.quoteDepth = Math.max(0, state.quoteDepth - 1)
  const pairs = quotesOf(style)
  const pair = pairs[Math.min(state.quoteDepth, pairs.length - 1)]
  if (part.side === 'open') state.quoteDepth++
  if (!pair || part.hidden) return ''
  return part.side === 'open' ? pair[0] : pair[1]
}

/** The id that a fragment names; null for an address outside the document. */
function targetOf(target: string | {readonly attribute: string}, origin: Element): string | null {
  const text = typeof target === 'string' ? target : (attributeText(origin, target.attribute) ?? '')
  if (!text.startsWith('#') || text.length < 2) return null
  return decoded(text.slice(1))
}
