/** The feeds and catalogues that stand once for all publications, as the head of a page names them. */
import type {FeedLink} from '../../render/view.ts'

/** Media types: RFC 4287, JSON Feed 1.1, OPDS 1.2 (section 3) and OPDS 2.0. */
const feeds = [
  {name: 'feed.json', kind: 'JSON Feed', mediaType: 'application/feed+json'},
  {name: 'feed.xml', kind: 'Atom', mediaType: 'application/atom+xml'},
  {
    name: 'opds.xml',
    kind: 'OPDS 1.2',
    mediaType: 'application/atom+xml;profile=opds-catalog;kind=acquisition',
  },
  {name: 'opds.json', kind: 'OPDS 2.0', mediaType: 'application/opds+json'},
] as const

/** `base`: the folder that they lie in, with a slash at its end, absolute or seen from the page: `../`. */
export function feedLinks(base: string, title: string): readonly FeedLink[] {
  return feeds.map(({name, kind, mediaType}) => ({
    url: `${base}${name}`,
    title: `${title} (${kind})`,
    mediaType,
  }))
}
