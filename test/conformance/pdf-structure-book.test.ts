/** A book with all that makes pages hard, painted: its structure is as sound as that of a short handout. */
import {fromHtml} from 'hast-util-from-html'
import {expect, test} from 'vitest'
import {typeset} from '../../src/pdf/index.ts'
import {shippedTemplates} from '../../src/resources.ts'
import {makeBook} from '../support/book.ts'
import {checkPdf} from './pdf-structure.ts'

/** A transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

test('a book of 20,000 words', async () => {
  const templates = shippedTemplates()
  const sheets = ['tokens', 'prose', 'print'].map((name) => {
    const path = `styles/${name}.css`
    const file = templates.read(path)
    return {path, text: file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''}
  })
  const {typeset: set, paint} = await typeset(fromHtml(makeBook(20_000).html), sheets, templates, {
    report: () => {},
    picture: () => ({bytes: png, mediaType: 'image/png', width: 1, height: 1}),
  })
  expect(set.claims).toEqual({ua: true, a: true})
  const date = new Date('2025-09-04T00:00:00Z')
  const bytes = await paint({
    title: set.title,
    authors: ['Editorial team'],
    summary: null,
    keywords: [],
    rights: null,
    identifier: null,
    language: set.language,
    created: date,
    modified: date,
    generator: 'Fourfold test',
    attachments: [],
  })
  expect(await checkPdf(bytes)).toEqual([])
})
