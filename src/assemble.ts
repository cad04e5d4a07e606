/** Annotated articles → the publication that holds them. */
import type {Article} from './model/article.ts'
import type {Metadata} from './model/metadata.ts'
import type {Publication} from './model/publication.ts'

/** With the metadata of its article. */
export const single = (article: Article): Publication => ({
  kind: 'article',
  metadata: article.metadata,
  front: null,
  articles: [article],
})

/** With the metadata of its `publication.yml`. One that gives no date is as old as its oldest article, and as new as its newest. */
export function collection(front: Article, articles: readonly Article[]): Publication {
  const metadata = dated(front.metadata, articles)
  return {kind: 'collection', metadata, front: {...front, metadata}, articles}
}

function dated(metadata: Metadata, articles: readonly Article[]): Metadata {
  if (metadata.published !== null || metadata.modified !== null) return metadata
  const days = articles.flatMap(({metadata: {published, modified}}) =>
    [published ?? [], modified ?? []].flat(),
  )
  const sorted = days.toSorted()
  const [published = null] = sorted
  const modified = sorted.at(-1) ?? null
  return {...metadata, published, modified: modified === published ? null : modified}
}
