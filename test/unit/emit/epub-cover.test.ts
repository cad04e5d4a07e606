/** The cover: what stands on it, as pixels; the author's own picture; the files beside the page. */
import sharp from 'sharp'
import {describe, expect, test} from 'vitest'
import type {Article, ArticleImage} from '../../../src/model/article.ts'
import {sharesOf} from '../../../src/render/picture-words.ts'
import {memory} from '../../../src/resources.ts'
import {book, coverSheet, emitted, metadata, type Sample} from './epub-sample.ts'
import {pixelsOf, type Region} from './pixels.ts'

const html = '<header><h1>Title</h1></header>'
const tokens =
  ':root {--accent: #14532d; --ground: #ffffff; --ink: #000000; --rule: #dddddd; --text-face: "Source Serif 4"}'
const designed = (sheets: Readonly<Record<string, string | Uint8Array>>) =>
  memory({'styles/cover.css': coverSheet, ...sheets})
const templates = designed({'styles/tokens.css': tokens})
const panel = '#14532d'
const whole: Region = {x: 0, y: 0, width: 1400, height: 2100}

const takeaways = (...items: readonly string[]): Article['takeaways'] => ({
  id: 'key-takeaways',
  heading: null,
  items: items.map((value, index) => ({
    id: `takeaway-${index + 1}`,
    text: value,
    children: [{type: 'paragraph', children: [{type: 'text', value}]}],
  })),
})

async function cover(sample: Omit<Sample, 'html'>) {
  const result = await book({html, ...sample, context: {templates, ...sample.context}})
  const name = result.names.find((file) => file.startsWith('EPUB/images/cover.'))?.replace('EPUB/', '') ?? ''
  const bytes = result.file(name)
  const alt = /alt="([^"]*)"/.exec(result.text('cover.xhtml'))?.[1]
  return {name, bytes, alt, pixels: await pixelsOf(bytes), said: result.messages.map(({ruleId}) => ruleId)}
}

/** Where the coloured panel ends, below the margin where no letter stands. */
function footOf({at}: {at(x: number, y: number): string}, color = panel): number {
  for (let y = 2099; y >= 0; y -= 1) if (at(60, y) === color) return y + 1
  return 0
}

const photograph = async (width: number, height: number, orientation = 1): Promise<ArticleImage> => ({
  path: 'own.jpg',
  mediaType: 'image/jpeg',
  // As it is seen: from 5 on it lies on its side in the file.
  width: orientation >= 5 ? height : width,
  height: orientation >= 5 ? width : height,
  bytes: await sharp({create: {width, height, channels: 3, background: '#c04080'}})
    .withMetadata({orientation})
    .jpeg()
    .toBuffer(),
})
const own = {image: {path: 'own.jpg', alt: 'A rose.'}}

describe('the painted cover', () => {
  test('has the title in its panel and the takeaways below, within the margins', async () => {
    const {name, pixels, said} = await cover({article: {takeaways: takeaways('First.', 'Second.', 'Third.')}})
    expect([name, pixels.width, pixels.height, said]).toEqual(['images/cover.png', 1400, 2100, []])
    const foot = footOf(pixels)
    const title = pixels.ink(panel, {...whole, height: foot})
    expect(title?.x).toBeGreaterThanOrEqual(110)
    expect((title?.x ?? 0) + (title?.width ?? 0)).toBeLessThanOrEqual(1290)
    // Legible on a thumbnail of 160 pixels: capitals of at least 9 of them.
    expect(title?.height).toBeGreaterThan(80)
    const list = pixels.ink('#ffffff', {x: 10, y: foot + 24, width: 1380, height: 1700 - foot})
    expect(list?.height).toBeGreaterThan(200)
    // A rule between two items each.
    expect(pixels.count('#dddddd', {x: 700, y: foot + 24, width: 1, height: 2000 - foot})).toBe(4)
  })

  test('the fewer words, the larger the panel; with nothing to say it is the whole page', async () => {
    const few = await cover({article: {takeaways: takeaways('First.')}, metadata: {summary: null}})
    const many = await cover({article: {takeaways: takeaways(...Array(3).fill('A long one. '.repeat(9)))}})
    expect(footOf(few.pixels)).toBeGreaterThan(footOf(many.pixels))
    const bare = await cover({metadata: {summary: null, authors: []}})
    // Below it the band, and the line round white pages.
    expect(footOf(bare.pixels)).toBe(2072)
  })

  test('takes its colours from the tokens', async () => {
    const other = designed({'styles/tokens.css': tokens.replace('#14532d', '#7a1f3d')})
    const {pixels} = await cover({context: {templates: other}})
    expect(pixels.at(60, 60)).toBe('#7a1f3d')
    expect(pixels.count(panel)).toBe(0)
  })

  test('pale panels carry dark letters, and the tokens are blamed once', async () => {
    const pale = designed({'styles/tokens.css': tokens.replace('#14532d', '#ffe08a')})
    const {pixels, said} = await cover({metadata: {summary: null, authors: []}, context: {templates: pale}})
    expect(said).toEqual(['cover/contrast'])
    expect(pixels.count('#000000', {...whole, height: 2070})).toBeGreaterThan(10_000)
  })

  test('a panel and a heading in the same pale colour are one mistake; both are legible', async () => {
    const pale = designed({'styles/tokens.css': tokens.replace('#14532d', '#ffd166')})
    const given = {article: {takeaways: takeaways('First.')}, context: {templates: pale}}
    const {pixels, said} = await cover(given)
    expect(said).toEqual(['cover/contrast'])
    const foot = footOf(pixels, '#ffd166')
    expect(pixels.count('#ffd166', {x: 10, y: foot, width: 1380, height: 2090 - foot})).toBe(0)
  })

  test('a stylesheet of the project makes another cover', async () => {
    const own =
      'body, h1, p {margin: 0} body {background: #102030; color: #fff} .room {height: var(--room)} .points, .band {display: none}'
    const sheet = `@page {size: 1400px 2100px; margin: 0} ${own}`
    const {pixels, alt, said} = await cover({
      article: {takeaways: takeaways('First.')},
      context: {templates: designed({'styles/tokens.css': tokens, 'styles/cover.css': sheet})},
    })
    expect([pixels.width, pixels.height, said]).toEqual([1400, 2100, []])
    expect(pixels.count(panel)).toBe(0)
    expect(pixels.at(700, 2050)).toBe('#102030')
    // What is not shown is not described.
    expect(alt).toBe('Cover: Security guarantees. Editorial team.')
  })

  test.each([
    [
      'in a language with patterns',
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      'de',
    ],
    ['in one without', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(3), 'tlh'],
    ['an address', `https://example.org/${'unbreakable_string/'.repeat(12)}`, 'en'],
  ])('a very long word stays on the page: %s', async (_, title, language) => {
    const {pixels} = await cover({metadata: {title, language, summary: null, authors: []}})
    const ink = pixels.ink(panel, {...whole, height: footOf(pixels)})
    expect(ink?.x).toBeGreaterThanOrEqual(110)
    expect((ink?.x ?? 0) + (ink?.width ?? 0)).toBeLessThanOrEqual(1290)
    expect(ink?.height).toBeGreaterThan(300)
  })

  test.each([
    ['Η Ευρώπη και οι εγγυήσεις ασφαλείας', 'el'],
    ['Що Європа може пообіцяти Україні', 'uk'],
    ['Große Übersicht: Ærø, Łódź, Đà Nẵng', 'de'],
  ])('%s is set without a message', async (title, language) => {
    expect((await cover({metadata: {title, language}})).said).toEqual([])
  })

  test('a character that no font has is reported', async () => {
    const {messages} = await book({html, metadata: {title: 'Peace 平和'}})
    expect(messages.map(({ruleId, actual}) => [ruleId, actual])).toEqual([['epub/cover-character', '平和']])
  })

  test('for a title in a script without a font, the slug stands in, at the right margin', async () => {
    const rtl = {title: 'ضمانات الأمن', direction: 'rtl', language: 'ar', summary: null} as const
    const {pixels, said} = await cover({metadata: rtl})
    expect(said).toEqual(['epub/cover-character'])
    const ink = pixels.ink(panel, {...whole, height: footOf(pixels)})
    const right = (ink?.x ?? 0) + (ink?.width ?? 0)
    expect(right).toBeGreaterThan(1260)
    expect(right).toBeLessThanOrEqual(1290)
  })

  test('a font that the templates declare is used', async () => {
    const {shippedFile} = await import('../../../src/resources.ts')
    const font = shippedFile('fonts/noto-emoji/NotoEmoji_400Regular.ttf')
    const declared = designed({
      'styles/tokens.css': `${tokens} :root {--text-face: Signs}`,
      'styles/print.css': '@font-face {font-family: Signs; src: url(../fonts/signs.ttf)}',
      'fonts/signs.ttf': font,
    })
    const plain = await cover({metadata: {title: '1 2 3'}})
    const signs = await cover({metadata: {title: '1 2 3'}, context: {templates: declared}})
    expect(signs.said).toEqual([])
    expect(Buffer.compare(plain.bytes, signs.bytes)).not.toBe(0)
  })

  test('a collection lists its articles', async () => {
    const sample: Sample = {html, context: {templates}, metadata: {title: 'Europe in ten explainers'}}
    const {text} = await book(sample, 'standard', (publication) => ({
      ...publication,
      kind: 'collection',
      front: {...(publication.articles[0] ?? expect.fail('no article')), takeaways: null},
      articles: ['One', 'Two', 'Three'].flatMap((title) =>
        publication.articles.map((article) => ({
          ...article,
          metadata: {...metadata, title, slug: title.toLowerCase()},
        })),
      ),
    }))
    expect(text('cover.xhtml')).toContain(
      'alt="Cover: Europe in ten explainers. Contents: One; Two; Three. Editorial team."',
    )
  })

  test('is described as it is', async () => {
    const {alt} = await cover({
      metadata: {subtitle: 'Why now?'},
      article: {
        takeaways: takeaways('First thing.', 'Second thing, long-winded, '.repeat(12), 'Third.', 'Fourth.'),
      },
    })
    expect(alt).toMatch(
      /^Cover: Security guarantees\. Why now\? Key takeaways: First thing; Second thing, .{40,130}…; Third\. Editorial team\.$/,
    )
  })
})

describe('the picture of the author', () => {
  test('is the cover as it is, when it stands and is large enough', async () => {
    const image = await photograph(1400, 2100)
    const {bytes, alt, said, name} = await cover({metadata: own, images: {'own.jpg': image}})
    expect([name, alt, said]).toEqual(['images/cover.jpg', 'A rose.', []])
    expect(Buffer.compare(bytes, image.bytes)).toBe(0)
  })

  test('a smaller one is used and named; one below the least of shops stands in the painted cover', async () => {
    const usable = await cover({metadata: own, images: {'own.jpg': await photograph(800, 1200)}})
    expect([usable.pixels.width, usable.said]).toEqual([800, ['cover/picture-small']])
    const tiny = await cover({metadata: own, images: {'own.jpg': await photograph(200, 300)}})
    expect([tiny.pixels.width, tiny.pixels.height, tiny.said]).toEqual([1400, 2100, ['cover/picture-small']])
  })

  test('one that lies stands in the painted cover, whole and not stretched', async () => {
    const {pixels, alt, said, name} = await cover({
      metadata: own,
      images: {'own.jpg': await photograph(1600, 900)},
    })
    expect([name, pixels.width, pixels.height, said]).toEqual(['images/cover.jpg', 1400, 2100, []])
    expect(alt).toBe('Cover: Security guarantees. Editorial team. A rose.')
    const isRose = (x: number, y: number) => /^#[bc]/.test(pixels.at(x, y))
    expect([isRose(5, 5), isRose(1395, 780), isRose(700, 800)]).toEqual([true, true, false])
  })

  test('is seen upright, whatever the camera was', async () => {
    const lying = await photograph(2100, 1400, 6)
    const {pixels, name} = await cover({metadata: own, images: {'own.jpg': lying}})
    expect([name, pixels.width, pixels.height]).toEqual(['images/cover.jpg', 1400, 2100])
    expect(pixels.count(panel)).toBe(0)
  })

  test.each(['webp', 'avif', 'svg'] as const)('%s becomes what every shop takes', async (kind) => {
    const size = {width: 1400, height: 2100}
    const blank = sharp({create: {...size, channels: 3, background: '#c04080'}})
    const bytes =
      kind === 'svg'
        ? Buffer.from(
            '<svg xmlns="http://www.w3.org/2000/svg" width="70" height="105"><rect width="70" height="105" fill="#c04080"/></svg>',
          )
        : await blank.toFormat(kind, {effort: 0}).toBuffer()
    const mediaType = kind === 'svg' ? 'image/svg+xml' : (`image/${kind}` as const)
    const image: ArticleImage = {
      path: 'own',
      mediaType,
      bytes,
      ...(kind === 'svg' ? {width: 70, height: 105} : size),
    }
    const {pixels, name, said} = await cover({
      metadata: {image: {path: 'own', alt: ''}},
      images: {own: image},
    })
    expect([name, pixels.width, pixels.height, said]).toEqual([
      kind === 'svg' ? 'images/cover.png' : 'images/cover.jpg',
      1400,
      2100,
      [],
    ])
  })

  test('one that cannot be decoded is reported, and the cover painted without it', async () => {
    const image = {
      ...(await photograph(1400, 2100)),
      mediaType: 'image/webp' as const,
      bytes: new Uint8Array(99),
    }
    const {name, said} = await cover({metadata: own, images: {'own.jpg': image}})
    expect([name, said]).toEqual(['images/cover.png', ['epub/image-unreadable']])
  })

  test('is not in the book a second time, unless the text shows it', async () => {
    const images = {'own.jpg': await photograph(1400, 2100)}
    expect(
      (await book({html, metadata: own, images})).names.filter((name) => name.includes('images/')),
    ).toEqual(['EPUB/images/cover.jpg'])
    const body: Article['body'] = {
      type: 'root',
      children: [{type: 'paragraph', children: [{type: 'image', url: 'own.jpg', alt: 'A rose.'}]}],
    }
    const shown = await book({
      html: `${html}<img src="own.jpg" alt="A rose.">`,
      metadata: own,
      images,
      article: {body},
    })
    expect(shown.names).toContain('EPUB/images/image-1.jpg')
  })
})

describe('beside the page', () => {
  test('lie the same cover and its thumbnail, stated with their sizes', async () => {
    const {beside = [], pictures} = await emitted({html, context: {templates}})
    expect(beside.map(({path}) => path)).toEqual([
      'security-guarantees/cover.png',
      'security-guarantees/thumbnail.png',
    ])
    const [large, small] = beside
    const {file} = await book({html, context: {templates}})
    expect(Buffer.compare(large?.bytes ?? Buffer.alloc(0), file('images/cover.png'))).toBe(0)
    expect(pictures).toMatchObject({
      cover: {path: 'security-guarantees/cover.png', mediaType: 'image/png', width: 1400, height: 2100},
      thumbnail: {path: 'security-guarantees/thumbnail.png', mediaType: 'image/png', width: 350, height: 525},
      card: null,
    })
    const thumbnail = await pixelsOf(small?.bytes ?? new Uint8Array())
    expect([thumbnail.width, thumbnail.height, thumbnail.at(10, 10)]).toEqual([350, 525, panel])
    expect(thumbnail.ink(panel, {x: 0, y: 0, width: 350, height: 300})?.width).toBeGreaterThan(150)
  })

  test('rules between takeaways are still seen on the thumbnail', async () => {
    const article = {takeaways: takeaways('First.', 'Second.', 'Third.')}
    const {beside} = await emitted({html, article, context: {templates}})
    const thumbnail = await pixelsOf(beside?.[1]?.bytes ?? new Uint8Array())
    const ruled = Array.from({length: 180}, (_, y) => thumbnail.at(300, 340 + y)).filter(
      (color) => color === '#dddddd',
    )
    expect(ruled).toHaveLength(2)
  })

  test('a picture of the author has a thumbnail of the same width', async () => {
    const {pictures} = await emitted({html, metadata: own, images: {'own.jpg': await photograph(1400, 2100)}})
    expect(pictures?.thumbnail).toMatchObject({
      mediaType: 'image/jpeg',
      width: 350,
      height: 525,
      alt: 'A rose.',
    })
  })

  test('twice made, the same to the byte', async () => {
    const [once, again] = [await emitted({html}), await emitted({html})]
    const bytesOf = ({content, beside = []}: typeof once) =>
      [content, ...beside.map(({bytes}) => bytes)].map((bytes) => Buffer.from(bytes).toString('base64'))
    expect(bytesOf(once)).toEqual(bytesOf(again))
  })
})

test('the band has a field for each part, as wide as that is long, and none that cannot be seen', () => {
  expect(sharesOf([])).toEqual([100])
  const [short = 0, long = 0] = sharesOf([1, 999])
  expect(short + long).toBeCloseTo(100)
  expect(short).toBeGreaterThanOrEqual(2)
  expect(sharesOf(Array(40).fill(1))).toHaveLength(12)
})
