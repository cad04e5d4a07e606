/** A publication → what its cover says, and the same as a sentence for those who cannot see it. */
import {toString as textOf} from 'mdast-util-to-string'
import type {Publication} from '../../../model/publication.ts'
import type {Words} from '../../../strings.ts'
import {standInFor} from '../../painting/easel.ts'
import type {CoverWords} from './design.ts'

/** More would be read by nobody who stands before a shelf. */
const mostTakeaways = 3

export function coverWords(publication: Publication, words: Words): CoverWords {
  const {series, publisher, title, subtitle, authors} = publication.metadata
  return {
    title,
    standIn: standInFor(publication.metadata),
    subtitle,
    kicker: series
      ? [series.name, series.position].filter((part) => part !== null).join(' · ')
      : (publisher?.name ?? null),
    list: listOf(publication, words),
    names: authors.map(({name}) => name).join(', '),
    parts: partsOf(publication),
  }
}

/** The takeaways; of a collection that has none, its articles. */
function listOf({kind, metadata, front, articles}: Publication, words: Words): CoverWords['list'] {
  const first = front ?? articles[0]
  if (kind === 'collection' && !first?.takeaways)
    return {label: words['contents'] ?? null, items: articles.map((article) => article.metadata.title)}
  const takeaways = (first?.takeaways?.items ?? []).slice(0, mostTakeaways)
  if (first && takeaways.length > 0) {
    const own = first.takeaways?.heading
    return {
      label: own ? textOf({type: 'paragraph', children: [...own]}) : (words['takeaways'] ?? null),
      items: takeaways.map(({children}) => children.map((block) => textOf(block)).join(' ')),
    }
  }
  return {label: null, items: metadata.summary ? [metadata.summary] : []}
}

/** Of a single article the sections, of a collection the articles. */
function partsOf({kind, articles}: Publication): readonly number[] {
  const [first] = articles
  if (!first || kind === 'collection') return articles.map(({wordCount}) => wordCount)
  const {children} = first.body
  const sections = children.filter(({type}) => type === 'section').map((section) => textOf(section).length)
  const lead = children.filter(({type}) => type !== 'section').map((block) => textOf(block).length)
  return [lead.reduce((sum, length) => sum + length, 0), ...sections]
}

/** In the order in which it is read on the cover. */
export function describe(
  {title, subtitle, names, list}: CoverWords,
  listed: readonly string[],
  label: string,
) {
  const items = listed.map((item) => item.replace(/[.。]$/u, '')).join('; ')
  const said = listed.length > 0 ? [list.label, items].filter(Boolean).join(': ') : null
  const parts = [`${label}: ${title}`, subtitle, said, names]
  return parts.flatMap((part) => (part ? [sentence(part)] : [])).join(' ')
}

const sentence = (text: string) => (/[.!?…。？！]$/u.test(text) ? text : `${text}.`)
