/** The shelf's feeds and catalogues, read as reading apps read them; `shelf.test.ts` holds them to their grammars. */
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {XMLParser, XMLValidator} from 'fast-xml-parser'
import {parseAtomFeed, parseJsonFeed} from 'feedsmith'
import {describe, expect, inject, test} from 'vitest'
import {run, testWith} from '../support/checkers.ts'
import {manifestOf, projectRoot} from '../support/outputs.ts'

const dist = inject('dist')
const {publications} = manifestOf(dist)
const titles = publications.map(({title}) => title)
/** Feeds announce articles, those of collections one by one; catalogues offer what can be had as a book. */
const articleTitles = publications.flatMap(({articles}) => articles.map(({title}) => title))
const read = (name: string) => readFileSync(join(dist, name), 'utf8')

/** Addresses within the output are files that are there; others are whole. */
function lostAmong(addresses: readonly (string | undefined)[]): readonly string[] {
  return addresses
    .flatMap((address) => address ?? [])
    .filter((address) => !/^(?:https?|urn|tag):/.test(address))
    .map((address) => address.replace(/[?#].*$/, '').replace(/^\.\//, ''))
    .filter((path) => !existsSync(join(dist, path)))
}

describe('feed.json', () => {
  const feed = () => JSON.parse(read('feed.json'))

  test('a feed parser finds every article', () => {
    const {items = []} = parseJsonFeed(feed())
    expect(items.map(({title}) => title).sort()).toEqual([...articleTitles].sort())
    expect(new Set(items.map(({id}) => id)).size).toBe(articleTitles.length)
    expect(
      lostAmong(
        items.flatMap(({url, image, attachments = []}) => [url, image, ...attachments.map(({url}) => url)]),
      ),
    ).toEqual([])
  })
})

describe('feed.xml', () => {
  test('is well-formed XML', () => expect(XMLValidator.validate(read('feed.xml'))).toBe(true))

  test('a feed parser finds every article, with what Atom requires', () => {
    const feed = parseAtomFeed(read('feed.xml'))
    const {entries = []} = feed
    expect(entries.map(({title}) => plain(title)).sort()).toEqual([...articleTitles].sort())
    // RFC 4287, 4.1.1 and 4.1.2: feed and entries have an id and a date of change.
    for (const each of [feed, ...entries]) {
      expect(each.id).toMatch(/^(?:https?|urn|tag):/)
      expect(Date.parse(String(each.updated))).not.toBeNaN()
    }
    expect(lostAmong(entries.flatMap(({links = []}) => links.map(({href}) => href)))).toEqual([])
  })
})

describe('opds.xml', () => {
  test('is well-formed XML', () => expect(XMLValidator.validate(read('opds.xml'))).toBe(true))

  test('is an acquisition feed of OPDS 1.2 with every publication that has an e-book', () => {
    const {feed} = parseXml(read('opds.xml'))
    const entries: readonly Entry[] = feed.entry ?? []
    expect(entries.map(({title}) => plain(title)).sort()).toEqual([...titles].sort())
    const self = feed.link.find(({rel}: Link) => rel === 'self')
    // OPDS 1.2, section 2: the kind of a feed is a parameter of its type.
    expect(self?.type).toMatch(/^application\/atom\+xml;\s*profile=opds-catalog;\s*kind=acquisition$/)
    for (const {id, updated, link} of entries) {
      expect(plain(id)).toMatch(/^(?:https?|urn|tag):/)
      expect(Date.parse(plain(updated))).not.toBeNaN()
      const books = link.filter(({rel}) => rel?.startsWith('http://opds-spec.org/acquisition'))
      expect(books.map(({type}) => type)).toContain('application/epub+zip')
      expect(link.filter(({rel}) => rel?.startsWith('http://opds-spec.org/image'))).not.toEqual([])
      expect(lostAmong(link.map(({href}) => href))).toEqual([])
    }
  })
})

describe('opds.json', () => {
  testWith('npm:r2-opds-js')("Readium's parser finds every publication, its book and its picture", () => {
    const program = join(projectRoot, 'test/support/opds-readium.mjs')
    const {status, output} = run(process.execPath, [program, join(dist, 'opds.json')])
    expect(status, output).toBe(0)
    const feed: ReadiumFeed = JSON.parse(output)
    expect(feed.publications.map(({title}) => title).sort()).toEqual([...titles].sort())
    for (const {links, images} of feed.publications) {
      expect(links.map(({type}) => type)).toContain('application/epub+zip')
      expect(images).not.toEqual([])
      expect(lostAmong([...links, ...images].map(({href}) => href))).toEqual([])
    }
  })
})

interface Link {
  readonly href: string
  readonly rel?: string
  readonly type?: string
}

type Text = string | {readonly '#text': string}

interface Entry {
  readonly id: Text
  readonly title: Text
  readonly updated: Text
  readonly link: readonly Link[]
}

interface ReadiumFeed {
  readonly publications: readonly {
    readonly title: string
    readonly links: readonly Link[]
    readonly images: readonly Link[]
  }[]
}

const parseXml = (xml: string) =>
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    isArray: (name) => name === 'entry' || name === 'link',
  }).parse(xml)

/** A parser gives a text, or an object when the element has attributes. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  if ('#text' in value) return String(value['#text'])
  return 'value' in value ? String(value.value) : ''
}
