import {Buffer} from 'node:buffer'
import {expect, test} from 'vitest'
import {messages} from '../../../src/diagnostics/message.ts'
import {readArticle} from '../../../src/read/article.ts'

const encoder = new TextEncoder()

function read(source: string | Uint8Array, path = 'article.md') {
  const found = messages()
  const bytes = typeof source === 'string' ? encoder.encode(source) : source
  const article = readArticle({path, bytes}, {report: found.for(path), defaults: {title: 'Title'}})
  return {article, found: found.list.map((message) => `${message.ruleId} ${message.line}:${message.column}`)}
}

test('the first byte that is no UTF-8 is named by its place', () => {
  const bytes = Buffer.concat([encoder.encode('één\ntw'), Buffer.from('\xF6 and \xE9', 'latin1')])
  const {article, found} = read(bytes)
  expect(found).toEqual(['source/not-utf-8 2:3'])
  expect(article?.source).toBe('één\ntw� and �')
})

test('a replacement character in the file itself is no fault', () => {
  expect(read('a � b').found).toEqual([])
})

test('the place of a bad byte counts a byte order mark as nothing', () => {
  expect(read(Buffer.from('\xEF\xBB\xBF\xEF\xBF\xBD x \xFF', 'latin1')).found).toEqual([
    'source/not-utf-8 1:5',
  ])
})

test.each([
  ['UTF-16 with a mark', Buffer.from('\uFEFFNaïve – text\0.', 'utf16le'), 'Naïve – text .'],
  ['UTF-16 without one', Buffer.from('A text that nobody marked.', 'utf16le'), 'A text that nobody marked.'],
  ['UTF-16, big-endian', Buffer.from('\uFEFFText.', 'utf16le').swap16(), 'Text.'],
  ['Windows-1252', Buffer.from('\x93Na\xEFve\x94 \x96 it\x92s \x80 5', 'latin1'), '“Naïve” – it’s € 5'],
])('%s is read as what it is, with a note', (_name, bytes, text) => {
  const {article, found} = read(bytes)
  expect(found.filter((rule) => !rule.startsWith('source/control'))).toEqual(['source/encoding 1:1'])
  expect(article?.source).toBe(text)
})

test.each([
  ['a picture', Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR\x81\xFF\x90', 'latin1')],
  ['bytes beyond ASCII alone', Buffer.from('\xE4\xF6\xFC\xE4\xF6\xFC', 'latin1')],
])('%s is no text in another encoding', (_name, bytes) => {
  expect(read(bytes).found).toContainEqual(expect.stringContaining('source/not-utf-8'))
})

test('line ends of Windows and a byte order mark change nothing', () => {
  const {article, found} = read('\uFEFF---\r\ntitle: One\r\n---\r\n\r\nText.\r\n')
  expect(found).toEqual([])
  expect(article?.metadata.title).toBe('One')
})

test('an override beats the article, and the article a default', () => {
  const report = messages().for('a.md')
  const bytes = encoder.encode('---\ntitle: Own\nlang: fr\n---\n\nText.')
  const options = {report, defaults: {title: 'Default', author: 'Editorial team'}, overrides: {lang: 'de'}}
  const metadata = readArticle({path: 'a.md', bytes}, options)?.metadata
  expect(metadata).toMatchObject({title: 'Own', language: 'de', authors: [{name: 'Editorial team'}]})
})

test('the identifier follows from the slug, and never changes', () => {
  const one = read('Text.', 'drafts/Łódź notes.md').article?.metadata
  expect(one?.slug).toBe('lodz-notes')
  expect(one?.identifier).toBe(read('Other text.', 'lodz-notes.md').article?.metadata.identifier)
  expect(one?.identifier).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/)
})
