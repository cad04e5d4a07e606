/** Input that nobody writes by hand: each is read, in a time that a person waits, with its text whole. */
import {expect, test} from 'vitest'
import {annotate} from '../../../src/annotate/index.ts'
import {messages} from '../../../src/diagnostics/message.ts'
import type {Article} from '../../../src/model/article.ts'
import {readArticle} from '../../../src/read/article.ts'
import {memory} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'

async function build(
  source: string,
): Promise<{readonly article: Article | null; readonly rules: ReadonlySet<string>}> {
  const found = messages()
  const report = found.for('a.md')
  const bytes = new TextEncoder().encode(source)
  const parsed = readArticle({path: 'a.md', bytes}, {report, defaults: {title: 'Title'}})
  const context = {strings: loadStrings(memory({})), resources: memory({}), report}
  const article = parsed && (await annotate(parsed, context))
  return {article, rules: new Set(found.list.map(({ruleId}) => ruleId ?? ''))}
}

const text = (article: Article | null) => JSON.stringify(article?.body)

test.each([
  ['5,000 nested quotations', `${'> '.repeat(5000)}inmost`, 'source/nesting'],
  ['5,000 nested lists', `${'- '.repeat(5000)}inmost`, 'source/nesting'],
  ['thousands of asterisks', `${'*a '.repeat(50_000)}inmost`, 'source/signs'],
  ['thousands of brackets', `${'['.repeat(100_000)}inmost`, 'source/signs'],
  ['thousands of tags that never end', `${'<a '.repeat(20_000)}inmost`, 'source/signs'],
  ['thousands of comments that never end', `${'x <!--'.repeat(10_000)}inmost`, 'source/signs'],
  [
    'runs of backticks, each longer than the last',
    `${Array.from({length: 600}, (_, n) => '`'.repeat(n)).join(' a ')} inmost`,
    'source/signs',
  ],
  ['HTML thousands of elements deep', `${'<b>'.repeat(10_000)}inmost`, 'source/signs'],
])('%s', async (_, source, rule) => {
  const {article, rules} = await build(source)
  expect(rules).toContain(rule)
  expect(text(article)).toContain('inmost')
})

test('a paragraph of megabytes', async () => {
  const {article, rules} = await build(
    'Lorem ipsum dolor sit amet, www.example.org consectetur. '.repeat(20_000),
  )
  // Only the addresses are too many.
  expect([...rules]).toEqual(['source/signs'])
  expect(article?.wordCount).toBe(140_000)
})

test('quotes without end', async () => {
  const {article} = await build(`"'`.repeat(100_000))
  expect(article).not.toBeNull()
})

test('front matter that nests without end', async () => {
  const {rules} = await build(`---\na: ${'['.repeat(100_000)}\n---\n\nText.`)
  expect(rules).toContain('front-matter/not-yaml')
})

test('signs put back are the signs that were there', async () => {
  const signs = '* _ [ ] < ` ~ :a @ & ![ www.a'
  const {article} = await build(`${'*a '.repeat(3000)} ${signs}`)
  expect(text(article)).toContain(JSON.stringify(signs).slice(1, -1))
})
