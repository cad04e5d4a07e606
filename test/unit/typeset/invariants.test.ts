/** What holds on every page: of both articles, and of a book with all that makes pages hard. */
import {join} from 'node:path'
import {fromHtml} from 'hast-util-from-html'
import {describe, expect, test} from 'vitest'
import {ruleOf} from '../../../src/diagnostics/message.ts'
import {files, publish} from '../../../src/index.ts'
import {typeset} from '../../../src/pdf/index.ts'
import {shippedTemplates} from '../../../src/resources.ts'
import {makeBook} from '../../support/book.ts'
import {brokenInvariants} from '../../support/invariants.ts'
import {articles, projectRoot} from '../../support/outputs.ts'
import {setPages} from '../../support/pages.ts'
import {paragraphs, set as setHtml, tall} from './support.ts'

const shippedSheets = () => {
  const templates = shippedTemplates()
  return ['tokens', 'prose', 'print'].map((name) => {
    const path = `styles/${name}.css`
    const file = templates.read(path)
    return {path, text: file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''}
  })
}

const words = Number(process.env['BOOK_WORDS'] ?? 20_000)

/** A transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

test(`a book of ${words} words (BOOK_WORDS asks for another)`, {timeout: 120_000}, async () => {
  const document = fromHtml(makeBook(words).html)
  const rules: string[] = []
  const set = await typeset(document, shippedSheets(), shippedTemplates(), {
    report: (finding) => rules.push(ruleOf(finding)),
    picture: () => ({bytes: png, mediaType: 'image/png', width: 1, height: 1}),
  })
  expect(brokenInvariants({typeset: set.typeset, document, rules})).toEqual([])
  // Nothing was reported that excuses a broken rule.
  expect([...new Set(rules)].filter((rule) => rule !== 'lines/loose')).toEqual([])
})

describe.each(articles)('%s', async (slug) => {
  const resources = files({root: join(projectRoot, 'source')})
  const {publications} = await publish({sources: [{path: `${slug}.md`, resources}], formats: []})
  test('keeps the rules', async () => {
    const [publication] = publications
    if (!publication) throw new Error('nothing was published')
    const {typeset: set, document, rules} = await setPages(publication)
    expect(brokenInvariants({typeset: set, document, rules})).toEqual([])
  })
})

describe('the check finds', () => {
  const broken = async (html: string, css: string) => {
    const {typeset: set, document} = await setHtml(html, {css})
    return brokenInvariants({typeset: set, document, rules: []}).join('\n')
  }

  test('headings and lines astray', async () => {
    const found = await broken(
      `${paragraphs(9)}<h2>alone</h2>${tall(9)}${tall(2, 'y')}${paragraphs(5, 'z')}`,
      'h2 { break-after: auto }',
    )
    expect(found).toMatch(/stranded-heading: “alone”/)
    expect(found).toMatch(/widow: “y2”/)
  })

  test('what stands in the margin', async () => {
    expect(await broken('<p>a</p>', 'p { margin-left: -10pt }')).toMatch(/“a” stands outside the type area/)
  })

  test('lost text', async () => {
    const found = await broken('<p>a <b>lost</b></p>', 'b { display: none }')
    expect(found).toBe('lost: a ⟨lost⟩ l o s t')
  })
})
