/** Where another article lies, seen from this one. */
import type {Article, LinkedNeighbour} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import {startPage, withoutStartPage} from '../pages.ts'
import type {Addresses, Scope} from './scope.ts'

/** `publication`: the one that holds the article; null where that does not matter, for what a digest quotes. */
export function addressesFor(
  article: Article,
  medium: Scope['medium'],
  publication: Publication | null,
): Addresses {
  const {canonical} = article.metadata
  return {
    article(path, asked) {
      const neighbour = article.neighbours?.get(path) ?? guess(path)
      const found = asked === null ? null : (neighbour.ids.get(asked) ?? null)
      // The head of an article is the article.
      const id = found === 'top' ? null : found
      const isInside = publication?.articles.some((other) => other.path === path) === true
      if (medium === 'print' && isInside) return insideBook(neighbour.slug, id)
      const fragment = id === null ? '' : `#${id}`
      const folder = isInside ? '' : `../${neighbour.folder}/`
      // Addresses of a handout are relative to where it lies (ISO 32000-1, table 207), until the web's is known.
      const relative = `${folder}${neighbour.page}${fragment}`
      if (medium !== 'print' || canonical === null) return relative
      return new URL(`${folder}${withoutStartPage(neighbour.page)}${fragment}`, canonical).href
    },
  }
}

/** In a printed book all articles are one document. The slash says that the fragment begins with the article's name:
 * `emit/pdf.ts` puts that name before the ids of each article. */
export const insideBook = (slug: string, id: string | null): string =>
  `#/${slug}${id === null ? '' : `/${id}`}`

/** The place of an article that could not be read. */
function guess(path: string): LinkedNeighbour {
  const slug = stem(path)
  return {folder: slug, slug, page: startPage, ids: new Map()}
}

/** The slug of an article that did not say another. */
function stem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '').toLowerCase()
}
