/** Directives of MyST and Sphinx between backticks or colons → our figures, tables, code, formulas, and the fences of boxes that
 * `containers.ts` reads. Options stand on lines `:name: value`, or between two lines of `---`. */

import {posix} from 'node:path'
import {parse as parseCsv} from 'csv-parse/sync'
import {kinds} from './kinds.ts'
import {type Construct, type Lines, linesOf, type Setting, type Tell} from './lines.ts'

interface Directive {
  readonly name: string
  /** What follows the name. */
  readonly words: string
  readonly options: ReadonlyMap<string, string>
  readonly indent: string
  /** Lines, from 0. */
  readonly open: number
  readonly close: number
}

const opener = /^([ \t>]*)(`{3,}|~{3,}|:{3,})[ \t]*\{([\w:.-]+)\}[ \t]*(.*?)[ \t]*\r?$/
const fence = /^[ \t>]*(?:[-*+] |\d+[.)] )*(`{3,}|~{3,})(.*)$/
const colons = /^[ \t>]*:{3,}[ \t]*(\S?)/
const option = /^[ \t>]*:([\w-]+):(?:[ \t]+(.*?))?[ \t]*\r?$/
const label = /^[ \t>]*\(([^()\s][^()]*)\)=[ \t]*\r?$/

/** Directives within each other. */
const deepest = 50

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const codes = words(
  'code code-block code-cell sourcecode parsed-literal prompt ipython highlight doctest myst',
)
const figures = words('figure image figure-md')
/** What holds others and is nothing itself. */
const dissolved = words('tab-set tabs grid only glossary hlist rst-class container cards card-carousel')
const placed = words(
  'toc contents toctree tableofcontents bibliography index genindex list-of-figures tabularcolumns show-index',
)
const quotes = words('epigraph pull-quote blockquote highlights')
const addressed = words('iframe youtube video')
/** Known by their word, which is their title where there is none. */
const titled: ReadonlyMap<string, string> = new Map(
  (
    'margin sidebar aside topic exercise solution proof theorem lemma definition corollary remark example conjecture axiom ' +
    'proposition criterion observation property algorithm assumption versionadded versionchanged deprecated'
  )
    .split(' ')
    .map((name) => [name, name]),
)
/** `containers.ts` makes something of them. */
const fenced = words(
  'dropdown card seealso admonition tab-item tab grid-item grid-item-card div spoiler details section keypoints questions objectives',
)
/** Read by others of this folder, or code to a program that draws. */
const others = words('include literalinclude mermaid')

export const myst: Construct = {
  name: 'Directives',
  tools: 'MyST, Sphinx',
  example:
    '```{figure} plan.png\n:alt: A plan\n:name: plan\n\nThe caption.\n```\n\n:::{list-table} The caption\n:header-rows: 1\n* - Name\n  - Length\n* - Rhine\n  - 1,230 km\n:::\n\n```{csv-table} The caption\n:header: Name, Length\n\nRhine, "1,230 km"\n```\n\n```{code-block} python\nprint(1)\n```',
  becomes:
    'Figures, tables, code, formulas and boxes; tabs and cards stand one after the other; places for contents and indexes are left out. The name of one, or `(label)=` before it, is what links lead to. Of a directive that is not known the text stays, with a warning. Where MyST is the dialect, lines that begin with `%` are remarks and `+++` parts nothing.',
  apply(lines, tell, setting) {
    const {text} = lines
    for (let index = 0; index < text.length; index += 1) {
      const line = text[index] ?? ''
      const found = opener.exec(line)
      const [, ticks = ''] = fence.exec(line) ?? []
      const isCode = ticks !== '' && lines.isLiteral[index] === true
      if (!isCode && lines.isLiteral[index]) continue
      const name = found?.[3]?.toLowerCase().replace(/^(?:prf|proof):/, '') ?? ''
      if (found && !others.has(name) && (isKnown(name) || isForeign(name, ticks, setting))) {
        const directive = taken(found, name, index, lines)
        if (directive) {
          index = rewrite(directive, lines, tell, setting)
          continue
        }
      }
      if (isCode) index = Math.max(index, endOf(index, line, lines))
      else if (setting.dialect === 'myst' && /^(?:%|\+\+\+(?:[ \t]|\r?$))/.test(line)) text[index] = ''
    }
  },
}

const isKnown = (name: string): boolean =>
  codes.has(name) ||
  figures.has(name) ||
  dissolved.has(name) ||
  placed.has(name) ||
  quotes.has(name) ||
  addressed.has(name) ||
  titled.has(name) ||
  fenced.has(name) ||
  kinds.has(name) ||
  ['table', 'list-table', 'csv-table', 'math'].includes(name)

/** Between backticks, `{python}` is a program that runs (Quarto, R Markdown). */
const isForeign = (name: string, ticks: string, {dialect}: Setting): boolean =>
  ticks === '' ? !/^[.#]/.test(name) : dialect === 'myst'

/** The line that closes a fence; -1 where none does. */
function endOf(open: number, line: string, {text, isLiteral}: Lines): number {
  const ticks = fence.exec(line)?.[1]
  let depth = 0
  for (let at = open + 1; at < text.length; at += 1) {
    const other = text[at] ?? ''
    if (ticks !== undefined) {
      const [, closing = '', info = ''] = fence.exec(other) ?? []
      if (closing.startsWith(ticks) && info.trim() === '') return at
      continue
    }
    const [whole, begins] = isLiteral[at] ? [] : (colons.exec(other) ?? [])
    if (whole === undefined) continue
    if (begins) depth += 1
    else if (depth === 0) return at
    else depth -= 1
    if (depth > deepest) return -1
  }
  return -1
}

/** Its options and its label are taken off the text. */
function taken(
  [, indent = '', , , words = '']: RegExpExecArray,
  name: string,
  open: number,
  lines: Lines,
): Directive | null {
  const {text} = lines
  let close = endOf(open, text[open] ?? '', lines)
  if (close < 0) return null
  const options = new Map<string, string>()
  const bare = (text[open + 1] ?? '').replace(/^[ \t>]*/, '').trimEnd()
  let count = 0
  if (bare === '---') {
    const end = text.findIndex(
      (line, at) => at > open + 1 && line.replace(/^[ \t>]*/, '').trimEnd() === '---',
    )
    if (end > 0 && end < close) {
      for (const line of text.slice(open + 2, end)) {
        const [, key = '', value = ''] = /^[ \t>]*([\w-]+):[ \t]*["']?(.*?)["']?[ \t]*\r?$/.exec(line) ?? []
        if (key !== '') options.set(key, value)
      }
      count = end - open
    }
  } else
    for (let at = open + 1; at < close; at += 1) {
      const [, key, value = ''] = option.exec(text[at] ?? '') ?? []
      if (key === undefined) break
      options.set(key, value)
      count += 1
    }
  // An empty line parts options from code.
  if (count > 0 && codes.has(name) && text[open + count + 1]?.trim() === '') count += 1
  remove(lines, open + 1, count)
  close -= count
  const above = label.exec(text[open - 1] ?? '')?.[1] ?? ''
  if (above !== '' && !options.has('name')) {
    options.set('name', above)
    text[open - 1] = ''
  }
  return {name, words, options, indent, open, close}
}

function remove({text, isLiteral, numbers}: Lines, from: number, count: number): void {
  for (const list of [text, isLiteral, numbers]) list.splice(from, count)
}

/** @returns the last line that needs no further look. */
function rewrite(directive: Directive, lines: Lines, tell: Tell, setting: Setting): number {
  const {name, words, options, indent, open, close} = directive
  const {text, isLiteral} = lines
  const {path} = setting
  const id = idOf(directive)
  const before = id === '' ? '' : `${indent}(${id})=\n\n`
  const body = () => text.slice(open + 1, close)
  if (codes.has(name)) {
    const language = languageOf(name, words)
    const caption = options.get('caption')
    const longest = Math.max(2, ...body().map((line) => /^[ \t>]*(`{3,})/.exec(line)?.[1]?.length ?? 0))
    text[open] =
      `${before}${caption ? `${indent}${caption}\n\n` : ''}${indent}${'`'.repeat(longest + 1)}${language}`
    text[close] = indent + '`'.repeat(longest + 1)
    for (let at = open; at <= close; at += 1) isLiteral[at] = true
    // What stands before the code is text.
    return close
  }
  if (name === 'math') {
    text[open] = `${before}${indent}$$${words === '' ? '' : `\n${indent}${words}`}`
    text[close] = `${indent}$$`
    for (let at = open + 1; at < close; at += 1) isLiteral[at] = true
    return close
  }
  if (name === 'list-table' || name === 'csv-table') {
    const rows = name === 'list-table' ? listed(body()) : separated(body(), options, setting)
    const heads = Number(options.get('header-rows') ?? (options.has('header') ? 1 : 0))
    if (rows.length > 0) {
      const made = [
        `${indent}:::table${id && `{#${id}}`}`,
        ...table(rows, heads > 0).map((line) => indent + line),
        ...(words ? ['', indent + words, ''] : []),
        `${indent}:::`,
      ]
      const number = lines.numbers[open] ?? 0
      lines.text.splice(open, close - open + 1, ...made)
      lines.isLiteral.splice(open, close - open + 1, ...made.map(() => false))
      lines.numbers.splice(open, close - open + 1, ...made.map(() => number))
      return open + made.length - 1
    }
  }
  if (placed.has(name)) {
    tell({
      rule: 'dialects/left-out',
      reason: `\`{${name}}\` is left out: templates place what lists others.`,
      line: open,
    })
    for (let at = open; at <= close; at += 1) text[at] = ''
    return close
  }
  // From here on, what it holds is text.
  const inner = linesOf(body().join('\n')).isLiteral
  for (let at = open; at <= close; at += 1) isLiteral[at] = inner[at - open - 1] ?? false
  const attributes = id && `{#${id}}`
  if (figures.has(name)) {
    const width = options.get('width')
    const address = name === 'figure-md' ? '' : `![${options.get('alt') ?? ''}](<${words}>)`
    const picture = address && `${indent}${address}${width ? `{width=${width}}` : ''}`
    text[open] =
      name === 'image' ? `${picture}\n` : `${indent}:::figure${attributes}\n${picture && `${picture}\n`}`
    text[close] = name === 'image' ? '' : `${indent}:::`
  } else if (name === 'table') {
    text[open] = `${indent}:::table${attributes}`
    text[close] = `${words && `\n${indent}${words}\n`}${indent}:::`
  } else if (dissolved.has(name)) {
    text[open] = before
    text[close] = ''
  } else if (quotes.has(name)) {
    for (let at = open + 1; at < close; at += 1) text[at] = `${indent}> ${(text[at] ?? '').trimStart()}`
    text[open] = before
    text[close] = ''
  } else if (addressed.has(name)) {
    text[open] = /^https?:/.test(words) ? `${before}${indent}<${words}>\n` : before
    text[close] = ''
  } else if (isKnown(name)) {
    const own = titled.get(name)
    const word = own && own[0]?.toUpperCase() + own.slice(1)
    const link = options.get('link')
    const title = link && words ? `[${words}](${linked(link, path)})` : words
    text[open] =
      `${indent}:::{${own === undefined || name === 'solution' ? name : 'note'}} ${title || (word ?? '')}`.trimEnd()
    // What the reader of boxes knows.
    for (const key of ['class', 'open'])
      if (options.has(key)) text[open] += `\n${indent}:${key}: ${options.get(key)}`
    if (id) text[open] += `\n${indent}:name: ${id}`
    text[close] = `${indent}:::`
  } else {
    tell({
      rule: 'dialects/not-understood',
      reason: `\`{${name}}\` is a directive that we do not know; its text stays.`,
      line: open,
    })
    text[open] = `${before}${words && `${indent}${words}\n`}`
    text[close] = ''
  }
  return open
}

function languageOf(name: string, words: string): string {
  const [language = ''] = words.replaceAll(/^\{|\}$/g, '').split(/\s/)
  if (name === 'parsed-literal') return 'text'
  if (name === 'myst') return 'markdown'
  return /^i?python\d?$/.test(language) ? 'python' : language
}

const idOf = ({options, words, name}: Directive): string =>
  (options.get('name') ?? options.get('label') ?? (name === 'figure-md' ? words : ''))
    .trim()
    .replaceAll(/\s+/g, '-')

/** A page by its path, or a label. */
const linked = (link: string, path: string): string =>
  /^(?:https?:|[./#])/.test(link) || link.includes('/') || posix.extname(link) ? link : path && `#${link}`

/** `* - a cell`, `  - another`. */
function listed(body: readonly string[]): string[][] {
  const rows: string[][] = []
  for (const line of body) {
    const row = /^[ \t>]*[*-][ \t]+[*-](?:[ \t]+(.*?))?[ \t]*\r?$/.exec(line)
    const cell = row ? null : /^[ \t>]*[*-](?:[ \t]+(.*?))?[ \t]*\r?$/.exec(line)
    if (row) rows.push([row[1] ?? ''])
    else if (cell) rows.at(-1)?.push(cell[1] ?? '')
    else if (line.trim() !== '') {
      const last = rows.at(-1)
      if (last) last[last.length - 1] += ` ${line.trim()}`
    }
  }
  return rows
}

function separated(
  body: readonly string[],
  options: ReadonlyMap<string, string>,
  {path, resources}: Setting,
): string[][] {
  const file = options.get('file')
  const read = file && resources?.read(posix.join(posix.dirname(path), file))
  const text = read && read.type === 'found' ? new TextDecoder().decode(read.bytes) : body.join('\n')
  const given = options.get('delim') ?? ','
  const delimiter = given === 'tab' ? '\t' : given === 'space' ? ' ' : given
  const rows = (csv: string, sign: string): string[][] => {
    try {
      return parseCsv(csv, {
        delimiter: sign,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        trim: true,
        bom: true,
      })
    } catch {
      // What is no CSV stays what it is: lines.
      return csv.split('\n').map((line) => [line])
    }
  }
  return [...rows(options.get('header') ?? '', ','), ...rows(text, delimiter)]
}

/** Rows of cells → a table of ours. */
export function table(rows: readonly (readonly string[])[], hasHead: boolean): string[] {
  const columns = Math.max(...rows.map(({length}) => length))
  const line = (row: readonly string[]) =>
    `| ${Array.from({length: columns}, (_, at) => (row[at] ?? '').replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`
  const [head = [], ...rest] = hasHead ? rows : [[], ...rows]
  return [line(head), `|${' --- |'.repeat(columns)}`, ...rest.map(line)]
}
