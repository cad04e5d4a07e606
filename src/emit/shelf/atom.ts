/** What the Atom feed and the OPDS 1.2 catalogue have in common (RFC 4287; OPDS 1.2 is a profile of it). */
import {v5 as uuidV5} from 'uuid'
import type {Element, Text} from 'xast'
import {x} from 'xastscript'
import {instant} from '../dates.ts'
import type {ManifestArticle, ManifestPublication} from '../manifest.ts'
import {allAllowed, serialize} from '../xml.ts'
import {type Catalogue, changed} from './catalogue.ts'
import {rightsText} from './content.ts'

/** RFC 9562, appendix C: the name space of UUIDs made from URLs. */
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** The same for ever: from the feed's address, or from the title of a shelf that has none. */
function feedId(name: string, {addresses, title}: Catalogue): string {
  const {site} = addresses
  return derivedId(site === null ? `fourfold:shelf:${title}:${name}` : new URL(name, site).href)
}

export const derivedId = (name: string): string => `urn:uuid:${uuidV5(name, urlNamespace)}`

export interface FeedOptions {
  readonly name: string
  readonly namespaces: Readonly<Record<string, string>>
  readonly links: readonly Element[]
  readonly entries: readonly Element[]
}

export function feedDocument(catalogue: Catalogue, {name, namespaces, links, entries}: FeedOptions): string {
  const {title, description, language, updated, generator} = catalogue
  const tree = x(
    'feed',
    {xmlns: 'http://www.w3.org/2005/Atom', ...namespaces, 'xml:lang': language},
    x('id', feedId(name, catalogue)),
    x('title', title),
    ...(description === null ? [] : [x('subtitle', description)]),
    x('updated', updated),
    // Whoever an entry does not name: every entry must have an author, if only this one (section 4.1.1).
    x('author', {}, x('name', title)),
    x('generator', generator),
    ...links,
    ...entries,
  )
  return serialize([allAllowed(lined(tree))])
}

/** Each child on a line of its own: so that a comparison of two builds shows what has changed. */
export const lined = (tree: Element): Element => ({
  ...tree,
  children: [...tree.children.flatMap((child) => [newline, child]), newline],
})

const newline: Text = {type: 'text', value: '\n'}

/** What stands in every entry, of a feed or a catalogue, whichever part of a publication it announces. */
export function entryHead(
  id: string,
  described: ManifestArticle | ManifestPublication,
  publication: ManifestPublication,
): readonly Element[] {
  const {title, published, authors, keywords} = described
  const rights = rightsText(publication)
  return [
    x('id', id),
    x('title', title),
    x('updated', changed(described)),
    ...(published === null ? [] : [x('published', instant(published))]),
    ...(authors.length > 0 ? authors.map(person) : publisherOf(publication)),
    ...keywords.map((term) => x('category', {term})),
    ...(rights === null ? [] : [x('rights', rights)]),
  ]
}

const person = ({name, url}: Pick<ManifestArticle['authors'][number], 'name' | 'url'>): Element =>
  x('author', {}, x('name', name), ...(url === null ? [] : [x('uri', url)]))

const publisherOf = ({publisher}: ManifestPublication): readonly Element[] =>
  publisher === null ? [] : [person({name: publisher, url: null})]

export interface Link {
  readonly rel: string
  readonly href: string
  readonly type: string
  readonly title?: string
  readonly length?: number
  readonly hreflang?: string
}

export const link = (attributes: Link): Element => x('link', {...attributes})

/** RFC 4946. */
export const licence = ({rights}: ManifestPublication): readonly Element[] =>
  rights?.url ? [x('link', {rel: 'license', href: rights.url})] : []
