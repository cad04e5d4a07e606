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
