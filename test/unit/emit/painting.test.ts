/** Painting: coverage of outlines, lines of words, colours of the tokens, PNG. */
import {describe, expect, test} from 'vitest'
import {messages} from '../../../src/diagnostics/message.ts'
import {createCanvas, fillBox} from '../../../src/emit/painting/canvas.ts'
import {contrast, plainInk} from '../../../src/emit/painting/contrast.ts'
import {fitText, fitTitle, type TextToFit} from '../../../src/emit/painting/fit.ts'
import {maskOf, type Segment} from '../../../src/emit/painting/mask.ts'
import {encodePng} from '../../../src/emit/painting/png.ts'
import {reduce} from '../../../src/emit/painting/reduce.ts'
import {parseColor, readLook} from '../../../src/emit/painting/tokens.ts'
import {breakBalanced, type Word} from '../../../src/emit/painting/type.ts'
import {shorten} from '../../../src/render/shorten.ts'
import {memory, shippedTemplates} from '../../../src/resources.ts'
import {pixelsOf} from './pixels.ts'

const word = (width: number): Word => ({glyphs: [], width, space: 1, direction: 'ltr', hyphen: null})
const text = (words: readonly Word[], parted = words): TextToFit => ({
  words,
  parted,
  ellipsis: [word(1)],
  direction: 'ltr',
})

describe('lines', () => {
  const widths = (words: readonly number[], measure: number) =>
    breakBalanced(words.map(word), measure, 'ltr')?.map(({width}) => width)

  test('are as few as fit, then as even as can be', () => {
    expect(widths([4, 4, 4, 4], 14)).toEqual([8, 8])
    expect(widths([9, 1, 1, 9], 12)).toEqual([10, 10])
  })

  test('a word beyond the measure asks for a smaller size', () => {
    expect(widths([5, 20], 10)).toBeUndefined()
  })

  test('a part of a word gets its hyphen only at the end of a line', () => {
    const part: Word = {...word(4), space: 0, hyphen: word(1)}
    const whole = breakBalanced([part, word(4)], 9, 'ltr')
    expect(whole?.map(({width}) => width)).toEqual([8])
    const broken = breakBalanced([part, word(4)], 6, 'ltr')
    expect(broken?.map(({width}) => width)).toEqual([5, 4])
  })
})

describe('the size of a title', () => {
  const room = {measure: 100, height: 100, leading: 1, largest: 40, smallest: 8, lines: () => 9}

  test('fewer lines win over a little more size', () => {
    const {size, lines} = fitTitle(text([word(2), word(2)]), room)
    // On one line it would have half of the size.
    expect([size, lines.length]).toEqual([40, 2])
    // On two lines it would have 40.
    expect(fitTitle(text([word(1), word(1)]), {...room, measure: 108})).toMatchObject({
      size: 36,
      lines: {length: 1},
    })
  })

  test('a word is broken only where that makes it half as large again', () => {
    const part: Word = {...word(2), space: 0, hyphen: word(0.5)}
    expect(fitTitle(text([word(4)], [part, word(2)]), room)).toMatchObject({size: 40, lines: {length: 2}})
    expect(fitTitle(text([word(3)], [{...part, width: 1.5}, word(1.5)]), room).lines).toHaveLength(1)
  })

  test('what is too long at the smallest size ends with an ellipsis, within its lines', () => {
    const {lines, size} = fitText(text([word(5), word(5), word(5)]), {
      measure: 60,
      largest: 10,
      smallest: 10,
      lines: 1,
    })
    expect([lines.length, size, lines[0]?.width]).toEqual([1, 10, 6])
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

describe('the file', () => {
  const canvas = createCanvas(8, 8, [255, 0, 0])
  fillBox(canvas, {x: 2, y: 1, width: 4, height: 6}, [0, 0, 255])
  fillBox(canvas, {x: 0, y: 4, width: 4, height: 4}, [1, 2, 3])

  test('holds the pixels of the canvas, whichever way its rows are filtered', async () => {
    const pixels = await pixelsOf(await encodePng(canvas))
    const palette = canvas.palette.map((color) => `#${Buffer.from(color).toString('hex')}`)
    for (let y = 0; y < 8; y += 1)
      for (let x = 0; x < 8; x += 1) expect(pixels.at(x, y)).toBe(palette[canvas.rows[y * 9 + 1 + x] ?? -1])
  })

  test('four times smaller, a pixel is the colour that comes nearest to the mean', async () => {
    const pixels = await pixelsOf(await encodePng(reduce(canvas)))
    expect([pixels.width, pixels.height]).toEqual([2, 2])
    expect([pixels.at(0, 0), pixels.at(0, 1)]).toEqual(['#ff0000', '#010203'])
  })
})

describe('the tokens', () => {
  const look = (tokens: string) => {
    const list = messages()
    const found = readLook(memory({'styles/tokens.css': tokens}), list.for('article.md'))
    return {look: found, said: list.list.map(({ruleId, file}) => [ruleId, file])}
  }

  test('are read in the forms that handouts know', () => {
    expect(parseColor('#abc')).toEqual([170, 187, 204])
    expect(parseColor('rgb(1, 2, 3)')).toEqual([1, 2, 3])
    expect(parseColor('hsl(120 100% 25%)')).toEqual([0, 128, 0])
    expect(parseColor('rebeccapurple')).toEqual([102, 51, 153])
    expect(parseColor('rgb(1 2 3 / 50%)')).toBeNull()
  })

  test('one line changes the panel, and the cover may have a colour of its own', () => {
    expect(look(':root {--accent: #7a1f3d}').look.panel).toEqual([122, 31, 61])
    expect(look(':root {--accent: #7a1f3d; --cover-panel: #123}').look.panel).toEqual([17, 34, 51])
  })

  test('ours need no correction', () => {
    const list = messages()
    const {panel, panelInk, paper, ink, label} = readLook(shippedTemplates(), list.for('article.md'))
    expect(list.list).toEqual([])
    expect(contrast(panelInk, panel)).toBeGreaterThan(4.5)
    expect(contrast(ink, paper)).toBeGreaterThan(4.5)
    expect(contrast(label, paper)).toBeGreaterThan(4.5)
  })

  test('ink that is too faint becomes black or white, and is said to', () => {
    const pale = look(':root {--accent: #ffd166; --ground: #ffffff; --ink: #999}')
    expect(pale.look.panelInk).toEqual([0, 0, 0])
    expect(pale.look.ink).toEqual([0, 0, 0])
    // The accent is no colour for letters, without being wrong: it is a good ground.
    expect(pale.look.label).toEqual([0, 0, 0])
    expect(pale.said).toEqual([
      ['cover/contrast', 'styles/tokens.css'],
      ['cover/contrast', 'styles/tokens.css'],
    ])
  })

  test('one of black and white is legible on anything', () => {
    for (let grey = 0; grey < 256; grey += 1)
      expect(contrast(plainInk([grey, grey, grey]), [grey, grey, grey])).toBeGreaterThan(4.5)
  })

  test('a colour that cannot be mixed is named, and ours stands in', () => {
    const {look: found, said} = look(':root {--accent: rgb(from red r g b)}')
    expect(found.panel).toEqual([13, 85, 99])
    expect(said).toContainEqual(['cover/colour-unknown', 'styles/tokens.css'])
  })
})

describe('shortening', () => {
  test.each([
    ['what fits stays as it is', 'One, two.', 9, 'One, two.'],
    [
      'whole sentences need no ellipsis',
      'They meet in Paris. Then they leave for Rome.',
      30,
      'They meet in Paris.',
    ],
    [
      'a phrase ends before its comma',
      'Ideas range from aid to teams, shared maps and more',
      40,
      'Ideas range from aid to teams…',
    ],
    ['a word is not cut', 'Nothing separates these many words here', 25, 'Nothing separates these…'],
    [
      'an abbreviation ends no sentence',
      'The talks that the U.S. had called for at last began',
      30,
      'The talks that the U.S. had…',
    ],
    ['signs without spaces', '平和への道は遠い、しかし歩く', 10, '平和への道は遠い…'],
    ['a pair is not halved', '😀😀😀', 3, '😀…'],
  ])('%s', (_, given, most, expected) => {
    expect(shorten(given, most)).toBe(expected)
  })
})
