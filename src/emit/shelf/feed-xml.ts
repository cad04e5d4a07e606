/** The catalogue → `feed.xml`, Atom (RFC 4287): an entry for every article. */
import type {Element} from 'xast'
import {x} from 'xastscript'
import {mediaTypeOf} from '../feeds.ts'
import {entryHead, feedDocument, licence, link} from './atom.ts'
import type {Catalogue, Entry} from './catalogue.ts'
import {announcement} from './content.ts'
import {booksOf} from './downloads.ts'

const name = 'feed.xml'

export function feedXml(catalogue: Catalogue): string {
  const {addresses, language} = catalogue
  return feedDocument(catalogue, {
    name,
    namespaces: {},
    links: [
      link({rel: 'self', href: addresses.of(name), type: mediaTypeOf(name)}),
      link({rel: 'alternate', href: addresses.of(startOf(catalogue)), type: 'text/html', hreflang: language}),
    ],
    entries: catalogue.entries.map((entry) => entryOf(entry, catalogue)),
  })
}

/** A folder's address is its start page on the web, but not on a disk. */
export const startOf = ({addresses}: Pick<Catalogue, 'addresses'>): string =>
  addresses.site === null ? 'index.html' : ''

function entryOf({article, publication}: Entry, catalogue: Catalogue): Element {
  const {addresses} = catalogue
  const {language} = article
  const page = addresses.permalink(publication, article)
  const markdown = addresses.markdown(publication, article)
  return x(
    'entry',
    {'xml:lang': language},
    ...entryHead(article.id, article, publication),
    ...(article.summary === null ? [] : [x('summary', article.summary)]),
    x('content', {type: 'html'}, announcement(article)),
    ...(page === null ? [] : [link({rel: 'alternate', href: page, type: 'text/html', hreflang: language})]),
    ...(markdown === null
      ? []
      : [
          link({
            rel: 'alternate',
            href: addresses.of(markdown),
            type: 'text/markdown',
            hreflang: language,
          }),
        ]),
    // Those of a collection hold the whole of it, and their titles say so.
    ...booksOf(publication, catalogue).map(({path, mediaType, bytes, label}) =>
      link({
        rel: 'enclosure',
        href: addresses.of(path),
        type: mediaType,
        title: `${publication.title}: ${label}`,
        length: bytes,
      }),
    ),
    ...licence(publication),
  )
}
