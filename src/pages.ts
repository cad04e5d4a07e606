/** Where the page and the Markdown twin of each article lie in the folder of its publication. */
import type {Article} from './model/article.ts'
import type {Publication} from './model/publication.ts'

/** The start page of every publication; for a single article the only one. */
export const startPage = 'index.html'

/** Names that no article of a collection may take for its page. */
export const reservedPages: ReadonlySet<string> = new Set(['index'])

export function pageOf({kind, front}: Pick<Publication, 'kind' | 'front'>, article: Article): string {
  return kind === 'article' || article === front ? startPage : pageNamed(article.metadata.slug)
}

export const pageNamed = (slug: string): string => `${slug}.html`

export const twinOf = ({metadata}: Pick<Article, 'metadata'>): string => `${metadata.slug}.md`

/** As links state it: a folder's own name stands for its start page on the web, but not on a disk. */
export const withoutStartPage = (page: string): string => (page === startPage ? '' : page)
