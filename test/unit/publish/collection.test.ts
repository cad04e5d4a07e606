/** A folder with a `publication.yml` is one publication in every format, and links between its articles hold in each. */
import {fromHtml} from 'hast-util-from-html'
import {select, selectAll} from 'hast-util-select'
import {toText} from 'hast-util-to-text'
import JSZip from 'jszip'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {beforeAll, describe, expect, test} from 'vitest'
import {type Digest, memory, type Publications, type PublishOptions, publish} from '../../../src/index.ts'

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>'
const files = {
  'guide/publication.yml':
    'title: A guide\nsubtitle: In two parts\neditors: Editorial team\npublisher: Example Press\ndate: 2025-10-01\nlicense: CC-BY-4.0\norder: [01-first.md, 02-second.md]\n',
  'guide/01-first.md':
    '---\ntitle: First things\nsummary: How to begin.\n---\n\nSee [the second](02-second.md), [its reason](02-second.md#why-two), [here](#what-is-it) and [alone](../alone.md#why).\n\n## Key takeaways\n\n- One.\n\n## What is it?\n\nA thing[^1].\n\n![A corner.](images/a.svg)\n\n[^1]: Noted in the first.\n',
  'guide/02-second.md':
    '---\ntitle: Second things\n---\n\nBack to [the first](01-first.md)[^1].\n\n## Key takeaways\n\n- Two.\n\n## Why two?\n\nBecause.\n\n![Another corner.](images/a.svg)\n\n[^1]: Noted in the second.\n',
  'guide/images/a.svg': picture,
  'alone.md': '---\ntitle: Alone\n---\n\n## Why?\n\nSee [the second](guide/02-second.md#why-two).\n',
}

const build = (options: Partial<PublishOptions> = {}, changed: Record<string, string> = {}) => {
  const resources = memory({...files, ...changed})
  const sources = ['alone.md', 'guide/publication.yml'].map((path) => ({path, resources}))
  return publish({sources, ...options})
}

let made: Publications
const bytesOf = (path: string, from = made) => {
  const file = from.files.find((file) => file.path === path)
  if (!file) throw new Error(`${path} was not made`)
  return file.bytes
}
const textOf = (path: string, from = made) => new TextDecoder().decode(bytesOf(path, from))
const hrefs = (html: string) => selectAll('a[href]', fromHtml(html)).map(({properties}) => properties['href'])

beforeAll(async () => {
  made = await build({siteUrl: 'https://example.org/'})
})

test('nothing is wrong with it', () => {
  expect(made.messages.map(({ruleId, file}) => `${file} ${ruleId}`)).toEqual([])
})

test('one folder: a book, an e-book, a digest, and of each article a page and its Markdown', () => {
  expect(made.files.map(({path}) => path).filter((path) => path.startsWith('guide/'))).toEqual([
    'guide/guide.pdf',
    'guide/guide.epub',
    'guide/cover.png',
    'guide/thumbnail.png',
    'guide/guide.json',
    'guide/first.md',
    'guide/second.md',
    'guide/index.html',
    'guide/first.html',
    'guide/second.html',
    'guide/images/a.svg',
    'guide/favicon.svg',
    'guide/card.png',
    'guide/first-card.png',
    'guide/second-card.png',
  ])
})

describe('web pages', () => {
  test('the start page lists the articles and offers the books', () => {
    const page = fromHtml(textOf('guide/index.html'))
    expect(selectAll('.chapters a', page).map((link) => [link.properties['href'], toText(link)])).toEqual([
      ['first.html', 'First things'],
      ['second.html', 'Second things'],
    ])
    expect(selectAll('.downloads a', page).map(({properties}) => properties['href'])).toEqual([
      'guide.pdf',
      'guide.epub',
      'guide.json',
    ])
    expect(toText(select('.byline', page) ?? page)).toContain('Edited by Editorial team')
  })

  test('an article leads to its neighbours, and inherits what the collection says', () => {
    const page = fromHtml(textOf('guide/first.html'))
    expect(select('link[rel=next]', page)?.properties['href']).toBe('second.html')
    expect(select('link[rel=prev]', page)).toBeUndefined()
    expect(select('.neighbours .next a', page)?.properties['href']).toBe('second.html')
    expect(select('.neighbours .up a', page)?.properties['href']).toBe('index.html')
    expect(toText(select('.colophon', page) ?? page)).toContain('CC BY 4.0')
    expect(select('link[rel=canonical]', page)?.properties['href']).toBe(
      'https://example.org/guide/first.html',
    )
  })

  test('links lead inside the collection, out of it and into it', () => {
    expect(hrefs(textOf('guide/first.html'))).toEqual(
      expect.arrayContaining([
        'second.html',
        'second.html#why-two',
        '#what-is-it',
        '../alone/index.html#why',
      ]),
    )
    expect(hrefs(textOf('alone/index.html'))).toContain('../guide/second.html#why-two')
  })

  test('an article offers its own Markdown, not that of others', () => {
    const page = fromHtml(textOf('guide/second.html'))
    expect(selectAll('.downloads a', page).map(({properties}) => properties['href'])).toEqual([
      'guide.pdf',
      'guide.epub',
      'guide.json',
      'second.md',
    ])
  })
})

test('the Markdown of an article leads to that of others', () => {
  expect(textOf('guide/first.md')).toContain('[its reason](second.md#why-two)')
  expect(textOf('guide/first.md')).toContain('[alone](../alone/alone.md#why)')
  expect(textOf('alone/alone.md')).toContain('(../guide/second.md#why-two)')
})

test('the digest holds the articles, each with what is its own', () => {
  const digest: Digest = JSON.parse(textOf('guide/guide.json'))
  expect(digest).toMatchObject({kind: 'collection', title: 'A guide', url: 'https://example.org/guide/'})
  expect(digest.articles.map(({slug, page, markdown, url}) => [slug, page, markdown, url])).toEqual([
    ['first', 'first.html', 'first.md', 'https://example.org/guide/first.html'],
    ['second', 'second.html', 'second.md', 'https://example.org/guide/second.html'],
  ])
  expect(digest.articles[1]?.sections.map(({url}) => url)).toEqual([
    'https://example.org/guide/second.html#key-takeaways',
    'https://example.org/guide/second.html#why-two',
  ])
  expect(digest.word_count).toBe(digest.articles.reduce((sum, {word_count}) => sum + word_count, 0))
  expect(new Set(digest.articles.map(({id}) => id)).size).toBe(2)
})

describe('the e-book', () => {
  test('title page, imprint, contents, the articles, colophon', async () => {
    const archive = await JSZip.loadAsync(bytesOf('guide/guide.epub'))
    const read = async (name: string) => (await archive.file(`EPUB/${name}`)?.async('string')) ?? ''
    const opf = await read('package.opf')
    const order = [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id]) => `${id}.xhtml`)
    const titles = await Promise.all(
      order.map(async (name) => /<title>([^<]*)<\/title>/.exec(await read(name))?.[1]),
    )
    expect(titles).toEqual([
      'Cover',
      'A guide',
      'Imprint',
      'A guide',
      'First things',
      'What is it?',
      'Second things',
      'Why two?',
      'Colophon',
    ])
    expect(order.indexOf('nav.xhtml')).toBe(3)
    const first = await read(order[4] ?? '')
    expect(hrefs(first)).toEqual(
      expect.arrayContaining([order[6], `${order[7]}#why-two`, 'https://example.org/alone/index.html#why']),
    )
  })
})

describe('the book', () => {
  test('every article has its ids behind its name, and links in the book stay in it', async () => {
    const document = await getDocument({data: new Uint8Array(bytesOf('guide/guide.pdf')), verbosity: 0})
      .promise
    const destinations = Object.keys(await document.getDestinations())
    expect(destinations).toEqual(
      expect.arrayContaining([
        'first',
        'first/what-is-it',
        'first/note-1',
        'second',
        'second/why-two',
        'second/note-1',
      ]),
    )
    const links: unknown[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const annotations = await (await document.getPage(number)).getAnnotations()
      links.push(...annotations.map(({dest, url}) => dest ?? url))
    }
    expect(links).toEqual(expect.arrayContaining(['second', 'second/why-two', 'first/what-is-it', 'first']))
    expect(links).toContain('https://example.org/alone/#why')
    expect(
      links.filter(
        (link) => typeof link === 'string' && !/^https?:/.test(link) && !destinations.includes(link),
      ),
    ).toEqual([])
  })

  test('preliminaries are numbered in roman figures, the text from one', async () => {
    const document = await getDocument({data: new Uint8Array(bytesOf('guide/guide.pdf')), verbosity: 0})
      .promise
    expect(await document.getPageLabels()).toEqual(['i', 'ii', 'iii', 'iv', '1', '2', '3'])
    const outline = await document.getOutline()
    expect(outline.map(({title}) => title)).toEqual([
      'A guide',
      'Imprint',
      'Contents',
      'First things',
      'Second things',
      'Colophon',
    ])
  })

  test('without a site, a link to another publication leads to the page beside it in the folder', async () => {
    const loose = await build({formats: ['pdf']})
    const data = new Uint8Array(bytesOf('alone/alone.pdf', loose))
    const page = await (await getDocument({data, verbosity: 0}).promise).getPage(1)
    const links: readonly {readonly unsafeUrl?: string}[] = await page.getAnnotations()
    expect(links.map(({unsafeUrl}) => unsafeUrl)).toEqual(['../guide/second.html#why-two'])
    expect(loose.messages.map(({ruleId}) => ruleId)).toEqual(['pdf/link-outside', 'pdf/link-outside'])
  })

  test('what is wrong on a page is said of the article that it comes from', async () => {
    const long = 'x'.repeat(300)
    const {messages} = await build(
      {formats: ['pdf'], siteUrl: 'https://example.org/'},
      {
        'guide/02-second.md': `---\ntitle: Second\n---\n\n## Why two?\n\n| ${long} | ${long} |\n|---|---|\n| a | b |\n\nA ⁂𓀀𓀁 sign.\n`,
      },
    )
    expect(messages.map(({file, ruleId, line}) => `${file} ${ruleId} ${line}`)).toContain(
      'guide/02-second.md fonts/missing-glyph 11',
    )
    expect(messages.find(({ruleId}) => ruleId === 'fonts/missing-glyph')?.reason).toContain('first at 11:3')
  })
})

test('articles of one name are told apart by their numbers, then by their folders; a start page is `home`', async () => {
  const {messages, files} = await build(
    {formats: ['html'], siteUrl: 'https://example.org/'},
    {
      'guide/publication.yml': 'title: A guide\n',
      'guide/2-first.md': 'Again.',
      'guide/index.md': 'Start, then [more](more/) and [the second there](more/02-second.md).',
      'guide/more/02-second.md': 'A second.',
      'guide/more/index.md': 'More. ![A corner.](images/a.svg)',
      'guide/more/images/a.svg': picture,
    },
  )
  expect(messages.filter(({fatal}) => fatal)).toEqual([])
  const pages = files.map(({path}) => path).filter((path) => /^guide\/.*\.html$/.test(path))
  expect(pages.sort()).toEqual([
    'guide/01-first.html',
    'guide/2-first.html',
    'guide/home.html',
    'guide/index.html',
    'guide/more-second.html',
    'guide/more.html',
    'guide/second.html',
  ])
  const home = files.find(({path}) => path === 'guide/home.html')
  expect(hrefs(new TextDecoder().decode(home?.bytes))).toEqual(
    expect.arrayContaining(['more.html', 'more-second.html']),
  )
})

test('two articles that chose one slug (publications/slug-taken)', async () => {
  const {messages} = await build(
    {formats: ['json'], siteUrl: 'https://example.org/'},
    {'guide/publication.yml': 'title: A guide\n', 'guide/more/x.md': '---\nslug: first\n---\n\nText.\n'},
  )
  expect(messages.filter(({ruleId}) => ruleId === 'publications/slug-taken').map(({file}) => file)).toEqual([
    'guide/more/x.md',
  ])
})

test('articles of one name that are published by themselves are told apart by their folders', async () => {
  const resources = memory({
    'a/intro.md': 'A. See [the other](../b/intro.md#why).',
    'b/intro.md': '# B\n\n## Why\n\nB.',
    'b/c/intro.md': 'C.',
  })
  const sources = ['a/intro.md', 'b/c/intro.md', 'b/intro.md'].map((path) => ({path, resources}))
  const {files, messages} = await publish({sources, formats: ['html']})
  expect(messages.filter(({fatal}) => fatal)).toEqual([])
  expect(files.map(({path}) => path).filter((path) => /\w\/index\.html$/.test(path))).toEqual([
    'intro/index.html',
    'c-intro/index.html',
    'b-intro/index.html',
  ])
  const page = files.find(({path}) => path === 'intro/index.html')
  expect(hrefs(new TextDecoder().decode(page?.bytes))).toContain('../b-intro/index.html#why')
})

test('a link to an article that the collection leaves out is a mistake, by its line (links/not-published)', async () => {
  const {messages} = await build(
    {formats: ['json'], siteUrl: 'https://example.org/'},
    {'guide/publication.yml': 'title: A guide\norder: [01-first.md]\n'},
  )
  expect(messages.map(({file, ruleId, line}) => `${file} ${ruleId} ${line}`)).toEqual([
    'alone.md links/not-published 7',
    'guide/publication.yml publications/article-not-in-order 2',
    'guide/01-first.md links/not-published 6',
    'guide/01-first.md links/not-published 6',
  ])
})

test('a collection that gives no date has those of its articles', async () => {
  const dated = (title: string, date: string) => `---\ntitle: ${title}\ndate: ${date}\n---\n\nText.\n`
  const {files} = await build(
    {formats: ['json']},
    {
      'guide/publication.yml': 'title: A guide\n',
      'guide/01-first.md': dated('First', '2025-03-01'),
      'guide/02-second.md': dated('Second', '2025-05-01'),
    },
  )
  const file = files.find(({path}) => path === 'guide/guide.json')
  const digest: Digest = JSON.parse(new TextDecoder().decode(file?.bytes))
  expect([digest.date_published, digest.date_modified]).toEqual(['2025-03-01', '2025-05-01'])
})
