import {describe, expect, test} from 'vitest'
import {maskOf, type Segment} from '../../../src/emit/painting/mask.ts'
import {parseColor} from '../../../src/emit/painting/tokens.ts'
import {breakBalanced, type Word} from '../../../src/emit/painting/type.ts'
import type {ArticleImage} from '../../../src/model/article.ts'
import {memory} from '../../../src/resources.ts'
import {book} from './epub-sample.ts'

const html = '<header><h1>Title</h1></header>'

describe('the cover', () => {
  test('is a PNG of 1400 by 2100 pixels, shown on a page of its own', async () => {
    const {file, text} = await book({html})
    const header = Buffer.from(file('images/cover.png'))
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([1400, 2100])
    expect(text('cover.xhtml')).toContain(
      '<img src="images/cover.png" alt="Cover: Security guarantees" role="doc-cover" />',
    )
  })

  test('takes its colours from the tokens', async () => {
    const templates = memory({'styles/tokens.css': ':root {--accent: #123456}'})
    const {file} = await book({html, context: {templates}})
    expect(Buffer.from(file('images/cover.png')).includes(Buffer.from([0x12, 0x34, 0x56]))).toBe(true)
  })

  test('a character that no font has is reported', async () => {
    const {messages} = await book({html, metadata: {title: 'Peace 平和'}})
    expect(messages.map(({ruleId, actual}) => [ruleId, actual])).toEqual([['epub/cover-character', '平和']])
  })

  test('is the picture that the article names, when it stands upright', async () => {
    const pixel =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
    const image: ArticleImage = {
      path: 'cover.png',
      mediaType: 'image/png',
      width: 2,
      height: 3,
      bytes: Buffer.from(pixel, 'base64'),
    }
    const metadata = {image: {path: 'cover.png', alt: ''}}
    const upright = await book({html, metadata, images: {'cover.png': image}})
    expect(Buffer.compare(upright.file('images/cover.png'), image.bytes)).toBe(0)
    const wide = await book({html, metadata, images: {'cover.png': {...image, width: 3, height: 2}}})
    expect(wide.file('images/cover.png').length).toBeGreaterThan(1000)
  })
})

describe('lines of the title', () => {
  const word = (width: number): Word => ({glyphs: [], width, space: 1, direction: 'ltr', hyphen: null})
  const widths = (words: readonly number[], measure: number) =>
    breakBalanced(words.map(word), measure, 'ltr')?.map(({width}) => width)

  test('are as few as fit, then as even as can be', () => {
    expect(widths([4, 4, 4, 4], 14)).toEqual([8, 8])
    expect(widths([9, 1, 1, 9], 12)).toEqual([10, 10])
  })

  test('a word beyond the measure asks for a smaller size', () => {
    expect(widths([5, 20], 10)).toBeUndefined()
  })
})

describe('coverage', () => {
  const box = (x0: number, y0: number, x1: number, y1: number): readonly Segment[] => [
    {type: 'move', x: x0, y: y0},
    {type: 'line', x: x1, y: y0},
    {type: 'line', x: x1, y: y1},
    {type: 'line', x: x0, y: y1},
    {type: 'close'},
  ]

  test('a pixel that is half covered has half of the shades', () => {
    const {shades, width} = maskOf(box(0.5, 0, 2, 2), {coverage: new Float32Array(0)})
    expect([...shades.subarray(0, 2)]).toEqual([8, 16])
    expect([...shades.subarray(width, width + 2)]).toEqual([8, 16])
  })

  test('a slanted edge covers half of each pixel that it halves', () => {
    const triangle: readonly Segment[] = [
      {type: 'move', x: 0, y: 0},
      {type: 'line', x: 2, y: 2},
      {type: 'line', x: 0, y: 2},
      {type: 'close'},
    ]
    const {shades, width} = maskOf(triangle, {coverage: new Float32Array(0)})
    expect([shades[0], shades[1], shades[width], shades[width + 1]]).toEqual([8, 0, 16, 8])
  })

  test('an outline within another, the other way round, is a hole', () => {
    const ring = [...box(0, 0, 3, 3), ...box(2, 1, 1, 2)]
    const {shades, width} = maskOf(ring, {coverage: new Float32Array(0)})
    expect(shades[width + 1]).toBe(0)
    expect(shades[0]).toBe(16)
  })
})

test('colours of the tokens are read in the forms that can be mixed', () => {
  expect(parseColor('#abc')).toEqual([170, 187, 204])
  expect(parseColor('#0d5563')).toEqual([13, 85, 99])
  expect(parseColor('rgb(1, 2, 3)')).toEqual([1, 2, 3])
  expect(parseColor('oklch(50% 0.1 20)')).toBeNull()
})
