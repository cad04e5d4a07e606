/** The social card: when it is painted, what stands on it, and what the page says of it. */
import sharp from 'sharp'
import {expect, test} from 'vitest'
import {single} from '../../../src/assemble.ts'
import {messages, type Report} from '../../../src/diagnostics/message.ts'
import {headPicture} from '../../../src/emit/html/head-picture.ts'
import {emit} from '../../../src/emit/html.ts'
import {picturesOf} from '../../../src/emit/placed-pictures.ts'
import type {Article, ArticleImage} from '../../../src/model/article.ts'
import {memory, overlay, shippedTemplates} from '../../../src/resources.ts'
import {article, metadata} from '../render/article.ts'
import {contextFor} from './emit-context.ts'
import {pixelsOf} from './pixels.ts'

const templates = overlay(
  memory({
    'styles/tokens.css': ':root {--accent: #14532d; --ground: #ffffff; --ink: #000000; --text-face: serif}',
  }),
  shippedTemplates(),
)
const panel = '#14532d'
const url = 'https://example.org/a-title/'

const contextOf = (report: Report) =>
  contextFor({templates, report, siteUrl: 'https://example.org/', formats: new Set(['html'])})

async function card(changed: Partial<Article['metadata']>, image?: ArticleImage) {
  const list = messages()
  const images = new Map(image ? [[image.path, image]] : [])
  const given = article('Text.', {metadata: {...metadata, ...changed}, images})
  const publication = single(given)
  const pictures = picturesOf(publication, given)
  const context = contextOf(list.for('article.md'))
  const head = await headPicture({article: given, publication, stem: 'card', pictures, url, context})
  const [file] = head.files
  return {
    ...head,
    pixels: file ? await pixelsOf(file.bytes) : null,
    said: list.list.map(({ruleId}) => ruleId),
  }
}

const picture = async (width: number, height: number, path = 'own.png'): Promise<ArticleImage> => ({
  path,
  mediaType: 'image/png',
  width,
  height,
  bytes: await sharp({create: {width, height, channels: 3, background: '#c04080'}})
    .png()
    .toBuffer(),
})
const own = {image: {path: 'own.png', alt: 'A rose.'}}
const isRose = (color: string | undefined) => /^#[bc][0-9a-f][34]/.test(color ?? '')

test('the card has the title in the colour of the panel, within its margins', async () => {
  const {image, card: stated, pixels, said} = await card({summary: 'In short.'})
  expect(said).toEqual([])
  expect(image).toEqual({
    url: 'https://example.org/a-title/card.png',
    alt: 'A title. In short.',
    width: 1200,
    height: 630,
    mediaType: 'image/png',
  })
  expect(stated).toMatchObject({path: 'a-title/card.png', width: 1200, height: 630})
  expect([pixels?.width, pixels?.height, pixels?.at(5, 5)]).toEqual([1200, 630, panel])
  const ink = pixels?.ink(panel, {x: 0, y: 0, width: 1200, height: 440})
  expect(ink?.x).toBeGreaterThanOrEqual(66)
  // Shown 300 pixels wide, letters are an eighth of that high or so: 70 here.
  expect(ink?.height).toBeGreaterThan(70)
})

test.each([
  ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 'de'],
  [`https://example.org/${'unbreakable_string/'.repeat(12)}`, 'en'],
])('a long word stays on the card: %s', async (title, language) => {
  const {pixels} = await card({title, language})
  const ink = pixels?.ink(panel, {x: 0, y: 0, width: 1200, height: 610})
  expect(ink?.x).toBeGreaterThanOrEqual(66)
  expect((ink?.x ?? 0) + (ink?.width ?? 0)).toBeLessThanOrEqual(1134)
})

test('a lying picture that is wide enough is named itself, and nothing is painted', async () => {
  const {image, files, card: none} = await card(own, await picture(1600, 900))
  expect(image).toMatchObject({
    url: 'https://example.org/a-title/images/own.png',
    alt: 'A rose.',
    width: 1600,
  })
  expect([files, none]).toEqual([[], null])
})

test('another stands on the card, beside the title', async () => {
  const {image, pixels} = await card(own, await picture(400, 600))
  expect(image).toMatchObject({url: 'https://example.org/a-title/card.jpg', alt: 'A title. A rose.'})
  expect([pixels?.width, pixels?.height]).toEqual([1200, 630])
  expect([isRose(pixels?.at(1195, 5)), isRose(pixels?.at(1195, 625)), isRose(pixels?.at(600, 40))]).toEqual([
    true,
    true,
    false,
  ])
})

test('text from right to left has the picture at its left', async () => {
  const {pixels} = await card({...own, direction: 'rtl'}, await picture(400, 600))
  expect([isRose(pixels?.at(5, 5)), isRose(pixels?.at(1195, 5))]).toEqual([true, false])
})

test('what no font has is reported, unless the cover of the e-book has said it', async () => {
  expect((await card({title: 'Peace 平和'})).said).toEqual(['epub/cover-character'])
})

test('a picture that cannot be decoded is reported, and the card painted without it', async () => {
  const broken = {...(await picture(400, 600)), bytes: new Uint8Array(50)}
  const {said, image} = await card(own, broken)
  expect([said, image?.mediaType]).toEqual([['images/unreadable'], 'image/png'])
})

test('the page names the card; without an address of its own it has none', async () => {
  const of = async (canonical: string | null) => {
    const given = article('Text.', {metadata: {...metadata, canonical}})
    const edition = await emit(
      single(given),
      contextOf(() => undefined),
    )
    const paths = edition?.beside?.map(({path}) => path)
    return {paths, html: String(edition?.content), pictures: edition?.pictures}
  }
  const placed = await of(url)
  expect(placed.paths).toEqual(['a-title/favicon.svg', 'a-title/card.png'])
  expect(placed.html).toContain('<meta property="og:image" content="https://example.org/a-title/card.png">')
  expect(placed.html).toContain('<meta property="og:image:width" content="1200">')
  expect(placed.pictures?.card?.path).toBe('a-title/card.png')
  const loose = await of(null)
  expect(loose.paths).toEqual(['a-title/favicon.svg'])
  expect(loose.html).not.toContain('og:image')
  expect(loose.pictures?.card).toBeNull()
})
