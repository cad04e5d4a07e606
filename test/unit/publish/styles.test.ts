/** A project's stylesheets and words, over ours, through the public API: one line changes every format. */
import JSZip from 'jszip'
import sharp from 'sharp'
import {describe, expect, test} from 'vitest'
import {type OpenPrinter, openPrinter as open} from '../../../src/emit/printer.ts'
import {createTypesetter, memory, type PublishOptions, publish} from '../../../src/index.ts'

const article = `---
title: Colours
---

# Colours

## Key takeaways

- One thing.

## A heading

Text with [a link](https://example.org/).

\`\`\`js
const word = 1
\`\`\`
`

interface Named {
  /** Files beside the article. */
  readonly beside?: Readonly<Record<string, string>>
  /** A line of its front matter. */
  readonly line?: string
  readonly styles?: PublishOptions['styles']
}

async function made(
  templates: Readonly<Record<string, string>>,
  {beside = {}, line = 'draft: false', styles}: Named = {},
) {
  const colors = new Set<string>()
  const sizes = new Set<number>()
  const openPrinter: OpenPrinter = async (setup) => {
    const {stylesheets, files} = setup
    const {draw} = await open(setup)
    const report = () => undefined
    return {
      async print({document, stylesheets: more = []}) {
        const own = await createTypesetter([...stylesheets, ...more], memory(files), {report})
        const {pages} = await own.typeset(document, {report, picture: () => null})
        for (const item of pages.flatMap(({items}) => items)) {
          if (item.type === 'text') sizes.add(item.size)
          if (item.type === 'text' || item.type === 'rectangle')
            colors.add([item.color.red, item.color.green, item.color.blue].join(' '))
        }
        return {bytes: new Uint8Array(), pages: 1, claims: {ua: true, a: true}, findings: []}
      },
      draw,
    }
  }
  const {files, messages} = await publish({
    sources: [
      {
        path: 'colours.md',
        resources: memory({...beside, 'colours.md': article.replace('---\n', `---\n${line}\n`)}),
      },
    ],
    styles,
    templates: memory(templates),
    siteUrl: 'https://example.org/',
    openPrinter,
  })
  const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes ?? new Uint8Array()
  const page = new TextDecoder().decode(bytesOf('colours/index.html'))
  const book = await JSZip.loadAsync(bytesOf('colours/colours.epub'))
  return {
    messages: messages.map(({ruleId, file, line, column}) => [ruleId, file, line, column]),
    page: /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '',
    themeColors: [...page.matchAll(/<meta name="theme-color" content="([^"]*)"/g)].map(([, color]) => color),
    handout: colors,
    sizes,
    bookCss: (await book.file('EPUB/style.css')?.async('string')) ?? '',
    bookCover: await corner(
      (await book.file('EPUB/images/cover.png')?.async('uint8array')) ?? new Uint8Array(),
    ),
    card: await corner(bytesOf('colours/card.png')),
    icon: new TextDecoder().decode(bytesOf('colours/favicon.svg')),
  }
}

/** The colour of the panel. */
async function corner(picture: Uint8Array): Promise<readonly number[]> {
  const pixel = sharp(picture).extract({left: 20, top: 20, width: 1, height: 1}).removeAlpha()
  return [...(await pixel.raw().toBuffer())]
}

const red = [176, 0, 32]

describe.each(['styles/theme.css', 'styles/tokens.css'])(
  '`:root { --accent: #b00020 }` as the whole %s',
  (path) => {
    test('changes page, handout, e-book, cover and card, and is no message', async () => {
      const {messages, page, themeColors, handout, bookCss, bookCover, card, icon} = await made({
        [path]: ':root { --accent: #b00020 }',
      })
      expect(messages).toEqual([])
      expect(page).toMatch(/:root\{--accent: #b00020 ?\}/)
      expect(page).toMatch(/@media \(prefers-color-scheme:dark\)\{:root\{--accent:#[0-9a-f]{6}\}\}$/)
      expect(themeColors).toEqual(['#fffefc', '#171613'])
      expect(handout).toContain(red.join(' '))
      expect([bookCover, card]).toEqual([red, red])
      expect(icon).toContain('.sheet{fill:#b00020}')
      // All that is ours is still there.
      expect(bookCss).toContain('margin')
      expect(page).toContain('--space-paragraph: 0.8em')
    })
  },
)

test('a theme comes after all that is ours in every format, without what a reader decides in the e-book', async () => {
  const {messages, page, handout, bookCss} = await made({
    'styles/theme.css': 'p { margin-block: 3em; color: #123456 }',
  })
  expect(messages).toEqual([])
  expect(page).toMatch(/p\{margin-block:3em;color:#123456\}$/)
  expect(handout).toContain('18 52 86')
  expect(bookCss).toMatch(/p\{margin-block:3em\}$/)
})

test('what is not well-formed is said once, with its place', async () => {
  const {messages} = await made({'styles/theme.css': 'p { margin: 0 }\n\np { color }\n'})
  expect(messages).toEqual([['css/syntax', 'styles/theme.css', 3, 5]])
})

test('other stylesheets stand in for ours', async () => {
  const {page} = await made({'styles/prose.css': 'p { margin: 7em }'})
  expect(page).toContain('p{margin:7em}')
  expect(page).not.toContain('blockquote{margin')
})

const house = ':root { --accent: #b00020 } p { margin-block: 3em }'

test.each<[string, Named]>([
  ['an article', {beside: {'house.css': house}, line: 'styles: house.css'}],
  ['the build', {styles: [{path: 'house.css', text: house}]}],
])('a stylesheet that %s names is read last in every format', async (_, named) => {
  const {messages, page, handout, bookCss, bookCover, card} = await made(
    {'styles/theme.css': 'p { margin: 7em }'},
    named,
  )
  expect(messages).toEqual([])
  expect(page).toMatch(/p\{margin:7em\}:root\{--accent: #b00020 ?\}p\{margin-block:3em\}@media/)
  expect(bookCss).toMatch(/p\{margin:7em\}p\{margin-block:3em\}$/)
  expect(handout).toContain(red.join(' '))
  expect([bookCover, card]).toEqual([red, red])
})

test('a variant that an article names changes its handout alone', async () => {
  const usual = await made({})
  const large = await made({}, {line: 'styles: [large-print]'})
  expect(large.messages).toEqual([])
  expect([usual.sizes.has(18), large.sizes.has(18)]).toEqual([false, true])
  expect([large.page, large.bookCss]).toEqual([usual.page, usual.bookCss])
})

test('a style that is not there is said at its place, with what may be meant', async () => {
  const {messages} = await made({}, {line: 'styles: [hose.css, large-prnt]'})
  expect(messages).toEqual([
    ['css/style-not-found', 'colours.md', 2, 10],
    ['css/style-not-found', 'colours.md', 2, 20],
  ])
})

test('what is not well-formed in a stylesheet beside the article is said in its file', async () => {
  const {messages} = await made({}, {beside: {'house.css': 'p { color }'}, line: 'styles: house.css'})
  expect(messages).toEqual([['css/syntax', 'house.css', 1, 5]])
})
