/** What one build remembers for the next. */
import {describe, expect, test} from 'vitest'
import {kindsOf, ownFormats} from '../../../src/emit/formats.ts'
import {mergeManifest, present, staleFiles, staleShelfFiles} from '../../../src/emit/manifest/merge.ts'
import {noManifest, parseManifest, type ShelfEntry} from '../../../src/emit/manifest.ts'
import {manifestOf, publicationOf} from './shelf/sample.ts'

const all = ['pdf', 'epub', 'json', 'html'] as const
const order = kindsOf(ownFormats).map(({name}) => name)

/** A build of one format of `one`. */
function entryOf(format: 'pdf' | 'epub' | 'html'): ShelfEntry {
  const whole = publicationOf('one', {}, {title: 'New title'})
  const publication = {
    ...whole,
    downloads: whole.downloads.filter((download) => download.format === format),
    ...(format === 'epub' ? {} : {cover: null, thumbnail: null}),
  }
  return {
    publication,
    formats: [format],
    files: manifestOf([publication]).files.filter((file) => file.format === format),
  }
}

describe('mergeManifest', () => {
  const before = manifestOf([publicationOf('one'), publicationOf('two')])

  test('another format and another publication stay; the words are the new ones', () => {
    const {publications} = mergeManifest(before, [entryOf('html')], {siteUrl: null, order})
    expect(publications.map(({slug, title}) => [slug, title])).toEqual([
      ['one', 'New title'],
      ['two', 'About two'],
    ])
    // In the order of a build of all, not of what was built last.
    expect(publications[0]?.downloads.map(({format}) => format)).toEqual([
      'pdf',
      'epub',
      'json',
      'markdown',
      'html',
    ])
    expect(publications[0]?.cover?.path).toBe('one/cover.png')
  })

  test('what a format no longer makes is gone', () => {
    const {publications, files} = mergeManifest(before, [{...entryOf('pdf'), formats: all}], {
      siteUrl: null,
      order,
    })
    expect(publications[0]?.downloads.map(({format}) => format)).toEqual(['pdf'])
    expect(publications[0]?.cover).toBeNull()
    expect(files.filter(({publication}) => publication === 'one').map(({path}) => path)).toEqual([
      'one/one.pdf',
    ])
  })

  test('what could not be made this time is what it was', () => {
    const {publications, files} = mergeManifest(before, [entryOf('pdf')], {siteUrl: null, order})
    expect(publications[0]?.downloads.map(({format}) => format)).toContain('epub')
    expect(files.map(({path}) => path)).toContain('one/one.epub')
    expect(staleFiles(before, entryOf('pdf'))).toEqual([])
  })

  test('addresses follow the site, but not those that authors gave', () => {
    const old = 'https://old.example/'
    const given = manifestOf(
      [
        publicationOf('one', {}, {url: `${old}one/`}),
        publicationOf('two', {}, {url: 'https://example.com/two'}),
      ],
      {site: old},
    )
    const urls = (siteUrl: string | null) =>
      mergeManifest(given, [], {siteUrl, order}).publications.map(({url, articles}) => [
        url,
        articles[0]?.url,
      ])
    expect(urls('https://new.example/')).toEqual([
      ['https://new.example/one/', 'https://new.example/one/'],
      ['https://example.com/two', 'https://example.com/two'],
    ])
    expect(urls(null)).toEqual([
      [null, null],
      ['https://example.com/two', 'https://example.com/two'],
    ])
  })
})

describe('present', () => {
  const manifest = manifestOf([publicationOf('one'), publicationOf('two')])

  test('a publication whose folder was removed has left', () => {
    const {publications, files} = present(manifest, (path) => !path.startsWith('one/'))
    expect(publications.map(({slug}) => slug)).toEqual(['two'])
    expect(files.every(({publication}) => publication === 'two')).toBe(true)
  })

  test('a file that was removed is not offered', () => {
    const {publications} = present(manifest, (path) => !/one\/(?:one\.pdf|cover\.png)/.test(path))
    expect(publications[0]?.downloads.map(({format}) => format)).not.toContain('pdf')
    expect(publications[0]).toMatchObject({cover: null, thumbnail: {path: 'one/thumbnail.png'}})
  })
})

test('files of an earlier shelf that are not made again are stale', () => {
  const file = {publication: null, format: 'shelf', media_type: 'x/y', bytes: 1, sha256: ''} as const
  const before = {
    ...noManifest,
    files: [
      {...file, path: 'sitemap.xml'},
      {...file, path: 'feed.xml'},
    ],
  }
  expect(staleShelfFiles(before, [{path: 'feed.xml'}])).toEqual(['sitemap.xml'])
})

test.each(['', '[]', '{"schema_version": "1.0.0", "publications": [], "files": []}'])(
  'a manifest that cannot be understood is none: %s',
  (text) => {
    expect(parseManifest(text)).toEqual(noManifest)
  },
)
