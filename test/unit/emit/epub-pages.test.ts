import type {Element} from 'hast'
import {describe, expect, test} from 'vitest'
import {markPages} from '../../../src/emit/epub/page-marks.ts'
import type {PageStart} from '../../../src/emit/page-starts.ts'
import {book} from './epub-sample.ts'

const page = (label: string, ...blocks: readonly (readonly [string, number, string])[]): PageStart => ({
  label,
  blocks: blocks.map(([name, offset, text]) => ({name: `article.md ${name} 0`, offset, text})),
})
const made = (html: string, starts: readonly PageStart[]) =>
  book({html: `<h1 id="t">Title</h1>${html}`, context: {pageStarts: Promise.resolve(starts)}})
const opening = '<!doctype html><html><body><main id="main"><article>'
const first = page('1', [`h1@1:${opening.length + 1}`, 0, 'Title'])
/** The place of an element in the document of the sample, which is one line. */
const at = (html: string, part: string) =>
  `@1:${opening.length + '<h1 id="t">Title</h1>'.length + html.indexOf(part) + 1}`
const mark = (label: string, id = `page-${label}`) =>
  `<span role="doc-pagebreak" id="${id}" aria-label="${label}" epub:type="pagebreak"></span>`

describe('marks of pages', () => {
  const placed = async (html: string, tag: string, offset: number, text: string) => {
    const name = `${tag}${at(html, `<${tag}`)}`
    const start = page('1', [
      `h1${at('', '').replace(/\d+$/, (end) => String(Number(end) - 23))}`,
      0,
      'Title',
    ])
    const result = await made(html, [start, page('2', [name, offset, text])])
    return result.text('chapter-1.xhtml')
  }

  test('stand in the middle of a paragraph, before the word with which the page begins', async () => {
    expect(await placed('<p>One two three</p>', 'p', 6, 'three')).toContain(
      `<p>One two ${mark('2')}three</p>`,
    )
  })

  test('stand after a word that the page breaks', async () => {
    expect(await placed('<p>International law</p>', 'p', 5, 'nationallaw')).toContain(
      `<p>International${mark('2')} law</p>`,
    )
  })

  test('stand before a link, never in it', async () => {
    expect(await placed('<p>See <a href="#t">that title</a>.</p>', 'p', 7, 'title')).toContain(
      `<p>See ${mark('2')}<a href="#t">that title</a>.</p>`,
    )
  })

  test('stand before a heading and its section, so that its title stays its title', async () => {
    const text = await placed('<div><h2 id="a">A <em>b</em></h2><p>c</p></div>', 'h2', 0, 'Ab')
    expect(text).toContain(`${mark('2')}<div><h2 id="a">A <em>b</em></h2>`)
  })

  test('stand before a table that begins with its caption, and inside the cell of a row', async () => {
    const html = '<table><caption>C</caption><tbody><tr><td>x</td></tr></tbody></table>'
    expect(await placed(html, 'caption', 0, 'C')).toContain(`${mark('2')}<table><caption>C</caption>`)
    expect(await placed(html, 'td', 0, 'x')).toContain(`<td>${mark('2')}x</td>`)
  })

  test('are found by the words, when generated text has moved them', async () => {
    expect(await placed('<p>One two three</p>', 'p', 9, 'three')).toContain(
      `<p>One two ${mark('2')}three</p>`,
    )
  })
})

describe('a page list', () => {
  const html = '<p>One</p><h2 id="page-2">Page 2</h2><p>Two</p>'
  const starts = [
    first,
    page('2', ['p@9:9', 0, 'Nothingofthekind']),
    page('2', [`p${at(html, '<p>Two')}`, 0, 'Two']),
    page('iv', ['p@9:9', 0, '']),
  ]

  test('has an entry for every page, under its label, with an id of its own', async () => {
    const result = await made(html, starts)
    const text = result.text('chapter-1.xhtml')
    expect(text).toContain(`<p>${mark('2', 'page-2-2')}${mark('2', 'page-2-3')}Two</p>${mark('iv')}`)
    expect(text.indexOf(mark('1'))).toBeLessThan(text.indexOf('<h1'))
    expect(result.text('nav.xhtml')).toContain(
      '<nav epub:type="page-list" role="doc-pagelist" id="page-list" hidden="" aria-label="Pages"><ol><li><a href="chapter-1.xhtml#page-1">1</a></li><li><a href="chapter-1.xhtml#page-2-2">2</a></li>',
    )
  })

  test('is in the NCX in the order of the text, among the entries of the contents', async () => {
    const ncx = (await made(html, starts)).text('toc.ncx')
    expect(ncx).toContain(
      '<meta name="dtb:totalPageCount" content="4" /><meta name="dtb:maxPageNumber" content="2" />',
    )
    const order = [...ncx.matchAll(/playOrder="(\d+)".*?src="([^"]+)"/g)].map(([, n, src]) => [
      Number(n),
      src,
    ])
    expect(order.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, src]) => src)).toEqual([
      'chapter-1.xhtml#page-1',
      'chapter-1.xhtml#t',
      'chapter-1.xhtml#page-2',
      'chapter-1.xhtml#page-2-2',
      'chapter-1.xhtml#page-2-3',
      'chapter-1.xhtml#page-iv',
    ])
    expect(ncx).toContain('<pageTarget id="page-target-4" type="front"')
  })

  test('names the PDF whose pages it has, by its address when that is known', async () => {
    const opf = (await made(html, starts)).text('package.opf')
    expect(opf).toContain('<meta property="pageBreakSource">security-guarantees.pdf (A4)</meta>')
    expect(opf).toContain('<meta refines="#page-source" property="source-of">pagination</meta>')
    const site = await book({
      html,
      context: {siteUrl: 'https://example.org/', pageStarts: Promise.resolve(starts)},
    })
    expect(site.text('package.opf')).toContain(
      '<meta property="pageBreakSource">https://example.org/security-guarantees/security-guarantees.pdf</meta>',
    )
  })

  test.each([undefined, Promise.resolve(null)])(
    'is left out with all its claims when there is no PDF',
    async (none) => {
      const result = await book({html, context: {pageStarts: none}})
      expect(result.text('nav.xhtml')).not.toContain('page-list')
      expect(result.text('toc.ncx')).not.toContain('pageList')
      expect(result.text('package.opf')).not.toMatch(/pageBreak|pageNavigation|source-of/)
    },
  )
})

test('the articles of one book keep apart, though their lines have the same numbers', () => {
  const paragraph = (value: string): Element => ({
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{type: 'text', value}],
    position: {start: {line: 3, column: 1}, end: {line: 3, column: 9}},
  })
  const body: Element = {type: 'element', tagName: 'body', properties: {}, children: []}
  const group = (article: string, number: number) => ({
    article,
    chapters: [{file: `chapter-${number}.xhtml`, shells: [], body, children: [paragraph('Same words')]}],
  })
  const start = (label: string, name: string, offset: number, text: string): PageStart => ({
    label,
    blocks: [{name, offset, text}],
  })
  const {pages} = markPages(
    [group('a.md', 1), group('b.md', 2)],
    [
      start('i', 'a.md p@3:1 0', 0, 'Samewords'),
      start('1', 'b.md p@3:1 0', 0, 'Samewords'),
      // Back in the first article: no page begins before the one that it follows.
      start('2', 'a.md p@3:1 0', 4, 'words'),
    ],
  )
  expect(pages).toEqual([
    {label: 'i', href: 'chapter-1.xhtml#page-i'},
    {label: '1', href: 'chapter-2.xhtml#page-1'},
    {label: '2', href: 'chapter-2.xhtml#page-2'},
  ])
})
