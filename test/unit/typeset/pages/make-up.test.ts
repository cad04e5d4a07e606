import {describe, expect, test} from 'vitest'
import {linesOf, paragraphs, set, tall} from '../support.ts'

const counts = (pages: Parameters<typeof linesOf>[0]) => linesOf(pages).map((lines) => lines.length)

describe('pages', () => {
  test('are filled to the foot', async () => {
    const {pages, messages} = await set(paragraphs(25))
    expect(counts(pages)).toEqual([10, 10, 5])
    expect(messages).toEqual([])
  })

  test('a heading is never the last line of a page, nor alone with one line', async () => {
    const {pages} = await set(`${paragraphs(8)}<h2>Heading</h2>${tall(4)}`, {
      css: 'h2 { break-after: avoid }',
    })
    expect(linesOf(pages)[1]?.[0]).toBe('Heading')
  })

  test('a heading stays where two lines follow it', async () => {
    const {pages} = await set(`${paragraphs(7)}<h2>Heading</h2>${tall(4)}`, {
      css: 'h2 { break-after: avoid }',
    })
    expect(linesOf(pages)[0]?.slice(-3)).toEqual(['Heading', 'x1', 'x2'])
  })

  test('no widow: a last line does not stand alone at the head of a page', async () => {
    const {pages} = await set(`${paragraphs(6)}${tall(5)}`, {css: 'p { widows: 2 }'})
    expect(linesOf(pages)[1]).toEqual(['x4', 'x5'])
  })

  test('no orphan: a first line does not stand alone at the foot of a page', async () => {
    const {pages} = await set(`${paragraphs(9)}${tall(5)}`, {css: 'p { orphans: 2 }'})
    expect(counts(pages)).toEqual([9, 5])
  })

  test('what asks to be kept whole goes to the next page whole', async () => {
    const {pages, messages} = await set(`${paragraphs(7)}<div>${paragraphs(5, 'b')}</div>`, {
      css: 'div { break-inside: avoid }',
    })
    expect(counts(pages)).toEqual([7, 5])
    expect(messages).toEqual([])
  })

  test('what asks to be kept whole and is higher than a page is broken, with a message', async () => {
    const {pages, messages} = await set(`<div>${paragraphs(12)}</div>`, {css: 'div { break-inside: avoid }'})
    expect(counts(pages).reduce((a, b) => a + b)).toBe(12)
    expect(messages).toEqual(['pages/keep-broken'])
  })

  test('an earlier page ends early when that spares a later one a bad break', async () => {
    // Greedy make-up fills page one and must then part the figure from its caption or leave page two half empty.
    const html = `${tall(9)}<h2>Heading</h2>${tall(3, 'y')}`
    const {pages} = await set(html, {css: 'h2 { break-after: avoid } p { orphans: 2; widows: 2 }'})
    expect(linesOf(pages)).toEqual([
      ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9'],
      ['Heading', 'y1', 'y2', 'y3'],
    ])
  })

  test('a forced break to a recto leaves a blank verso', async () => {
    const {pages} = await set('<p>one</p><p class="part">two</p>', {css: '.part { break-before: recto }'})
    expect(pages.map(({blank, side}) => `${side}${blank ? ' blank' : ''}`)).toEqual([
      'recto',
      'verso blank',
      'recto',
    ])
  })

  test('margins vanish at the head and the foot of a page', async () => {
    const {pages} = await set(paragraphs(20), {css: 'p { margin: 10pt 0 }'})
    const [first, second] = pages
    const heads = [first, second].map((page) => page?.items.find((item) => item.type === 'text'))
    expect(heads.map((item) => item?.type === 'text' && item.y)).toEqual([
      heads[0]?.type === 'text' && heads[0].y,
      heads[0]?.type === 'text' && heads[0].y,
    ])
  })

  test('every destination stands on its page', async () => {
    const {pages} = await set(`${paragraphs(10)}<p id="there">here</p>`)
    expect(pages.map((page) => page.destinations.has('there'))).toEqual([false, true])
  })
})

describe('margins', () => {
  const positions = async (html: string, css: string) => {
    const {pages} = await set(html, {css, lines: 30})
    return pages[0]?.items.flatMap((item) => (item.type === 'text' ? [Math.round(item.y)] : [])) ?? []
  }

  test('of siblings collapse to the larger', async () => {
    const [a = 0, b = 0] = await positions(
      '<p>a</p><p class="b">b</p>',
      'p { margin: 4pt 0 } .b { margin-top: 12pt }',
    )
    expect(b - a).toBe(22)
  })

  test('of a first child collapse with its parent’s, and through empty blocks', async () => {
    const html = '<p>a</p><div><div></div><p>b</p></div>'
    const [a = 0, b = 0] = await positions(html, 'div { margin-top: 8pt } p { margin-top: 5pt }')
    expect(b - a).toBe(18)
  })

  test('do not collapse through padding', async () => {
    const [a = 0, b = 0] = await positions(
      '<p>a</p><div><p>b</p></div>',
      'div { padding-top: 3pt } p { margin-top: 5pt }',
    )
    expect(b - a).toBe(18)
  })
})

describe('footnotes', () => {
  const css = '.note { float: footnote }'
  const note = (text: string) => `<span class="note">${text}</span>`

  test('stand at the foot of the page of their call', async () => {
    const {pages} = await set(`${paragraphs(9)}<p>call${note('the note')}</p>${paragraphs(4, 'b')}`, {css})
    const page = linesOf(pages).findIndex((lines) => lines.some((line) => line.startsWith('call')))
    expect(linesOf(pages)[page]?.at(-1)).toMatch(/the note$/)
  })

  test('go on on the next page when they must', async () => {
    const long = Array.from({length: 12}, (_, index) => `n${index + 1}`).join('<br>')
    const {pages} = await set(`<p>call${note(long)}</p>${paragraphs(10, 'b')}`, {css})
    const all = linesOf(pages).flat()
    for (let index = 1; index <= 12; index++)
      expect(all.some((line) => line.endsWith(`n${index}`))).toBe(true)
    expect(pages.length).toBeGreaterThan(2)
  })

  test('a table in a note repeats its head where it goes on, and stays above the foot of the page', async () => {
    const rows = Array.from({length: 12}, (_, index) => `<tr><td>r${index + 1}</td></tr>`).join('')
    const table = `<table><thead><tr><th>head</th></tr></thead><tbody>${rows}</tbody></table>`
    const {pages} = await set(
      `<div>call<div class="note">${table}<p>end</p></div></div>${paragraphs(6, 'b')}`,
      {
        css,
      },
    )
    expect(linesOf(pages).flat()).toContain('end')
    expect(pages.length).toBeGreaterThan(2)
    // 140 pt of paper, 20 pt of margin.
    const lowest = pages.map(({items}) =>
      Math.max(...items.map((item) => (item.type === 'text' ? item.y : 0))),
    )
    expect(lowest.filter((y) => y > 120)).toEqual([])
  })
})

describe('furniture', () => {
  test('running heads, folios and the number of pages', async () => {
    const {pages} = await set(`<h1>First</h1>${paragraphs(9)}<h1>Second</h1>${paragraphs(3)}`, {
      css: 'h1 { string-set: head content(text) } @page { @top-left { content: string(head) } @bottom-right { content: counter(page) " of " counter(pages) } }',
    })
    const furniture = pages.map((page) =>
      page.items.flatMap((item) =>
        item.type === 'text' && item.owner.type === 'artifact'
          ? [item.pieces.map((piece) => (piece.type === 'space' ? ' ' : piece.shaped.text)).join('')]
          : [],
      ),
    )
    expect(furniture).toEqual([
      ['First', '1 of 2'],
      ['Second', '2 of 2'],
    ])
  })

  test('a reference to a page says its number', async () => {
    const html = `<p><a href="#end">See page </a></p>${paragraphs(14)}<p id="end">end</p>`
    const {pages, messages} = await set(html, {css: 'a::after { content: target-counter(attr(href), page) }'})
    expect(linesOf(pages)[0]?.[0]).toBe('See page 2')
    expect(messages).toEqual([])
  })
})

test('margins give up a little where that saves a large hole, and no more', async () => {
  const whole = `<div class="whole">${paragraphs(4, 'w')}</div>`
  const html = `${paragraphs(5)}${whole}${paragraphs(6, 'b')}`
  const css = (margin: number) => `p { margin: 0 0 ${margin}pt } .whole { break-inside: avoid }`
  const heights = async (margin: number) => {
    const {pages} = await set(html, {css: css(margin)})
    return {
      lines: counts(pages)[0],
      foot: Math.max(...(pages[0]?.items ?? []).map((item) => ('y' in item ? item.y : 0))),
    }
  }
  // Nine lines and eight margins: 100.4 pt are made to fit into 100 pt, 102 pt are not.
  const fitted = await heights(1.3)
  expect(fitted.lines).toBe(9)
  expect(fitted.foot).toBeLessThan(120)
  expect((await heights(1.5)).lines).toBe(5)
})
