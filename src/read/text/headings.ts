/** Which units of a text are headings, and of which level. Nothing marks them, so that several weak signs must agree: a heading is
 * short, ends without a stop, stands apart or over something longer, and looks like the others of its text. */
import type {Strings} from '../../strings.ts'
import {recognizable} from '../../strings.ts'
import {isWide, width} from './lines.ts'
import {isDrawn, joined, type Unit} from './units.ts'

type Depth = 1 | 2 | 3 | 4 | 5 | 6

export interface Heading {
  readonly depth: Depth
  /** Characters that mark it and are no words of it, at both ends of its text. */
  readonly marks: readonly [number, number]
  /** Whether a number before it is its name, as that of a chapter is. */
  readonly keepsNumber: boolean
}

export type Recognized = Pick<Strings['recognized'], 'takeaways' | 'faqs' | 'question' | 'answer'>

const isQuestion = (text: string): boolean => /[?？؟\u037E]["”’»)\]*\s]*$/u.test(text)
/** A sentence that is over, or one that leads to something. */
const hasStop = (text: string): boolean => /[.!,;:…。、，；：！]["”’»)\]*\s]*$/u.test(text)
export const leads = (text: string): boolean => /[:：]$/.test(text)

const wordsIn = (text: string): number =>
  text.split(/\s+/).length + Math.floor((isWide([...text][0] ?? '') ? text.length : 0) / 3)

interface Look {
  readonly unit: Unit
  readonly text: string
  readonly asks: boolean
  /** Few words, and no stop. */
  readonly short: boolean
  /** How it is marked, where it is marked at all: `#`, an underline, capitals, bold. */
  readonly style: string | null
  readonly marks: readonly [number, number]
}

/** By unit; an underline is part of the heading over it. */
export function headingsOf(units: readonly Unit[], recognized: Recognized): ReadonlyMap<Unit, Heading> {
  const looks = units.map((unit, index) => look(unit, units[index + 1]))
  const isDense = looks.filter(({unit}, index) => index > 0 && unit.apart).length < looks.length / 8
  const numbered = numberedHeadings(looks)
  const found = new Map<number, Look>()
  const title = titleOf(looks, isDense, recognized)
  const pairs = new Set(looks.filter((each, index) => isPair(each, looks[index + 1], recognized)))
  // What follows decides, so that the last is looked at first.
  for (let index = looks.length - 1; index > title; index -= 1) {
    const each = looks[index]
    if (!each || pairs.has(each)) continue
    if (numbered.has(each) || isHeading(looks, index, {isDense, found, title, pairs})) found.set(index, each)
  }
  return withDepths(looks, {found, title, numbered, recognized})
}

/** Characters of `Q:`, `Question 2.`, `问：` at the beginning of a text; 0 where none is. */
export function labelOf(text: string, words: ReadonlySet<string>): number {
  const found = /^(\p{L}+)\s?\d{0,3}\s?[.:)：]\s*(?=\S)/u.exec(text)
  return found && words.has((found[1] ?? '').toLowerCase()) ? found[0].length : 0
}

const isPair = ({text}: Look, next: Look | undefined, {question, answer}: Recognized): boolean =>
  next !== undefined && labelOf(text, question) > 0 && labelOf(next.text, answer) > 0

function look(unit: Unit, next: Unit | undefined): Look {
  const {text} = joined(unit)
  const asks = isQuestion(text)
  const hash = /^#{1,6}\s+(?=\S)/.exec(text)?.[0].length ?? 0
  const bold = /^(\*\*|__)(?!\s)[^*]+\1[.:]?$/.exec(text)
  const under = next && !next.apart && isUnderline(next) ? (next.lines[0].text[0] ?? null) : null
  const capitals = /\p{Lu}\P{Ll}*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
  const colon = /\s*[:：]$/.exec(text)?.[0].length ?? 0
  const style = hash > 0 ? '#'.repeat(hash) : bold ? '**' : under ? under : capitals ? 'A' : null
  const most = asks ? 24 : 12
  const words = style === '**' ? text.replace(/\*\*[.:]?$/, '') : text
  return {
    unit,
    text,
    asks,
    short:
      wordsIn(text) <= most &&
      width(text) <= 14 * most &&
      /\p{L}/u.test(text) &&
      !isDrawn(text) &&
      !/^(?:\S+:\/\/|www\.)\S+$|^\S+@\S+$|\t/.test(text) &&
      (asks || !hasStop(words) || ((capitals || under !== null) && colon > 0)),
    style,
    marks: hash > 0 ? [hash, 0] : bold ? [2, text.length - text.lastIndexOf('**')] : [0, colon],
  }
}

function isUnderline({lines: [line], marker}: Unit): boolean {
  return marker === null && /^([=\-_~*^#+])\1{2,}$/.test(line.text)
}

/** A first line apart, or the first of a text that has no empty lines. -1: there is none. */
function titleOf(looks: readonly Look[], isDense: boolean, {takeaways, faqs}: Recognized): number {
  const [first, second] = looks
  if (!first || !second || first.unit.marker !== null || !first.short || leads(first.text)) return -1
  // `To: All tenants` heads a letter.
  if (/^\p{L}+:\s/u.test(first.text)) return -1
  const name = recognizable(first.text)
  if (takeaways.has(name) || faqs.has(name)) return -1
  if (first.style !== null && first.style !== 'A') return first.style.startsWith('##') ? -1 : 0
  return isDense || second.unit.apart || second.short ? 0 : -1
}

interface Around {
  readonly isDense: boolean
  readonly found: ReadonlyMap<number, Look>
  readonly title: number
  /** Questions that are marked as such. */
  readonly pairs: ReadonlySet<Look>
}

function isHeading(looks: readonly Look[], index: number, {isDense, found, title, pairs}: Around): boolean {
  const each = looks[index]
  const before = looks[index - 1]
  if (!each || each.unit.marker !== null || isDrawn(each.text)) return false
  const at = index + (isUnderlined(each) ? 2 : 1)
  const next = looks[at]
  if (isUnderlined(each) || each.style?.startsWith('#')) return each.text.length > each.marks[0]
  if (!next) return false
  if (each.style === '**') return true
  // `Background:` over a paragraph; over a list it leads in.
  if (leads(each.text)) {
    const few = wordsIn(each.text) <= (each.style === 'A' ? 12 : 4)
    return few && (each.style === 'A' || (next.unit.marker === null && !next.short))
  }
  if (!each.short || /^\p{Ll}/u.test(each.text) || /^[“"«„—–]/.test(each.text)) return false
  if (before && leads(before.text) && !found.has(index - 1) && before.unit.marker === null) return false
  if (index - Math.max(title, 0) <= 3 && isByline(each.text)) return false
  if (!isDense && !each.unit.apart) return each.asks && before !== undefined && !before.short
  if (each.style === null && !each.asks && inRun(looks, index, isDense)) return false
  if (next.unit.marker !== null || found.has(at) || pairs.has(next)) return true
  return each.asks || hasStop(next.text) || width(next.text) > 1.5 * width(each.text)
}

const isUnderlined = ({style}: Look): boolean =>
  style !== null && style !== 'A' && style !== '**' && !style.startsWith('#')

/** Lines of an address or a poem: short, one under the other. The last of them in a dense text may be a heading all the same. */
function inRun(looks: readonly Look[], index: number, isDense: boolean): boolean {
  const loose = (each: Look | undefined) =>
    each?.short === true && !each.asks && each.style === null && each.unit.marker === null
  const after = looks[index + 1]
  if (!isDense) return loose(after) && after?.unit.apart === false
  const further = looks[index + 2]
  return loose(after) && (loose(further) || loose(looks[index - 1]))
}

/** The line that says who wrote the text, and when. */
function isByline(text: string): boolean {
  return (
    /^(?:by|von|par|por|di|door|av|af|от|від|przez|text|updated|published|aktualisiert|veröffentlicht|publié|publicado)\b[:\s]/iu.test(
      text,
    ) ||
    (/\b(?:1[89]|20)\d\d\b/.test(text) && wordsIn(text) <= 6) ||
    /\d{4}年/.test(text)
  )
}

/** `1. Can I use a kettle?` over its answer: a number that counts headings, not items. */
/** By heading: whether its number only counts it, as that of a question among questions does. */
function numberedHeadings(looks: readonly Look[]): ReadonlyMap<Look, boolean> {
  const found = new Map<Look, boolean>()
  let run: {readonly look: Look; readonly under: readonly Look[]}[] = []
  const close = () => {
    const all = run
    run = []
    if (all.length < 2 && !all.every(({look}) => look.asks)) return
    const over = all.every(
      ({look, under: [first]}) => look.short && first && (look.asks || first.unit.indent <= look.unit.indent),
    )
    const counts = all.every(({look}) => look.asks)
    if (over) for (const {look} of all) found.set(look, counts)
  }
  for (const [index, each] of looks.entries()) {
    const {ordinal, kind} = each.unit.marker ?? {}
    if (!ordinal || !kind?.startsWith('1')) continue
    if (ordinal === 1) close()
    const end = looks.findIndex((other, at) => at > index && other.unit.marker?.kind === kind)
    const under = looks.slice(index + 1, end < 0 ? index + 2 : end)
    run.push({look: each, under: under.filter(({unit}) => unit.marker === null)})
  }
  close()
  return found
}

interface Found {
  readonly found: ReadonlyMap<number, Look>
  readonly title: number
  readonly numbered: ReadonlyMap<Look, boolean>
  readonly recognized: Recognized
}

function withDepths(
  looks: readonly Look[],
  {found, title, numbered, recognized}: Found,
): ReadonlyMap<Unit, Heading> {
  const headings = new Map<Unit, Heading>()
  const first = looks[title]
  if (first) headings.set(first.unit, {depth: 1, marks: first.marks, keepsNumber: true})
  /** Underlines and capitals, in the order in which they occur. */
  const styles: string[] = []
  const capitals = [...found.values()].filter(({style}) => style === 'A').length > 1
  let questions: {readonly depth: Depth} | null = null
  for (const index of [...found.keys()].sort((one, other) => one - other)) {
    const each = found.get(index)
    if (!each) continue
    if (isUnderlined(each) && each.style !== null && !styles.includes(each.style)) styles.push(each.style)
    const own = depthOf(each, {styles, capitals, numbered})
    const opens = recognized.faqs.has(recognizable(each.text))
    const under: Depth = each.asks && questions !== null ? clamp(Math.max(questions.depth + 1, own)) : own
    headings.set(each.unit, {depth: under, marks: each.marks, keepsNumber: numbered.get(each) !== true})
    // Questions right under a heading are its own, and so are those under the heading of an FAQ.
    const over = questionUnder(looks, index, found)
    if (!each.asks) questions = opens || over ? {depth: own} : null
    else if (over && each.style !== null && over.style !== each.style) questions = {depth: under}
  }
  return headings
}

function questionUnder(
  looks: readonly Look[],
  index: number,
  found: ReadonlyMap<number, Look>,
): Look | undefined {
  const each = looks[index]
  const under = found.get(index + (each && isUnderlined(each) ? 2 : 1))
  return under?.asks ? under : undefined
}

function depthOf(
  each: Look,
  {
    styles,
    capitals,
    numbered,
  }: {styles: readonly string[]; capitals: boolean; numbered: ReadonlyMap<Look, boolean>},
): Depth {
  const {style, text} = each
  if (style?.startsWith('#')) return clamp(style.length)
  if (style !== null && styles.includes(style)) return clamp(2 + styles.indexOf(style))
  const parts = /^(\d{1,2}(?:\.\d{1,2})+)\.?\s/.exec(text)?.[1]?.split('.').length ?? 1
  const below = capitals && style !== 'A' && parts === 1 && !numbered.has(each) ? 1 : 0
  return clamp(1 + parts + below)
}

const depths = [1, 2, 3, 4, 5, 6] as const
const clamp = (depth: number): Depth => depths.find((each) => each >= depth) ?? 6
