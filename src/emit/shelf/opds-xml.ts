/** The catalogue → `opds.xml`, OPDS 1.2: an acquisition feed with an entry for every publication that is a file to read. */
import type {Element} from 'xast'
import {x} from 'xastscript'
import {mediaTypeOf} from '../feeds.ts'
import type {ManifestPicture, ManifestPublication} from '../manifest.ts'
import {derivedId, entryHead, feedDocument, licence, link} from './atom.ts'
import type {Catalogue} from './catalogue.ts'
import {takeawaysHtml} from './content.ts'
import {type Book, booksOf} from './downloads.ts'
import {startOf} from './feed-xml.ts'

const name = 'opds.xml'

export function opdsXml(catalogue: Catalogue): string {
  const {addresses, language} = catalogue
  const own = {href: addresses.of(name), type: mediaTypeOf(name)}
  return feedDocument(catalogue, {
    name,
    namespaces: {
      'xmlns:dc': 'http://purl.org/dc/terms/',
      'xmlns:fh': 'http://purl.org/syndication/history/1.0',
    },
    links: [
      link({rel: 'self', ...own}),
      link({rel: 'start', ...own}),
      // All there is, newest first: whoever mirrors it need not look further (section 2.5).
      link({rel: 'http://opds-spec.org/crawlable', ...own}),
      x('fh:complete'),
      link({rel: 'alternate', href: addresses.of(startOf(catalogue)), type: 'text/html', hreflang: language}),
    ],
    entries: catalogue.publications.flatMap((publication) => {
      const books = booksOf(publication, catalogue)
      // An entry must have an acquisition link (section 5).
      return books.length === 0 ? [] : [entryOf(publication, books, catalogue)]
    }),
  })
}

function entryOf(publication: ManifestPublication, books: readonly Book[], {addresses}: Catalogue): Element {
  const {id, title, language, published, publisher, summary, cover, thumbnail} = publication
  const content = takeawaysHtml(publication)
  const page = addresses.permalink(publication)
  const picture = (rel: string, {path, media_type}: ManifestPicture) =>
    link({rel, href: addresses.of(path), type: media_type})
  return x(
    'entry',
    {'xml:lang': language},
    // The entry has a name of its own; `dc:identifier` is that of the publication (section 5.1.1).
    ...entryHead(derivedId(`${id}#opds`), publication, publication),
    x('dc:identifier', id),
    x('dc:language', language),
    ...(published === null ? [] : [x('dc:issued', published)]),
    ...(publisher === null ? [] : [x('dc:publisher', publisher)]),
    ...(summary === null || summary === title ? [] : [x('summary', {type: 'text'}, summary)]),
    ...(content === null ? [] : [x('content', {type: 'html'}, content)]),
    ...(isRaster(cover) ? [picture('http://opds-spec.org/image', cover)] : []),
    ...(isRaster(thumbnail) ? [picture('http://opds-spec.org/image/thumbnail', thumbnail)] : []),
    ...books.map(({path, mediaType, bytes, label}) =>
      link({
        rel: 'http://opds-spec.org/acquisition/open-access',
        href: addresses.of(path),
        type: mediaType,
        title: label,
        length: bytes,
      }),
    ),
    ...(page === null ? [] : [link({rel: 'alternate', href: page, type: 'text/html', hreflang: language})]),
    ...licence(publication),
  )
}

/** "GIF, JPEG, or PNG" (section 5.2.2); old reading apps know no other. */
export const isRaster = (picture: ManifestPicture | null): picture is ManifestPicture =>
  picture !== null && ['image/gif', 'image/jpeg', 'image/png'].includes(picture.media_type)
