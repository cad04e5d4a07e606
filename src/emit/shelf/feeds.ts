/** The feeds and catalogues of the shelf, as its page offers them and a server types them. */
import type {ShelfFeed} from '../../render/view.ts'
import type {Catalogue} from './catalogue.ts'

/** RFC 4287; JSON Feed 1.1, "Suggestions for publishers"; OPDS 1.2, section 2.3; OPDS 2.0, section 1.1. */
export const feeds = [
  {name: 'feed.xml', kind: 'Atom', reader: 'feed', mediaType: 'application/atom+xml'},
  {name: 'feed.json', kind: 'JSON Feed', reader: 'feed', mediaType: 'application/feed+json'},
  {
    name: 'opds.xml',
    kind: 'OPDS',
    reader: 'book',
    mediaType: 'application/atom+xml;profile=opds-catalog;kind=acquisition',
  },
  {name: 'opds.json', kind: 'OPDS 2.0', reader: 'book', mediaType: 'application/opds+json'},
] as const

export const mediaTypeOf = (name: (typeof feeds)[number]['name']): string =>
  feeds.find((feed) => feed.name === name)?.mediaType ?? ''

export const shelfFeeds = ({title}: Pick<Catalogue, 'title'>): readonly ShelfFeed[] =>
  feeds.map(({name, kind, reader, mediaType}) => ({
    url: name,
    title: `${title} (${kind})`,
    mediaType,
    kind,
    reader,
  }))
