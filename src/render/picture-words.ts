/** A publication → what its cover says, an article → what its card says: plain words, short enough for a picture. */
import {toString as textOf} from 'mdast-util-to-string'
import type {Article} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import type {Words} from '../strings.ts'
import {shorten} from './shorten.ts'

export interface PictureWords {
  /** Takeaways, titles of articles, or a summary, which has no heading. */
  readonly heading: string | null
  readonly points: readonly Point[]
  /** How long the sections are, or the articles: shares of 100. */
  readonly shares: readonly number[]
}

export interface Point {
  /** Of its element, by which the painter says whether there was room for it. */
  readonly id: string
  readonly text: string
}

/** More would be read by nobody who stands before a shelf. */
const mostTakeaways = 3
const mostTitles = 6
/** UTF-16 units: three lines of a cover, eight lines of one that has nothing else, two lines of a card. */
const longest = {point: 130, lone: 320, card: 120} as const

export function coverWords(publication: Publication, words: Words): PictureWords {
  const {heading, texts} = listOf(publication, words)
  const most = texts.length === 1 ? longest.lone : longest.point
  return {heading, points: pointsOf(texts, most), shares: sharesOf(lengthsOf(publication))}
}

/** The first takeaway, or the summary, or the subtitle. */
export function cardWords({metadata: {summary, subtitle}, takeaways}: Article): PictureWords {
  const [first] = takeaways?.items ?? []
  const takeaway = first?.children.map((block) => textOf(block)).join(' ')
  const about = takeaway ?? summary ?? subtitle
  return {heading: null, points: pointsOf(about ? [about] : [], longest.card), shares: []}
}

function pointsOf(texts: readonly string[], most: number): readonly Point[] {
  return texts.map((text, index) => ({id: `point-${index + 1}`, text: shorten(text, most)}))
}

/** The takeaways; of a collection that has none, its articles. */
function listOf(
  {kind, metadata, front, articles}: Publication,
  words: Words,
): {readonly heading: string | null; readonly texts: readonly string[]} {
  const first = front ?? articles[0]
  if (kind === 'collection' && !first?.takeaways) {
    const titles = articles.map((article) => article.metadata.title)
    // Of many, the last line says that there are others.
    const texts = titles.length > mostTitles ? [...titles.slice(0, mostTitles - 1), '…'] : titles
    return {heading: words['contents'] ?? null, texts}
  }
  const takeaways = (first?.takeaways?.items ?? []).slice(0, mostTakeaways)
  if (first && takeaways.length > 0) {
    const own = first.takeaways?.heading
    return {
      heading: own ? textOf({type: 'paragraph', children: [...own]}) : (words['takeaways'] ?? null),
      texts: takeaways.map(({children}) => children.map((block) => textOf(block)).join(' ')),
    }
  }
  return {heading: null, texts: metadata.summary ? [metadata.summary] : []}
}

/** Of a single article the sections, of a collection the articles. */
function lengthsOf({kind, articles}: Publication): readonly number[] {
  const [first] = articles
  if (!first || kind === 'collection') return articles.map(({wordCount}) => wordCount)
  const {children} = first.body
  const sections = children.filter(({type}) => type === 'section').map((section) => textOf(section).length)
  const lead = children.filter(({type}) => type !== 'section').map((block) => textOf(block).length)
  return [sum(lead), ...sections]
}

/** More fields than these cannot be told apart; further parts share the last. */
const mostFields = 12
/** Of 100: what can still be seen. */
const leastField = 2

export function sharesOf(lengths: readonly number[]): readonly number[] {
  const shown = [...lengths.slice(0, mostFields - 1), sum(lengths.slice(mostFields - 1))].filter(
    (length) => length > 0,
  )
  if (shown.length === 0) return [100]
  const rest = 100 - leastField * shown.length
  return shown.map((length) => Math.round((leastField + (length / sum(shown)) * rest) * 100) / 100)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
