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

const page = (article: string, head = '') =>
  imported('page.html', `<!DOCTYPE html><html lang="fr"><head>${head}</head><body>${article}</body></html>`)

describe('a web page', () => {
  test('its article is taken out of what stands around it, and its head is front matter', async () => {
    const {markdown, found} = await page(
      `<nav><a href="/">Home</a></nav>
      <main><article><h1>Le titre</h1><p>Un <em>mot</em>.</p>
      <h2 id="x">Partie <a class="headerlink" href="#x">#</a></h2><p>Deux<sup>e</sup>.</p>
      <div class="share">Partager</div></article><article><p>Ailleurs</p></article></main>
      <footer>©</footer>`,
      `<title>Le titre - Le site</title><meta name="author" content="Ada"><meta property="article:published_time" content="2026-01-02T03:04:05Z">
      <meta name="description" content="Un résumé.">`,
    )
    expect(markdown).toBe(`---
title: Le titre
summary: Un résumé.
language: fr
authors:
  - Ada
published: 2026-01-02
---

Un *mot*.

## Partie

Deux:sup[e].
`)
    expect(found).toEqual(['import/left-out: Beside the words of the article, this is left out: `share`.'])
  })

  test('nothing that runs is left', async () => {
    const {markdown} = await page(
      `<p onclick="alert(1)">Eins <a href="javascript:alert(2)">zwei</a><script>alert(3)</script></p>
      <table onclick="alert(4)"><tr><td colspan="2"><a href="javascript:alert(5)" onfocus="alert(6)">drei</a></td></tr></table>
      <svg onload="alert(7)"><script>alert(8)</script></svg><iframe src="javascript:alert(9)"></iframe>`,
    )
    expect(markdown).not.toMatch(/onclick|onfocus|javascript:|iframe/)
    expect(markdown).toContain('Eins zwei')
    expect(markdown).toContain('drei')
  })

  test.each([
    [
      'a figure with its caption',
      '<figure><img src="a.png" alt="A"><figcaption>Words.</figcaption></figure>',
      '![A](a.png "Words.")',
    ],
    [
      'a caption with markup',
      '<figure><img src="a.png" alt="A"><figcaption>Some <em>words</em>.</figcaption></figure>',
      ':::figure\n![A](a.png)\n\nSome *words*.\n:::',
    ],
    ['a decoration', '<p><img src="a.png" alt=""></p>', '![](a.png){.decorative}'],
    [
      'a box of GitHub',
      '<div class="markdown-alert markdown-alert-warning"><p class="markdown-alert-title">Warning</p><p>Hot.</p></div>',
      ':::warning\nHot.\n:::',
    ],
    [
      'a box of Python-Markdown',
      '<div class="admonition danger"><p class="admonition-title">Mind</p><p>Hot.</p></div>',
      ':::caution[Mind]\nHot.\n:::',
    ],
    [
      'a note',
      '<p>One<sup><a href="#fn1" id="ref1">1</a></sup></p><hr><ol><li id="fn1"><p>Below. <a href="#ref1">↩</a></p></li></ol>',
      'One[^1]\n\n---\n\n[^1]: Below.',
    ],
    [
      'terms',
      '<dl><dt>A</dt><dt>B</dt><dd>Letters.</dd><dt>C</dt><dd>Another.</dd></dl>',
      'A\nB\n: Letters.\n\nC\n: Another.',
    ],
    [
      'code with its language',
      '<pre><code class="language-js"><span class="k">let</span> a\n\nlet b</code></pre>',
      '```js\nlet a\n\nlet b\n```',
    ],
    [
      'a table that Markdown has',
      '<table><caption>Prices</caption><tr><th>A</th><th style="text-align: right">B</th></tr><tr><td>1</td><td style="text-align: right">2</td></tr></table>',
      '| A |  B |\n| - | -: |\n| 1 |  2 |\n\nTable: Prices',
    ],
    [
      'a table that it has not',
      '<table class="x"><tr><th colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></table>',
      '<table><tbody><tr><th colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    [
      'what unfolds',
      '<details><summary>More</summary><p>Text.</p></details>',
      '<details><summary>More</summary>\n\nText.\n\n</details>',
    ],
    [
      'other words',
      '<p><kbd>Ctrl</kbd> <ins>new</ins> <span lang="el">λόγος</span></p>',
      ':kbd[Ctrl] <ins>new</ins> :span[λόγος]{lang="el"}',
    ],
  ])('%s', async (_name, html, markdown) => {
    expect((await page(html)).body).toBe(markdown)
  })

  test('a picture in the page becomes a file', async () => {
    const data = Buffer.from(pixel).toString('base64')
    const {body, pictures} = await page(`<p><img alt="A dot" src="data:image/png;base64,${data}"></p>`)
    const [path] = [...pictures.keys()]
    expect(path).toMatch(/^page-pictures\/[0-9a-f]{12}\.png$/)
    expect(body).toBe(`![A dot](${path})`)
  })

  test('fifty megabytes of HTML, and elements without end, end in a message', async () => {
    const large = await imported('page.html', '<p>word</p>'.repeat(5_000_000))
    expect(large.found).toEqual([
      expect.stringContaining('import/unreadable: The file cannot be read: it holds 53 MB of HTML'),
    ])
    const deep = await page(`${'<div>'.repeat(50_000)}word`)
    expect(deep.found.join()).toMatch(/nest/)
  })
})
