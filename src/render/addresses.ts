/** Where another article lies, seen from this one. */
import type {Article} from '../model/article.ts'
import type {Addresses, Scope} from './scope.ts'

export function addressesFor(article: Article, medium: Scope['medium']): Addresses {
  const {canonical} = article.metadata
  return {
    article(path, id) {
      const slug = article.neighbours?.get(path) ?? stem(path)
      const relative = `../${slug}/index.html${id === null ? '' : `#${id}`}`
      // A page or an ebook finds its neighbours itself; paper needs an address of the web.
      if (medium !== 'print') return relative
      return canonical !== null && URL.canParse(relative, canonical)
        ? new URL(relative, canonical).href
        : null
    },
  }
}

/** The slug of an article that did not say another. */
function stem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '').toLowerCase()
}
