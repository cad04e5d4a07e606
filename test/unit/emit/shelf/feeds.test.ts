/** Atom and JSON Feed, as a feed reader's parser understands them. */
import {parseAtomFeed, parseJsonFeed} from 'feedsmith'
import {describe, expect, test} from 'vitest'
import {fromXml} from 'xast-util-from-xml'
import {collectionOf, fileOf, manifestOf, publicationOf, shelfOf} from './sample.ts'

const site = 'https://example.org/handouts/'
const feedsOf = (...given: Parameters<typeof shelfOf>) => {
  const files = shelfOf(...given)
  const atom = fileOf(files, 'feed.xml')
  // The feed parser forgives; an XML parser does not.
  fromXml(atom)
  return {atom: parseAtomFeed(atom), json: parseJsonFeed(fileOf(files, 'feed.json')), raw: atom}
}

const one = publicationOf('one', {}, {modified: '2025-09-05T10:00:00+02:00'})

describe('with the address of a site', () => {
  const {atom, json} = feedsOf(manifestOf([one], {site}), {
    shelf: {title: 'Handouts', description: 'To take along.', language: 'en'},
  })

  test('the feed says what it is and where it lies', () => {
    expect(atom).toMatchObject({
      title: {value: 'Handouts'},
      subtitle: {value: 'To take along.'},
      updated: '2025-09-05T08:00:00Z',
      links: [
        {rel: 'self', href: `${site}feed.xml`},
        {rel: 'alternate', href: site},
      ],
    })
    expect(atom.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(json).toMatchObject({
      title: 'Handouts',
      description: 'To take along.',
      home_page_url: site,
      feed_url: `${site}feed.json`,
      language: 'en',
    })
  })

  test('an entry has the article: when, by whom, what about, and all its files', () => {
    expect(atom.entries).toHaveLength(1)
    expect(atom.entries?.[0]).toMatchObject({
      id: 'urn:fourfold:one',
      title: {value: 'About one'},
      published: '2025-09-03T00:00:00Z',
      updated: '2025-09-05T08:00:00Z',
      authors: [{name: 'Editorial team', uri: 'https://example.org/team'}],
      summary: {value: 'What is to be said about one.'},
      categories: [{term: 'one'}, {term: 'two'}],
      rights: {value: 'CC BY 4.0 · https://creativecommons.org/licenses/by/4.0/'},
      links: [
        {rel: 'alternate', href: `${site}one/`, type: 'text/html'},
        {rel: 'alternate', href: `${site}one/one.md`, type: 'text/markdown'},
        {rel: 'enclosure', href: `${site}one/one.epub`, type: 'application/epub+zip', length: 112_400},
        {rel: 'enclosure', href: `${site}one/one.pdf`, type: 'application/pdf', length: 112_400},
        {rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/'},
      ],
    })
    expect(atom.entries?.[0]?.links?.[3]?.title).toBe('About one: Handout to print (PDF, 112 kB, 4 pages)')
    expect(json.items?.[0]).toMatchObject({
      id: 'urn:fourfold:one',
      url: `${site}one/`,
      title: 'About one',
      summary: 'What is to be said about one.',
      image: `${site}one/thumbnail.png`,
      date_published: '2025-09-03T00:00:00Z',
      date_modified: '2025-09-05T08:00:00Z',
      authors: [{name: 'Editorial team', url: 'https://example.org/team'}],
      tags: ['one', 'two'],
      language: 'en',
      attachments: [
        {url: `${site}one/one.epub`, mime_type: 'application/epub+zip', size_in_bytes: 112_400},
        {url: `${site}one/one.pdf`, mime_type: 'application/pdf', size_in_bytes: 112_400},
      ],
    })
  })

  test('its content is the summary and the takeaways', () => {
    const content =
      '<p>What is to be said about one.</p><ul><li>First point.</li><li>Second point.</li><li>Third point.</li><li>Fourth point.</li></ul>'
    expect(atom.entries?.[0]?.content?.value).toBe(content)
    expect(json.items?.[0]?.content_html).toBe(content)
  })

  test('files of one article are one thing in several formats: they have one title', () => {
    expect(new Set(json.items?.[0]?.attachments?.map(({title}) => title))).toEqual(new Set(['About one']))
  })
})

describe('without an address', () => {
  const {atom, json, raw} = feedsOf(manifestOf([one]))

  test('Atom names files as seen from itself', () => {
    expect(atom.entries?.[0]?.links?.map(({href}) => href)).toEqual([
      'one/index.html',
      'one/one.md',
      'one/one.epub',
      'one/one.pdf',
      'https://creativecommons.org/licenses/by/4.0/',
    ])
    expect(atom.links?.map(({href}) => href)).toEqual(['feed.xml', 'index.html'])
    expect(raw).not.toContain('xml:base')
  })

  test('JSON Feed has no addresses that only the web can have, and says why', () => {
    expect(json).not.toHaveProperty('home_page_url')
    expect(json).not.toHaveProperty('feed_url')
    expect(json.items?.[0]).not.toHaveProperty('url')
    expect(json.items?.[0]?.attachments?.map(({url}) => url)).toEqual(['one/one.epub', 'one/one.pdf'])
    expect(json.user_comment).toContain('without the address of its site')
  })

  test('an address that the author gave is kept', () => {
    const url = 'https://example.com/original'
    const given = feedsOf(manifestOf([publicationOf('one', {}, {url})]))
    expect(given.json.items?.[0]?.url).toBe(url)
    expect(given.atom.entries?.[0]?.links?.[0]?.href).toBe(url)
  })
})

test('identifiers of feeds are those of their address, else of their title, and differ', () => {
  const idOf = (address: string | null, title: string) =>
    feedsOf(manifestOf([one], {site: address}), {shelf: {title, description: 'x', language: 'en'}}).atom.id
  expect(idOf(site, 'A')).toBe(idOf(site, 'B'))
  expect(idOf(null, 'A')).toBe(idOf(null, 'A'))
  expect(
    new Set([idOf(site, 'A'), idOf('https://example.com/', 'A'), idOf(null, 'A'), idOf(null, 'B')]).size,
  ).toBe(4)
})

test('every article of a collection is announced, the newest first, with the files of the whole', () => {
  const {atom, json} = feedsOf(manifestOf([one, collectionOf('guide')], {site}))
  expect(atom.entries?.map(({title}) => title?.value)).toEqual(['About zweiter', 'About one', 'About first'])
  expect(json.items?.map(({url}) => url)).toEqual([
    `${site}guide/zweiter.html`,
    `${site}one/`,
    `${site}guide/first.html`,
  ])
  expect(json.items?.[0]).toMatchObject({
    language: 'de',
    attachments: [{title: 'About guide', url: `${site}guide/guide.epub`}, {title: 'About guide'}],
  })
})

test('what has no date, no author and no words is announced all the same', () => {
  const bare = publicationOf(
    'bare',
    {publisher: null, rights: null, cover: null, thumbnail: null},
    {summary: null, takeaways: [], keywords: [], published: null, authors: []},
  )
  const {atom, json} = feedsOf(manifestOf([bare]))
  expect(atom.entries?.[0]).toMatchObject({
    updated: '1980-01-01T00:00:00Z',
    content: {value: '<p>About bare</p>'},
  })
  expect(atom.entries?.[0]).not.toHaveProperty('published')
  expect(atom.authors).toEqual([{name: 'Articles'}])
  expect(json.items?.[0]).not.toHaveProperty('date_published')
  expect(json.items?.[0]).not.toHaveProperty('authors')
})

test('titles may hold anything', () => {
  const title = 'A & B < C > D ]]> "E" <script>x</script>'
  const {atom, json, raw} = feedsOf(
    manifestOf([publicationOf('one', {}, {title, summary: title, takeaways: [title], keywords: [title]})]),
  )
  expect(atom.entries?.[0]?.title?.value).toBe(title)
  expect(atom.entries?.[0]?.categories?.[0]?.term).toBe(title)
  expect(json.items?.[0]?.title).toBe(title)
  expect(raw.replaceAll(']]&gt;', '')).not.toContain(']]>')
  for (const html of [atom.entries?.[0]?.content?.value, json.items?.[0]?.content_html])
    expect(html).not.toContain('<script')
})

test('characters that XML forbids are replaced', () => {
  const {atom} = feedsOf(manifestOf([publicationOf('one', {}, {title: 'A\u0001B'})]))
  expect(atom.entries?.[0]?.title?.value).toBe('A\uFFFDB')
})
