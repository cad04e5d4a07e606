/** What lies in the output folder → what `media/shelf.liquid` sees. */
import type {Words} from '../strings.ts'
import {downloadOf, headOf} from './context.ts'
import type {Formats} from './formats.ts'
import type {SlotTable} from './slots.ts'
import type {Head, ShelfItem} from './view.ts'
import {counted} from './words.ts'

export interface ShelfParts {
  readonly items: readonly ShelfItem[]
  readonly head: Head | null
  readonly slots: SlotTable
  readonly words: Words
  readonly formats: (language: string) => Formats
}

export function shelfContext({items, head, slots, words, formats}: ShelfParts) {
  const language = items[0]?.language ?? 'en'
  const {date, list, plural} = formats(language)
  return {
    medium: 'screen',
    language,
    direction: items[0]?.direction ?? 'ltr',
    words,
    head: headOf(head, slots),
    publications: items.map((item) => ({
      slug: item.slug,
      title: item.title,
      summary: item.summary,
      // Said only where it differs from that of the page.
      language: item.language === language ? null : item.language,
      direction: item.direction,
      byline: list([...item.authors]),
      published: item.published === null ? null : {iso: item.published, text: date(item.published)},
      reading_time: counted(words, 'reading_time', item.minutes, plural),
      downloads: item.downloads.map((download) => downloadOf(download, words, formats(language))),
    })),
  }
}
