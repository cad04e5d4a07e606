/** The catalogue → `sitemap.xml` (sitemaps.org, protocol 0.9) and the `robots.txt` that leads to it. Both want absolute addresses. */
import {x} from 'xastscript'
import {undated} from '../dates.ts'
import type {ManifestArticle} from '../manifest.ts'
import {allAllowed, serialize} from '../xml.ts'
import {lined} from './atom.ts'
import type {Catalogue} from './catalogue.ts'

/** Null without an address of the site. */
export function sitemap({addresses, publications, updated}: Catalogue): string | null {
  const {site} = addresses
  if (site === null) return null
  const pages = publications.flatMap((publication) => {
    const {kind, articles} = publication
    const own = {url: addresses.permalink(publication), date: dateOf(publication)}
    const parts = articles.map((article) => ({
      url: addresses.permalink(publication, article),
      date: dateOf(article),
    }))
    return kind === 'collection' ? [own, ...parts] : [own]
  })
  const urls = [{url: site, date: updated === undated ? null : updated}, ...pages].map(({url, date}) =>
    // What an author says to be at home elsewhere is on the map of another site.
    url?.startsWith(site)
      ? [x('url', {}, x('loc', url), ...(date === null ? [] : [x('lastmod', date)]))]
      : [],
  )
  const tree = x('urlset', {xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9'}, ...urls.flat())
  return serialize([allAllowed(lined(tree))])
}

const dateOf = ({modified, published}: Pick<ManifestArticle, 'modified' | 'published'>) =>
  modified ?? published

/** Null where nobody would read it: RFC 9309 (section 2.3) has it at the root of a host. */
export function robots({addresses}: Catalogue): string | null {
  const {site} = addresses
  if (site === null || new URL(site).pathname !== '/') return null
  return `User-agent: *\nAllow: /\n\nSitemap: ${addresses.of('sitemap.xml')}\n`
}
