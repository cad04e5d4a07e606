/** The index page, and what the shelf says to servers, search engines and programs. */
import {createHash} from 'node:crypto'
import {fromHtml} from 'hast-util-from-html'
import {select, selectAll} from 'hast-util-select'
import {toString as textOf} from 'hast-util-to-string'
import {describe, expect, test} from 'vitest'
import {manifestSchema} from '../../../../src/emit/manifest.ts'
import {articleOf, collectionOf, fileOf, manifestOf, publicationOf, shelfOf} from './sample.ts'

const site = 'https://example.org/'
const pageOf = (...given: Parameters<typeof shelfOf>) => fromHtml(fileOf(shelfOf(...given), 'index.html'))

describe('index.html', () => {
  const page = pageOf(manifestOf([publicationOf('one'), collectionOf('guide')]))
  const items = selectAll('.publication', page)

  test('the newest comes first; a title leads to its page', () => {
    expect(selectAll('h2 a', page).map(({properties}) => properties['href'])).toEqual([
      'one/index.html',
      'guide/index.html',
    ])
  })

  test('three takeaways entice', () => {
    expect(
      selectAll('.points', items[0] ?? page).flatMap(({children}) =>
        textOf({type: 'root', children}).trim().split('\n'),
      ),
    ).toEqual(['First point.', 'Second point.', 'Third point.'])
  })

  test('formats have their sizes, and the handout its pages', () => {
    expect(selectAll('.formats li', items[0] ?? page).map(textOf)).toEqual([
      'PDF 112 kB, 4 pages, A4',
      'EPUB 112 kB',
      'JSON 112 kB',
      'Markdown 112 kB',
    ])
  })

  test('a collection lists its articles, each in its own language', () => {
    const parts = selectAll('.parts .part', items[1] ?? page)
    expect(parts.map((part) => [textOf(part), part.properties['lang']])).toEqual([
      ['About first', undefined],
      ['About zweiter', 'de'],
    ])
    expect(textOf(select('.byline', items[1] ?? page) ?? page)).toContain('2 articles')
  })

  test('pictures have their size; those below are fetched when they are wanted', () => {
    const many = Array.from({length: 5}, (_, index) => publicationOf(`p${index}`))
    const pictures = selectAll('.cover img', pageOf(manifestOf(many)))
    expect(pictures.map(({properties}) => properties['loading'] ?? null)).toEqual([
      null,
      null,
      'lazy',
      'lazy',
      'lazy',
    ])
    expect(pictures[0]?.properties).toMatchObject({src: 'p0/thumbnail.png', width: 240, height: 384})
  })

  test('a picture that says more than the title has words, another none', () => {
    const own = {path: 'two/own.jpg', media_type: 'image/jpeg', width: 4, height: 3, alt: 'A pen on paper.'}
    const two = publicationOf('two', {thumbnail: own}, {published: '2025-01-01'})
    const alts = selectAll('.cover img', pageOf(manifestOf([publicationOf('one'), two]))).map(
      ({properties}) => properties['alt'],
    )
    expect(alts).toEqual(['', 'A pen on paper.'])
  })

  test('what has not been made is not linked', () => {
    const one = publicationOf('one', {cover: null, thumbnail: null})
    const json = {...one, downloads: one.downloads.filter(({format}) => format === 'json')}
    const bare = pageOf(manifestOf([json], {missing: ['one/index.html']}))
    expect(selectAll('.publication a', bare).map(({properties}) => properties['href'])).toEqual([
      'one/one.json',
    ])
    expect(textOf(select('h2', bare) ?? bare)).toBe('About one')
    expect(select('.cover', bare)).toBeUndefined()
  })

  test('feeds are offered to readers and to programs', () => {
    const offered = ['feed.xml', 'feed.json', 'opds.xml', 'opds.json']
    expect(selectAll('head link[rel=alternate]', page).map(({properties}) => properties['href'])).toEqual(
      offered,
    )
    expect(selectAll('.subscribe a', page).map(({properties}) => properties['href'])).toEqual(offered)
  })

  test('a shelf may have a title and a description of its own', () => {
    const shelf = {title: 'Handouts & more', description: 'To take along.', language: 'de'}
    const own = pageOf(manifestOf([publicationOf('one')], {site}), {shelf})
    expect(textOf(select('title', own) ?? own)).toBe(shelf.title)
    expect(select('meta[name=description]', own)?.properties['content']).toBe(shelf.description)
    expect(select('link[rel=canonical]', own)?.properties['href']).toBe(site)
    expect(select('html', own)?.properties['lang']).toBe('de')
    expect(select('h2', own)?.properties['lang']).toBe('en')
    expect(select('link[rel=icon]', own)?.properties['href']).toBe('favicon.svg')
    // Without one its titles describe it.
    expect(select('meta[name=description]', page)?.properties['content']).toBe('About one; About guide')
  })

  test('its language is that of most publications', () => {
    const german = ['a', 'b'].map((slug) =>
      publicationOf(slug, {}, {language: 'de', published: '2020-01-01'}),
    )
    const mixed = pageOf(manifestOf([publicationOf('one'), ...german]))
    expect(select('html', mixed)?.properties['lang']).toBe('de')
    expect(textOf(select('.language', mixed) ?? mixed)).toBe('Englisch')
  })

  test('the policy allows exactly its stylesheet, and no style stands in it besides', () => {
    const html = fileOf(shelfOf(manifestOf([publicationOf('one')])), 'index.html')
    const css = html.split('<style>')[1]?.split('</style>')[0] ?? ''
    const policy = select('meta[http-equiv]', fromHtml(html))?.properties['content']
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`)
    expect(html).not.toMatch(/ style=|<script/)
  })
})

describe('sitemap.xml and robots.txt', () => {
  const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)

  test('every page of the site is on the map, with the day of its last change', () => {
    const files = shelfOf(
      manifestOf([publicationOf('one', {}, {modified: '2025-09-05'}), collectionOf('guide')], {site}),
    )
    const map = fileOf(files, 'sitemap.xml')
    expect(locations(map)).toEqual([
      site,
      `${site}one/`,
      `${site}guide/`,
      `${site}guide/first.html`,
      `${site}guide/zweiter.html`,
    ])
    expect(map).toContain(`<loc>${site}one/</loc><lastmod>2025-09-05</lastmod>`)
    expect(fileOf(files, 'robots.txt')).toContain(`Sitemap: ${site}sitemap.xml\n`)
  })

  test('without a site there is neither; below the root of a host nobody would read robots.txt', () => {
    const names = (address: string | null) => [
      ...shelfOf(manifestOf([publicationOf('one')], {site: address})).keys(),
    ]
    expect(names(null)).not.toContain('sitemap.xml')
    expect(names(null)).not.toContain('robots.txt')
    expect(names(`${site}handouts/`)).toContain('sitemap.xml')
    expect(names(`${site}handouts/`)).not.toContain('robots.txt')
  })

  test('what is at home elsewhere is on no map of ours', () => {
    const elsewhere = publicationOf('one', {}, {url: 'https://example.com/one', published: null})
    const map = fileOf(shelfOf(manifestOf([elsewhere], {site})), 'sitemap.xml')
    expect(locations(map)).toEqual([site])
    expect(map).not.toContain('<lastmod>')
  })
})

describe('llms.txt', () => {
  test('title, description, then links to the Markdown; data is optional', () => {
    const shelf = {title: 'Handouts', description: 'To take along.', language: 'en'}
    const text = fileOf(
      shelfOf(manifestOf([publicationOf('one'), collectionOf('guide')]), {shelf}),
      'llms.txt',
    )
    expect(text).toBe(`# Handouts

> To take along.

Each link leads to the Markdown of one article.

## Articles

- [About one](one/one.md): What is to be said about one.

## About guide

- [About first](guide/first.md): What is to be said about first.
- [About zweiter](guide/zweiter.md): What is to be said about zweiter.

## Optional

- [About one](one/one.json): Data for programs
- [About guide](guide/guide.json): Data for programs
`)
  })

  test('a title cannot end its link', () => {
    const one = publicationOf('one', {}, {title: 'A](x) [b] *c* <d>\nE', summary: null, takeaways: []})
    const text = fileOf(shelfOf(manifestOf([one])), 'llms.txt')
    expect(text.match(/(?<!\\)\]\(/g)).toHaveLength(2)
    expect(text).not.toMatch(/^\s*E\]/m)
  })
})

describe('_headers', () => {
  const rules = (text: string) =>
    new Map(
      text
        .trim()
        .split('\n\n')
        .map((block) => {
          const [path = '', ...lines] = block.split('\n')
          return [path, lines.map((line) => line.trim())] as const
        }),
    )

  test('types that servers do not know, and what a policy in a page cannot say', () => {
    const found = rules(fileOf(shelfOf(manifestOf([publicationOf('one')])), '_headers'))
    expect(found.get('/*.epub')).toEqual(['Content-Type: application/epub+zip'])
    expect(found.get('/*.md')).toEqual(['Content-Type: text/markdown; charset=utf-8'])
    expect(found.get('/opds.xml')).toEqual([
      'Content-Type: application/atom+xml;profile=opds-catalog;kind=acquisition',
    ])
    expect(found.get('/*')).toContain('X-Content-Type-Options: nosniff')
    expect(found.get('/*')).toContain("Content-Security-Policy: frame-ancestors 'self'")
  })

  test('no file gets one header twice', () => {
    const found = [...rules(fileOf(shelfOf(manifestOf([publicationOf('one')])), '_headers'))]
    const paths = ['/index.html', '/feed.json', '/opds.xml', '/llms.txt', '/one/one.epub', '/one/one.md']
    for (const path of paths) {
      const names = found
        .filter(([rule]) => new RegExp(`^${rule.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path))
        .flatMap(([, headers]) => headers.map((header) => header.split(':')[0]))
      expect(names).toEqual([...new Set(names)])
    }
  })

  test('rules count from the root of the host; own files stand in for ours', () => {
    const manifest = manifestOf([publicationOf('one')], {site: `${site}handouts/`})
    expect([...rules(fileOf(shelfOf(manifest), '_headers')).keys()]).toContain('/handouts/*.epub')
    const own = shelfOf(manifest, {
      templates: {_headers: '/*\n  X-Mine: 1\n', 'robots.txt': 'User-agent: *\n'},
    })
    expect(fileOf(own, '_headers')).toBe('/*\n  X-Mine: 1\n')
    expect(fileOf(own, 'robots.txt')).toBe('User-agent: *\n')
  })
})

test('the same manifest makes the same bytes, in whatever order its publications stand', () => {
  const publications = [publicationOf('one'), publicationOf('two'), collectionOf('guide')]
  const manifest = manifestOf(publications, {site})
  const turned = {...manifest, publications: manifest.publications.toReversed()}
  const texts = (files: ReadonlyMap<string, string>) =>
    [...files].filter(([path]) => path !== 'manifest.json')
  expect(texts(shelfOf(turned))).toEqual(texts(shelfOf(manifest)))
})

test('the manifest lists every file of the shelf but itself, and can be read again', () => {
  const files = shelfOf(manifestOf([publicationOf('one')], {site}))
  const manifest = manifestSchema.parse(JSON.parse(fileOf(files, 'manifest.json')))
  const shelf = manifest.files.filter(({publication}) => publication === null).map(({path}) => path)
  expect(shelf).toEqual([...files.keys()].filter((path) => path !== 'manifest.json').sort())
})

test('an article of which nothing is known but its title stands on the shelf', () => {
  const bare = articleOf('bare', {summary: null, takeaways: [], keywords: [], authors: [], published: null})
  const publication = publicationOf(
    'bare',
    {cover: null, thumbnail: null, rights: null, publisher: null},
    bare,
  )
  const page = pageOf(manifestOf([publication]))
  expect(selectAll('.byline', page).map(textOf)).toEqual(['4 minutes to read'])
  expect(selectAll('.summary, .points, .parts, time', page)).toEqual([])
})
