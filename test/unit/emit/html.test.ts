/** The web page: one file that stands by itself, pictures beside it. */

import {createHash} from 'node:crypto'
import {expect, test} from 'vitest'
import {single} from '../../../src/assemble.ts'
import {messages} from '../../../src/diagnostics/message.ts'
import {pageStyles} from '../../../src/emit/html/styles.ts'
import {emit} from '../../../src/emit/html.ts'
import {picturesOf} from '../../../src/emit/placed-pictures.ts'
import {createSheets} from '../../../src/emit/sheets.ts'
import type {Article, ArticleImage} from '../../../src/model/article.ts'
import {memory, overlay, shippedTemplates} from '../../../src/resources.ts'
import {article, metadata} from '../render/article.ts'
import {contextFor, type Given} from './emit-context.ts'

const templates = shippedTemplates()

async function page(given: Article, changed: Given = {}) {
  const found = messages()
  const context = contextFor({report: found.for(given.path), formats: new Set(['html']), ...changed})
  const edition = await emit(single(given), context)
  expect(found.list.map(String)).toEqual([])
  const beside = edition?.beside ?? []
  const icon = new TextDecoder().decode(beside.find(({path}) => path.endsWith('favicon.svg'))?.bytes)
  return {icon, html: String(edition?.content), paths: beside.map(({path}) => path)}
}

const png = (): ArticleImage => ({
  path: '',
  bytes: new Uint8Array([1]),
  mediaType: 'image/png',
  width: 4,
  height: 3,
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
const between = (html: string, start: string, end: string) => html.split(start)[1]?.split(end)[0] ?? ''

test('the policy allows exactly the stylesheet and the data that the page holds', async () => {
  const {html} = await page(article('Text.'))
  const policy = between(html, 'http-equiv="Content-Security-Policy" content="', '"').replaceAll(
    '&#x27;',
    "'",
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`style-src 'sha256-${sha256(between(html, '<style>', '</style>'))}'`)
  const data = between(html, '<script type="application/ld+json">', '</script>')
  expect(policy).toContain(`script-src 'sha256-${sha256(data)}'`)
  expect(policy).toContain("img-src 'self' file:;")
  expect(policy).not.toMatch(/data:|unsafe|\*|https?:/)
  expect(html).not.toMatch(/ style=| on[a-z]+=|(?:src|href)="data:/)
  expect(html.match(/<script/g)).toHaveLength(1)
})

test('a title cannot end the data that it stands in', async () => {
  const given = article('Text.', {metadata: {...metadata, title: '</script><img src=x onerror=1> & "co"'}})
  const {html} = await page(given)
  const data = between(html, '<script type="application/ld+json">', '</script>')
  const graph: {readonly '@graph': readonly {readonly headline?: string}[]} = JSON.parse(data)
  expect(graph['@graph'].flatMap(({headline}) => headline ?? [])).toEqual([given.metadata.title])
  expect(html.replaceAll(/"[^"]*"/g, '')).not.toContain('<img src=x')
})

test('pictures lie beside the page, under names that every server takes', async () => {
  const given = article('![a](Bilder/Größe%20Übersicht.PNG) ![b](other/b.png)', {
    images: new Map([
      ['Bilder/Größe%20Übersicht.PNG', png()],
      ['other/b.png', png()],
    ]),
  })
  const {html, paths} = await page(given)
  expect(paths).toEqual([
    'a-title/images/gro-e-20ubersicht.png',
    'a-title/images/b.png',
    'a-title/favicon.svg',
  ])
  for (const path of paths.slice(0, -1)) expect(html).toContain(`src="${path.replace('a-title/', '')}"`)
})

test('two pictures of one name get two names, one picture of two paths gets one', () => {
  const same = png()
  const images = new Map([
    ['a/x.png', png()],
    ['b/x.png', same],
    ['c/y.png', same],
  ])
  const given = article('', {images})
  const placed = picturesOf(single(given), given)
  expect([...placed.values()].map(({href}) => href)).toEqual([
    'images/x.png',
    'images/x-2.png',
    'images/x-2.png',
  ])
})

test('a picture of the lead is loaded at once, others when they are near', async () => {
  const images = new Map([
    ['a.png', png()],
    ['b.png', png()],
  ])
  const {html} = await page(article('![a](a.png)\n\n## Later\n\n![b](b.png)', {images}))
  expect(html).toContain('<img src="images/a.png" alt="a" width="4" height="3" decoding="async">')
  expect(html).toContain(
    '<img src="images/b.png" alt="b" width="4" height="3" decoding="async" loading="lazy">',
  )
  const later = await page(article('## Later\n\n![b](b.png)', {images: new Map([['b.png', png()]])}))
  expect(later.html).toContain('loading="lazy"')
})

test('a picture that could not be read leaves its words', async () => {
  const {html} = await page(article('![A pen](gone.png)'))
  expect(html).toContain('<span class="missing-picture">A pen</span>')
})

test('the head says what the article is, and cards only what is known', async () => {
  const image = {path: 'p.png', alt: 'A pen'}
  const known: Article['metadata'] = {
    ...metadata,
    summary: 'In short & plain.',
    canonical: 'https://example.org/a-title/',
    published: '2025-09-04',
    image,
  }
  const {html} = await page(
    article('', {metadata: known, images: new Map([['p.png', {...png(), width: 1600, height: 900}]])}),
  )
  for (const tag of [
    '<meta charset="utf-8">',
    '<title>A title</title>',
    '<meta name="description" content="In short &amp; plain.">',
    '<link rel="canonical" href="https://example.org/a-title/">',
    '<meta property="og:url" content="https://example.org/a-title/">',
    '<meta property="og:image" content="https://example.org/a-title/images/p.png">',
    '<meta property="og:image:alt" content="A pen">',
    '<meta property="article:published_time" content="2025-09-04">',
    '<meta name="twitter:card" content="summary_large_image">',
  ])
    expect(html).toContain(tag)
  const bare = (await page(article(''))).html
  expect(bare).not.toMatch(
    /og:url|og:image|og:locale|canonical|description"|article:(?:section|author|tag)|rel="license"/,
  )
  expect(bare).not.toMatch(/content=""|href=""/)
})

test('a locale is said only with its country, and a series is the section', async () => {
  const head = async (changed: Partial<Article['metadata']>) =>
    (await page(article('', {metadata: {...metadata, ...changed}}))).html
  expect(await head({language: 'de-AT'})).toContain('<meta property="og:locale" content="de_AT">')
  expect(await head({language: 'zh-Hant-TW'})).toContain('<meta property="og:locale" content="zh_TW">')
  for (const language of ['de', 'es-419', 'zh-Hant'])
    expect(await head({language})).not.toContain('og:locale')
  expect(await head({series: {name: 'Security', position: 2}})).toContain(
    '<meta property="article:section" content="Security">',
  )
  const author = {name: 'Editorial team', sortName: 'e', orcid: null, roles: []}
  expect(await head({authors: [{...author, url: 'https://example.org/team'}]})).toContain(
    '<meta property="article:author" content="https://example.org/team">',
  )
})

test('feeds and the list of all articles are where the site says, else one folder up', async () => {
  const disk = (await page(article(''))).html
  expect(disk).toContain(
    '<link rel="alternate" type="application/feed+json" href="../feed.json" title="Articles (JSON Feed)">',
  )
  expect(disk).toContain('type="application/atom+xml" href="../feed.xml"')
  expect(disk).toContain('type="application/opds+json" href="../opds.json"')
  expect(disk).toMatch(
    /type="application\/atom\+xml;profile=opds-catalog;kind=acquisition" href="\.\.\/opds\.xml"/,
  )
  expect(disk).toMatch(
    /<nav class="breadcrumb" aria-label="You are here">\s*<ol>\s*<li><a href="\.\.\/index\.html">Articles<\/a><\/li>\s*<\/ol>/,
  )
  const web = (await page(article(''), {siteUrl: 'https://example.org/'})).html
  expect(web).toContain('type="application/feed+json" href="https://example.org/feed.json"')
})

test('the colours of the tokens are those of frame and icon, by day and by night', async () => {
  const tokens =
    ':root{--ground:#fffffe;--accent:#010203}@media (prefers-color-scheme: dark){:root{--ground:#000001;--accent:#fdfeff}}'
  const own = overlay(memory({'styles/tokens.css': tokens}), templates)
  const {html, icon} = await page(article(''), {templates: own})
  expect(html).toContain('<meta name="theme-color" content="#fffffe" media="(prefers-color-scheme: light)">')
  expect(html).toContain('<meta name="theme-color" content="#000001" media="(prefers-color-scheme: dark)">')
  expect(html).toContain('<link rel="icon" type="image/svg+xml" sizes="any" href="favicon.svg">')
  expect(icon).toMatch(/fill:#010203.*stroke:#fffffe.*dark.*fill:#fdfeff.*stroke:#000001/)
  const none = memory({'styles/tokens.css': '', 'styles/prose.css': '', 'styles/screen.css': ''})
  const bare = await page(article(''), {templates: none})
  expect(bare.html).not.toContain('theme-color')
})

test('an icon of the user stands in for ours', async () => {
  const own = overlay(memory({'favicon.svg': '<svg/>'}), templates)
  expect((await page(article(''), {templates: own})).icon).toBe('<svg/>')
})

test('the page says how to cite it, what it is about, and where its source lies', async () => {
  const given = article('', {metadata: {...metadata, keywords: ['one', 'two'], published: '2025-09-04'}})
  const markdown = {
    format: 'markdown',
    name: 'a-title.md',
    mediaType: 'text/markdown',
    bytes: 1000,
    sha256: '',
    pages: null,
    paper: null,
    conformsTo: [],
  } as const
  const {html} = await page(given, {downloads: [markdown]})
  expect(html).toContain('<p class="citation">A title (September 4, 2025).</p>')
  expect(html).toContain('<p class="topics">Topics: one, two</p>')
  expect(html).toContain('Source text: <a href="a-title.md" type="text/markdown">a-title.md</a>')
  expect((await page(article(''))).html).not.toMatch(/class="(?:colophon|topics|source)"/)
})

test('downloads are named with type, size and pages', async () => {
  const {html} = await page(article('Text.'), {
    downloads: [
      {
        format: 'pdf',
        name: 'a-title.pdf',
        mediaType: 'application/pdf',
        bytes: 112_400,
        sha256: '',
        pages: 4,
        paper: 'a4',
        conformsTo: ['PDF/UA-1'],
      },
    ],
  })
  expect(html).toContain('<a href="a-title.pdf" type="application/pdf" download>Handout to print</a>')
  expect(html).toContain('PDF, 112 kB, 4 pages, A4, tagged for screen readers (PDF/UA-1)')
  expect(html).toContain('<link rel="alternate" type="application/pdf" href="a-title.pdf"')
})

test('a stylesheet that may not be read is a message', () => {
  const found = messages()
  pageStyles(
    createSheets(memory({'styles/tokens.css': ':root{}', 'styles/prose.css': 'p{margin:0}'})).for('screen'),
    found.for('x'),
  )
  expect(found.list).toMatchObject([{ruleId: 'html/style-missing', file: 'templates/styles/screen.css'}])
})
