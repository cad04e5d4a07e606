/** Drawings and formulas in the text of an article, in every format. */
import {describe, expect, test} from 'vitest'
import {publish} from '../../../src/publish.ts'
import {memory} from '../../../src/resources.ts'
import {readPages} from '../../support/pdf-pages.ts'
import {readPdf} from '../../support/pdf-text.ts'
import {unzip} from './epub-sample.ts'

const markdown = `---
title: Graphics
---

A dot <svg viewBox="0 0 20 10" width="20"><title>Red dot</title><circle cx="4" cy="4" r="2" fill="currentColor"/></svg>.

## Formula

So <math alttext="x squared"><msup><mi>x</mi><mn>2</mn></msup></math>.
`
const made = await publish({
  sources: [{path: 'a.md', resources: memory({'a.md': markdown})}],
})
const bytes = (ending: string) =>
  made.files.find(({path}) => path.endsWith(ending))?.bytes ?? new Uint8Array()
const text = (data: Uint8Array | undefined) => new TextDecoder().decode(data)

describe('drawings and formulas', () => {
  test('stand in the text of the page', () => {
    const page = text(bytes('a/index.html'))
    expect(page).toContain(
      '<svg viewBox="0 0 20 10" width="20" role="img" aria-label="Red dot"><title>Red dot</title>',
    )
    expect(page).toContain('<math alttext="x squared"><msup><mi>x</mi><mn>2</mn></msup></math>')
  })

  test('stand in the text of the e-book, whose manifest says which files have them', () => {
    const book = unzip(bytes('.epub'))
    expect(text(book.get('EPUB/chapter-1.xhtml'))).toContain('<svg xmlns="http://www.w3.org/2000/svg"')
    expect(text(book.get('EPUB/chapter-2.xhtml'))).toContain(
      '<math alttext="x squared" xmlns="http://www.w3.org/1998/Math/MathML">',
    )
    const opf = text(book.get('EPUB/package.opf'))
    expect(opf).toMatch(/href="chapter-1.xhtml"[^>]*properties="svg"/)
    expect(opf).toMatch(/href="chapter-2.xhtml"[^>]*properties="mathml"/)
    expect(opf).toContain('accessibilityFeature">describedMath<')
  })

  test('are a picture and a line of text in the handout, and nothing is silent about it', async () => {
    const pages = await readPages(bytes('.pdf'))
    expect(pages.map((page) => page.text).join(' ')).toContain('x²')
    const {tags} = await readPdf(bytes('.pdf'))
    expect(tags.map(({role}) => role)).toContain('Figure')
    expect(made.messages.map(({ruleId}) => ruleId)).toEqual(['pdf/formula-in-line'])
  })

  test('are words in the digest', () => {
    const digest: unknown = JSON.parse(text(bytes('.json')))
    expect(digest).toMatchObject({
      content_text: expect.stringContaining('So x².'),
      accessibility: {access_mode: ['textual', 'visual']},
    })
  })
})
