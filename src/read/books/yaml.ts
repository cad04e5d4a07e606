/** YAML of other tools → its values, with their places. Tags of other languages (`!ENV`, `!!python/name:…`) say nothing here. */
import type {Point} from 'unist'
import {type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument} from 'yaml'
import type {ListFile} from './book.ts'

/** A node of the document; missing values are nodes of nothing. */
export interface Yaml {
  readonly place: Point
  /** A text or a number, as it is written; null for all else. */
  readonly text: string | null
  readonly isThere: boolean
  readonly isList: boolean
  /** Of a list; empty for all else. */
  readonly items: readonly Yaml[]
  /** Of a mapping, in its order. */
  readonly pairs: readonly {readonly key: string; readonly value: Yaml; readonly place: Point}[]
  /** The value of a key, or of one in it: `get('book', 'title')`. */
  get(...keys: readonly string[]): Yaml
}

/** Lists of chapters nest a few levels. */
const deepest = 64

/** Null when it cannot be read; a message says why. */
export function readYaml({path, text, report}: Pick<ListFile, 'path' | 'text' | 'report'>): Yaml | null {
  const lines = new LineCounter()
  const pointOf = (offset: number): Point => {
    const {line, col} = lines.linePos(offset)
    return {line: Math.max(line, 1), column: Math.max(col, 1)}
  }
  // What nests without end would end the parser.
  const isDeep = tooDeep(text)
  const document = isDeep
    ? null
    : parseDocument(text, {
        lineCounter: lines,
        prettyErrors: false,
        uniqueKeys: false,
        merge: true,
        // Else yaml writes to the console by itself.
        logLevel: 'error',
      })
  const fault = document?.errors[0]
  if (document === null || fault) {
    const reason = fault?.message.split('\n')[0]?.replace(/\.?$/, '.') ?? 'It nests too deeply.'
    report({
      rule: 'publications/list-unreadable',
      reason: `\`${path.split('/').at(-1)}\` is not YAML here: ${reason}`,
      place: fault ? pointOf(fault.pos[0]) : {line: 1, column: 1},
    })
    return null
  }
  return wrapped(document.contents, {document, pointOf, fallback: {line: 1, column: 1}})
}

interface Wrapping {
  readonly document: Document
  readonly pointOf: (offset: number) => Point
  readonly fallback: Point
}

function tooDeep(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > deepest) return true
  }
  return /^(?:[ \t]*[-?:][ \t]+){65}/m.test(text) || new RegExp(`^ {${deepest * 4}}`, 'm').test(text)
}

function wrapped(given: unknown, wrapping: Wrapping): Yaml {
  const {document, pointOf, fallback} = wrapping
  const node = isAlias(given) ? given.resolve(document) : given
  const place = isNode(given) && given.range ? pointOf(given.range[0]) : fallback
  const inner = (child: unknown, at: Point = place) => wrapped(child, {...wrapping, fallback: at})
  const pairs = () =>
    isMap(node)
      ? node.items.flatMap(({key, value}) => {
          if (!isScalar(key)) return []
          const at = key.range ? pointOf(key.range[0]) : place
          return [{key: String(key.value), value: inner(value, at), place: at}]
        })
      : []
  return {
    place,
    text:
      isScalar(node) && node.value !== null && typeof node.value !== 'boolean'
        ? String(node.source ?? node.value).trim() || null
        : null,
    isThere: node !== null && node !== undefined && !(isScalar(node) && node.value === null),
    isList: isSeq(node),
    items: isSeq(node) ? node.items.map((item) => inner(item)) : [],
    get pairs() {
      return pairs()
    },
    get(...keys) {
      const [first, ...rest] = keys
      if (first === undefined) return inner(node)
      const value = isMap(node) ? node.get(first, true) : undefined
      return inner(value).get(...rest)
    },
  }
}

/** The texts of some keys, for those that are there. */
export function texts(yaml: Yaml, keys: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([ours, theirs]) => {
      const {text} = yaml.get(...theirs.split('.'))
      return text === null ? [] : [[ours, text]]
    }),
  )
}

type Named = string | Readonly<Record<string, string>>

/** Names, or mappings with a `name` and what else we know of people. */
export function people(yaml: Yaml): readonly Named[] {
  return (yaml.isList ? yaml.items : [yaml]).flatMap((item): Named[] => {
    if (item.text !== null) return [item.text]
    const name = item.get('name')
    const given = name.text ?? [name.get('given').text, name.get('family').text].filter(Boolean).join(' ')
    return given === '' ? [] : [{name: given, ...texts(item, {orcid: 'orcid', url: 'url'})}]
  })
}
