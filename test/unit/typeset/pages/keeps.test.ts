/** What stays together on pages of ten lines. */
import {describe, expect, test} from 'vitest'
import {linesOf, paragraphs, set, tall} from '../support.ts'

const list = (count: number) =>
  `<ul>${Array.from({length: count}, (_, index) => `<li>i${index + 1}</li>`).join('')}</ul>`
const bare = 'li { list-style-type: none }'

describe('a lead line', () => {
  test('that ends with a colon goes with its list', async () => {
    const {pages, messages} = await set(`${paragraphs(8)}<p>In steps:</p>${list(8)}`, {css: bare})
    expect(linesOf(pages).map(([first]) => first)).toEqual(['a1', 'In steps:'])
    expect(messages).toEqual([])
  })

  test('stays where two lines of its list follow', async () => {
    const {pages} = await set(`${paragraphs(7)}<p>In steps:</p>${list(8)}`, {css: bare})
    expect(linesOf(pages)[0]?.slice(-3)).toEqual(['In steps:', 'i1', 'i2'])
  })

  test('that ends otherwise may stand at the foot', async () => {
    const {pages} = await set(`${paragraphs(9)}<p>No more.</p>${list(8)}`, {css: bare})
    expect(linesOf(pages)[0]?.at(-1)).toBe('No more.')
  })

  test('before a paragraph may stand at the foot', async () => {
    const {pages} = await set(`${paragraphs(9)}<p>She said:</p>${tall(4)}`)
    expect(linesOf(pages)[0]?.at(-1)).toBe('She said:')
  })
})

describe('a short block', () => {
  test('of list items is kept whole', async () => {
    const {pages} = await set(`${paragraphs(7)}${list(5)}`, {css: bare})
    expect(linesOf(pages).map((lines) => lines.length)).toEqual([7, 5])
  })

  test('of more than five lines may be parted', async () => {
    const {pages} = await set(`${paragraphs(7)}${list(6)}${paragraphs(4, 'b')}`, {css: bare})
    expect(linesOf(pages).map((lines) => lines.length)).toEqual([10, 7])
  })

  test('of code is kept whole', async () => {
    const {pages} = await set(`${paragraphs(7)}<pre>c1\nc2\nc3\nc4</pre>`)
    expect(linesOf(pages).map((lines) => lines.length)).toEqual([7, 4])
  })

  test('that is kept whole does not hold on to what follows', async () => {
    const {pages} = await set(`<div>${paragraphs(10)}</div>${paragraphs(3, 'b')}`, {
      css: 'div { break-inside: avoid }',
    })
    expect(linesOf(pages).map((lines) => lines.length)).toEqual([10, 3])
  })
})

describe('code', () => {
  test('is parted at an empty line', async () => {
    const code = ['c1', 'c2', 'c3', '', 'c5', 'c6', 'c7', 'c8'].join('\n')
    const {pages} = await set(`${paragraphs(14)}<pre>${code}</pre>`, {lines: 20})
    expect(linesOf(pages)[1]?.[0]).toBe('c5')
  })

  test('that is too long for its line goes on under a mark that is not text', async () => {
    const {pages} = await set(`<pre>${'word '.repeat(20)}\nnext</pre>`, {
      css: 'pre { white-space: pre-wrap }',
    })
    const items = pages[0]?.items ?? []
    const marks = items.filter((item) => item.type === 'path' && item.owner.type === 'artifact')
    expect(marks.length).toBe((linesOf(pages)[0]?.length ?? 0) - 2)
    expect(linesOf(pages)[0]?.at(-1)).toBe('next')
  })
})

test('what is not to be parted from its successor needs one line of it, unless it is a heading', async () => {
  const css = 'dt, h2 { break-after: avoid } dd { margin: 0 }'
  const terms = await set(`<dl>${'<dt>t</dt><dd>d</dd>'.repeat(7)}</dl>`, {css})
  expect(linesOf(terms.pages).map((lines) => lines.length)).toEqual([10, 4])
  const heading = await set(`${paragraphs(8)}<h2>h</h2>${paragraphs(4, 'b')}`, {css})
  expect(linesOf(heading.pages).map((lines) => lines.length)).toEqual([8, 5])
})
