/** Metadata and the list of files → the package document (EPUB 3.3, section 5). */
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Metadata, Person} from '../../model/metadata.ts'
import type {Accessibility} from '../../parts/accessibility.ts'
import {timestamp} from '../dates.ts'
import type {Certification} from '../emitter.ts'
import {allAllowed, serialize} from '../xml.ts'
import {property, refinement, some} from './metadata-elements.ts'
import {certificate, iBooks, pagination} from './package-claims.ts'

/** One file of the book, as the manifest lists it. */
export interface BookFile {
  readonly id: string
  /** Relative to the package document. */
  readonly href: string
  readonly mediaType: string
  readonly properties: readonly string[]
  readonly content: string | Uint8Array
  /** Its place in the reading order: `auxiliary` is reached by links only. Null for what is no page. */
  readonly spine: 'primary' | 'auxiliary' | null
}

export interface PackageOptions {
  readonly metadata: Metadata
  /** Length of the text, and how long it takes to read. */
  readonly words: number
  readonly minutes: number
  readonly accessibility: Accessibility
  /** Null when nobody has certified it. */
  readonly certification: Certification | null
  /** What the PDF is called whose pages the page list has; null without a page list. */
  readonly pageSource: string | null
  /** Faces are among the files. */
  readonly hasFonts: boolean
  readonly generator: string
  readonly files: readonly BookFile[]
}

export function packageDocument(options: PackageOptions): string {
  const {metadata, words, minutes, accessibility, certification, pageSource, hasFonts, generator, files} =
    options
  const tree = x(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'identifier',
      'xml:lang': metadata.language,
      dir: metadata.direction,
      // `schema`, `dcterms` and `a11y` are reserved, and said for the sake of older reading systems.
      prefix: [
        'schema: http://schema.org/',
        'dcterms: http://purl.org/dc/terms/',
        ...(certification ? ['a11y: http://www.idpf.org/epub/vocab/package/a11y/#'] : []),
        ...(hasFonts ? [`ibooks: ${iBooks}`] : []),
      ].join(' '),
    },
    x(
      'metadata',
      {'xmlns:dc': 'http://purl.org/dc/elements/1.1/'},
      ...bibliographic(metadata),
      ...collection(metadata),
      property('dcterms:modified', timestamp(metadata)),
      ...Object.entries(accessibility).flatMap(([name, values]) =>
        [values].flat().map((value: string) => property(`schema:${name}`, value)),
      ),
      // As shelves show it; schema.org, Book and CreativeWork.
      ...(words > 0 ? [property('schema:wordCount', String(words))] : []),
      ...(minutes > 0 ? [property('schema:timeRequired', `PT${minutes}M`)] : []),
      ...certificate(certification),
      ...pagination(pageSource),
      // Apple Books puts its own face in the place of every other, unless it is told that faces were chosen.
      ...(hasFonts ? [property('ibooks:specified-fonts', 'true')] : []),
      x('meta', {name: 'generator', content: generator}),
      // EPUB 2 readers find the cover by this.
      x('meta', {name: 'cover', content: 'cover-image'}),
    ),
    x('manifest', {}, ...files.map(manifestItem)),
    x(
      'spine',
      {toc: 'ncx', 'page-progression-direction': metadata.direction},
      ...files.flatMap(({id, spine}) =>
        spine === null ? [] : [x('itemref', {idref: id, linear: spine === 'auxiliary' ? 'no' : null})],
      ),
    ),
  )
  return serialize([allAllowed(tree)])
}

function bibliographic(metadata: Metadata): readonly Element[] {
  const {rights} = metadata
  const rightsText = [rights?.copyright, rights?.text, rights?.url].filter(Boolean).join(' · ')
  return [
    x('dc:identifier', {id: 'identifier'}, metadata.identifier),
    x('dc:title', {id: 'title'}, metadata.title),
    refinement('title', 'title-type', 'main'),
    ...some(metadata.subtitle, (subtitle) => [
      x('dc:title', {id: 'subtitle'}, subtitle),
      refinement('subtitle', 'title-type', 'subtitle'),
    ]),
    x('dc:language', {}, metadata.language),
    ...metadata.authors.flatMap(person),
    ...some(metadata.publisher?.name, (name) => [x('dc:publisher', {}, name)]),
    ...some(metadata.published, (date) => [x('dc:date', {}, date)]),
    ...some(metadata.summary, (summary) => [x('dc:description', {}, summary)]),
    ...metadata.keywords.filter((word) => word.trim() !== '').map((word) => x('dc:subject', {}, word)),
    ...some(rightsText, (text) => [x('dc:rights', {}, text)]),
    ...some(metadata.canonical, (url) => [x('dc:source', {}, url)]),
  ]
}

/** Who wrote or edited it is a creator; who translated, drew or reviewed has contributed (DCMI Metadata Terms). */
function person(one: Person, index: number): readonly Element[] {
  const codes = roleCodes(one)
  const kind = codes.some((code) => code === 'aut' || code === 'edt') ? 'creator' : 'contributor'
  const id = `${kind}-${index + 1}`
  return [
    x(`dc:${kind}`, {id}, one.name),
    refinement(id, 'file-as', one.sortName),
    ...codes.map((code) => refinement(id, 'role', code, 'marc:relators')),
    refinement(id, 'display-seq', String(index + 1)),
  ]
}

/** MARC relator codes by the words that authors write for roles; a person with no such role is an author. */
const relators: Readonly<Record<string, string>> = {
  author: 'aut',
  editor: 'edt',
  illustrator: 'ill',
  photographer: 'pht',
  translator: 'trl',
  reviewer: 'rev',
  contributor: 'ctb',
}

function roleCodes(person: Person): readonly string[] {
  const codes = person.roles.flatMap((role) => relators[role.toLowerCase()] ?? [])
  return codes.length > 0 ? [...new Set(codes)] : ['aut']
}

function collection({series}: Metadata): readonly Element[] {
  if (!series) return []
  return [
    x('meta', {property: 'belongs-to-collection', id: 'collection'}, series.name),
    refinement('collection', 'collection-type', 'series'),
    ...some(series.position, (position) => [refinement('collection', 'group-position', String(position))]),
  ]
}

function manifestItem({id, href, mediaType, properties}: BookFile): Element {
  return x('item', {id, href, 'media-type': mediaType, properties: properties.join(' ') || null})
}
