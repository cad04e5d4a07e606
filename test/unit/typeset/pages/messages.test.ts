/** What make-up and paint say about content that does not fit or cannot be read. */
import {describe, expect, test} from 'vitest'
import {linesOf, paragraphs, set} from '../support.ts'

const drawing = (svg: string) => () => ({
  bytes: new TextEncoder().encode(svg),
  mediaType: 'image/svg+xml',
  width: 20,
  height: 20,
})

describe('pages', () => {
  test('a table whose longest words are wider than the page is squeezed: pages/table-too-wide', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitän'
    const {messages} = await set(`<table><tr><td>${word}</td><td>${word}</td><td>${word}</td></tr></table>`)
    expect(messages).toContain('pages/table-too-wide')
  })

  test('a line higher than the page: pages/too-tall', async () => {
    const {messages} = await set(`${paragraphs(3)}<p class="giant">a</p>`, {
      css: '.giant { line-height: 200pt }',
    })
    expect(messages).toEqual(['pages/too-tall'])
  })

  test('a page reference that moves what it points to: pages/references-unsettled', async () => {
    // Four (IV) is wider than five (V): said to be on page 4 it is pushed to page 5, and the other way round.
    const html = `<p>look at page <a href="#end"></a></p>${paragraphs(38)}<p id="end">end</p>`
    const {pages, messages} = await set(html, {
      css: 'a::after { content: target-counter(attr(href), page, upper-roman); letter-spacing: 110pt }',
    })
    expect(linesOf(pages).flat()).toContain('end')
    expect(messages).toEqual(['pages/references-unsettled'])
  })
})

describe('pdf', () => {
  test('a font file that is not there: pdf/font-not-found', async () => {
    const {messages} = await set('<p>a</p>', {
      css: '@font-face { font-family: "Lost"; src: url(fonts/lost.ttf) }',
    })
    expect(messages).toEqual(['pdf/font-not-found'])
  })

  test('a picture that cannot be decoded: pdf/picture-unreadable', async () => {
    const picture = () => ({bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/webp', width: 9, height: 9})
    const {paint, messages} = await set('<p><img src="x.webp" alt="x"></p>', {picture})
    await paint()
    expect(messages).toEqual(['pdf/picture-unreadable'])
  })

  test('part of a drawing that has no counterpart in PDF: pdf/svg-unsupported', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><foreignObject><p>a</p></foreignObject><rect width="9" height="9"/></svg>'
    const {paint, messages} = await set('<p><img src="x.svg" alt="x"></p>', {picture: drawing(svg)})
    await paint()
    expect(messages).toEqual(['pdf/svg-unsupported'])
  })
})
