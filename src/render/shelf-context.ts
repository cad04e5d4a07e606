/** What lies in the output folder → what `media/shelf.liquid` sees. */
import type {Words} from '../strings.ts'
import {downloadOf, headOf, type Kinds} from './context.ts'
import type {Formats} from './formats.ts'
import type {SlotTable} from './slots.ts'
import type {Head, ShelfItem, ShelfPage} from './view.ts'
import {counted} from './words.ts'

export interface ShelfParts {
  readonly page: ShelfPage
  readonly head: Head | null
  readonly slots: SlotTable
  readonly words: Words
  readonly formats: Formats
  readonly kinds: Kinds
}

/** A shelf entices; the article has them all. */
const mostTakeaways = 3

export function shelfContext({page, head, slots, ...parts}: ShelfParts) {
  const {words} = parts
  const {title, description, language, direction, feeds, items} = page
  return {
    medium: 'screen',
    language,
    direction,
    words,
    head: headOf(head, slots),
    title,
    description,
    feeds: feeds.map(({url, title, kind, reader, mediaType}) => ({
      url,
      title,
      kind,
      reader,
      media_type: mediaType,
    })),
    publications: items.map((item) => publication(item, {page, ...parts})),
  }
}

type Parts = Pick<ShelfParts, 'page' | 'words' | 'formats' | 'kinds'>

function publication(item: ShelfItem, parts: Parts) {
  const {words, formats, kinds} = parts
  const date = (iso: string | null) => (iso === null ? null : {iso, text: formats.date(iso)})
  return {
    kind: item.kind,
    slug: item.slug,
    page: item.page,
    title: item.title,
    subtitle: item.subtitle,
    summary: item.summary,
    ...languageOf(item, parts),
    language_name: item.language === parts.page.language ? null : formats.language(item.language),
    byline: formats.list([...item.authors]),
    published: date(item.published),
    // A date that repeats the first one says nothing.
    modified: item.modified === item.published ? null : date(item.modified),
    reading_time: counted(words, 'reading_time', item.minutes, formats.plural),
    count: item.kind === 'article' ? null : counted(words, 'articles', item.articles.length, formats.plural),
    takeaways: item.takeaways.slice(0, mostTakeaways),
    picture: item.picture,
    articles: item.articles.map((article) => ({
      title: article.title,
      page: article.page,
      ...languageOf(article, parts),
      reading_time: counted(words, 'reading_time', article.minutes, formats.plural),
    })),
    downloads: item.downloads.map((download) =>
      downloadOf(download, {words, kinds, formats, kind: item.kind}),
    ),
  }
}

/** Said only where it differs from that of the page. */
const languageOf = ({language, direction}: Pick<ShelfItem, 'language' | 'direction'>, {page}: Parts) => ({
  language: language === page.language ? null : language,
  direction,
})
