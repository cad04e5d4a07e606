/** Word documents and web pages: the Markdown that is made of them is what their author would have written. */
import {zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {messages} from '../../../src/diagnostics/message.ts'
import {importFile} from '../../../src/read/import/index.ts'
import {call, type Docx, docx, link, note, paragraph, picture, pixel, run, table} from '../../support/docx.ts'

async function imported(path: string, content: Uint8Array | string) {
  const found = messages()
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const made = await importFile({path, bytes}, found.for(path))
  return {
    markdown: made?.markdown ?? null,
    body: made?.markdown.replace(/^---\n[\s\S]*?\n---\n\n/, '').trimEnd() ?? null,
    pictures: made?.pictures ?? new Map<string, Uint8Array>(),
    found: found.list.map(({ruleId, reason}) => `${ruleId}: ${reason}`),
  }
}

const fromDocx = (document: Docx) => imported('letter.docx', docx(document))

describe('a Word document', () => {
  test('title, subtitle and properties are front matter; headings begin at level 2', async () => {
    const {markdown} = await fromDocx({
      core: {
        'dc:title': 'Vorlage',
        'dc:creator': 'Ada Lovelace; Mary Shelley',
        'dcterms:created': '2026-01-02T03:04:05Z',
      },
      body: [
        paragraph('Ein Brief', {style: 'Titel'}),
        paragraph('An alle', {style: 'Untertitel'}),
        paragraph('Anfang', {style: 'berschrift1'}),
        paragraph('Text.'),
        paragraph('Näheres', {style: 'berschrift2'}),
        paragraph('Ende', {style: 'berschrift1'}),
      ].join(''),
    })
    expect(markdown).toBe(`---
title: Ein Brief
subtitle: An alle
language: de-AT
authors:
  - Ada Lovelace
  - Mary Shelley
published: 2026-01-02
---

## Anfang

Text.

### Näheres

## Ende
`)
  })

  test('without a title style, the one heading 1 that opens it is the title', async () => {
    const {markdown} = await fromDocx({
      body: [
        paragraph('Ein Brief', {style: 'berschrift1'}),
        paragraph('Teil', {style: 'berschrift2'}),
        paragraph('Text.'),
      ].join(''),
    })
    expect(markdown).toBe('---\ntitle: Ein Brief\nlanguage: de-AT\n---\n\n## Teil\n\nText.\n')
  })

  test('words keep their emphasis and links, lists their levels, notes their place', async () => {
    const {body, found} = await fromDocx({
      body: [
        paragraph(
          `${run('Kein ')}${run('Wort', '<w:b/>')}${run(' ist ')}${run('zu viel', '<w:i/>')}${call(2)}${run('; H')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('O, siehe ')}${link('dort')}${run('.')}`,
        ),
        paragraph('Eins', {list: '1.0'}),
        paragraph('darin', {list: '1.1'}),
        paragraph('Zwei', {list: '1.0'}),
        paragraph('Erstens', {list: '2.0'}),
        paragraph('Kürze ist Höflichkeit.', {style: 'Zitat'}),
      ].join(''),
      footnotes: note(2, 'Das steht unten.'),
    })
    expect(body).toBe(`Kein **Wort** ist *zu viel*[^1]; H:sub[2]O, siehe [dort](https://example.org/).

- Eins
  - darin
- Zwei

1. Erstens

> Kürze ist Höflichkeit.

[^1]: Das steht unten.`)
    expect(found).toEqual([])
  })

  test('a picture is a file named by its content, with its description, and the caption under it is its own', async () => {
    const document: Docx = {
      body: [paragraph(picture(1, 'Ein roter Punkt')), paragraph('Der Punkt.', {style: 'Beschriftung'})].join(
        '',
      ),
      media: {'image1.png': pixel},
    }
    const {body, pictures} = await fromDocx(document)
    const [[path, bytes] = []] = pictures
    expect(path).toMatch(/^letter-pictures\/[0-9a-f]{12}\.png$/)
    expect(bytes).toEqual(new Uint8Array(pixel))
    expect(body).toBe(`![Ein roter Punkt](${path} "Der Punkt.")`)
    expect((await fromDocx(document)).body).toBe(body)
  })

  test('a table has its head and its caption', async () => {
    const {body} = await fromDocx({
      body: [
        paragraph('Preise.', {style: 'Beschriftung'}),
        table([
          ['Ware', 'Preis'],
          ['Brot', '3 €'],
        ]),
      ].join(''),
    })
    expect(body).toBe('| Ware | Preis |\n| ---- | ----- |\n| Brot | 3 €   |\n\nTable: Preise.')
  })

  test('comments and deletions are left out, insertions stay, and a note says so', async () => {
    const {body, found} = await fromDocx({
      body: paragraph(
        `${run('Es ')}<w:del w:id="1"><w:r><w:delText>war</w:delText></w:r></w:del><w:ins w:id="2">${run('ist')}</w:ins><w:r><w:commentReference w:id="0"/></w:r>${run(' so.')}`,
      ),
    })
    expect(body).toBe('Es ist so.')
    expect(found).toEqual([
      'import/left-out: 1 comment and 1 deletion of the document are left out; insertions are taken as accepted.',
    ])
  })
})

describe('a file that cannot be read', () => {
  const zip = (files: Record<string, Uint8Array>) => zipSync(files)
  const nothing = new Uint8Array(40 * 1024 * 1024)
  test.each([
    [
      'encrypted',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'is encrypted, or a document of Word 97 to 2003',
    ],
    ['no archive', 'Hello', 'is no `.docx`'],
    ['half an archive', docx({body: ''}).subarray(0, 200), 'is a damaged archive'],
    [
      'another archive',
      zip({mimetype: new Uint8Array(3)}),
      'is an archive, but holds no text of a Word document',
    ],
    [
      'a bomb',
      docx({body: '', parts: {'word/document.xml': nothing}}),
      'holds `word/document.xml`, which is 40 MB when it is unpacked',
    ],
    ['damaged XML', docx({body: '<w:p><w:r>'}), 'holds XML that is damaged'],
  ])('%s', async (_name, bytes, reason) => {
    const {markdown, found} = await imported('letter.docx', bytes)
    expect(markdown).toBeNull()
    expect(found).toEqual([
      expect.stringContaining(`import/unreadable: The file cannot be read: it ${reason}`),
    ])
  })
})
