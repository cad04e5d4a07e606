/** The feeds and catalogues of the shelf, as pages offer them and a server types them. */
import type {ShelfFeed} from '../render/view.ts'

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

/** `base`: the folder that they lie in, with a slash at its end, absolute or seen from the page: `../`. */
export const feedLinks = (base: string, title: string): readonly ShelfFeed[] =>
  feeds.map(({name, kind, reader, mediaType}) => ({
    url: `${base}${name}`,
    title: `${title} (${kind})`,
    mediaType,
    kind,
    reader,
  }))
