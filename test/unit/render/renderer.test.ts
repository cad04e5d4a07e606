/** What each construct becomes on a screen, in an e-book and on paper. */
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {type Finding, messages, ruleOf} from '../../../src/diagnostics/message.ts'
import type {Article} from '../../../src/model/article.ts'
import type {Medium} from '../../../src/model/publication.ts'
import {createRenderer} from '../../../src/render/renderer.ts'
import {memory, overlay, type Resources, shippedTemplates} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'
import {article, metadata, view} from './article.ts'

const shipped = shippedTemplates()

/** The document as HTML; a message that nobody expects fails the test. */
function render(
  given: Article,
  medium: Medium,
  templates: Resources = shipped,
  report?: (finding: Finding) => void,
): string {
  const renderer = createRenderer({templates, strings: loadStrings(templates), ...(report && {report})})
  return toHtml(renderer.document(view(given, medium)), {characterReferences: {useNamedReferences: true}})
}
const screen = (markdown: string) => render(article(markdown), 'screen')
const ebook = (markdown: string) => render(article(markdown), 'ebook')
const print = (markdown: string) => render(article(markdown), 'print')

const note = 'Before[^a] and again.[^a]\n\n## Later\n\nMore.\n\n[^a]: The note.'

test('on a screen notes stand at the end and begin with links back to each of their calls', () => {
  const html = screen(note)
  expect(html).toContain(
    '<sup id="call-1" class="call"><a href="#note-1" role="doc-noteref" aria-label="Note 1">1</a>',
  )
  expect(html).toContain('<sup id="call-1-2" class="call"')
  expect(html).toMatch(
    /<section class="notes" role="doc-endnotes"[\s\S]*<li id="note-1"[^>]*><p><a class="backlink" href="#call-1" role="doc-backlink"[^>]*>↩<sup>1<\/sup><\/a> <a class="backlink" href="#call-1-2" role="doc-backlink"[^>]*>↩<sup>2<\/sup><\/a> The note\.<\/p>/,
  )
})

test('a call on a screen also lets its note pop up, by a button that waits for a stylesheet', () => {
  const html = screen(note)
  const button = '<button type="button" hidden popovertarget="note-1" aria-label="Note 1">1</button>'
  expect(html.split(button)).toHaveLength(3)
  expect(html).toContain('<li id="note-1" class="endnote" popover="">')
  for (const other of [ebook(note), print(note)]) expect(other).not.toMatch(/popover|<button/)
})

test('in an e-book a note stands at the end of the section of its first call', () => {
  const html = ebook(note)
  expect(html).toMatch(
    /and again\.[\s\S]*<aside class="footnote" id="note-1" role="doc-footnote"><p><a class="note-number" href="#call-1"[\s\S]*The note\.<\/p><\/aside>\s*<section class="section level-2">/,
  )
  expect(html.match(/id="note-1"/g)).toHaveLength(1)
})

test('on paper a note follows its first call, inside the paragraph', () => {
  const html = print(note)
  expect(html).toMatch(
    /<p>Before<sup class="call">[\s\S]*?<\/sup><aside class="footnote" id="note-1"[\s\S]*?<\/aside> and again/,
  )
  expect(html).not.toContain('doc-endnotes')
})

test('a note that a note calls follows it', () => {
  const html = print('Text.[^a]\n\n[^a]: One.[^b]\n[^b]: Two.')
  expect(html).toMatch(
    /One\.<sup[\s\S]*?<\/aside><aside class="footnote" id="note-2"[\s\S]*?Two\.<\/p><\/aside><\/p>/,
  )
})

const paragraph = (value: string) => ({
  type: 'paragraph' as const,
  children: [{type: 'text' as const, value}],
})

test('a box folds on a screen, and stands open in an e-book and on paper', () => {
  const folding = (fold: 'closed' | 'open') =>
    article('', {
      body: {
        type: 'root',
        children: [
          {
            type: 'admonition',
            kind: 'tip',
            title: [{type: 'text', value: 'More'}],
            fold,
            id: 'more',
            children: [paragraph('Text.')],
          },
        ],
      },
    })
  expect(render(folding('closed'), 'screen')).toContain(
    '<details id="more" class="admonition tip">\n<summary class="admonition-title">More</summary>\n<p>Text.</p>',
  )
  expect(render(folding('open'), 'screen')).toContain('<details id="more" class="admonition tip" open>')
  for (const medium of ['ebook', 'print'] as const)
    expect(render(folding('closed'), medium)).toContain(
      '<aside id="more" class="admonition tip" role="doc-tip">\n<p class="admonition-title">More</p>\n<p>Text.</p>',
    )
})

test('what an author folds by an element stands open in an e-book', () => {
  const data = {hName: 'details', hProperties: {}}
  const folded = article('', {
    body: {
      type: 'root',
      children: [
        {type: 'htmlElement', tagName: 'details', properties: {}, data, children: [paragraph('Text.')]},
      ],
    },
  })
  expect(render(folded, 'screen')).toContain('<details><p>Text.')
  expect(render(folded, 'ebook')).toContain('<details open><p>Text.')
})

test('a heading carries the id of its section, and on a screen a link to itself', () => {
  expect(print('## Who pays?')).toContain(
    '<section class="section level-2">\n<h2 id="who-pays-">Who pays?</h2>',
  )
  expect(screen('## Who pays?')).toContain(
    '<a class="permalink" href="#who-pays-" aria-label="Link to section “Who pays?”">#</a></h2>',
  )
})

const table = '| A | | C |\n| - | -: | :-: |\n| 1 | 2 |\n'

test('tables have scopes, a full grid and alignment by class; a head cell without words is a cell', () => {
  expect(print(table).replaceAll('\n', '')).toContain(
    '<table><thead><tr><th scope="col">A</th><td class="align-right"></td><th scope="col" class="align-center">C</th></tr></thead>' +
      '<tbody><tr><td>1</td><td class="align-right">2</td><td class="align-center"></td></tr></tbody></table>',
  )
})

test('on a screen a wide table scrolls, by keyboard too, under the name of its caption', () => {
  const given = article('')
  const {children} = article(table).body
  const html = render(
    {
      ...given,
      body: {
        type: 'root',
        children: [
          {
            type: 'figure',
            kind: 'table',
            id: 'table-1',
            children: [...children, {type: 'caption', children: [{type: 'text', value: 'Prices'}]}],
          },
        ],
      },
    },
    'screen',
  )
  expect(html).toMatch(
    /<div class="table-scroll" role="region" tabindex="0" aria-labelledby="table-1-caption"><table id="table-1">\s*<caption id="table-1-caption">Prices<\/caption>/,
  )
})

test('a done task says so', () => {
  expect(screen('- [x] Done\n- [ ] Open')).toMatch(
    /<span class="task-box" role="img" aria-label="done">☑<\/span> Done[\s\S]*aria-label="to do">☐<\/span> Open/,
  )
  expect(print('- [x] Done')).toContain('<span class="task-box">☑</span> Done')
})

test('code keeps its language and ends where it ends', () => {
  expect(screen('```ts {1}\na < b\n```')).toContain(
    '<pre tabindex="0"><code class="language-ts">a &lt; b</code></pre>',
  )
})

test('outer links are marked on a screen and listed on paper; an address needs no list', () => {
  const markdown = 'See [the standard](https://www.example.org/standard/) and <https://example.org>.'
  expect(screen(markdown)).toContain(
    '<a href="https://www.example.org/standard/" class="external" rel="external noopener">the standard</a>',
  )
  const paper = print(markdown)
  expect(paper).toContain('class="external" id="link-1">the standard</a>')
  expect(paper).toMatch(
    /<section class="links"[\s\S]*href="#link-1">the standard<\/a>[\s\S]*>example\.org\/standard<\/a><\/li>\s*<\/ul>/,
  )
})

test('a link to another article leads to its page; paper without an address leads to what lies beside it', () => {
  const given = article('[other](other.md)')
  const [paragraph] = given.body.children
  const link = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (link?.type !== 'link') throw new Error('a link')
  link.data = {target: {type: 'article', path: 'other.md', fragment: 'Why?'}}
  const known = {
    ...given,
    neighbours: new Map([
      [
        'other.md',
        {
          folder: 'another-slug',
          slug: 'another-slug',
          page: 'index.html',
          ids: new Map([['Why?', 'why']]),
        },
      ],
    ]),
  }
  expect(render(known, 'screen')).toContain('<a href="../another-slug/index.html#why">other</a>')
  const rules: string[] = []
  const paper = render(known, 'print', shipped, (finding) => rules.push(ruleOf(finding)))
  expect(paper).toContain('<a href="../another-slug/index.html#why">other</a>')
  expect(rules).toEqual(['pdf/link-outside'])
  const published = {...known, metadata: {...metadata, canonical: 'https://example.org/a-title/'}}
  expect(render(published, 'print')).toContain('href="https://example.org/another-slug/#why"')
})

test('pictures state their size; decoration has no words', () => {
  const image = {
    path: 'p.png',
    bytes: new Uint8Array(),
    mediaType: 'image/png',
    width: 40,
    height: 30,
  } as const
  const given = article('![A pen](p.png) ![](p.png)', {images: new Map([['p.png', image]])})
  expect(render(given, 'print')).toContain('<img src="p.png" alt="A pen" width="40" height="30">')
  expect(render(given, 'screen')).toContain('alt="" width="40" height="30" loading="lazy" decoding="async">')
})

const faqs: Article['faqs'] = {
  id: 'faq',
  heading: null,
  introduction: [],
  items: [
    {
      id: 'why',
      text: 'Why?',
      question: [{type: 'text', value: 'Why?'}],
      answer: [{type: 'paragraph', children: [{type: 'text', value: 'Because.'}]}],
      position: null,
    },
  ],
}

test('questions fold on a screen and stand open elsewhere; their id is on what a link should show', () => {
  const given = article('', {faqs})
  expect(render(given, 'screen')).toMatch(
    /<h2 id="faq"[^>]*>Frequently asked questions<\/h2>[\s\S]*<details class="faq">\s*<summary><h3>Why\?<\/h3><\/summary>\s*<div class="answer" id="why">\s*<p>Because\.<\/p>/,
  )
  expect(render(given, 'print')).toMatch(/<section class="faq">\s*<h3 id="why">Why\?<\/h3>/)
})

test('takeaways are a labelled region in every medium', () => {
  const takeaways: Article['takeaways'] = {
    id: 'takeaways',
    heading: [{type: 'text', value: 'In brief'}],
    items: [
      {id: 't-1', text: 'One.', children: [{type: 'paragraph', children: [{type: 'text', value: 'One.'}]}]},
    ],
  }
  for (const medium of ['screen', 'ebook', 'print'] as const)
    expect(render(article('', {takeaways}), medium)).toMatch(
      /<section class="takeaways" role="doc-abstract" aria-labelledby="takeaways">\s*<h2 id="takeaways"[^>]*>In brief<\/h2>\s*<ul>\s*<li id="t-1">One\.<\/li>/,
    )
})

test('contents are links without notes or links of their own', () => {
  const {body} = article('[a](#b) *c*[^d]\n\n[^d]: Note.')
  const [paragraph] = body.children
  const title = paragraph?.type === 'paragraph' ? paragraph.children : []
  const entry = {id: 'x', depth: 2, title, text: 'a c', kind: 'text', children: []} as const
  const html = render(article('', {outline: [entry, {...entry, id: 'y'}]}), 'screen')
  expect(html).toContain('<li class="to-text"><a href="#x">a <em>c</em></a></li>')
})

test('words come in the language of the article', () => {
  const german = {...metadata, language: 'de-AT', modified: '2025-09-08'}
  expect(render(article('', {metadata: german}), 'print')).toContain(
    'Aktualisiert <time datetime="2025-09-08">8. September 2025</time>',
  )
})

test('a file of the user stands in for ours, the others stay', () => {
  const mine = memory({'parts/byline.liquid': '<p>By {{ article.title }}</p>'})
  const html = render(article('Text.'), 'ebook', overlay(mine, shipped))
  expect(html).toContain('<p>By A title</p>')
  expect(html).toContain('<p>Text.</p>')
})

test('a broken template is reported, and the text is there all the same', () => {
  const found = messages()
  const templates = overlay(memory({'article.liquid': '{{ artcle.body }}'}), shipped)
  const renderer = createRenderer({templates, strings: loadStrings(templates)})
  const document = renderer.document({...view(article('Text.'), 'print'), report: found.for('a.md')})
  expect(toHtml(document)).toContain('<p>Text.</p>')
  expect(found.list.map(({ruleId}) => ruleId)).toEqual(['templates/unknown-variable'])
})

test('content in an attribute is a message', () => {
  const found = messages()
  const templates = overlay(memory({'article.liquid': '<p title="{{ article.body }}">x</p>'}), shipped)
  const renderer = createRenderer({templates, strings: loadStrings(templates), report: found.for('a.md')})
  renderer.document(view(article('Text.'), 'print'))
  expect(found.list.map(({ruleId}) => ruleId)).toEqual(['templates/content-misplaced'])
})

test('a quotation for the digest has nothing that only a page needs', () => {
  const renderer = createRenderer({templates: shipped, strings: loadStrings(shipped)})
  const given = article('## Why?\n\nText.[^a]\n\n[^a]: Note.')
  const html = toHtml(renderer.fragment(given.body.children, given))
  expect(html).toContain('<h2 id="why-">Why?</h2>')
  expect(html).toContain('<sup class="call"><a href="#note-1" role="doc-noteref">1</a></sup>')
})

test('however many quotations a digest has, the notes of an article are gone through once', () => {
  const renderer = createRenderer({templates: shipped, strings: loadStrings(shipped)})
  const given = article('## Why?\n\nText.[^a] and [a link][b].\n\n[^a]: Note.\n\n[b]: https://example.org')
  let walks = 0
  const counted = {
    ...given,
    get footnotes() {
      walks += 1
      return given.footnotes
    },
  }
  const once = toHtml(renderer.fragment(counted.body.children, counted))
  expect(once).toContain('href="https://example.org"')
  const first = walks
  expect(first).toBeGreaterThan(0)
  for (let quotation = 0; quotation < 10; quotation += 1)
    expect(toHtml(renderer.fragment(counted.body.children, counted))).toBe(once)
  expect(walks).toBe(first)
})
