/** A book that another tool lists is one publication in every format, with its parts, its numbers and what stands under what. */
import {fromHtml} from 'hast-util-from-html'
import {select, selectAll} from 'hast-util-select'
import {toText} from 'hast-util-to-text'
import JSZip from 'jszip'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {beforeAll, expect, test} from 'vitest'
import {type Digest, memory, type Publications, publish} from '../../../src/index.ts'

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>'
const resources = memory({
  'book/book.toml': '[book]\ntitle = "Stones"\nauthors = ["Ada"]\n',
  'book/src/SUMMARY.md': `# Summary

[Before](README.md)

# First part

- [Finding](find/README.md)
  - [At the shore](find/shore.md)

# Second part

- [Keeping](keep.md)

[After](after.md)
`,
  'book/src/README.md': '# Before\n\nRead [on](find/index.html), or [there](find/shore.html#low-tide).\n',
  'book/src/find/README.md': '# Finding\n\nWhere. ![A stone.](images/stone.svg)\n',
  'book/src/find/shore.md':
    'No title here.\n\n## Low tide\n\nBack to [before](../index.html), [keep](../keep.md).\n',
  'book/src/find/images/stone.svg': picture,
  'book/src/keep.md': '# Keeping\n\nHow.\n',
  'book/src/after.md': '# After\n\nThe end.\n',
})

let made: Publications
const bytesOf = (path: string) => {
  const file = made.files.find((file) => file.path === path)
  if (!file) throw new Error(`${path} was not made`)
  return file.bytes
}
const textOf = (path: string) => new TextDecoder().decode(bytesOf(path))

beforeAll(async () => {
  made = await publish({sources: [{path: 'book/book.toml', resources}]})
})

test('nothing is wrong with it', () => {
  expect(made.messages.map(({ruleId, file, line}) => `${file}:${line} ${ruleId}`)).toEqual([])
})

test('the start page has the articles in their parts; the title of the list stands in for a missing one', () => {
  const nav = select('.chapters', fromHtml(textOf('stones/index.html')))
  const shown = selectAll('h3', nav ?? undefined).map((node) => toText(node))
  expect(shown).toEqual([
    'Before',
    'First part',
    'Finding',
    'At the shore',
    'Second part',
    'Keeping',
    'After',
  ])
})

test('links between folders lead to the pages, and pictures lie beside them', () => {
  const hrefs = (page: string) =>
    selectAll('main p a[href]', fromHtml(textOf(page))).map(({properties}) => properties['href'])
  expect(hrefs('stones/home.html')).toEqual(expect.arrayContaining(['find.html', 'shore.html#low-tide']))
  expect(hrefs('stones/shore.html')).toEqual(expect.arrayContaining(['home.html', 'keep.html']))
  expect(made.files.some(({path}) => path.endsWith('stone.svg'))).toBe(true)
})

test('the e-book nests its contents', async () => {
  const archive = await JSZip.loadAsync(bytesOf('stones/stones.epub'))
  const nav = fromHtml((await archive.file('EPUB/nav.xhtml')?.async('string')) ?? '')
  const pathsOf = (list: ReturnType<typeof select>, above: readonly string[]): readonly string[] =>
    selectAll(':scope > li', list ?? undefined).flatMap((item) => {
      const path = [...above, toText(select(':scope > a', item) ?? item)]
      return [path.join(' / '), ...pathsOf(select(':scope > ol', item), path)]
    })
  expect(pathsOf(select('#toc > ol', nav), []).filter((path) => !/Imprint|Colophon/.test(path))).toEqual([
    'Stones',
    'Before',
    'First part',
    'First part / Finding',
    'First part / Finding / At the shore',
    'First part / Finding / At the shore / Low tide',
    'Second part',
    'Second part / Keeping',
    'After',
  ])
})

test('the contents of the book have parts and numbers', async () => {
  const data = new Uint8Array(bytesOf('stones/stones.pdf'))
  const document = await getDocument({data, verbosity: 0}).promise
  const pages = await Promise.all(
    Array.from({length: document.numPages}, async (_, index) => {
      const content = await (await document.getPage(index + 1)).getTextContent()
      return content.items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  const contents = pages.find((page) => page.includes('First part')) ?? ''
  for (const words of ['1 Finding', '1.1 At the shore', 'Second part', '2 Keeping'])
    expect(contents.replaceAll(/\s+/g, ' ')).toContain(words)
})

test('the digest says where each stands', () => {
  const digest: Digest = JSON.parse(textOf('stones/stones.json'))
  expect(digest.articles.map(({title, place}) => [title, place])).toEqual([
    ['Before', {parts: [], depth: 0, number: null}],
    ['Finding', {parts: ['First part'], depth: 0, number: '1'}],
    ['At the shore', {parts: ['First part'], depth: 1, number: '1.1'}],
    ['Keeping', {parts: ['Second part'], depth: 0, number: '2'}],
    ['After', {parts: [], depth: 0, number: null}],
  ])
})
