/** What an article says of itself and what it holds → the variables by which templates know both. */
import type {Metadata} from '../model/metadata.ts'
import type {Formats} from './formats.ts'
import type {Slot, SlotTable} from './slots.ts'
import type {ContentsEntry} from './to-hast.ts'
import type {View} from './view.ts'

export function about(metadata: Metadata, formats: Formats) {
  const date = (iso: string | null) => (iso === null ? null : {iso, text: formats.date(iso)})
  return {
    title: metadata.title,
    subtitle: metadata.subtitle,
    short_title: metadata.shortTitle,
    summary: metadata.summary,
    authors: metadata.authors.map(({name, url, orcid, roles}) => ({name, url, orcid, roles: [...roles]})),
    byline: formats.list(metadata.authors.map((author) => author.name)),
    publisher: metadata.publisher,
    published: date(metadata.published),
    // A date that repeats the first one says nothing.
    modified: metadata.modified === metadata.published ? null : date(metadata.modified),
    reviewed: date(metadata.reviewed),
    review_by: date(metadata.reviewBy),
    slug: metadata.slug,
    identifier: metadata.identifier,
    canonical: metadata.canonical,
    keywords: [...metadata.keywords],
    rights: metadata.rights,
    image: metadata.image,
    series: metadata.series,
    draft: metadata.draft,
  }
}

export interface Entry {
  readonly id: string
  readonly level: number
  readonly kind: ContentsEntry['kind']
  readonly title: Slot
  readonly children: readonly Entry[]
}

export function entries(
  list: readonly ContentsEntry[],
  depth: number,
  medium: View['medium'],
  slots: SlotTable,
): Entry[] {
  return list
    .filter((entry) => entry.depth <= depth && (entry.kind !== 'notes' || medium === 'screen'))
    .map((entry) => ({
      id: entry.id,
      level: entry.depth,
      kind: entry.kind,
      title: slots.hold(entry.title),
      children: entries(entry.children, depth, medium, slots),
    }))
}
