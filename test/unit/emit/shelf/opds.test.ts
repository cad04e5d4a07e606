/** The catalogues of reading apps. */
import {describe, expect, test} from 'vitest'
import type {Element, Root} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import {problems} from '../../../support/schemas/check.ts'
import {opds2Schema} from '../../../support/schemas/opds2.ts'
import {collectionOf, fileOf, manifestOf, publicationOf, shelfOf} from './sample.ts'

const site = 'https://example.org/'
const manifest = manifestOf([publicationOf('one'), collectionOf('guide')], {site})

const elements = ({children}: Root | Element): readonly Element[] =>
  children.flatMap((child) => (child.type === 'element' ? [child] : []))
const named = (parent: Root | Element, name: string) =>
  elements(parent).filter((child) => child.name === name)
const textOf = (parent: Root | Element, name: string) =>
  named(parent, name).map(({children}) =>
    children.map((child) => ('value' in child ? child.value : '')).join(''),
  )
const linksOf = (parent: Root | Element) => named(parent, 'link').map(({attributes}) => attributes)

function feedOf(...given: Parameters<typeof shelfOf>): Element {
  const [feed] = named(fromXml(fileOf(shelfOf(...given), 'opds.xml')), 'feed')
  if (!feed) throw new Error('no feed')
  return feed
}

describe('OPDS 1.2', () => {
  const feed = feedOf(manifest)
  const type = 'application/atom+xml;profile=opds-catalog;kind=acquisition'

  test('it is its own root, and complete', () => {
    expect(linksOf(feed).slice(0, 3)).toEqual([
      {rel: 'self', href: `${site}opds.xml`, type},
      {rel: 'start', href: `${site}opds.xml`, type},
      {rel: 'http://opds-spec.org/crawlable', href: `${site}opds.xml`, type},
    ])
    expect(named(feed, 'fh:complete')).toHaveLength(1)
  })

  test('an entry is a publication, the one that changed last first', () => {
    expect(named(feed, 'entry').map((entry) => textOf(entry, 'title')[0])).toEqual([
      'About one',
      'About guide',
    ])
  })

  test('an entry says what there is to know, and offers e-book and handout', () => {
    const [entry] = named(feed, 'entry')
    if (!entry) throw new Error('no entry')
    expect(textOf(entry, 'dc:identifier')).toEqual(['urn:fourfold:one'])
    expect(textOf(entry, 'id')[0]).toMatch(/^urn:uuid:/)
    expect(textOf(entry, 'dc:language')).toEqual(['en'])
    expect(textOf(entry, 'dc:issued')).toEqual(['2025-09-03'])
    expect(textOf(entry, 'dc:publisher')).toEqual(['Example Press'])
    expect(textOf(entry, 'summary')).toEqual(['What is to be said about one.'])
    expect(textOf(entry, 'content')[0]).toMatch(/^<ul><li>First point\.<\/li>/)
    const acquisition = 'http://opds-spec.org/acquisition/open-access'
    expect(linksOf(entry)).toMatchObject([
      {rel: 'http://opds-spec.org/image', href: `${site}one/cover.png`, type: 'image/png'},
      {rel: 'http://opds-spec.org/image/thumbnail', href: `${site}one/thumbnail.png`},
      {
        rel: acquisition,
        href: `${site}one/one.epub`,
        type: 'application/epub+zip',
        title: 'E-book (EPUB, 112 kB)',
      },
      {rel: acquisition, href: `${site}one/one.pdf`, type: 'application/pdf', length: '112400'},
      {rel: 'alternate', href: `${site}one/`, type: 'text/html'},
      {rel: 'license'},
    ])
  })

  test('without a site everything is named as seen from the catalogue', () => {
    const hrefs = [feedOf(manifestOf([publicationOf('one')]))]
      .flatMap((given) => [...linksOf(given), ...named(given, 'entry').flatMap(linksOf)])
      .map(({href}) => href)
      .filter((href) => !href?.startsWith('https://creativecommons.org/'))
    expect(hrefs).toEqual([
      ...['opds.xml', 'opds.xml', 'opds.xml', 'index.html'],
      ...['one/cover.png', 'one/thumbnail.png', 'one/one.epub', 'one/one.pdf', 'one/index.html'],
    ])
  })

  test('what is no file to read is not in it, and pictures that old apps cannot show are not named', () => {
    const page = publicationOf('page')
    const web = {...page, downloads: page.downloads.filter(({format}) => format === 'html')}
    const picture = {path: 'one/cover.svg', media_type: 'image/svg+xml', width: 4, height: 5, alt: ''}
    const feed = feedOf(manifestOf([web, publicationOf('one', {cover: picture, thumbnail: null})]))
    const entries = named(feed, 'entry')
    expect(entries.map((entry) => textOf(entry, 'title')[0])).toEqual(['About one'])
    expect(entries.flatMap(linksOf).filter(({rel}) => rel?.includes('image'))).toEqual([])
  })
})

describe('OPDS 2.0', () => {
  const json = (...given: Parameters<typeof shelfOf>) => JSON.parse(fileOf(shelfOf(...given), 'opds.json'))

  test('is valid', () => {
    for (const given of [manifest, manifestOf([publicationOf('one')]), manifestOf([])])
      expect(problems(opds2Schema, json(given))).toEqual([])
  })

  test('those who edited it are editors', () => {
    const team = (roles: readonly string[]) => ({name: 'Editorial team', url: null, roles: [...roles]})
    const edited = publicationOf('one', {authors: [team([]), team(['editor'])]})
    const feed = json(manifestOf([edited]))
    expect(problems(opds2Schema, feed)).toEqual([])
    const [{metadata}] = feed.publications
    expect([metadata.author, metadata.editor]).toEqual([
      [{name: 'Editorial team'}],
      [{name: 'Editorial team'}],
    ])
  })

  test('a publication has metadata, files and pictures', () => {
    const feed = json(manifest)
    expect(feed.metadata).toEqual({title: 'Articles', modified: '2025-10-01T00:00:00Z', numberOfItems: 2})
    expect(feed.publications[0]).toMatchObject({
      metadata: {
        '@type': 'http://schema.org/Article',
        identifier: 'urn:fourfold:one',
        author: [{name: 'Editorial team', links: [{href: 'https://example.org/team'}]}],
        published: '2025-09-03',
        subject: ['one', 'two'],
        numberOfPages: 4,
        accessibility: {accessModeSufficient: ['textual', ['textual', 'visual']], hazard: ['none']},
      },
      links: [
        {href: `${site}one/one.epub`, type: 'application/epub+zip'},
        {href: `${site}one/one.pdf`, type: 'application/pdf'},
        {rel: 'alternate', href: `${site}one/`},
        {rel: 'license'},
      ],
      images: [
        {href: `${site}one/cover.png`, type: 'image/png', width: 1600, height: 2560},
        {href: `${site}one/thumbnail.png`, width: 240, height: 384},
      ],
    })
    expect(feed.publications[1].metadata['@type']).toBe('http://schema.org/Book')
  })

  test('nothing is blank', () => {
    const bare = publicationOf(
      'bare',
      {publisher: null, cover: null, thumbnail: null},
      {summary: null, keywords: [], published: null, authors: []},
    )
    const {publications} = json(manifestOf([bare]))
    expect(problems(opds2Schema, json(manifestOf([bare])))).toEqual([])
    expect(JSON.stringify(publications)).not.toMatch(/:(?:null|""|\[\]|\{\})/)
    expect(publications[0]).not.toHaveProperty('images')
  })

  test('accessibility is that of the e-book, and goes without it', () => {
    const one = publicationOf('one')
    const paper = {...one, downloads: one.downloads.filter(({format}) => format !== 'epub')}
    expect(json(manifestOf([paper])).publications[0].metadata).not.toHaveProperty('accessibility')
  })
})
