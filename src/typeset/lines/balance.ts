/** Lines as the total fit has them → as many lines of nearly equal length (css-text-4, text-wrap: balance). */
import type {Points} from '../units.ts'
import {type BreakSettings, mayBreak, type Pass} from './break.ts'
import {type Breakable, nextStart, sumUp} from './breakable.ts'
import {flatten} from './flatten.ts'
import type {Item} from './item.ts'
import type {Broken, Unbroken} from './passes.ts'

/** Longer paragraphs gain nothing, and a reader would wonder at their narrow measure. */
const mostLines = 10

/** Prices of a break, on the scale where a line that misses the mean by a tenth of the measure costs 0.01. */
const price = {
  /** After a comma and its like a line ends by itself. */
  punctuation: 0,
  space: 0.02,
  /** `of`, `the`, `un`: what leans on the word that follows. */
  shortWord: 0.032,
  /** Inside a word: after a hyphen, a slash, a dash. */
  word: 0.1,
  kept: 0.5,
} as const

const any: Pass = {tolerance: Infinity, automatic: true, emergency: true, last: false}
const endsClause = /[,;:.!?…–—。、]["'”’»)]*$/u
const leans = /^\p{Ll}{1,3}$/u
const keptCost = 1000 // of `cost.kept` and above

/** No more lines than before, each as near to the mean as breaks at good places allow. */
export function balance(broken: Broken, {setting, settings}: Unbroken): Broken {
  const lines = broken.breaks.length
  const plain = broken.items.every(({type}) => type !== 'break' && type !== 'leader')
  if (!broken.last || !plain || setting.justified || lines < 2 || lines > mostLines) return broken
  const breaks = evenBreaks(flatten(broken.items, setting), settings, {lines, items: broken.items})
  return breaks ? {...broken, breaks} : broken
}

interface Way {
  readonly cost: number
  readonly breaks: readonly number[]
}

/** The cheapest way to each place in 1, 2, … lines, from that with one line less. Null: only an overfull line would do. */
function evenBreaks(
  flat: Breakable,
  {measure, indent}: BreakSettings,
  {lines, items}: {readonly lines: number; readonly items: readonly Item[]},
): readonly number[] | null {
  const {width} = sumUp(flat)
  const places = items.flatMap((_, at) => (mayBreak(flat, at, any) ? [at] : []))
  const ends = [...places, flat.count]
  const mean = (indent + (width[flat.count] ?? 0)) / lines
  let ways = new Map<number, Way>([[-1, {cost: 0, breaks: []}]])
  for (let line = 0; line < lines; line += 1) {
    const next = new Map<number, Way>()
    for (const [from, way] of ways) {
      const start = from < 0 ? 0 : nextStart(flat, from)
      for (const end of ends) {
        if (end <= from) continue
        const length =
          (width[end] ?? 0) - (width[start] ?? 0) + ownWidth(items[end]) + (from < 0 ? indent : 0)
        if (length > measure) break
        const cost = way.cost + ((length - mean) / measure) ** 2 + priceAt(items, end)
        if (cost < (next.get(end)?.cost ?? Infinity)) next.set(end, {cost, breaks: [...way.breaks, end]})
      }
    }
    ways = next
  }
  return ways.get(flat.count)?.breaks ?? null
}

/** Of the hyphen that a break adds. */
function ownWidth(item: Item | undefined): Points {
  return item?.type === 'penalty' ? item.width : 0
}

function priceAt(items: readonly Item[], end: number): number {
  const item = items[end]
  if (item === undefined) return 0
  if (item.type === 'penalty' && item.cost > 0) return item.cost >= keptCost ? price.kept : price.word
  const before = items[end - 1]
  if (before?.type !== 'word') return price.space
  const {text} = before.word
  if (endsClause.test(text)) return price.punctuation
  return leans.test(text) ? price.shortWord : price.space
}
