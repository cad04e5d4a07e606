/** Code in colour: the same classes in every medium, loaded only for what an article holds. */
import {readFileSync} from 'node:fs'
import {toHtml} from 'hast-util-to-html'
import {toString as textOf} from 'hast-util-to-string'
import type {Code} from 'mdast'
import {expect, test} from 'vitest'
import {createHighlighter} from '../../../src/render/highlight.ts'
import {createRenderer} from '../../../src/render/renderer.ts'
import {shippedTemplates} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'
import {article, view} from './article.ts'

const block = (lang: string, value: string): Code => ({type: 'code', lang, value})

async function highlighted(code: Code) {
  const highlighter = createHighlighter()
  await highlighter.prepare({
    body: {type: 'root', children: [code]},
    faqs: null,
    takeaways: null,
    footnotes: [],
  })
  return highlighter.highlight(code)
}

test('words of a program get the classes of highlight.js, and its text stays as it is', async () => {
  const code = block('ts', 'const answer: number = 42 // so be it\n')
  const content = await highlighted(code)
  const html = toHtml({type: 'root', children: content ?? []})
  expect(html).toContain('<span class="hljs-keyword">const</span>')
  expect(html).toContain('<span class="hljs-comment">// so be it</span>')
  expect(textOf({type: 'root', children: content ?? []})).toBe(code.value)
})

test('a language goes by its other names, and may be followed by anything', async () => {
  for (const lang of ['yml', 'YAML', 'yaml{1,3}', 'yaml title']) {
    expect(await highlighted(block(lang, 'a: 1'))).not.toBeNull()
  }
})

test('code in an unknown language, or in none, stays plain', async () => {
  expect(await highlighted(block('klingon', 'nuqneH'))).toBeNull()
  expect(await highlighted({type: 'code', value: 'a = 1'})).toBeNull()
})

test('each caller gets a tree of its own', async () => {
  const highlighter = createHighlighter()
  const code = block('css', 'p { color: red }')
  await highlighter.prepare({
    body: {type: 'root', children: [code]},
    faqs: null,
    takeaways: null,
    footnotes: [],
  })
  const [first] = highlighter.highlight(code) ?? []
  expect(first).not.toBe(highlighter.highlight(code)?.[0])
})

test('page, e-book and handout share the classes', async () => {
  const highlighter = createHighlighter()
  const given = article('```css\np { color: red }\n```')
  await highlighter.prepare(given)
  const templates = shippedTemplates()
  const renderer = createRenderer({
    templates,
    strings: loadStrings(templates),
    highlight: highlighter.highlight,
  })
  for (const medium of ['screen', 'ebook', 'print'] as const) {
    const html = toHtml(renderer.document(view(given, medium)))
    expect(html).toContain('<code class="language-css"><span class="hljs-selector-tag">p</span>')
  }
})

const tokens = readFileSync(new URL('../../../templates/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)')

test.each([
  ['light', light],
  ['dark', dark],
])('every colour of code can be read on its %s ground (WCAG 2.2, 1.4.3)', (_, css) => {
  const colors = new Map(
    [...css.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
  const names = [...colors.keys()].filter((name) => name?.startsWith('code-'))
  expect(names).toHaveLength(5)
  for (const name of names) {
    for (const ground of ['panel', 'ground']) {
      expect(contrast(colors.get(name) ?? '', colors.get(ground) ?? '')).toBeGreaterThan(4.5)
    }
  }
})

function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(hexadecimal: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hexadecimal.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
