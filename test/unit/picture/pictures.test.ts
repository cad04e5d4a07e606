/** Pages as pictures: what stands on them, where, in which format; and what cannot be shown. */
import {fromHtml} from 'hast-util-from-html'
import sharp from 'sharp'
import {describe, expect, test} from 'vitest'
import type {Finding} from '../../../src/diagnostics/message.ts'
import {pictures, typeset} from '../../../src/index.ts'
import {memory} from '../../../src/resources.ts'
import {pixelsOf} from '../emit/pixels.ts'

const page =
  '@page {size: 300px 200px; margin: 20px} body {margin: 0; font: 20px/30px "Source Serif 4"} p {margin: 0}'

async function shown(
  html: string,
  css = '',
  options: {scale?: number; format?: 'png' | 'svg'; files?: Record<string, Uint8Array>} = {},
) {
  const findings: Finding[] = []
  const report = (finding: Finding) => findings.push(finding)
  const rose = await sharp({create: {width: 60, height: 60, channels: 3, background: '#c04080'}})
    .webp({lossless: true})
    .toBuffer()
  const broken = {bytes: new Uint8Array(9), mediaType: 'image/png', width: 60, height: 60}
  const picture = (source: string) =>
    source === 'rose.webp'
      ? {bytes: rose, mediaType: 'image/webp', width: 60, height: 60}
      : source === 'broken.png'
        ? broken
        : null
  const document = fromHtml(`<!doctype html><html lang="en"><title>T</title><body>${html}`)
  const result = await typeset(
    document,
    [{path: 'a.css', text: `${page} ${css}`}],
    memory(options.files ?? {}),
    {report, picture},
  )
  findings.length = 0
  const files = await pictures(result.typeset.pages, {...options, report, picture})
  return {files, findings, first: files[0] ?? expect.fail('no page')}
}

const svgOf = ({bytes}: {readonly bytes: Uint8Array}) => new TextDecoder().decode(bytes)

describe('a page as PNG', () => {
  test('has its size in CSS pixels, times the scale', async () => {
    const {first} = await shown('<p>One.')
    expect([first.mediaType, first.width, first.height]).toEqual(['image/png', 300, 200])
    const {first: fine} = await shown('<p>One.', '', {scale: 2})
    expect([fine.width, fine.height]).toEqual([600, 400])
    expect((await pixelsOf(fine.bytes)).width).toBe(600)
  })

  test('shows words, boxes and images at their places', async () => {
    const {first, findings} = await shown(
      '<p style="color: #0000ff">ll</p><div style="height: 30px; width: 100px; background: #14532d"></div><img src="rose.webp" alt="A rose.">',
    )
    const pixels = await pixelsOf(first.bytes)
    expect(findings).toEqual([])
    const words = pixels.ink('#ffffff', {x: 0, y: 0, width: 300, height: 50})
    expect(words?.x).toBeGreaterThanOrEqual(20)
    expect(words?.width).toBeLessThan(16)
    expect(pixels.count('#0000ff', {x: 20, y: 20, width: 30, height: 30})).toBeGreaterThan(10)
    expect(pixels.ink('#ffffff', {x: 0, y: 50, width: 300, height: 30})).toEqual({
      x: 20,
      y: 50,
      width: 100,
      height: 30,
    })
    expect(pixels.at(50, 100)).toBe('#c04080')
  })

  test('boxes that touch leave no seam between them, wherever the pixels lie', async () => {
    const box = '<div style="height: 20.3px; background: #14532d"></div>'
    const {first} = await shown(box.repeat(4), '@page {margin: 0}')
    const pixels = await pixelsOf(first.bytes)
    expect(pixels.count('#14532d', {x: 150, y: 0, width: 1, height: 80})).toBe(80)
  })

  test('letters that reach into the line below are not covered by its ground', async () => {
    const line =
      '<div style="background: #ffffff; height: 12px; line-height: 12px; font-size: 40px; color: #ff0000">ggg</div>'
    const {first: alone} = await shown(line)
    const {first} = await shown(`${line}<div style="background: #ffffff; height: 60px"></div>`)
    const red = async ({bytes}: {readonly bytes: Uint8Array}) => (await pixelsOf(bytes)).count('#ff0000')
    expect(await red(first)).toBe(await red(alone))
    expect(await red(first)).toBeGreaterThan(100)
  })

  test('each page is a picture; twice made, the same to the byte', async () => {
    const html = '<p>One.<p style="break-before: page">Two.'
    const [once, again] = [await shown(html), await shown(html)]
    expect(once.files).toHaveLength(2)
    expect(once.files.map(({bytes}) => Buffer.from(bytes).toString('hex'))).toEqual(
      again.files.map(({bytes}) => Buffer.from(bytes).toString('hex')),
    )
  })

  test('a photograph keeps its colours', async () => {
    const width = 200
    const noise = Buffer.from(
      Array.from({length: width * width * 3}, (_, index) => (index * 7919 + (index >> 5) * 104_729) % 256),
    )
    const bytes = await sharp(noise, {raw: {width, height: width, channels: 3}})
      .png()
      .toBuffer()
    const picture = () => ({bytes, mediaType: 'image/png', width, height: width})
    const report = () => undefined
    const document = fromHtml('<!doctype html><html lang="en"><title>T</title><body><img src="a" alt="">')
    const css = '@page {size: 400px; margin: 0} body {margin: 0} img {display: block}'
    const {
      typeset: {pages},
    } = await typeset(document, [{path: 'a.css', text: css}], memory({}), {report, picture})
    const [file] = await pictures(pages, {report, picture})
    const {data} = await sharp(file?.bytes)
      .extract({left: 0, top: 0, width, height: width})
      .removeAlpha()
      .raw()
      .toBuffer({resolveWithObject: true})
    const worst = Math.max(...data.map((v, i) => Math.abs(v - (noise[i] ?? 0))))
    // Drawing rounds; a palette of 256 would be off by far more.
    expect(worst).toBeLessThanOrEqual(8)
  })

  test('an image that cannot be decoded is reported, and the page shown without it', async () => {
    const {findings, first} = await shown('<p>One.</p><img src="broken.png" alt="">')
    expect(findings.map(({rule, actual}) => [rule, actual])).toEqual([['images/unreadable', 'broken.png']])
    expect(first.width).toBe(300)
  })
})

describe('a page as SVG', () => {
  test('holds its words as outlines, named, and no text that would need a font', async () => {
    const {first} = await shown('<p>Plain words &amp; more', '', {format: 'svg'})
    const svg = svgOf(first)
    expect([first.mediaType, first.width, first.height]).toEqual(['image/svg+xml', 300, 200])
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="300" height="200"/)
    expect(svg).toContain('aria-label="Plain words &amp; more"')
    expect(svg).not.toMatch(/<text|font-family/)
  })

  test('a glyph is drawn once, however often it stands there', async () => {
    const {first} = await shown('<p>llllllll', '', {format: 'svg'})
    expect(svgOf(first).match(/<path /g)).toHaveLength(1)
    expect(svgOf(first).match(/<use /g)).toHaveLength(8)
  })

  test('borders keep their dashes, corners their roundness, colours what they let through', async () => {
    const {first} = await shown(
      '<div style="border: 2px dashed #ff0000; height: 20px"></div><div style="border-radius: 8px; background: rgb(0 0 0 / 50%); height: 20px"></div>',
      '',
      {format: 'svg'},
    )
    expect(svgOf(first)).toContain('stroke-dasharray')
    expect(svgOf(first)).toMatch(/<rect [^>]*rx="6" fill="#000000" fill-opacity="0.5"\/>/)
  })

  test('images lie inside, in a format that every program shows', async () => {
    const {first} = await shown('<img src="rose.webp" alt="A rose.">', '', {format: 'svg'})
    expect(svgOf(first)).toMatch(/<image [^>]*href="data:image\/png;base64,[^"]+" aria-label="A rose\."\/>/)
  })
})
