/** Dates of the front matter → the instants that package and archive must state. There is no clock here. */
import type {Metadata} from '../model/metadata.ts'

/** What archives can say at the earliest: DOS dates begin in 1980. */
const earliest = Date.UTC(1980, 0, 1)

/** When the publication last changed. A date alone is midnight UTC, so that time zones change nothing. */
export function lastChanged({modified, published}: Pick<Metadata, 'modified' | 'published'>): Date {
  const time = Date.parse(modified ?? published ?? '')
  return new Date(Number.isNaN(time) ? earliest : Math.max(time, earliest))
}

/** `2025-09-04T00:00:00Z`, the one form that EPUB 3.3 allows in `dcterms:modified` (section 5.5.4). */
export function timestamp(metadata: Pick<Metadata, 'modified' | 'published'>): string {
  return lastChanged(metadata)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
}

/** The same for a date that somebody gave, of any age: what feeds and catalogues state. A date alone is midnight UTC. */
export function instant(date: string): string {
  const time = Date.parse(date)
  // A leap second is a date that JavaScript does not know.
  return toInstant(Number.isNaN(time) ? Date.parse(date.slice(0, 10)) : time)
}

const toInstant = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')

/** Where a format demands an instant and nobody gave a date: the one that archives carry then. */
export const undated: string = toInstant(earliest)
