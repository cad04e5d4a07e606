/** The YAML block of an article → its values by key, checked one by one; each fault is a message with its place. */
import type {Literal, Yaml} from 'mdast'
import {parse as parseToml, TomlError} from 'smol-toml'
import type {Point, Position} from 'unist'
import {type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit} from 'yaml'
import type {Report} from '../diagnostics/message.ts'
import {nearest} from '../diagnostics/nearest.ts'
import type {Dialect} from './dialects/dialect.ts'
import {
  foreign,
  type KeyName,
  keyOf,
  keys,
  type Owner,
  ofCollections,
  spellings,
  squeezed,
} from './front-matter-schema.ts'
import {mend} from './mend-yaml.ts'

export type Values = ReadonlyMap<KeyName, Value>

interface Value {
  readonly value: unknown
  /** As the author spelled it. */
  readonly key: string
  /** Where the value stands, or a part of it by its path; null when it does not come from the article. */
  place(path?: readonly (string | number)[]): Position | null
}

interface Places {
  value(path: readonly (string | number)[]): Position | null
  key(name: string): Position | null
}

const nowhere: Places = {value: () => null, key: () => null}

/** Lists or mappings deeper than this are no front matter, and the parser is recursive. */
const deepest = 64
/** yaml's own default: more expansions than this are an "alias bomb". */
const mostAliases = 100

/** Whose front matter it is. */
interface Origin {
  readonly owner?: Owner
  /** The tool that it is written for: its keys are nobody's mistake. */
  readonly dialect?: Dialect | null
}

export function readFrontMatter(node: Yaml, report: Report, origin: Origin = {}): Values {
  const start = node.position?.start.line ?? 1
  const lines = new LineCounter()
  const point = (offset: number): Point => {
    const {line, col} = lines.linePos(offset)
    return {line: start + line, column: col}
  }
  if (tooDeep(node.value)) {
    report({
      rule: 'front-matter/not-yaml',
      reason: 'The front matter nests too deeply to be read.',
      place: node,
    })
    return new Map()
  }
  const {document, keys: plain} = parsed(node.value, lines)
  for (const {key, line} of plain) {
    report({
      rule: 'front-matter/plain-value',
      reason: `\`${key}\` holds a sign that means something in YAML; all of its line is taken as text.`,
      place: {line: start + line + 1, column: 1},
      actual: key,
    })
  }
  for (const fault of document.errors) {
    const [from, to] = fault.pos
    report({
      rule: 'front-matter/not-yaml',
      reason: `The front matter is not YAML here: ${sentence(fault.message)}`,
      place: {start: point(from), end: point(to)},
    })
  }
  const places: Places = {
    value: (path) => placeOf(document, path, point),
    key: (name) => keyPlace(document.contents, name, point),
  }
  const value = plainValue(document, node, report)
  if (value === null || value === undefined) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) {
    if (document.errors.length > 0) return new Map()
    report({
      rule: 'front-matter/not-a-mapping',
      reason: `The front matter is ${kindOf(value)}; expected lines of the form \`key: value\`.`,
      place: node,
    })
    return new Map()
  }
  return checkValues(Object.fromEntries(Object.entries(value)), report, {places, ...origin})
}

/** Where the text is no YAML but for plain values that YAML would have in quotation marks, as if it had them. */
function parsed(yaml: string, lineCounter: LineCounter) {
  const parse = (text: string, counter = new LineCounter()) =>
    parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: true,
      // Else yaml writes to the console by itself.
      logLevel: 'error',
    })
  const first = parse(yaml, lineCounter)
  const offsets = first.errors.map(({pos: [from]}) => from)
  const mended = offsets.length > 0 ? mend(yaml, offsets) : hasLooseAlias(first) ? mend(yaml, null) : null
  if (mended === null) return {document: first, keys: []}
  const second = parse(mended.yaml)
  if (second.errors.length >= Math.max(1, first.errors.length)) return {document: first, keys: []}
  lineCounter.lineStarts = []
  return {document: parse(mended.yaml, lineCounter), keys: mended.keys}
}

/** `*bold*` is the name of something that nobody has named. */
function hasLooseAlias(document: Document.Parsed): boolean {
  let found = false
  visit(document, {
    Alias(_, alias) {
      found ||= alias.resolve(document) === undefined
    },
  })
  return found
}

/** Front matter as Hugo writes it, between lines of `+++`. */
export function readToml({value: text, position}: Literal, report: Report, origin: Origin = {}): Values {
  const start = position?.start.line ?? 1
  try {
    const value: unknown = JSON.parse(JSON.stringify(parseToml(text)))
    return checkValues(Object.fromEntries(Object.entries(value ?? {})), report, {
      places: placesIn(text, start),
      ...origin,
    })
  } catch (error) {
    const {line = 1, column = 1} = error instanceof TomlError ? error : {}
    const reason =
      error instanceof Error ? error.message.replace(/^Invalid TOML document: /, '') : String(error)
    report({
      rule: 'front-matter/not-toml',
      reason: `The front matter is not TOML here: ${sentence(reason)}`,
      place: {line: start + line, column},
    })
    return new Map()
  }
}

/** By the line on which a key stands. */
function placesIn(text: string, start: number): Places {
  const lines = text.split('\n')
  const key = (name: string): Position | null => {
    const index = lines.findIndex((line) => line.split('=')[0]?.trim().replaceAll(/["']/g, '') === name)
    if (index < 0) return null
    const line = start + index + 1
    return {start: {line, column: 1}, end: {line, column: (lines[index]?.length ?? 0) + 1}}
  }
  return {key, value: ([name]) => key(String(name))}
}

/** Spellings resolved, wrong forms reported and left out. Also for metadata that a configuration or the command line gives. */
export function checkValues(
  raw: Readonly<Record<string, unknown>>,
  report: Report,
  {places = nowhere, owner = 'article', dialect = null}: Origin & {readonly places?: Places} = {},
): Values {
  const values = new Map<KeyName, Value>()
  const isOfTool = dialect !== null && dialect !== 'commonmark'
  for (const [key, value] of Object.entries(raw)) {
    const known = keyOf(key)
    // A word that means something in `publication.yml` may mean something else to another tool in an article.
    const name = known !== null && owner === 'article' && ofCollections.has(known) ? null : known
    const place = places.key(key) ?? undefined
    if (!name) {
      if (!key.startsWith('x-') && !key.startsWith('_') && !isOfTool) reportUnknown(key, report, place)
      continue
    }
    if (value === null || value === undefined || value === '') continue
    // Jekyll's switch, and no day.
    if (name === 'published' && typeof value === 'boolean') {
      if (!value) values.set('draft', {key, value: true, place: (path = []) => places.value([key, ...path])})
      continue
    }
    // MkDocs' blogs write all days under one key.
    if (name === 'published' && typeof value === 'object' && !Array.isArray(value)) {
      const place = (path: readonly (string | number)[] = []) => places.value([key, ...path])
      for (const [from, to] of [
        ['created', 'published'],
        ['updated', 'modified'],
      ] as const) {
        const day = keys[to].schema.safeParse(new Map(Object.entries(value)).get(from))
        if (day.success) values.set(to, {key: `${key}.${from}`, value: day.data, place: () => place([from])})
      }
      continue
    }
    const earlier = values.get(name)
    if (earlier && name === 'keywords') {
      // Tags, categories and keywords are different words for what it is about.
      const both = [earlier.value, value].flatMap(wordsIn)
      if (both.every((word) => typeof word === 'string')) values.set(name, {...earlier, value: both})
      continue
    }
    if (earlier) {
      if (isOfTool) continue
      report({
        rule: 'front-matter/key-repeated',
        reason: `\`${key}\` and \`${earlier.key}\` mean the same; \`${earlier.key}\` counts.`,
        place,
        actual: key,
      })
      continue
    }
    const {schema, form} = keys[name]
    const result = schema.safeParse(value)
    if (result.success) {
      values.set(name, {key, value: result.data, place: (path = []) => places.value([key, ...path])})
      continue
    }
    const path = partOf(result.error.issues[0]?.path ?? [])
    report({
      rule: 'front-matter/wrong-form',
      reason: `\`${[key, ...path].join('.')}\` is ${kindOf(at(value, path))}; \`${key}\` should be ${form}.`,
      place: places.value([key, ...path]) ?? place,
      expected: [form],
    })
  }
  return values
}

const wordsIn = (value: unknown): readonly unknown[] =>
  typeof value === 'string' ? value.split(',').map((word) => word.trim()) : [value].flat()

function reportUnknown(key: string, report: Report, place: Position | undefined): void {
  if (foreign.has(squeezed(key)) || keyOf(key) !== null) {
    report({
      rule: 'front-matter/key-without-effect',
      reason: `\`${key}\` has no effect here.`,
      place,
      actual: key,
    })
    return
  }
  const meant = nearest(key, spellings())
  report({
    rule: 'front-matter/unknown-key',
    reason: `\`${key}\` is not a key of the front matter${meant ? `; did you mean \`${meant}\`?` : '.'}`,
    place,
    actual: key,
    expected: meant ? [meant] : undefined,
  })
}

/** Numbers keep the digits that the author wrote: `title: 1.10` is no 1.1, and `isbn: 0306406152` keeps its zero. */
function plainValue(document: Document.Parsed, node: Yaml, report: Report): unknown {
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'number' && scalar.source !== undefined) scalar.value = scalar.source
    },
  })
  try {
    return document.toJS({maxAliasCount: mostAliases})
  } catch (error) {
    // yaml throws a ReferenceError for more aliases than allowed, and for an alias without its anchor.
    const message = error instanceof Error ? error.message : String(error)
    report({
      rule: 'front-matter/not-yaml',
      reason: `The front matter cannot be read: ${sentence(message)}`,
      place: node,
    })
    return null
  }
}

/** The place of a value, or of its key when it has none of its own. */
function placeOf(
  document: Document.Parsed,
  path: readonly (string | number)[],
  point: (offset: number) => Point,
): Position | null {
  const node: unknown = document.getIn(path, true)
  if (isNode(node) && node.range) return {start: point(node.range[0]), end: point(node.range[1])}
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  return keyPlace(parent, String(path.at(-1)), point)
}

function keyPlace(map: unknown, name: string, point: (offset: number) => Point): Position | null {
  if (!isMap(map)) return null
  const pair =
    map.items.find(({key}) => isScalar(key) && String(key.value) === name) ??
    // A list or mapping as a key has no name of its own: yaml makes one of its text.
    map.items.find(({key}) => isCollection(key))
  if (!pair || !isNode(pair.key) || !pair.key.range) return null
  return {start: point(pair.key.range[0]), end: point(pair.key.range[1])}
}

function tooDeep(yaml: string): boolean {
  let depth = 0
  for (const character of yaml) {
    if (character === '[' || character === '{') depth += 1
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > deepest) return true
  }
  return /^(?:[ \t]*[-?:][ \t]+){65}/m.test(yaml) || new RegExp(`^ {${deepest * 8}}`, 'm').test(yaml)
}

function partOf(path: readonly PropertyKey[]): readonly (string | number)[] {
  return path.filter((step) => typeof step !== 'symbol')
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  let part = value
  for (const step of path) {
    if (typeof part !== 'object' || part === null) return undefined
    part = new Map(Object.entries(part)).get(String(step))
  }
  return part
}

/** As a message names it: `a list`, `“tomorrow”`. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = String(value)
  return text.trim() === '' ? 'empty' : `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}

function sentence(message: string): string {
  const line = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').trim()
  return /[.!?]$/.test(line) ? line : `${line}.`
}
