/** Pictures in formats and sizes that every reading system shows: what is kept, what is converted, what it becomes. */
import sharp, {type Sharp} from 'sharp'
import {describe, expect, test} from 'vitest'
import {type MediaType, type Picture, pictureConverter, shopLimits} from '../../../src/emit/images.ts'
import {isAnimated} from '../../../src/image-kind.ts'
import type {ArticleImage} from '../../../src/model/article.ts'
import {pixelsOf} from './pixels.ts'

const accepts = new Set<MediaType>(['image/jpeg', 'image/png', 'image/gif', 'image/svg+xml'])

const flat = (width: number, height: number, background = '#c04080') =>
  sharp({create: {width, height, channels: 3, background}})

async function imageOf(source: Sharp, mediaType: MediaType): Promise<ArticleImage> {
  const {data, info} = await source.toBuffer({resolveWithObject: true})
  return {path: 'p', mediaType, bytes: data, width: info.width, height: info.pageHeight ?? info.height}
}

async function converted(image: ArticleImage): Promise<Picture> {
  const conversion = await pictureConverter({...shopLimits, accepts})(image)
  if (conversion.type !== 'converted') throw new Error(`${conversion.type}`)
  return conversion.picture
}

const isNear = (found: string, wanted: string) =>
  [1, 3, 5].every((at) => {
    const channel = (color: string) => Number.parseInt(color.slice(at, at + 2), 16)
    return Math.abs(channel(found) - channel(wanted)) < 8
  })

describe('kept to the byte', () => {
  test.each([
    ['a JPEG', () => imageOf(flat(40, 30).jpeg(), 'image/jpeg')],
    ['a PNG', () => imageOf(flat(40, 30).png(), 'image/png')],
    ['a GIF', () => imageOf(flat(40, 30).gif(), 'image/gif')],
  ])('%s', async (_, make) => {
    const image = await make()
    const conversion = await pictureConverter({...shopLimits, accepts})(image)
    expect(conversion).toEqual({type: 'unchanged', picture: image})
  })
})

describe('converted', () => {
  test('CMYK, a negative on many readers, becomes RGB of the same look', async () => {
    const image = await imageOf(flat(40, 30, '#ff8000').toColourspace('cmyk').jpeg(), 'image/jpeg')
    expect((await sharp(image.bytes).metadata()).space).toBe('cmyk')
    const {bytes, mediaType} = await converted(image)
    expect([mediaType, (await sharp(bytes).metadata()).space]).toEqual(['image/jpeg', 'srgb'])
    const {data} = await sharp(bytes).raw().toBuffer({resolveWithObject: true})
    expect(data[0]).toBeGreaterThan(200)
    expect(data[2]).toBeLessThan(90)
  })

  test('sixteen bits a channel become eight', async () => {
    const image = await imageOf(flat(40, 30).toColourspace('rgb16').png(), 'image/png')
    expect((await sharp(image.bytes).metadata()).depth).toBe('ushort')
    const {bytes, mediaType} = await converted(image)
    expect([mediaType, (await sharp(bytes).metadata()).depth]).toEqual(['image/png', 'uchar'])
    expect(isNear((await pixelsOf(bytes)).at(5, 5), '#c04080')).toBe(true)
  })

  test('a wide profile is applied and left out: the colours are those that were meant', async () => {
    const image = await imageOf(
      flat(40, 30, '#00ff00').withIccProfile('p3').webp({lossless: true}),
      'image/webp',
    )
    expect((await sharp(image.bytes).metadata()).icc).toBeDefined()
    const {bytes} = await converted(image)
    expect((await sharp(bytes).metadata()).icc).toBeUndefined()
    expect(isNear((await pixelsOf(bytes)).at(5, 5), '#00ff00')).toBe(true)
  })

  test('what the camera held askew stands upright', async () => {
    const lying = flat(40, 30).withMetadata({orientation: 6}).jpeg()
    const {width, height, bytes} = await converted(await imageOf(lying, 'image/jpeg'))
    expect([width, height, (await sharp(bytes).metadata()).orientation ?? 1]).toEqual([30, 40, 1])
  })

  test('an animated WebP goes on moving, as GIF', async () => {
    const frames = await sharp(
      await Promise.all(['#ff0000', '#0000ff'].map((color) => flat(40, 30, color).png().toBuffer())),
      {join: {animated: true}},
    )
      .webp({loop: 0, delay: [100, 100]})
      .toBuffer()
    const image: ArticleImage = {path: 'p', mediaType: 'image/webp', bytes: frames, width: 40, height: 30}
    expect(isAnimated(image)).toBe(true)
    const {bytes, mediaType, width, height} = await converted(image)
    expect([mediaType, width, height]).toEqual(['image/gif', 40, 30])
    expect((await sharp(bytes, {animated: true}).metadata()).pages).toBe(2)
    expect(isAnimated({mediaType, bytes})).toBe(true)
  })

  test('a lossless WebP with transparency stays without loss, and transparent', async () => {
    const source = sharp({
      create: {width: 40, height: 30, channels: 4, background: {r: 9, g: 8, b: 7, alpha: 0.5}},
    })
    const {bytes, mediaType} = await converted(await imageOf(source.webp({lossless: true}), 'image/webp'))
    expect([mediaType, (await sharp(bytes).metadata()).hasAlpha]).toEqual(['image/png', true])
  })

  test('one that weighs too much is compressed, then reduced, until it does not', async () => {
    const noise = sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: '#000',
        noise: {type: 'gaussian', mean: 128, sigma: 60},
      },
    })
    const image = await imageOf(noise.png(), 'image/png')
    const maxBytes = 60_000
    expect(image.bytes.length).toBeGreaterThan(maxBytes)
    const conversion = await pictureConverter({...shopLimits, accepts, maxBytes})(image)
    if (conversion.type !== 'converted') throw new Error(conversion.type)
    const {picture, reduced} = conversion
    expect([reduced, picture.mediaType]).toEqual([true, 'image/jpeg'])
    expect(picture.bytes.length).toBeLessThanOrEqual(maxBytes)
    expect(picture.width / picture.height).toBeCloseTo(1.5, 1)
    expect(picture.width).toBeGreaterThan(100)
  })
})

test('an SVG that asks for files from elsewhere is drawn without them', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#c04080"/><image href="https://example.org/x.png" width="9" height="9"/><image href="file:///etc/hostname" width="9" height="9"/></svg>'
  const image: ArticleImage = {
    path: 'p',
    mediaType: 'image/svg+xml',
    bytes: Buffer.from(svg),
    width: 40,
    height: 30,
  }
  const drawing = pictureConverter({...shopLimits, accepts: new Set<MediaType>(['image/png'])})
  const conversion = await drawing(image)
  if (conversion.type !== 'converted') throw new Error(conversion.type)
  const pixels = await pixelsOf(conversion.picture.bytes)
  expect([pixels.width, pixels.height, pixels.count('#c04080')]).toEqual([80, 60, 80 * 60])
})
