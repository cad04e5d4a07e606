/** A collection and the place of one document in it → what templates see of it: its articles, the one before and the one after. */
import type {Article} from '../model/article.ts'
import {pageOf} from '../pages.ts'
import type {Words} from '../strings.ts'
import {about, type Entry, entries} from './about.ts'
import {insideBook} from './addresses.ts'
import type {Formats} from './formats.ts'
import type {SlotTable} from './slots.ts'
import type {ContentsEntry} from './to-hast.ts'
import type {View} from './view.ts'
import {counted, word} from './words.ts'

export interface CollectionParts {
  readonly view: View
  readonly slots: SlotTable
  readonly words: Words
  readonly formats: Formats
  readonly contentsOf: (article: Article) => readonly ContentsEntry[]
}

export type CollectionContext = NonNullable<ReturnType<typeof collectionContext>>

export function collectionContext({view, slots, words, formats, contentsOf}: CollectionParts) {
  const {publication, article: shown, medium, part = 'article'} = view
  if (publication.kind === 'article') return null
  const {metadata, articles} = publication
  const href = (article: Article): string =>
    medium === 'print' ? insideBook(article.metadata.slug, null) : pageOf(publication, article)
  const link = (article: Article | undefined) =>
    article === undefined ? null : {title: article.metadata.title, href: href(article)}
  const at = articles.indexOf(shown)
  const editors = metadata.authors.filter(({roles}) => roles.includes('editor'))
  const writers = metadata.authors.filter(({roles}) => !roles.includes('editor'))
  const minutes = articles.reduce((total, {readingTime}) => total + readingTime.minutes, 0)
  return {
    collection: {
      ...about(metadata, formats),
      href: medium === 'print' ? null : publication.front && pageOf(publication, publication.front),
      authors_byline: formats.list(writers.map(({name}) => name)),
      editors_byline: formats.list(editors.map(({name}) => name)),
      count: counted(words, 'articles', articles.length, formats.plural),
      reading_time: counted(words, 'reading_time', minutes, formats.plural),
      articles: articles.map((article, index) => ({
        ...about(article.metadata, formats),
        number: index + 1,
        label: article.bookPlace?.number ?? null,
        depth: article.bookPlace?.depth ?? 0,
        part: partBegun(article, articles[index - 1]),
        href: href(article),
        is_shown: article === shown,
        reading_time: counted(words, 'reading_time', article.readingTime.minutes, formats.plural),
        // Only a printed book lists them here: a page has its own, and an e-book its navigation.
        contents:
          medium === 'print' && part === 'front'
            ? inBook(entries(contentsOf(article), 2, medium, slots), article.metadata.slug)
            : [],
      })),
      position: at < 0 ? null : word(words, 'position', {number: at + 1, count: articles.length}),
    },
    previous: at < 0 ? null : link(articles[at - 1]),
    next: at < 0 ? null : link(articles[at + 1]),
  }
}

/** The titles of the parts that an article begins, in one line; null where it goes on with those of the one before. */
function partBegun({bookPlace}: Article, before: Article | undefined): string | null {
  const {parts = []} = bookPlace ?? {}
  const earlier = before?.bookPlace?.parts ?? []
  const isSame = parts.length === earlier.length && parts.every((part, index) => part === earlier[index])
  return isSame || parts.length === 0 ? null : parts.join(' · ')
}

/** Entries whose ids `contents-list.liquid` prints after a `#`. */
function inBook(list: readonly Entry[], slug: string): Entry[] {
  return list.map((entry) => ({
    ...entry,
    id: insideBook(slug, entry.id).slice(1),
    children: inBook(entry.children, slug),
  }))
}
