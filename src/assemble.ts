/** Annotated articles → the publication that holds them. */
import type {Article} from './model/article.ts'
import type {Publication} from './model/publication.ts'

/** With the metadata of its article. */
export const single = (article: Article): Publication => ({
  kind: 'article',
  metadata: article.metadata,
  front: null,
  articles: [article],
})

/** With the metadata of its `publication.yml`, and where they are told by none, of what its articles are told to be. */
export function collection(front: Article, articles: readonly Article[]): Publication {
  return {kind: 'collection', metadata: front.metadata, front, articles}
}
