/** The two articles of `source/`, whole: pages as sketches, page, digest and the files of the EPUB. */
import {join} from 'node:path'
import {fromHtml} from 'hast-util-from-html'
import JSZip from 'jszip'
import {describe, test} from 'vitest'
import type {OutputFile} from '../src/index.ts'
import {files, publish} from '../src/index.ts'
import {typeset} from '../src/pdf/index.ts'
import {shippedTemplates} from '../src/resources.ts'
import {pageSketch} from '../src/typeset/index.ts'
import {makeBook} from './support/book.ts'
import {expectGolden} from './support/golden.ts'
import {articles, projectRoot} from './support/outputs.ts'
import {setPages} from './support/pages.ts'

describe.each(articles)('%s', async (slug) => {
  const resources = files({root: join(projectRoot, 'source')})
  const {files: made, publications} = await publish({sources: [{path: `${slug}.md`, resources}]})
  const golden = (name: string) => join(import.meta.dirname, 'golden', slug, name)
  const textOf = (name: string) => steady(decode(made.find(({path}) => path === `${slug}/${name}`)))

  test('page', () => expectGolden(golden('index.html'), textOf('index.html').replaceAll('><', '>\n<')))

  test('pages of the handout', async () => {
    const [publication] = publications
    if (!publication) throw new Error('nothing was published')
    expectGolden(golden('pages.txt'), pageSketch((await setPages(publication)).pages))
  })

  test('digest', () => expectGolden(golden('digest.json'), textOf(`${slug}.json`)))

  test('files of the EPUB', async () => {
    const epub = made.find(({path}) => path === `${slug}/${slug}.epub`)
    const archive = await JSZip.loadAsync(epub?.bytes ?? new Uint8Array())
    const text = await Promise.all(
      Object.values(archive.files).map(async (file) =>
        /\.(?:opf|ncx|xhtml)$/.test(file.name)
          ? `=== ${file.name}\n${(await file.async('string')).replaceAll('><', '>\n<')}`
          : `=== ${file.name}`,
      ),
    )
    expectGolden(golden('epub.txt'), `${text.join('\n')}\n`)
  })
})

/** 100,000 words are too many to be read line by line: of each page how it begins and ends, and how many lines it holds. */
test('a book of 100,000 words', {timeout: 120_000}, async () => {
  const templates = shippedTemplates()
  const sheets = ['tokens', 'prose', 'print'].map((name) => {
    const path = `styles/${name}.css`
    const file = templates.read(path)
    return {path, text: file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''}
  })
  const set = await typeset(fromHtml(makeBook(100_000).html), sheets, templates, {
    report: () => undefined,
    picture: () => ({bytes: new Uint8Array(), mediaType: 'image/png', width: 1, height: 1}),
  })
  const pages = pageSketch(set.typeset.pages)
    .split('\n\n')
    .map((page) => {
      const [head, ...lines] = page.trimEnd().split('\n')
      const text = lines.filter((line) => !line.startsWith('~'))
      return [head, text[0], text.at(-1), `  ${text.length} lines`].join('\n')
    })
  expectGolden(join(import.meta.dirname, 'golden/book.txt'), `${pages.join('\n\n')}\n`)
})

const decode = (file: OutputFile | undefined): string => new TextDecoder().decode(file?.bytes)

/** Compression differs between versions of Node: sizes and digests are left out, and so are the styles. */
const steady = (text: string): string =>
  text
    .replace(/<style>[^<]*<\/style>/, '<style>…</style>')
    .replace(/sha256-[A-Za-z0-9+/]+=*/g, 'sha256-…')
    .replace(/\b[0-9a-f]{64}\b/g, '<sha256>')
    .replace(/("size_in_bytes": ?)\d+/g, '$1<bytes>')
    .replace(/("contentSize":")[^"]+/g, '$1<size>')
    .replace(/\b\d+(?:[.,]\d+)?([\s\u00A0\u202F](?:kB|KB|MB|B)\b)/g, '<size>$1')
