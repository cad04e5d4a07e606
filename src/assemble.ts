/** Articles → publications: one each, with the metadata of its article. */
import type {Article} from './model/article.ts'
import type {Publication} from './model/publication.ts'

export function assemble(articles: readonly Article[]): readonly Publication[] {
  return articles.map((article) => ({metadata: article.metadata, articles: [article]}))
}
