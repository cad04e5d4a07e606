/** Values of generated content: counters, `content`, `quotes`, `string-set` (css-content-3, css-lists-3, css-gcpm-3). */
import {byCommas, type Token} from '../../css/value.ts'
import {type CounterStyle, counterStyles, isCounterStyle} from './counter-styles.ts'
import {either, type Grammar, grammar, keywordOf, keywords, words} from './grammar.ts'
import type {Content, CounterChange, Quotes} from './values.ts'

function counterStyleOf(token: Token | undefined): CounterStyle | null {
  const name = token ? keywordOf([token]) : 'decimal'
  return name !== null && isCounterStyle(name) ? name : null
}

export const listStyleType = either(
  keywords(...counterStyles),
  grammar('<string>', ([token, ...others]) =>
    token?.type === 'string' && others.length === 0 ? {string: token.value} : null,
  ),
)

/** `name 2 other`; `preset` is the value of a name without a number. */
export function counterChanges(preset: number): Grammar<readonly CounterChange[]> {
  return grammar('none | [ <counter-name> <integer>? ]+', (tokens) => {
    if (keywordOf(tokens) === 'none') return []
    const changes: CounterChange[] = []
    for (const token of tokens) {
      const last = changes.at(-1)
      if (token.type === 'keyword') changes.push({name: token.value, value: preset})
      else if (token.type === 'number' && Number.isInteger(token.value) && last) {
        changes[changes.length - 1] = {name: last.name, value: token.value}
      } else return null
    }
    return changes.length > 0 ? changes : null
  })
}

export const defaultQuotes: Quotes = [
  ['“', '”'],
  ['‘', '’'],
]

export const quotes: Grammar<Quotes> = either(
  words({auto: defaultQuotes, none: []}),
  grammar('[ <string> <string> ]+', (tokens) => {
    const strings = tokens.flatMap((token) => (token.type === 'string' ? [token.value] : []))
    if (strings.length !== tokens.length || strings.length === 0 || strings.length % 2 === 1) return null
    const pairs: [string, string][] = []
    for (let index = 0; index < strings.length; index += 2)
      pairs.push([strings[index] ?? '', strings[index + 1] ?? ''])
    return pairs
  }),
)

const contentSyntax =
  '<string> | counter() | counters() | attr() | target-counter() | leader() | string() | content() | open-quote | close-quote'

export const content = either(
  keywords('normal', 'none'),
  grammar(`[ ${contentSyntax} ]+`, (tokens) => {
    // `content: "¶" / "alternative text"`: what is read aloud is not told apart here.
    const slash = tokens.findIndex((token) => token.type === 'delimiter' && token.value === '/')
    return contentList(slash < 0 ? tokens : tokens.slice(0, slash))
  }),
)

export interface StringSetting {
  readonly name: string
  readonly value: readonly Content[]
}

export const stringSet = grammar<readonly StringSetting[]>(
  `none | [ <custom-ident> [ ${contentSyntax} ]+ ]#`,
  (tokens) => {
    if (keywordOf(tokens) === 'none') return []
    const settings: StringSetting[] = []
    for (const [name, ...rest] of byCommas(tokens)) {
      const value = contentList(rest)
      if (name?.type !== 'keyword' || value === null) return null
      settings.push({name: name.value, value})
    }
    return settings
  },
)

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
    const found = counterStyleOf(style)
    return name?.type === 'keyword' && found ? {type: 'counter', name: name.value, style: found} : null
  },
  counters: ([name, separator, style]) => {
    const found = counterStyleOf(style)
    if (name?.type !== 'keyword' || separator?.type !== 'string' || !found) return null
    return {type: 'counters', name: name.value, separator: separator.value, style: found}
  },
  attr: ([name]) => (name?.type === 'keyword' ? {type: 'attribute', name: name.value} : null),
  'target-counter': ([target, name, style]) => {
    const found = counterStyleOf(style)
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
