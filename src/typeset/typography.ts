/** Pages → what a typographer would count: loose lines, hyphens, ladders, runts, widows, orphans, headings astray, holes. */

import {type TextItem, textOf} from './draw/display-list.ts'
import type {Page} from './pages/page.ts'
import type {Points} from './units.ts'

export type Blemish =
  | 'overfull'
  /** Spaces stretch by more than they should; by more than twice that. */
  | 'loose'
  | 'very-loose'
  /** More than two hyphens in a row at line ends; said of the third line. */
  | 'ladder'
  | 'runt'
  | 'widow'
  | 'orphan'
  | 'stranded-heading'
  | 'hole'

export interface TypographyFinding {
  readonly blemish: Blemish
  readonly folio: string
  /** In the Markdown, from 1; null for what no author wrote. */
  readonly line: number | null
  /** Points for overfull lines, a ratio for loose ones, a share of the page for holes, lines for ladders. */
  readonly amount: number
  readonly text: string
}

export interface PageTypography {
  readonly folio: string
  readonly lines: number
  /** Lines set to the measure, their last ones aside: what can be loose. */
  readonly justified: number
  /** Lines that end with a hyphen which the typesetter put there. */
  readonly hyphens: number
  /** Share of the height of the type area that stays empty. */
  readonly hole: number
  readonly findings: readonly TypographyFinding[]
}

export interface Typography {
  readonly pages: readonly PageTypography[]
  readonly lines: number
  readonly justified: number
  readonly hyphens: number
  readonly counts: Readonly<Record<Blemish, number>>
}

const looseRatio = 1 // css and TeX know no name for it; TeX's badness is 100 there
const veryLooseRatio = 2
const tolerated = 0.5 // points beyond the measure; nobody sees them
const longestLadder = 2
const shortest = 2.5 // ems of a last line
const largestHole = 0.3 // of the type area; the last page may be as short as it likes
const longestQuote = 60 // characters

/** A line with the place of its text on the page. */
interface Row {
  readonly facts: TextItem['line']
  readonly items: TextItem[]
}

export function typography(pages: readonly Page[]): Typography {
  let ladder = 0
  const made = pages.map((page, index): PageTypography => {
    const rows = rowsOf(page)
    const findings = rows.flatMap((row, at) => {
      ladder = row.facts.hyphenated ? (row.facts.number === 0 ? 1 : ladder + 1) : 0
      return lineFindings(row, ladder, {page, before: rows[at - 1], after: rows[at + 1]})
    })
    const hole = holeOf(page)
    const isMeant = index === pages.length - 1 || page.blank || page.forced
    return {
      folio: page.folio,
      lines: rows.length,
      justified: rows.filter(({facts}) => facts.ratio !== 0).length,
      hyphens: rows.filter(({facts}) => facts.hyphenated).length,
      hole,
      findings: [
        ...findings,
        ...strandedHeading(page, rows),
        ...(hole > largestHole && !isMeant ? [finding('hole', page, hole, rows.at(-1))] : []),
      ],
    }
  })
  return {pages: made, ...totals(made)}
}

function rowsOf(page: Page): readonly Row[] {
  const rows = new Map<TextItem['line'], Row>()
  for (const item of page.items) {
    if (item.type !== 'text' || item.owner.type === 'artifact' || item.owner.role === 'marker') continue
    const row = rows.get(item.line)
    if (row) row.items.push(item)
    else rows.set(item.line, {facts: item.line, items: [item]})
  }
  return [...rows.values()]
}

interface Around {
  readonly page: Page
  readonly before: Row | undefined
  readonly after: Row | undefined
}

function lineFindings(row: Row, ladder: number, {page, before, after}: Around): readonly TypographyFinding[] {
  const {facts} = row
  const found: TypographyFinding[] = []
  const add = (blemish: Blemish, amount: number) => found.push(finding(blemish, page, amount, row))
  if (facts.over > tolerated) add('overfull', facts.over)
  if (facts.ratio > veryLooseRatio) add('very-loose', facts.ratio)
  else if (facts.ratio > looseRatio) add('loose', facts.ratio)
  if (ladder === longestLadder + 1) add('ladder', ladder)
  const {tagName} = facts.origin
  if (cells.has(tagName)) return found
  const runts = tagName !== 'pre'
  if (runts && facts.last && facts.number > 0 && facts.width < shortest * sizeOf(row))
    add('runt', facts.width)
  if (facts.last && facts.number > 0 && !follows(before, row)) add('widow', 1)
  if (!facts.last && facts.number === 0 && !follows(row, after)) add('orphan', 1)
  return found
}

/** The cells of a row stand side by side: what follows a line there is another cell. */
const cells: ReadonlySet<string> = new Set(['td', 'th'])

function follows(before: Row | undefined, after: Row | undefined): boolean {
  if (!before || !after) return false
  return before.facts.origin === after.facts.origin && after.facts.number === before.facts.number + 1
}

/** A heading with fewer than two lines of text, or a picture, between it and the foot of its page. */
function strandedHeading(page: Page, rows: readonly Row[]): readonly TypographyFinding[] {
  const body = rows.filter((row) => headOf(row) < page.foot)
  const index = body.findLastIndex(({facts}) => /^h[1-6]$/.test(facts.origin.tagName))
  const heading = body[index]
  if (!heading) return []
  const after = body.slice(index + 1)
  const [only] = after
  const enough = after.length > 1 || (only?.facts.last === true && only.facts.number === 0)
  const picture = page.items.some((item) => item.type === 'image' && item.y > headOf(heading))
  return enough || picture ? [] : [finding('stranded-heading', page, after.length, heading)]
}

/** Between the last of the text and the notes, or the foot of the type area. */
function holeOf(page: Page): number {
  const {top, bottom} = page.margins
  const height = page.height - top - bottom
  let lowest = top
  for (const item of page.items) {
    if (item.type === 'path' || item.type === 'link') continue
    if (item.owner.type === 'artifact' && item.owner.kind === 'pagination') continue
    const foot = item.type === 'text' ? item.y : item.y + item.height
    if (foot <= page.foot) lowest = Math.max(lowest, foot)
  }
  return Math.max(0, (page.foot - lowest) / height)
}

function finding(blemish: Blemish, page: Page, amount: number, row: Row | undefined): TypographyFinding {
  const content = row?.items.map(textOf).join('').replaceAll('\u00AD', '-').trim() ?? ''
  return {
    blemish,
    folio: page.folio,
    line: row?.facts.origin.position?.start.line ?? null,
    amount: Math.round(amount * 100) / 100,
    text: content.length > longestQuote ? `${content.slice(0, longestQuote - 1)}…` : content,
  }
}

const headOf = ({items}: Row): Points => Math.min(...items.map(({y, size}) => y - size))
const sizeOf = ({items}: Row): Points => Math.max(...items.map(({size}) => size))

function totals(pages: readonly PageTypography[]): Omit<Typography, 'pages'> {
  const counts = {
    overfull: 0,
    loose: 0,
    'very-loose': 0,
    ladder: 0,
    runt: 0,
    widow: 0,
    orphan: 0,
    'stranded-heading': 0,
    hole: 0,
  } satisfies Record<Blemish, number>
  for (const {findings} of pages) for (const {blemish} of findings) counts[blemish] += 1
  const sum = (of: (page: PageTypography) => number) => pages.reduce((total, page) => total + of(page), 0)
  return {
    lines: sum(({lines}) => lines),
    justified: sum(({justified}) => justified),
    hyphens: sum(({hyphens}) => hyphens),
    counts,
  }
}
