/** Paths of the output folder → addresses: absolute when it was said where the folder will lie, else as seen from the folder
 * itself, which holds wherever it lies. Only what is there has one. */
import {withoutStartPage} from '../../pages.ts'
import type {Manifest, ManifestArticle, ManifestPublication} from '../manifest.ts'

export interface Addresses {
  /** Absolute, with a slash at its end. */
  readonly site: string | null
  /** Of a file of the folder; of the folder itself for ''. */
  of(path: string): string
  /** The page, as a path of the folder; null when it has not been made. */
  page(publication: ManifestPublication, article?: ManifestArticle): string | null
  /** The Markdown of an article, as a path; null when it has not been made. */
  markdown(publication: ManifestPublication, article: ManifestArticle): string | null
  /** Where a reader is sent: the address that the author gave, else that of the page. Null without a page. */
  permalink(publication: ManifestPublication, article?: ManifestArticle): string | null
}

export function addressesOf({site_url: site, files}: Manifest): Addresses {
  const paths = new Set(files.map(({path}) => path))
  const there = (path: string) => (paths.has(path) ? path : null)
  const of = (path: string) => (site === null ? encodeURI(path) : new URL(encodeURI(path), site).href)
  const page = ({slug}: ManifestPublication, article?: ManifestArticle) =>
    there(`${slug}/${article?.page ?? 'index.html'}`)
  return {
    site,
    of,
    page,
    markdown: ({slug}, article) => there(`${slug}/${article.markdown}`),
    permalink(publication, article) {
      const path = page(publication, article)
      const {url} = article ?? publication
      const isElsewhere = url !== null && (site === null || !url.startsWith(site))
      if (path === null) return isElsewhere ? url : null
      // A folder's address is its start page on the web, but not on a disk.
      return url ?? (site === null ? of(path) : of(withoutLast(path) + withoutStartPage(lastOf(path))))
    },
  }
}

const withoutLast = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
