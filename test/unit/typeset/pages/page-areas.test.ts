/** `@page` at work: footnote areas, named pages, numbering. */
import {describe, expect, test} from 'vitest'
import {pageLabels} from '../../../../src/pdf/catalog-entries.ts'
import type {Page} from '../../../../src/typeset/index.ts'
import {linesOf, paragraphs, set} from '../support.ts'

const note = '<p>call<span class="note">the note</span></p>'
const float = '.note { float: footnote }'

const rulesOf = (page: Page | undefined) =>
  page?.items.flatMap((item) =>
    item.type === 'rectangle' ? [{x: item.x, y: item.y, width: item.width, height: item.height}] : [],
  ) ?? []
const furniture = (pages: readonly Page[]) =>
  pages.map((page) =>
    page.items
      .flatMap((item) =>
        item.type === 'text' && item.owner.type === 'artifact'
          ? item.pieces.map((piece) => (piece.type === 'space' ? ' ' : piece.shaped.text))
          : [],
      )
      .join(''),
  )

describe('the area of notes', () => {
  test('has a rule of half a point, a quarter of the measure long, unless the stylesheet says otherwise', async () => {
    const {pages} = await set(note, {css: float})
    // The type area is 260 pt wide and ends at 120 pt; the note takes 10 pt, and 4 pt are free above it.
    expect(rulesOf(pages[0])).toEqual([{x: 20, y: 105.5, width: 65, height: 0.5}])
  })

  test('has the rule that `@footnote` gives it, with its room', async () => {
    const css = `${float} @page { @footnote { margin-top: 12pt; border-top: 2pt solid red; padding-top: 6pt; width: 50% } }`
    const {pages, messages} = await set(`${paragraphs(7)}${note}`, {css})
    expect(rulesOf(pages.at(-1))).toEqual([{x: 20, y: 102, width: 130, height: 2}])
    // 12 + 2 + 6 + 10 = 30 pt of 100 are taken: seven lines are left.
    expect(linesOf(pages)[0]?.length).toBe(7)
    expect(messages).toEqual([])
  })

  test('has none where `@footnote` says so', async () => {
    const {pages} = await set(note, {css: `${float} @page { @footnote { border-top: none } }`})
    expect(rulesOf(pages[0])).toEqual([])
  })

  test('is read with its mistakes', async () => {
    const {messages} = await set('<p>a', {
      css: '@page { @footnote { colour: red } @footnotes { color: red } }',
    })
    expect(messages.toSorted()).toEqual(['css/unknown-property', 'css/unsupported-at-rule'])
  })
})

describe('named pages', () => {
  const css = '.wide { page: wide } @page wide { margin: 20pt 5pt }'

  test('have a measure of their own', async () => {
    const words = 'word '.repeat(88)
    const {pages} = await set(`<p>${words}</p><p class="wide">${words}</p>`, {css, lines: 20})
    const [usual = [], wide = []] = linesOf(pages)
    expect(wide.length).toBeLessThan(usual.length)
    const texts = pages[1]?.items.flatMap((item) => (item.type === 'text' ? [item.x] : []))
    expect(Math.min(...(texts ?? []))).toBe(5)
  })

  test('set their notes to that measure', async () => {
    const {pages} = await set(
      `<div class="wide"><p>a<span class="note">${'word '.repeat(60)}</span></p></div>`,
      {
        css: `${css} ${float}`,
      },
    )
    const right = pages[0]?.items.flatMap((item) => (item.type === 'text' ? [item.x + item.width] : [])) ?? []
    expect(Math.max(...right)).toBeGreaterThan(285)
  })
})

describe('blank pages', () => {
  test('have the margins that `:blank` gives them', async () => {
    const {pages} = await set('<p>a</p><p class="part">b</p>', {
      css: '.part { break-before: recto } @page { @top-left { content: "head" } } @page :blank { @top-left { content: none } }',
    })
    expect(furniture(pages)).toEqual(['head', '', 'head'])
  })

  test('are not needed where the page is on the right side already', async () => {
    const {pages} = await set(`${paragraphs(20)}<p class="part">b</p>`, {
      css: '.part { break-before: recto }',
    })
    expect(pages.map((page) => page.blank)).toEqual([false, false, false])
  })
})

describe('numbering', () => {
  const html = `<div class="front">${paragraphs(15)}</div><div class="body">${paragraphs(15, 'b')}<p id="there">c</p></div>`
  const css = `
    .front { page: front } .body { counter-reset: page 1 }
    @page { @bottom-right { content: counter(page) } }
    @page front { @bottom-right { content: counter(page, lower-roman) } }
    @page front:first { @bottom-right { content: none } }`

  test('begins again where the stylesheet says, in the style that the margins print', async () => {
    const {pages} = await set(html, {css})
    expect(furniture(pages)).toEqual(['i', 'ii', '1', '2'].map((folio, index) => (index === 0 ? '' : folio)))
    expect(pages.map((page) => page.folio)).toEqual(['i', 'ii', '1', '2'])
    expect(pageLabels(pages)).toEqual({Nums: [0, {S: 'r', St: 1}, 2, {S: 'D', St: 1}]})
  })

  test('is what references say', async () => {
    const {pages} = await set(
      `<p><a href="#there"></a><a href="#front"></a></p>${html.replace('<p>a12', '<p id="front">a12')}`,
      {
        css: `${css} a::after { content: "p. " target-counter(attr(href), page) }`,
      },
    )
    expect(linesOf(pages)[0]?.[0]).toBe('p. 2p. iii')
  })
})
