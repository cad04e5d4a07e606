/** A publication → the Markdown that it was made from, for readers who want to edit, quote or feed it on. */
import type {Publication} from '../model/publication.ts'

export function markdownTwin({articles}: Publication): string {
  return articles.map(({source}) => (source.endsWith('\n') ? source : `${source}\n`)).join('\n')
}
