import sharp from 'sharp'
import {expect, test} from 'vitest'
import type {ArticleImage} from '../../../src/model/article.ts'
import {memory} from '../../../src/resources.ts'
import {book, type Sample} from './epub-sample.ts'

const header = '<header><h1>Title</h1></header>'
const kindle = (sample: Sample) => book(sample, 'kindle')

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><circle r="4" fill="red"/></svg>'

function image(bytes: Uint8Array, mediaType: ArticleImage['mediaType']): ArticleImage {
  return {path: 'a', bytes, mediaType, width: 20, height: 10}
}

const withPicture = (picture: ArticleImage): Sample => ({
  html: `${header}<p><img src="a" alt="A"></p>`,
  images: {a: picture},
})

const pixel = (channels: 3 | 4, background: object) =>
  sharp({create: {width: 20, height: 10, channels, background}})

test('has the cover as a picture, and no page that shows it', async () => {
  const {names, text} = await kindle({html: header})
  expect(names).toContain('EPUB/images/cover.png')
  expect(names.filter((name) => name.includes('cover'))).toHaveLength(1)
  expect(text('package.opf')).toContain('properties="cover-image"')
  expect(text('nav.xhtml')).not.toContain('epub:type="cover"')
})

test('an SVG is drawn on white, without a word: the file is for that', async () => {
  const result = await kindle(withPicture(image(Buffer.from(svg), 'image/svg+xml')))
  const drawn = sharp(result.file('images/image-1.png'))
  expect(await drawn.metadata()).toMatchObject({format: 'png', width: 40, height: 20, hasAlpha: false})
  expect((await drawn.raw().toBuffer()).at(-1)).toBe(255)
  expect(result.messages).toEqual([])
})

test('a transparent PNG stands on white', async () => {
  const png = await pixel(4, {r: 0, g: 0, b: 0, alpha: 0}).png().toBuffer()
  const result = await kindle(withPicture(image(png, 'image/png')))
  const drawn = sharp(result.file('images/image-1.png'))
  expect((await drawn.metadata()).hasAlpha).toBe(false)
  expect([...(await drawn.raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
})

test('an opaque PNG is the author’s own file', async () => {
  const png = await pixel(3, {r: 9, g: 9, b: 9}).png().toBuffer()
  const result = await kindle(withPicture(image(png, 'image/png')))
  expect(Buffer.compare(result.file('images/image-1.png'), png)).toBe(0)
})

test('a GIF that moves shows its first frame, and a message says so', async () => {
  const gif = await sharp({create: {width: 20, height: 20, channels: 3, background: 'red', pageHeight: 10}})
    .gif({loop: 0})
    .toBuffer()
  const moving = Buffer.concat([gif, Buffer.from('NETSCAPE2.0', 'latin1')])
  const result = await kindle(withPicture(image(moving, 'image/gif')))
  expect(result.names).toContain('EPUB/images/image-1.png')
  expect(result.messages.map(({ruleId}) => ruleId)).toEqual(['epub/animation-still'])
})

test('a formula is what its author says of it', async () => {
  const html = `${header}<p><math alttext="x squared"><msup><mi>x</mi><mn>2</mn></msup></math></p>`
  const result = await kindle({html})
  expect(result.text('chapter-1.xhtml')).toContain('<p><span class="math">x squared</span></p>')
  expect(result.text('package.opf')).not.toContain('MathML')
  expect(result.messages).toEqual([])
})

test('a formula of which nothing is said is its signs, with a message', async () => {
  const result = await kindle({html: `${header}<p><math><mi>x</mi> <mo>=</mo> <mn>2</mn></math></p>`})
  expect(result.text('chapter-1.xhtml')).toContain('<span class="math">x = 2</span>')
  expect(result.messages.map(({ruleId}) => ruleId)).toEqual(['epub/math-as-text'])
})

test('styles under conditions are left out', async () => {
  const css =
    'p {margin: 0} @supports (color: red) {p {margin: 1em}} @media (min-width: 30em) {p {margin: 2em}}'
  const context = {templates: memory({'styles/ebook.css': css})}
  expect((await kindle({html: header, context})).text('style.css')).toBe('p{margin:0}')
  expect((await book({html: header, context})).text('style.css')).toContain('@media (min-width:30em)')
})

test('in the e-book for all, CMYK becomes RGB', async () => {
  const jpeg = await pixel(3, {r: 200, g: 30, b: 30}).toColourspace('cmyk').jpeg().toBuffer()
  const {file} = await book(withPicture(image(jpeg, 'image/jpeg')))
  expect((await sharp(jpeg).metadata()).space).toBe('cmyk')
  expect((await sharp(file('images/image-1.jpg')).metadata()).space).toBe('srgb')
})
