/** Links between articles: what their fragments mean. Inside a publication that is known; of others it is taken to be what it looks
 * like, and asked when they are read. */
import {posix} from 'node:path'
import type {Position} from 'unist'
import type {VFileMessage} from 'vfile-message'
import {likelyId, meant} from '../annotate/ids.ts'
import {anchorMissing} from '../annotate/links.ts'
import {type Messages, messages} from '../diagnostics/message.ts'
import type {Article, LinkedNeighbour, Neighbour} from '../model/article.ts'

/** A link into an article of another publication. */
export interface Ask {
  /** The article that links, and the other. */
  readonly from: string
  readonly path: string
  /** As the link writes it, decoded. */
  readonly fragment: string
  /** The id that was written into the link; null: none. */
  readonly taken: string | null
  readonly place: Position | undefined
}

/** By article, then by fragment; null: there is no such place. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, string | null>>

export interface Linking {
  readonly answers: Answers
  readonly neighbour: (path: string) => Neighbour | null
  readonly found: Messages
}

/** Articles of one publication, with what their links mean. */
export function linked(articles: readonly Article[], {answers, neighbour, found}: Linking) {
  const own = new Map(articles.map(({path, ids}) => [path, ids]))
  const asks: Ask[] = []
  const link = (article: Article): Article => {
    const neighbours = new Map<string, LinkedNeighbour & {readonly ids: Map<string, string>}>()
    for (const {target, place} of article.links) {
      if (target.type !== 'article') continue
      const {path, fragment} = target
      const entry = neighbours.get(path) ?? placed(neighbour(path))
      if (entry === null) continue
      neighbours.set(path, entry)
      if (fragment === null) continue
      const ids = own.get(path)
      const answer = answers.get(path)?.get(fragment)
      const id = ids ? meant(ids, fragment) : answer === undefined ? likelyId(fragment) : answer
      const ask = {from: article.path, path, fragment, taken: id, place}
      if (id !== null) entry.ids.set(fragment, id)
      if (!ids) asks.push(ask)
      else if (id === null) found.for(article.path)(missing(ask, ids))
    }
    return {...article, neighbours}
  }
  return {articles: articles.map(link), asks}
}

/** What was asked and is not there, said of the articles that link. */
export function missingIn(asks: readonly Ask[], idsOf: (path: string) => Ids): readonly VFileMessage[] {
  const found = messages()
  for (const ask of asks) {
    const ids = idsOf(ask.path)
    if (ids && meant(ids, ask.fragment) === null) found.for(ask.from)(missing(ask, ids))
  }
  return found.list
}

/** Null: it could not be read, so that nothing is known of it. */
export type Ids = ReadonlyMap<string, string> | null

/** Null when everything is what it was taken for. */
export function corrected(asks: readonly Ask[], idsOf: (path: string) => Ids): Answers | null {
  const answers = new Map<string, Map<string, string | null>>()
  let wrong = false
  for (const {path, fragment, taken} of asks) {
    const ids = idsOf(path)
    if (ids === null) continue
    const id = meant(ids, fragment)
    wrong ||= id !== taken
    const known = answers.get(path) ?? new Map<string, string | null>()
    answers.set(path, known.set(fragment, id))
  }
  return wrong ? answers : null
}

const missing = ({from, path, fragment, place}: Ask, ids: ReadonlyMap<string, string>) =>
  anchorMissing(fragment, ids.keys(), place, posix.relative(posix.dirname(from), path))

const placed = (neighbour: Neighbour | null) => neighbour && {...neighbour, ids: new Map<string, string>()}
