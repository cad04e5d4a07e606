/** Raw text, as it is pasted from a page or a letter → mdast: title, headings, lists, quotations, tables, addresses. Every word stays, in its order. */
import type {BlockContent, ListItem, PhrasingContent, Root, RootContent, Table} from 'mdast'
import type {Position} from 'unist'
import type {Report} from '../../diagnostics/message.ts'
import {clear} from './furniture.ts'
import {type Heading, headingsOf, labelOf, leads, type Recognized} from './headings.ts'
import {inline} from './inline.ts'
import {linesOf} from './lines.ts'
import {isDash} from './markers.ts'
import {isDrawn, type Joined, joined, type Unit, unitsOf} from './units.ts'

const nothing: Recognized = {takeaways: new Set(), faqs: new Set(), question: new Set(), answer: new Set()}

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/

/** @param recognized the words by which takeaways, FAQs and `Q:`/`A:` are known; without them only their form tells. */
export function parseText(source: string, report: Report, recognized: Recognized = nothing): Root {
  const front = frontMatter.exec(source)
  const hidden = front ? front[0].replaceAll(/[^\r\n]/g, ' ') + source.slice(front[0].length) : source
  const {lines, taken} = clear(linesOf(hidden))
  const [first] = taken
  if (first) {
    const which = [...new Set(taken.map(({text}) => text))]
    const shown = which.slice(0, 3).map((text) => `“${text}”`)
    const more = which.length > shown.length ? ` and ${which.length - shown.length} more` : ''
    report({
      rule: 'text/left-out',
      reason: `Left out, as part of a page and not of the text: ${shown.join(', ')}${more}.`,
      place: first.start,
    })
  }
  const units = unitsOf(lines)
  const headings = headingsOf(units, recognized)
  const children = createBlocks(units, headings, recognized)
  if (front) {
    const end = front[0].split('\n').length
    children.unshift({
      type: 'yaml',
      value: front[1] ?? '',
      position: {
        start: {line: 1, column: 1, offset: 0},
        end: {line: end, column: 4, offset: front[0].length},
      },
    })
  }
  return {type: 'root', children}
}

/** Lines that only Markdown begins so, or that hold what only Markdown writes so. */
const markdown =
  /^ {0,3}(?:#{1,6}\s|>|`{3}|~{3}|\||:{3}|\[[^\]]+\]:|<[a-z!/]|!\[|={3,}\s*$|-{3,}\s*$)|\]\(|\[\^|\{[#.]/im

/** Plain text under the name of Markdown: no line is empty, and at least one reads as a heading between others that are paragraphs. */
export function isReallyText(source: string): boolean {
  const body = source.replace(frontMatter, '').trim()
  if (/\n[ \t]*\r?\n/.test(body) || markdown.test(body)) return false
  const units = unitsOf(linesOf(body))
  return units.length > 4 && headingsOf(units, nothing).size > 1
}

function createBlocks(
  units: readonly Unit[],
  headings: ReadonlyMap<Unit, Heading>,
  recognized: Recognized,
): RootContent[] {
  const blocks: RootContent[] = []
  for (let index = 0; index < units.length; ) {
    const unit = units[index]
    if (!unit) break
    const heading = headings.get(unit)
    if (heading) {
      blocks.push(headingNode(unit, heading))
      const under = units[index + 1]
      index += under && !under.apart && isDrawn(under.lines[0].text) ? 2 : 1
      continue
    }
    const taken = takeOne(units, index, {headings, recognized})
    blocks.push(...taken.blocks)
    index += taken.count
  }
  return withPairs(blocks, recognized)
}

interface Taken {
  readonly blocks: readonly RootContent[]
  readonly count: number
}

interface Known {
  readonly headings: ReadonlyMap<Unit, Heading>
  readonly recognized: Recognized
}

function takeOne(units: readonly Unit[], index: number, {headings, recognized}: Known): Taken {
  const unit = units[index]
  if (!unit) return {blocks: [], count: 1}
  const {text} = joined(unit)
  if (isDrawn(text)) return {blocks: [{type: 'thematicBreak', position: placeOf(unit)}], count: 1}
  const run = runFrom(units, index, headings)
  return tableOf(run) ?? listOf(units, index, headings) ?? quoteOf(run) ?? paragraphOf(run, recognized)
}

/** Units without an empty line between them, up to a heading. */
function runFrom(
  units: readonly Unit[],
  index: number,
  headings: ReadonlyMap<Unit, Heading>,
): readonly Unit[] {
  let end = index + 1
  for (let unit = units[end]; unit && !unit.apart && !headings.has(unit); unit = units[end]) end += 1
  return units.slice(index, end)
}

function headingNode(unit: Unit, {depth, marks: [before, after], keepsNumber}: Heading): RootContent {
  const {text, starts} = joined(keepsNumber ? {...unit, marker: null} : unit)
  const cut: Joined = {
    text: text.slice(before, text.length - after),
    starts: starts.map((each, index) =>
      index === 0 ? {...each, skipped: each.skipped + before} : {...each, offset: each.offset - before},
    ),
  }
  return {type: 'heading', depth, children: inline(cut), position: placeOf(unit)}
}

/** Longer lines than this are no lines of an address or a poem. */
const longestLine = 60

function paragraphOf(run: readonly Unit[], {question, answer}: Recognized): Taken {
  const [first] = run
  if (!first) return {blocks: [], count: 1}
  const plain = run.findIndex((unit) => unit.marker !== null || isDrawn(unit.lines[0].text))
  const together = plain < 1 ? run.slice(0, plain === 0 ? 1 : run.length) : run.slice(0, plain)
  const isVerse =
    together.length > 1 &&
    together
      .map((unit) => joined(unit).text)
      .every((text) => text.length <= longestLine && labelOf(text, question) + labelOf(text, answer) === 0)
  const lines = isVerse ? together : [first]
  return {blocks: [paragraph(lines)], count: lines.length}
}

function paragraph(units: readonly Unit[]): BlockContent {
  const [first] = units
  const last = units.at(-1) ?? first
  const children = units.flatMap((unit, index): PhrasingContent[] => {
    // A line that begins like an item and is none keeps what it begins with.
    const words = inline(joined({...unit, marker: null}))
    return index === 0 ? words : [{type: 'break'}, ...words]
  })
  return {type: 'paragraph', children, ...(first && last ? {position: spanOf(first, last)} : {})}
}

/** Lines of as many cells each, as they are copied from a sheet. The first names the columns. */
function tableOf(run: readonly Unit[]): Taken | null {
  const cells = (unit: Unit) => unit.lines[0].text.split(/\t+/)
  const [first] = run
  if (!first || first.marker !== null) return null
  const columns = cells(first).length
  const end = run.findIndex((unit) => unit.marker !== null || cells(unit).length !== columns)
  const rows = end < 0 ? run : run.slice(0, end)
  if (columns < 2 || rows.length < 2) return null
  const table: Table = {
    type: 'table',
    align: Array.from({length: columns}, () => null),
    children: rows.map((unit) => ({
      type: 'tableRow',
      position: placeOf(unit),
      children: cells(unit).map((cell) => ({type: 'tableCell', children: inline(alone(cell.trim(), unit))})),
    })),
    position: spanOf(first, rows.at(-1) ?? first),
  }
  return {blocks: [table], count: rows.length}
}

const alone = (text: string, {lines: [line]}: Unit): Joined => ({
  text,
  starts: [{offset: 0, line, skipped: 0}],
})

/** Lines behind `>`, or words in quotation marks with a name under them. */
function quoteOf(run: readonly Unit[]): Taken | null {
  const [first, second] = run
  if (!first) return null
  const marked = run.findIndex((unit) => !unit.lines[0].text.startsWith('>'))
  const quoted = marked < 0 ? run : run.slice(0, marked)
  if (quoted.length > 0) {
    const bare = quoted.map((unit): Unit => {
      const [line] = unit.lines
      const skipped = /^>+\s*/.exec(line.text)?.[0].length ?? 0
      const start = {
        ...line.start,
        column: line.start.column + skipped,
        offset: (line.start.offset ?? 0) + skipped,
      }
      return {...unit, lines: [{...line, text: line.text.slice(skipped), start}]}
    })
    const filled = bare.filter(({lines: [{text}]}) => text !== '')
    return filled.length > 0 ? {blocks: [quotation(filled, filled)], count: quoted.length} : null
  }
  const {text} = joined(first)
  if (!/^["“«„「].*["”»“」][.!]?$/u.test(text) || !second) return null
  const name = joined({...second, marker: null}).text
  return /^[—–―-]\s*\p{Lu}/u.test(name) && name.length <= longestLine
    ? {
        blocks: [
          {
            type: 'blockquote',
            children: [paragraph([first]), paragraph([second])],
            position: spanOf(first, second),
          },
        ],
        count: 2,
      }
    : null
}

const quotation = (units: readonly Unit[], [first]: readonly Unit[]): RootContent => ({
  type: 'blockquote',
  children: [paragraph(units)],
  ...(first ? {position: spanOf(first, units.at(-1) ?? first)} : {}),
})

function listOf(units: readonly Unit[], index: number, headings: ReadonlyMap<Unit, Heading>): Taken | null {
  const first = units[index]
  if (!first?.marker) return null
  let end = index + 1
  for (let unit = units[end]; unit && belongs(units, end, first); unit = units[end]) {
    if (headings.has(unit)) break
    end += 1
  }
  const taken = units.slice(index, end)
  const items = taken.filter(({marker}) => marker !== null)
  // A dash begins a line of talk where nothing leads to a list; one number counts nothing.
  if (items.length < 2 && (isDash(first.marker) || first.marker.ordinal !== null)) return null
  const before = units[index - 1]
  if (first.marker.kind === '—' && !(before && leads(joined(before).text))) return null
  return {blocks: [listNode(taken)], count: taken.length}
}

/** Items of any level, and what is indented under them. A number that goes on takes along what stands before it. */
function belongs(units: readonly Unit[], at: number, first: Unit): boolean {
  const unit = units[at]
  if (!unit || isDrawn(unit.lines[0].text)) return false
  if (unit.marker !== null) {
    const other = unit.marker.kind !== first.marker?.kind && unit.indent <= first.indent
    return (
      !(other && unit.apart) &&
      !(unit.marker.ordinal === 1 && first.marker?.ordinal === 1 && unit.indent <= first.indent)
    )
  }
  if (unit.indent > first.indent + 1) return true
  const kind = first.marker?.kind
  if (!kind || first.marker?.ordinal === null) return false
  const ahead = units.slice(at + 1, at + 3)
  return ahead.some(({marker}) => marker?.kind === kind && (marker.ordinal ?? 0) > 1)
}

const secondLevel = /^[◦–⁃▪‣o▫○□]$/

function listNode(units: readonly Unit[]): BlockContent {
  const [first] = units
  if (!first) throw new Error('a list has an item')
  const items: {readonly unit: Unit; readonly inner: Unit[]}[] = []
  for (const [index, unit] of units.entries()) {
    const last = items.at(-1)
    if (last && !isSibling(unit, first, units.slice(index + 1))) last.inner.push(unit)
    else items.push({unit, inner: []})
  }
  const labels = items.filter(({unit}) => labelIn(joined(unit).text) > 0).length
  const isLabelled = labels > 1 && labels >= 0.6 * items.length
  const spread = items.some(({inner}) => inner.some(({marker}) => marker === null))
  return {
    type: 'list',
    ordered: first.marker?.ordinal !== null,
    start: first.marker?.ordinal ?? null,
    spread,
    children: items.map((item) => itemNode(item, {isLabelled, spread})),
    position: spanOf(first, units.at(-1) ?? first),
  }
}

function isSibling(unit: Unit, first: Unit, after: readonly Unit[]): boolean {
  if (unit.marker === null || unit.indent > first.indent + 1) return false
  const kind = first.marker?.kind
  if (unit.marker.kind === kind) return true
  return !secondLevel.test(unit.marker.kind) && !after.some(({marker}) => marker?.kind === kind)
}

function itemNode(
  {unit, inner}: {readonly unit: Unit; readonly inner: readonly Unit[]},
  {isLabelled, spread}: {readonly isLabelled: boolean; readonly spread: boolean},
): ListItem {
  const words = joined(unit)
  const label = isLabelled ? labelIn(words.text) : 0
  const children: BlockContent[] = [
    {type: 'paragraph', children: labelled(words, label), position: placeOf(unit)},
  ]
  for (let index = 0; index < inner.length; ) {
    const [from, ...rest] = inner.slice(index)
    if (!from) break
    if (from.marker === null) {
      children.push(paragraph([from]))
      index += 1
      continue
    }
    const end = rest.findIndex(({marker, indent}) => marker === null && indent <= from.indent)
    const nested = inner.slice(index, end < 0 ? undefined : index + 1 + end)
    children.push(listNode(nested))
    index += nested.length
  }
  return {type: 'listItem', spread, children, position: placeOf(unit)}
}

/** `Label: words` → characters up to and with the colon; 0 where there is no label. */
function labelIn(text: string): number {
  const label = /^[^:：.!?]{1,50}[:：](?=\s|\p{sc=Han})/u.exec(text)?.[0] ?? ''
  return label.split(/\s+/).length <= 6 && label.length < text.length - 1 ? label.length : 0
}

function labelled(words: Joined, label: number): PhrasingContent[] {
  if (label === 0) return inline(words)
  const [first] = words.starts
  const rest: Joined = {
    text: words.text.slice(label),
    starts: words.starts.map((each, index) =>
      index === 0 ? {...each, skipped: each.skipped + label} : {...each, offset: each.offset - label},
    ),
  }
  const strong = first ? inline({text: words.text.slice(0, label), starts: [first]}) : []
  return [{type: 'strong', children: strong}, ...inline(rest)]
}

/** `Q: …` with `A: …` under it → a question as a heading, with its answer. */
function withPairs(blocks: RootContent[], {question, answer}: Recognized): RootContent[] {
  const label = (node: RootContent | undefined, words: ReadonlySet<string>): number => {
    const [text] = node?.type === 'paragraph' ? node.children : []
    return text?.type === 'text' ? labelOf(text.value, words) : 0
  }
  const asked = blocks.filter(
    (node, index) => label(node, question) > 0 && label(blocks[index + 1], answer) > 0,
  )
  if (asked.length === 0) return blocks
  const pairs = new Set(asked)
  let above = 1
  let opened = false
  const bare = (node: RootContent, length: number): PhrasingContent[] => {
    const [text, ...rest] = node.type === 'paragraph' ? node.children : []
    return text?.type === 'text' ? [{...text, value: text.value.slice(length)}, ...rest] : []
  }
  const result: RootContent[] = []
  const free: RootContent[] = []
  let answering = false
  for (const node of blocks) {
    if (node.type === 'heading') {
      above = node.depth
      opened = node.depth > 1
      answering = false
    }
    const target = opened || !answering || free.length === 0 ? result : free
    if (pairs.has(node)) {
      const depth = ([2, 3, 4, 5, 6] as const).find((each) => each > above) ?? 6
      const heading: RootContent = {
        type: 'heading',
        depth,
        children: bare(node, label(node, question)),
        ...(node.position ? {position: node.position} : {}),
      }
      answering = true
      if (opened) result.push(heading)
      else {
        if (free.length === 0)
          result.push({
            type: 'containerDirective',
            name: 'faq',
            attributes: {},
            children: free as BlockContent[],
          })
        free.push(heading)
      }
      continue
    }
    const length = answering ? label(node, answer) : 0
    target.push(length > 0 && node.type === 'paragraph' ? {...node, children: bare(node, length)} : node)
  }
  return result
}

function spanOf(first: Unit, last: Unit): Position {
  return {start: placeOf(first).start, end: placeOf(last).end}
}

function placeOf({lines}: Unit): Position {
  const [first] = lines
  const last = lines.at(-1) ?? first
  const {length} = last.text
  const {line, column, offset = 0} = last.start
  return {start: first.start, end: {line, column: column + length, offset: offset + length}}
}
