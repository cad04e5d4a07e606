/** Raw text: no word is lost or moved, whatever the text; the Markdown that is written of it is the same article. */
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, test} from 'vitest'
import {annotate} from '../../../src/annotate/index.ts'
import {messages} from '../../../src/diagnostics/message.ts'
import {readArticle} from '../../../src/read/article.ts'
import {parseText} from '../../../src/read/text/index.ts'
import {toMarkdown} from '../../../src/read/to-markdown.ts'
import {files, memory} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'
import {casesIn} from '../../support/cases.ts'
import {sketch} from '../../support/sketch.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const strings = loadStrings(files({root: at('../../../templates')}))
const {recognized} = strings
const cases = casesIn(readFileSync(at('../../cases/text.md'), 'utf8')).map(
  ({name, files: [file]}) => [name, file?.content ?? ''] as const,
)

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** What counts an item or labels a question, and is no word of it. */
const marks = /^\s*(?:\(?(?:\d{1,3}|[a-z])[.)、]|Q:|A:|Frage:|Antwort:)\s*/u
/** Lines of the page around the texts. */
const around = /^(?:Share this page|Print this page|- \d -)$/

/** Words of the text that the article lacks, or has elsewhere; marks may be missing, and nothing else. */
function missing(source: string, article: string): readonly string[] {
  let kept = words(article)
  const lost = source
    .split(/\r\n|\r|\n|\f/)
    .filter((line) => !around.test(line))
    .flatMap((line) => {
      const all = words(line)
      const mark = words(marks.exec(line)?.[0] ?? '').length
      for (const found of [all, all.slice(mark)]) {
        if (found.join(' ') !== kept.slice(0, found.length).join(' ')) continue
        kept = kept.slice(found.length)
        return []
      }
      return [line]
    })
  return [...lost, ...kept.map((word) => `+${word}`)]
}

function read(text: string, path = 'article.txt') {
  const found = messages()
  const article = readArticle(
    {path, bytes: new TextEncoder().encode(text)},
    {report: found.for(path), recognized},
  )
  if (!article) throw new Error('the text is empty')
  return {article, found: found.list.map(({ruleId}) => ruleId)}
}

async function annotated(text: string, path: string) {
  const {article, found} = read(text, path)
  const report = messages().for(path)
  return {article: await annotate(article, {strings, resources: memory({}), report}), found}
}

describe.each(cases)('%s', (_name, source) => {
  test('every word is in the article, in its order', () => {
    const tree = parseText(source, () => undefined, recognized)
    expect(missing(source, spaced(tree))).toEqual([])
  })

  test('its Markdown is the same article', async () => {
    const {article} = await annotated(source, 'article.txt')
    const markdown = toMarkdown(article.foreign ?? {type: 'root', children: []}, article.metadata.title)
    const again = await annotated(markdown, 'article.md')
    expect(sketch(again.article)).toBe(sketch(article))
    expect(again.article.metadata.title).toBe(article.metadata.title)
  })
})

/** The text of a tree, with a space between its blocks and lines. */
function spaced(node: object): string {
  if ('value' in node) return String(node.value)
  if ('type' in node && node.type === 'break') return '\n'
  const children: readonly object[] = 'children' in node && Array.isArray(node.children) ? node.children : []
  const inner = children.map(spaced)
  return 'type' in node && ['paragraph', 'heading', 'strong', 'link', 'emphasis'].includes(String(node.type))
    ? `${inner.join('')}`
    : inner.join('\n')
}

test('front matter may stand before a text', () => {
  const {article, found} = read(
    '---\ntitle: The title\nlang: de\n---\n\nA line\n\nA paragraph that is longer.\n',
  )
  expect(article.metadata.title).toBe('The title')
  expect(article.metadata.language).toBe('de')
  expect(found).toEqual([])
})

test('signs of Markdown are signs, but for two asterisks', () => {
  const {article} = read(
    'Title\n\nIt costs 5 * 3 * 2 [sic] `or` <less>, **so to speak**, see https://example.org/a_b.\n',
  )
  const [paragraph] = article.tree.children
  expect(
    paragraph?.type === 'paragraph' && paragraph.children.map((node) => [node.type, textOf(node)]),
  ).toEqual([
    ['text', 'It costs 5 * 3 * 2 [sic] `or` <less>, '],
    ['strong', 'so to speak'],
    ['text', ', see '],
    ['link', 'https://example.org/a_b'],
    ['text', '.'],
  ])
})

test('a message about a wrapped line names that very line', () => {
  const text = `Title\n\n${'word '.repeat(12)}\n${'word '.repeat(11)}\nhttps://example.org/ ${'word '.repeat(8)}\n${'word '.repeat(11)}\n`
  const {article} = read(text)
  const [paragraph] = article.tree.children
  const link =
    paragraph?.type === 'paragraph' ? paragraph.children.find(({type}) => type === 'link') : undefined
  expect(link?.position?.start).toMatchObject({line: 5, column: 1})
})

test.each([
  ['nothing but rules', '----\n====\n----\n'],
  ['nothing but numbers', '1\n2\n3\n'],
  ['one bullet', '•\n'],
  ['one word', 'word'],
  [
    'a list that steps in without end',
    Array.from({length: 2000}, (_, level) => `${' '.repeat(level)}- a${level}`).join('\n'),
  ],
  [
    'a list of many kinds',
    Array.from(
      {length: 5000},
      (_, item) => `${'•-*◦1a'[item % 6]}${item % 6 > 3 ? '.' : ''} item${item}`,
    ).join('\n'),
  ],
  ['many numbers', Array.from({length: 20_000}, (_, item) => `${item + 1}. x${item}`).join('\n')],
  ['many short lines', 'a line\n'.repeat(20_000)],
  ['many asterisks', `Title\n\n${'*a '.repeat(50_000)}`],
  ['many addresses', `Title\n\n${'a@b.org '.repeat(20_000)}`],
  ['one long line', `Title\n\n${'word '.repeat(200_000)}`],
  ['form feeds', 'One\fTwo\f\fThree'],
])('%s: nothing is lost, and nobody waits', (_name, source) => {
  const tree = parseText(source, () => undefined, recognized)
  const kept = words(spaced(tree))
  const given = words(source)
  expect(kept.filter((word) => !/^(?:\d+|a)$/.test(word))).toEqual(
    given.filter((word) => !/^(?:\d+|a)$/.test(word)),
  )
})
