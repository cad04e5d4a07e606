/** Pictures on pages of 100 pt by 260 pt: ten lines. */
import {describe, expect, test} from 'vitest'
import type {Page} from '../../../../src/typeset/index.ts'
import {linesOf, paragraphs, set} from '../support.ts'

/** Sizes in points. */
const picture = (width: number, height: number) => () => ({
  bytes: new Uint8Array(),
  mediaType: 'image/png',
  width: width / 0.75,
  height: height / 0.75,
})
const placed = (pages: readonly Page[]) =>
  pages.flatMap((page) =>
    page.items.flatMap((item) =>
      item.type === 'image'
        ? [{page: page.index, x: item.x, y: item.y, width: item.width, height: item.height}]
        : [],
    ),
  )
const figure = '<figure><img src="x.png" alt="x"><figcaption>caption</figcaption></figure>'
const css = 'figure { break-inside: avoid } img { display: block } figcaption { break-before: avoid }'

describe('a picture', () => {
  test('is never larger than it is', async () => {
    const {pages} = await set('<p><img src="x.png" alt="x"></p>', {picture: picture(80, 40)})
    expect(placed(pages)).toMatchObject([{width: 80, height: 40}])
  })

  test('shrinks in a table, and leaves the words beside it whole', async () => {
    const row = '<tr><td>words <img src="x.png" alt="x"></td><td>a column of words</td></tr>'
    const {pages, messages} = await set(`<table>${row}</table>`, {picture: picture(600, 60)})
    expect(linesOf(pages).flat().join(' ')).toContain('column')
    expect(placed(pages)[0]?.width).toBeLessThan(240)
    expect(messages).toEqual([])
  })

  test('is as wide as the measure at most', async () => {
    const {pages} = await set('<p><img src="x.png" alt="x"></p>', {picture: picture(520, 40)})
    expect(placed(pages)).toMatchObject([{width: 260, height: 20}])
  })

  test('gives up a little of its height to stay on its page, with its caption', async () => {
    const {pages} = await set(`${paragraphs(5)}${figure}${paragraphs(3, 'b')}`, {
      css,
      picture: picture(100, 50),
    })
    expect(placed(pages)).toEqual([{page: 0, x: 20, y: 70, width: 80, height: 40}])
    expect(linesOf(pages)).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'a5', 'caption'],
      ['b1', 'b2', 'b3'],
    ])
  })

  test('keeps its place in its width when it becomes smaller', async () => {
    const {pages} = await set(`${paragraphs(5)}${figure}`, {
      css: `${css} img { margin: 0 auto }`,
      picture: picture(100, 50),
    })
    expect(placed(pages)).toEqual([{page: 0, x: 110, y: 70, width: 80, height: 40}])
  })

  test('that stands alone in a paragraph gives way too', async () => {
    const {pages} = await set(`${paragraphs(6)}<p><img src="x.png" alt="x"></p>`, {picture: picture(100, 48)})
    const [only] = placed(pages)
    expect(only?.page).toBe(0)
    expect(only?.height).toBeLessThan(41)
    expect((only?.width ?? 0) / (only?.height ?? 1)).toBeCloseTo(100 / 48)
  })

  test('goes to the next page whole when it would lose more than a quarter', async () => {
    const {pages} = await set(`${paragraphs(7)}${figure}`, {css, picture: picture(100, 50)})
    expect(placed(pages)).toMatchObject([{page: 1, height: 50}])
  })

  test('is not made lower where there is room', async () => {
    const {pages} = await set(`${paragraphs(4)}${figure}`, {css, picture: picture(100, 50)})
    expect(placed(pages)).toMatchObject([{page: 0, height: 50}])
  })
})
