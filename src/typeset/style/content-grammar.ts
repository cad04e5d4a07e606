/** Values of generated content: counters, `content`, `quotes`, `string-set` (css-content-3, css-lists-3, css-gcpm-3). */
import {byCommas, type Token} from '../../css/value.ts'
import type {ComputedStyle, Content, CounterChange, CounterStyle} from './computed-style.ts'
import {constant, type Grammar, keywordOf} from './grammar.ts'

const counterStyles: Readonly<Record<string, CounterStyle>> = {
  none: 'none',
  disc: 'disc',
  circle: 'circle',
  square: 'square',
  decimal: 'decimal',
  'decimal-leading-zero': 'decimal-leading-zero',
  'lower-alpha': 'lower-alpha',
  'lower-latin': 'lower-alpha',
  'upper-alpha': 'upper-alpha',
  'upper-latin': 'upper-alpha',
  'lower-roman': 'lower-roman',
  'upper-roman': 'upper-roman',
  'lower-greek': 'lower-greek',
}

export function counterStyle(token: Token | undefined): CounterStyle | null {
  if (!token) return 'decimal'
  const name = token.type === 'keyword' ? token.value.toLowerCase() : ''
  return (Object.hasOwn(counterStyles, name) ? counterStyles[name] : undefined) ?? null
}

export const listStyleType: Grammar<ComputedStyle['listStyleType']> = (tokens) => {
  const [token] = tokens
  if (tokens.length !== 1 || !token) return null
  if (token.type === 'string') return constant({string: token.value})
  const style = counterStyle(token)
  return style === null ? null : constant(style)
}

/** `name 2 other`; `preset` is the value of a name without a number. */
export function counterChanges(preset: number): Grammar<readonly CounterChange[]> {
  return (tokens) => {
    if (keywordOf(tokens) === 'none') return constant([])
    const changes: CounterChange[] = []
    for (const token of tokens) {
      const last = changes.at(-1)
      if (token.type === 'keyword') changes.push({name: token.value, value: preset})
      else if (token.type === 'number' && Number.isInteger(token.value) && last) {
        changes[changes.length - 1] = {name: last.name, value: token.value}
      } else return null
    }
    return changes.length > 0 ? constant(changes) : null
  }
}

export const quotes: Grammar<ComputedStyle['quotes']> = (tokens) => {
  const word = keywordOf(tokens)
  if (word === 'none') return constant([])
  if (word === 'auto') return constant(defaultQuotes)
  const strings = tokens.flatMap((token) => (token.type === 'string' ? [token.value] : []))
  if (strings.length !== tokens.length || strings.length === 0 || strings.length % 2 === 1) return null
  const pairs: [string, string][] = []
  for (let index = 0; index < strings.length; index += 2)
    pairs.push([strings[index] ?? '', strings[index + 1] ?? ''])
  return constant(pairs)
}

export const defaultQuotes: ComputedStyle['quotes'] = [
  ['“', '”'],
  ['‘', '’'],
]

export const content: Grammar<ComputedStyle['content']> = (tokens) => {
  const word = keywordOf(tokens)
  if (word === 'normal' || word === 'none') return constant(word)
  // `content: "¶" / "alternative text"`: what is read aloud is not told apart here.
  const slash = tokens.findIndex((token) => token.type === 'delimiter' && token.value === '/')
  const parts = contentList(slash < 0 ? tokens : tokens.slice(0, slash))
  return parts === null ? null : constant(parts)
}

export const stringSet: Grammar<ComputedStyle['stringSet']> = (tokens) => {
  if (keywordOf(tokens) === 'none') return constant([])
  const settings: {readonly name: string; readonly value: readonly Content[]}[] = []
  for (const [name, ...rest] of byCommas(tokens)) {
    const value = contentList(rest)
    if (name?.type !== 'keyword' || value === null) return null
    settings.push({name: name.value, value})
  }
  return constant(settings)
}

function contentList(tokens: readonly Token[]): readonly Content[] | null {
  const parts: Content[] = []
  for (const token of tokens) {
    const part = contentOf(token)
    if (part === null) return null
    parts.push(part)
  }
  return parts.length > 0 ? parts : null
}

const quoteWords: Readonly<Record<string, Content>> = {
  'open-quote': {type: 'quote', side: 'open', hidden: false},
  'close-quote': {type: 'quote', side: 'close', hidden: false},
  'no-open-quote': {type: 'quote', side: 'open', hidden: true},
  'no-close-quote': {type: 'quote', side: 'close', hidden: true},
}

function contentOf(token: Token): Content | null {
  if (token.type === 'string') return {type: 'string', value: token.value}
  if (token.type === 'keyword') return quoteWords[token.value.toLowerCase()] ?? null
  if (token.type !== 'function') return null
  const read = Object.hasOwn(functions, token.name) ? functions[token.name] : undefined
  return read ? read(byCommas(token.arguments).map(([only]) => only)) : null
}

type Read = (inside: readonly (Token | undefined)[]) => Content | null

const leaders: Readonly<Record<string, string>> = {dotted: '.', solid: '_', space: ' '}

const functions: Readonly<Record<string, Read>> = {
  counter: ([name, style]) => {
    const found = counterStyle(style)
    return name?.type === 'keyword' && found ? {type: 'counter', name: name.value, style: found} : null
  },
  counters: ([name, separator, style]) => {
    const found = counterStyle(style)
    if (name?.type !== 'keyword' || separator?.type !== 'string' || !found) return null
    return {type: 'counters', name: name.value, separator: separator.value, style: found}
  },
  attr: ([name]) => (name?.type === 'keyword' ? {type: 'attribute', name: name.value} : null),
  'target-counter': ([target, name, style]) => {
    const found = counterStyle(style)
    const to = targetOf(target)
    if (to === null || name?.type !== 'keyword' || !found) return null
    return {type: 'target-counter', target: to, name: name.value, style: found}
  },
  leader: ([pattern]) => {
    if (pattern?.type === 'string') return {type: 'leader', pattern: pattern.value}
    const named = pattern?.type === 'keyword' ? leaders[pattern.value] : undefined
    return named === undefined ? null : {type: 'leader', pattern: named}
  },
  string: ([name, keyword]) => {
    const known = (['first', 'start', 'last', 'first-except'] as const).find(
      (word) => !keyword || (keyword.type === 'keyword' && keyword.value === word),
    )
    return name?.type === 'keyword' && known ? {type: 'named-string', name: name.value, keyword: known} : null
  },
  content: ([what]) =>
    !what || (what.type === 'keyword' && what.value === 'text') ? {type: 'element-text'} : null,
}

function targetOf(token: Token | undefined): string | {readonly attribute: string} | null {
  if (token?.type === 'string' || token?.type === 'url') return token.value
  if (token?.type !== 'function' || token.name !== 'attr') return null
  const [name] = token.arguments
  return name?.type === 'keyword' ? {attribute: name.value} : null
}
