/** Value text → tokens, by css-tree: what the grammar of each property reads. */
import type {CssNode, Raw, Value} from 'css-tree'
import parse from 'css-tree/parser'
import {withoutEscapes} from './selector.ts'

export type Token =
  | {readonly type: 'keyword'; readonly value: string}
  | {readonly type: 'string'; readonly value: string}
  | {readonly type: 'number'; readonly value: number}
  | {readonly type: 'percentage'; readonly value: number}
  | {readonly type: 'dimension'; readonly value: number; readonly unit: string}
  /** Without the `#`. */
  | {readonly type: 'hash'; readonly value: string}
  | {readonly type: 'url'; readonly value: string}
  | {readonly type: 'unicode-range'; readonly value: string}
  | {readonly type: 'function'; readonly name: string; readonly arguments: readonly Token[]}
  | {readonly type: 'group'; readonly content: readonly Token[]}
  | {readonly type: 'delimiter'; readonly value: string}

/** As CSS text again, words and signs apart. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(written).join(' ')
}

function written(token: Token): string {
  switch (token.type) {
    case 'percentage':
      return `${token.value}%`
    case 'dimension':
      return `${token.value}${token.unit}`
    case 'hash':
      return `#${token.value}`
    case 'function':
      return `${token.name}(${textOf(token.arguments)})`
    case 'group':
      return `(${textOf(token.content)})`
    default:
      return String(token.value)
  }
}

/** Splits at commas at the outermost level. */
export function byCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.type === 'delimiter' && token.value === ',') parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}

/** Null where css-tree cannot parse it. */
export function tokensOf(text: string): readonly Token[] | null {
  const plain = plainTokens(text)
  if (plain) return plain
  const node = parseValue(text)
  return node ? tokens(node.children) : null
}

/** Most values are a few words and lengths: telling them apart here spares the start of a parser for each. */
function plainTokens(text: string): readonly Token[] | null {
  const found: Token[] = []
  for (const word of text.split(' ')) {
    const token = plainToken(word)
    if (!token) return null
    found.push(token)
  }
  return found
}

function plainToken(word: string): Token | null {
  if (/^-?[a-z][a-z-]*$/i.test(word)) return {type: 'keyword', value: word}
  if (/^#[\da-f]+$/i.test(word)) return {type: 'hash', value: word.slice(1)}
  const [, digits, unit] = /^([+-]?\d*\.?\d+)(%|[a-z]*)$/i.exec(word) ?? []
  if (digits === undefined || unit === undefined) return null
  const value = Number(digits)
  if (unit === '') return {type: 'number', value}
  return unit === '%' ? {type: 'percentage', value} : {type: 'dimension', value, unit: unit.toLowerCase()}
}

function parseValue(text: string): Value | null {
  try {
    const value = parse(text, {context: 'value'})
    return value.type === 'Value' ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** As a node of a declaration; what css-tree cannot parse stays text. */
export const valueFrom = (text: string): Value | Raw => parseValue(text) ?? {type: 'Raw', value: text}

function tokens(nodes: Iterable<CssNode>): Token[] {
  return [...nodes].flatMap((node) => {
    const token = tokenOf(node)
    return token ? [token] : []
  })
}

function tokenOf(node: CssNode): Token | null {
  switch (node.type) {
    case 'Identifier':
      return {type: 'keyword', value: withoutEscapes(node.name)}
    case 'String':
      return {type: 'string', value: node.value}
    case 'Number':
      return {type: 'number', value: Number(node.value)}
    case 'Percentage':
      return {type: 'percentage', value: Number(node.value)}
    case 'Dimension':
      return {type: 'dimension', value: Number(node.value), unit: node.unit.toLowerCase()}
    case 'Hash':
      return {type: 'hash', value: node.value}
    case 'Url':
      return {type: 'url', value: node.value}
    case 'UnicodeRange':
      return {type: 'unicode-range', value: node.value}
    case 'Function':
      return {type: 'function', name: node.name.toLowerCase(), arguments: tokens(node.children)}
    case 'Parentheses':
      return {type: 'group', content: tokens(node.children)}
    case 'Operator':
      return {type: 'delimiter', value: node.value.trim()}
    case 'WhiteSpace':
    case 'Comment':
      return null
    default:
      return {type: 'delimiter', value: node.type}
  }
}
