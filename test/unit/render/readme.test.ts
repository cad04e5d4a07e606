/** The README of the templates folder, the templates and what they are given say the same. */

import {Liquid} from 'liquidjs'
import {expect, test} from 'vitest'
import {collection, single} from '../../../src/assemble.ts'
import type {Article} from '../../../src/model/article.ts'
import {collectionContext} from '../../../src/render/collection-context.ts'
import {context} from '../../../src/render/context.ts'
import {registerFilters} from '../../../src/render/filters.ts'
import {formatsByLanguage} from '../../../src/render/formats.ts'
import {pictureContext} from '../../../src/render/picture-context.ts'
import {shelfContext} from '../../../src/render/shelf-context.ts'
import {Slot, slotTable, TextSlot} from '../../../src/render/slots.ts'
import type {Converted} from '../../../src/render/to-hast.ts'
import type {Head} from '../../../src/render/view.ts'
import {shippedTemplates} from '../../../src/resources.ts'
import {article, metadata, view} from './article.ts'

const templates = shippedTemplates()
const readme = textOf('README.md')
const [, articlePart = '', shelfPart = '', picturePart = ''] = readme.split(/^## Variables of .*$/m)

function textOf(path: string): string {
  const resource = templates.read(path)
  if (resource.type !== 'found') throw new Error(path)
  return new TextDecoder().decode(resource.bytes)
}

const listed = (markdown: string) =>
  [...markdown.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '').sort()

const download = {
  format: 'pdf',
  name: 'a.pdf',
  mediaType: 'application/pdf',
  bytes: 1000,
  sha256: '',
  pages: 2,
  paper: 'a4',
  conformsTo: ['PDF/UA-1'],
} as const

const head: Head = {
  css: '',
  jsonLd: '',
  contentSecurityPolicy: '',
  generator: '',
  url: 'https://example.org',
  image: {url: '', alt: '', width: 1, height: 1, mediaType: ''},
  feeds: [{url: '', title: '', mediaType: ''}],
  icon: '',
  themeColors: {light: '', dark: ''},
  breadcrumb: [{title: '', url: ''}],
}

/** An article that has everything. */
const full: Article = article('', {
  metadata: {
    ...metadata,
    subtitle: 's',
    summary: 's',
    authors: [{name: 'Editorial team', sortName: 'e', url: 'u', orcid: 'o', roles: ['author']}],
    publisher: {name: 'p', url: 'u'},
    published: '2025-09-04',
    modified: '2025-09-05',
    reviewed: '2025-09-06',
    reviewBy: '2026-09-06',
    keywords: ['k'],
    rights: {text: 't', url: 'u', spdx: 's', copyright: 'c'},
    image: {path: 'p', alt: 'a'},
    series: {name: 's', position: 1},
  },
  takeaways: {id: 'takeaways', heading: null, items: []},
  faqs: {id: 'faq', heading: null, introduction: [], items: []},
})

const content = [{type: 'text', value: 'x'}] as const
const entry = {id: 'a', depth: 2, kind: 'text', title: content, children: []} as const
const converted: Converted = {
  takeaways: {heading: content, items: [{id: 'a', content}], notes: []},
  body: content,
  faqs: {
    heading: content,
    introduction: content,
    items: [{id: 'a', question: content, answer: content}],
    notes: [],
  },
  contents: [entry],
  notes: [{id: 'a', number: 1, content}],
  outerLinks: [{id: 'a', text: 'a', url: 'u'}],
}
const words = {}
const formats = formatsByLanguage()
const given = context({
  view: {...view(full, 'screen'), downloads: [download], head},
  converted,
  slots: slotTable(),
  words,
  formats: formats('en'),
  kinds: new Map(),
  collection: collectionContext({
    view: {
      ...view(full, 'print'),
      part: 'front',
      publication: collection({...full, path: 'publication.yml'}, [
        {...full, path: 'b.md'},
        full,
        {...full, path: 'c.md'},
      ]),
      article: full,
    },
    slots: slotTable(),
    words,
    formats: formats('en'),
    contentsOf: () => [entry],
  }),
})
const ofArticle = new Set(paths(given.article, 'article'))
const shelf = shelfContext({
  page: {
    title: 't',
    description: 'd',
    language: 'de',
    direction: 'ltr',
    feeds: [{url: 'u', title: 't', kind: 'k', reader: 'feed', mediaType: 'm'}],
    items: [
      {
        ...full.metadata,
        kind: 'collection',
        page: 'p',
        authors: [],
        minutes: 1,
        takeaways: ['t'],
        picture: {src: 's', width: 1, height: 1, alt: ''},
        articles: [{title: 't', page: 'p', language: 'en', direction: 'ltr', minutes: 1}],
        downloads: [download],
      },
    ],
  },
  head,
  slots: slotTable(),
  words,
  kinds: new Map(),
  formats: formats('en'),
})

const picture = pictureContext({
  view: {
    sheet: 'cover',
    publication: single(full),
    metadata: full.metadata,
    said: {heading: 'h', points: [{id: 'point-1', text: 't'}], shares: [100]},
    image: {src: 's', width: 1, height: 1, fillsWidth: true, fillsHeight: false},
    report: () => undefined,
  },
  words,
  formats: formats('en'),
})

/** `article.authors[].name` for each value that is neither a list nor an object. */
function paths(value: unknown, path: string): string[] {
  if (path === 'words') return ['words.*']
  if (Array.isArray(value)) {
    const isPlain = value.length === 0 || typeof value[0] !== 'object'
    return isPlain ? [`${path}[]`] : paths(value[0], `${path}[]`)
  }
  if (typeof value !== 'object' || value === null || value instanceof Slot || value instanceof TextSlot)
    return [path]
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, path === '' ? key : `${path}.${key}`))
}

test('every variable of an article is listed, and nothing else', () => {
  // A collection and each of its articles have what the front matter of an article has.
  const own = paths(given, '').filter(
    (path) =>
      !/^collection\./.test(path) ||
      !ofArticle.has(path.replace(/^collection(?:\.articles\[\])?\./, 'article.')),
  )
  expect(listed(articlePart)).toEqual(own.sort())
})

test('every variable of the shelf is listed, and nothing else', () => {
  const {medium: _, language: __, direction: ___, words: ____, head: _____, ...own} = shelf
  const found = paths(own, '').map((path) => path.replace(/(downloads\[\])\..*/, '$1'))
  expect(listed(shelfPart)).toEqual([...new Set(found)].sort())
})

test('every variable of covers and cards is listed, and nothing else', () => {
  const {language: _, direction: __, words: ___, article: ____, ...own} = picture
  expect(listed(picturePart)).toEqual(paths(own, '').sort())
})

test('every file is listed, and no other', () => {
  const [, files = ''] = readme.split('## Files')
  const names = templates
    .list('.')
    .filter((path) => /\.(?:liquid|css)$/.test(path) && !/^(?:media\/package|new\/)/.test(path))
  expect(listed(files.split('\n## ')[0] ?? '')).toEqual([...names, 'strings/*.yml'].sort())
})

test('templates use what they are given, also in branches that are seldom taken', () => {
  const liquid = new Liquid({
    root: [''],
    relativeReference: false,
    fs: {
      resolve: (_, path) => path,
      existsSync: () => true,
      exists: async () => true,
      readFileSync: textOf,
      readFile: async (path) => textOf(path),
    },
  })
  registerFilters(liquid)
  const knownIn = (values: unknown) => paths(values, '').map((path) => path.replaceAll('[]', ''))
  const known = [...knownIn(given), ...knownIn(shelf)]
  const media = {
    screen: known,
    ebook: known,
    print: known,
    shelf: known,
    cover: knownIn(picture),
    card: knownIn(picture),
  }
  for (const [medium, names] of Object.entries(media)) {
    const isKnown = (path: string) =>
      path.startsWith('words.') || names.some((name) => name === path || name.startsWith(`${path}.`))
    const {globals} = liquid.analyzeSync(liquid.parseFileSync(`media/${medium}.liquid`))
    const used = Object.values(globals)
      .flat()
      .map(({segments}) => segments.filter((segment) => segment !== 'size' && segment !== 'first').join('.'))
    expect(used.filter((path) => path !== 'words' && !isKnown(path))).toEqual([])
  }
})
