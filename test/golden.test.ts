/** The two articles of `source/`, whole: pages as sketches, page, digest and the files of the EPUB. */
import {join} from 'node:path'
import JSZip from 'jszip'
import {describe, test} from 'vitest'
import type {OutputFile} from '../src/index.ts'
import {files, publish} from '../src/index.ts'
import {pageSketch} from '../src/typeset/index.ts'
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
