/** What pandoc and Quarto write in lines of their own: tables, code with attributes, pictures with captions, verses, examples, page breaks. */
import type {Dialect} from './dialect.ts'
import {type Construct, type Lines, replaceOutsideCode} from './lines.ts'
import {table} from './myst.ts'

const isPandoc = (dialect: Dialect | null): boolean => dialect === 'pandoc' || dialect === 'quarto'

const grid = /^ {0,3}\+(?:[-=:]+\+)+[ \t]*\r?$/
const rule = /^ *-{3,} *\r?$/
const columns = /^ *-{2,}(?: +-{2,})+ *\r?$/
/** Lines of a head. */
const tallest = 10

export const pandocTables: Construct = {
  name: 'Tables drawn with lines',
  tools: 'pandoc, Quarto',
  example:
    '+-------+----------+\n| Name  | Length   |\n+=======+==========+\n| Rhine | 1,230 km |\n+-------+----------+\n\n: The caption {#tbl-rivers}\n\n  Name    Length\n  ------- --------\n  Rhine   1,230 km\n\nTable: The caption',
  becomes:
    'A table. Blocks in a cell become lines of it. What stands in the braces after a caption is its name.',
  apply(lines) {
    const {text, isLiteral} = lines
    for (let index = 0; index < text.length; index += 1) {
      const line = text[index] ?? ''
      if (isLiteral[index]) continue
      if (grid.test(line)) index = drawn(index, lines)
      else if (columns.test(line)) index = ruled(index, lines)
    }
  },
}

/** @returns the last line of what was put in its place. */
function drawn(open: number, lines: Lines): number {
  const {text} = lines
  let end = open
  while (end + 1 < text.length && /^ {0,3}[+|]/.test(text[end + 1] ?? '')) end += 1
  if (end < open + 2 || !grid.test(text[end] ?? '')) return end
  const top = text[open] ?? ''
  const edges = [...top.matchAll(/\+/g)].map(({index}) => index)
  const rows: string[][] = []
  let current: string[][] = []
  let hasHead = false
  for (let at = open + 1; at <= end; at += 1) {
    const line = text[at] ?? ''
    if (/^ {0,3}\+/.test(line)) {
      if (current.length > 0) rows.push(current.map(joined))
      current = []
      if (line.includes('=') && rows.length === 1) hasHead = true
      continue
    }
    edges.slice(0, -1).forEach((edge, column) => {
      const cell = line.slice(edge + 1, edges[column + 1]).trim()
      current[column] = [...(current[column] ?? []), cell]
    })
  }
  return replaced(open, end, table(rows, hasHead), lines)
}

/** Its lines in one: a new paragraph and an item begin a line of their own. */
function joined(cell: readonly string[]): string {
  let result = ''
  let isEmpty = true
  for (const line of cell) {
    if (line === '') {
      isEmpty = true
      continue
    }
    const item = /^(?:[-*+]|\d+[.)])[ \t]+(.*)$/.exec(line)
    const words = item && /^[-*+]/.test(line) ? `• ${item[1]}` : line
    result += (result === '' ? '' : isEmpty || item ? '<br>' : ' ') + words
    isEmpty = false
  }
  return result
}

/** A table whose columns are as wide as the dashes over or under its head. */
function ruled(dashes: number, lines: Lines): number {
  const {text, isLiteral} = lines
  const starts = [...(text[dashes] ?? '').matchAll(/-+/g)].map(({index}) => index)
  const cells = (line: string) =>
    starts.map((start, column) => line.slice(column === 0 ? 0 : start, starts[column + 1]).trim())
  const isEmpty = (at: number) => (text[at] ?? '').trim() === ''
  let open = dashes
  while (
    open > 0 &&
    dashes - open < tallest &&
    !isEmpty(open - 1) &&
    !rule.test(text[open - 1] ?? '') &&
    !isLiteral[open - 1]
  )
    open -= 1
  const head = text.slice(open, dashes)
  const isTall = open > 0 && rule.test(text[open - 1] ?? '')
  if (head.length > 1 && !isTall) return dashes
  const closing = next(text, dashes, (line) =>
    isTall ? rule.test(line) || columns.test(line) : columns.test(line) || rule.test(line),
  )
  const empty = next(text, dashes, (line) => line.trim() === '')
  // Without a head its end is dashes too; with one, the first empty line.
  const isClosed = closing > 0 && (isTall || head.length === 0 || empty < 0 || closing < empty)
  if (!isClosed && head.length === 0) return dashes
  const end = isClosed ? closing : (empty < 0 ? text.length : empty) - 1
  const body = text.slice(dashes + 1, isClosed ? end : end + 1)
  if (body.length === 0 || end - dashes > 2000) return dashes
  const isSpaced = body.some((line) => line.trim() === '')
  const rows: string[][] = []
  let row: string[][] = []
  const finish = () => {
    if (row.length > 0) rows.push(row.map((cell) => cell.filter(Boolean).join(' ')))
    row = []
  }
  for (const line of body) {
    if (line.trim() === '') finish()
    else {
      cells(line).forEach((cell, column) => {
        row[column] = [...(row[column] ?? []), cell]
      })
      if (!isSpaced && !isTall) finish()
    }
  }
  finish()
  const top = head.map(cells)
  const names = starts.map((_, column) =>
    top
      .map((line) => line[column] ?? '')
      .filter(Boolean)
      .join(' '),
  )
  const made = table(head.length > 0 ? [names, ...rows] : rows, head.length > 0)
  return replaced(isTall ? open - 1 : open, end, made, lines)
}

/** The next line that is so; -1: none. */
function next(text: readonly string[], from: number, test: (line: string) => boolean): number {
  for (let at = from + 1; at < text.length; at += 1) if (test(text[at] ?? '')) return at
  return -1
}

function replaced(open: number, end: number, made: readonly string[], lines: Lines): number {
  const number = lines.numbers[open] ?? 0
  const count = end - open + 1
  lines.text.splice(open, count, ...made)
  lines.isLiteral.splice(open, count, ...made.map(() => false))
  // Each line keeps its number as far as there are as many.
  lines.numbers.splice(open, count, ...made.map((_, at) => number + Math.min(at, count - 1)))
  return open + made.length - 1
}

const codeFence = /^([ \t>]*)(`{3,}|~{3,})[ \t]*\{([^{}]*)\}[ \t]*\r?$/

export const codeAttributes: Construct = {
  name: 'Code with attributes, and programs that run',
  tools: 'pandoc, Quarto, R Markdown',
  example:
    '```{.python #listing startFrom="10"}\nprint(1)\n```\n\n```{r}\n#| label: fig-plot\n#| echo: false\nplot(x)\n```',
  becomes:
    'Code in its language; the id or label is what links lead to. Nothing runs: what a program would show is not there, and its options are left out. Of raw blocks only HTML is shown.',
  apply(lines, tell) {
    const {text, isLiteral, numbers} = lines
    let ran = false
    for (let index = 0; index < text.length; index += 1) {
      if (!isLiteral[index]) continue
      const [, indent = '', ticks = '', given = ''] = codeFence.exec(text[index] ?? '') ?? []
      const other = /^[ \t>]*(`{3,}|~{3,})/.exec(text[index] ?? '')?.[1]
      if (other === undefined) continue
      const close = next(text, index, (line) => line.replace(/^[ \t>]*/, '').trimEnd() === other)
      // What is never closed is code to the end.
      if (close < 0) return
      if (ticks === '') {
        index = close
        continue
      }
      const raw = /^=(\w+)$/.exec(given.trim())?.[1]
      if (raw !== undefined) {
        const isHtml = /^html/.test(raw)
        if (!isHtml)
          tell({rule: 'dialects/left-out', reason: `A raw block for ${raw} is left out.`, line: index})
        for (let at = index; at <= close; at += 1) {
          isLiteral[at] = false
          if (!isHtml || at === index || at === close) text[at] = ''
        }
        index = close
        continue
      }
      let count = 0
      let id = /(?:^|\s)#([\w:.-]+)/.exec(given)?.[1] ?? ''
      while (/^[ \t>]*(?:#|\/\/|%%|--)\|/.test(text[index + 1 + count] ?? '')) {
        id ||= /\|[ \t]*label:[ \t]*["']?([\w:.-]+)/.exec(text[index + 1 + count] ?? '')?.[1] ?? ''
        count += 1
      }
      for (const list of [text, isLiteral, numbers]) list.splice(index + 1, count)
      const runs = /^[a-z]\w*(?:[\s,]|$)/i.test(given.trim())
      if (runs && count + given.trim().length > 0 && !ran) {
        ran = true
        tell({
          rule: 'dialects/left-out',
          reason: 'Programs in the text are shown and not run; what they would draw or print is not there.',
          line: index,
        })
      }
      const language =
        /(?:^|\s)\.([\w+#-]+)/.exec(given)?.[1] ?? (runs ? /^\w+/.exec(given.trim())?.[0] : undefined)
      text[index] = `${id && `${indent}(${id})=\n\n`}${indent}${ticks}${language ?? ''}`
      index = close - count
    }
  },
}

const picture =
  /^!\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)?)\)(\{[^{}]*\})?[ \t]*\r?$/

export const captions: Construct = {
  name: 'Pictures with captions',
  tools: 'pandoc, Quarto',
  example: '![The *caption*](plan.png){#fig-plan fig-alt="What it shows" width=50%}\n\nSee @fig-plan.',
  becomes:
    'A figure, where one of these tools is the dialect; a reference to its id, to that of a table or a section is a link that says what is there. What refers to nothing stays, with a warning.',
  apply({text, isLiteral}, tell, {dialect}) {
    const isEmpty = (at: number) => (text[at] ?? '').trim() === ''
    const whole = text.join('\n')
    const ids = new Set(
      [...whole.matchAll(/\{[^{}\n]*#([\w:.-]+)|^\(([^()\s]+)\)=/gm)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    )
    const told = new Set<string>()
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      const [match, words = '', address = '', attributes = ''] = picture.exec(line) ?? []
      if (
        match !== undefined &&
        isPandoc(dialect) &&
        words !== '' &&
        isEmpty(index - 1) &&
        isEmpty(index + 1)
      ) {
        const id = /#([\w:.-]+)/.exec(attributes)?.[1]
        const alt = /(?:^|[\s{])(?:fig-)?alt="([^"]*)"/.exec(attributes)?.[1]
        const width = /width="?([\d.]+(?:%|\w*))/.exec(attributes)?.[1]
        const spoken = alt ?? words.replaceAll(/[*_`~$]|\]\([^()]*\)|[[\]]/g, '')
        text[index] =
          `:::figure${id ? `{#${id}}` : ''}\n![${spoken}](${address})${width ? `{width=${width}}` : ''}\n\n${words}\n:::`
        continue
      }
      // An id after a formula.
      const formula = /^([ \t]*\$\$)[ \t]*\{#([\w:.-]+)[^{}]*\}[ \t]*\r?$/.exec(line)
      if (formula) text[index] = `${formula[1]}\n\n(${formula[2]})=`
      text[index] = replaceOutsideCode(
        text[index] ?? '',
        /\[?(?<![\w@.])-?@((?:fig|tbl|sec|eq|lst|thm|def|exm|exr|lem|cor|prp|nte|tip|wrn|imp|cau)[-:][\w.:-]*\w)\]?/g,
        ({0: all, 1: id = ''}) => {
          const open = all.startsWith('[') && !all.endsWith(']') ? '[' : ''
          const close = all.endsWith(']') && !all.startsWith('[') ? ']' : ''
          if (ids.has(id)) return `${open}[](#${id})${close}`
          if (!told.has(id))
            tell({
              rule: 'dialects/not-understood',
              reason: `\`@${id}\` refers to nothing in this article; it stays as it is written.`,
              line: index,
            })
          told.add(id)
          return null
        },
      )
    }
  },
}

const verse = /^\|(?:[ \t](.*?))?[ \t]*\r?$/
const pageBreak =
  /^[ \t]*(?:\\(?:newpage|pagebreak|clearpage)(?:\{\})?|\{\{<[ \t]*pagebreak[ \t]*>\}\}|\{pagebreak\})[ \t]*\r?$/

export const pandocLines: Construct = {
  name: 'Verses, numbered examples, page breaks',
  tools: 'pandoc, Quarto',
  example:
    '| Roses are red,\n|   violets are blue.\n\n(@first) An example.\n\nAs (@first) shows.\n\n\\newpage',
  becomes:
    'Lines that break where they do, and examples that are numbered through, where one of these tools is the dialect. Page breaks are left out: pages break where there is room.',
  apply({text, isLiteral}, tell, {dialect}) {
    const numbers = new Map<string, number>()
    let count = 0
    let told = false
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      if (pageBreak.test(line)) {
        if (!told)
          tell({
            rule: 'dialects/left-out',
            reason: `\`${line.trim()}\` is left out: pages break where there is room.`,
            line: index,
          })
        told = true
        text[index] = ''
      }
      if (!isPandoc(dialect)) continue
      const [example, indent = '', name = ''] = /^( {0,3})\(@([\w-]*)\)[ \t]+/.exec(line) ?? []
      if (example !== undefined) {
        count += 1
        if (name !== '') numbers.set(name, count)
        text[index] = `${indent}${count}) ${line.slice(example.length)}`
      }
      const words = verse.exec(line)
      if (words && !/\|[ \t]*\r?$/.test(line.slice(1)) && !isRow(text, index)) {
        const more = verse.test(text[index + 1] ?? '')
        text[index] =
          (words[1] ?? '').replace(/^[ \t]+/, (space) => '\u00A0'.repeat(space.length)) + (more ? '\\' : '')
        // A line without words is one all the same.
        if (text[index] === '\\') text[index] = '\u00A0\\'
      }
    }
    if (numbers.size === 0) return
    for (const [index, line] of text.entries())
      if (!isLiteral[index] && line.includes('(@'))
        text[index] = replaceOutsideCode(line, /\(@([\w-]+)\)/g, ([, name = '']) => {
          const number = numbers.get(name)
          return number === undefined ? null : `(${number})`
        })
  },
}

/** A line under a table's head, or its head. */
const isRow = (text: readonly string[], index: number): boolean =>
  [-1, 0, 1].some((step) => /^[ \t]*\|?[ \t]*:?-+:?[ \t]*\|/.test(text[index + step] ?? '')) ||
  /\|.*\|/.test((text[index] ?? '').slice(1))
