import {describe, expect, test} from 'vitest'
import type {Box, TableBox} from '../../../../src/typeset/boxes/box.ts'
import {boxesOf, build} from './sketch.ts'

const lines = (...text: string[]) => text.join('\n')

describe('blocks and paragraphs', () => {
  test('a block with text holds a paragraph', () => {
    expect(boxesOf('<p>One <em>two</em>.</p>')).toBe(lines('p', '  ¶ One two.'))
  })
  test('text beside blocks stands in paragraphs of its own; spaces between blocks vanish', () => {
    expect(boxesOf('<div> a <p>b</p> \n <p>c</p> d</div>')).toBe(
      lines('div', '  ¶ a', '  p', '    ¶ b', '  p', '    ¶ c', '  ¶ d'),
    )
  })
  test('an inline element that a block interrupts ends before it and goes on after it', () => {
    expect(boxesOf('<div><a href="#x">a<div>b</div>c</a></div>')).toBe(
      lines('div', '  ¶ <a>a</a>', '  div', '    ¶ b', '  ¶ <a>c</a>'),
    )
  })
  test('what is hidden makes no box, what is open in `details` does', () => {
    expect(boxesOf('<p>a<script>x</script><span hidden>y</span></p><template>z</template>')).toBe(
      lines('p', '  ¶ a'),
    )
    expect(boxesOf('<details><summary>Q</summary><p>A</p></details>')).toBe(
      lines('details', '  summary', '    ¶ Q', '  p', '    ¶ A'),
    )
  })
  test('ids stay on blocks, and become anchors inside paragraphs', () => {
    expect(boxesOf('<h2 id="a">A <span id="b">B</span></h2>')).toBe(lines('h2#a', '  ¶ A [#b]B'))
  })
  test('an inline element with edges, background or a link is opened and closed', () => {
    expect(boxesOf('<p><code>a</code> <a href="u">b</a></p>', 'code {padding: 0 2pt}')).toBe(
      lines('p', '  ¶ <code>a</code> <a>b</a>'),
    )
  })
})

describe('white space', () => {
  test('runs of spaces and line feeds are one space, across elements too', () => {
    expect(boxesOf('<p>  a \n <em> b</em> <b> </b>c  </p>')).toBe(lines('p', '  ¶ a b c'))
  })
  test('spaces round a forced break vanish', () => {
    expect(boxesOf('<p>a <br> b</p>')).toBe(lines('p', '  ¶ a⏎b'))
  })
  test('preformatted text keeps its spaces; its lines end in breaks; tabs go to every eighth column', () => {
    expect(boxesOf('<pre>a  b\n\n\tc\nxy\tz</pre>')).toBe(lines('pre', '  ¶ a  b⏎⏎        c⏎xy      z'))
  })
  test('a line feed or break at the very end makes no empty line', () => {
    expect(boxesOf('<pre><code>a\n\n</code></pre>')).toBe(lines('pre', '  ¶ a⏎'))
    expect(boxesOf('<p>a<br></p>')).toBe(lines('p', '  ¶ a'))
  })
  test('pre-line keeps line feeds alone', () => {
    expect(boxesOf('<p>a  b \n  c</p>', 'p {white-space: pre-line}')).toBe(lines('p', '  ¶ a b⏎c'))
  })
  test('a line feed between ideographs is no space', () => {
    expect(boxesOf('<p>漢\n字 a\nb</p>')).toBe(lines('p', '  ¶ 漢字 a b'))
  })
  test('no-break spaces are text', () => {
    expect(boxesOf('<p>a\u00a0 b</p>')).toBe(lines('p', '  ¶ a\u00a0 b'))
  })
  test('a place to break is a zero-width space', () => {
    expect(boxesOf('<p>a<wbr>b</p>')).toBe(lines('p', '  ¶ a[wbr]b'))
  })
})

describe('text-transform', () => {
  test('follows the language', () => {
    expect(boxesOf('<p lang="tr">i</p><p lang="de">ß</p>', 'p {text-transform: uppercase}')).toBe(
      lines('p', '  ¶ İ', 'p', '  ¶ SS'),
    )
  })
  test('capitalizes words that run through several elements once', () => {
    expect(boxesOf("<p>o<b>ne t</b>wo o'clock</p>", 'p {text-transform: capitalize}')).toBe(
      lines('p', "  ¶ One Two O'clock"),
    )
  })
})

describe('lists', () => {
  test('bullets change with depth', () => {
    expect(boxesOf('<ul><li>a<ul><li>b<ul><li>c</ul></ul></ul>')).toBe(
      lines(
        'ul',
        '  li “•”',
        '    ¶ a',
        '    ul',
        '      li “◦”',
        '        ¶ b',
        '        ul',
        '          li “▪”',
        '            ¶ c',
      ),
    )
  })
  test('start, value and reversed', () => {
    const markers = (html: string) => [...boxesOf(html).matchAll(/“(.*?)”/g)].map(([, text]) => text)
    expect(markers('<ol start=5><li>a<li>b</ol>')).toEqual(['5.', '6.'])
    expect(markers('<ol><li>a<li value=9>b<li>c</ol>')).toEqual(['1.', '9.', '10.'])
    expect(markers('<ol reversed><li>a<li>b</ol>')).toEqual(['2.', '1.'])
    expect(markers('<ol reversed start=8><li>a<li>b</ol>')).toEqual(['8.', '7.'])
    expect(markers('<ol type=i><li>a<li>b<li>c<li>d</ol>')).toEqual(['i.', 'ii.', 'iii.', 'iv.'])
    expect(markers('<ol><li>a<ol><li>x<li>y</ol><li>b</ol>')).toEqual(['1.', '1.', '2.', '2.'])
  })
  test('a marker of one’s own', () => {
    expect(boxesOf('<ul><li>a</ul>', 'li::marker {content: "→ "}')).toBe(lines('ul', '  li “→”', '    ¶ a'))
    expect(boxesOf('<ul><li>a</ul>', 'ul {list-style: "–" inside}')).toBe(lines('ul', '  li', '    ¶ {– }a'))
    expect(boxesOf('<ul><li>a</ul>', 'ul {list-style: none}')).toBe(lines('ul', '  li', '    ¶ a'))
  })
  test('task boxes are text', () => {
    expect(boxesOf('<ul><li><input type=checkbox checked disabled> a<li><input type=checkbox> b</ul>')).toBe(
      lines('ul', '  li “•”', '    ¶ ☑ a', '  li “•”', '    ¶ ☐ b'),
    )
  })
})

describe('generated content', () => {
  test('counters, attributes, quotation marks by language', () => {
    expect(
      boxesOf(
        '<h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2><h3>e</h3>',
        'h2 {counter-increment: s; counter-reset: ss} h3 {counter-increment: ss} h3::before {content: counter(s) "." counter(ss, upper-roman) " "}',
      ),
    ).toBe(
      lines(
        'h2',
        '  ¶ a',
        'h3',
        '  ¶ {1}{.}{I}{ }b',
        'h3',
        '  ¶ {1}{.}{II}{ }c',
        'h2',
        '  ¶ d',
        'h3',
        '  ¶ {2}{.}{I}{ }e',
      ),
    )
    expect(boxesOf('<p><q>a <q>b</q></q></p>')).toBe(lines('p', '  ¶ {“}a {‘}b{’}{”}'))
    expect(boxesOf('<p lang=de><q>a</q></p>')).toBe(lines('p', '  ¶ {„}a{“}'))
    expect(boxesOf('<p><a href="u">x</a></p>', 'a::after {content: " (" attr(href) ")"}')).toBe(
      lines('p', '  ¶ <a>x{ (}{u}{)}</a>'),
    )
  })
  test('counters() joins the levels', () => {
    expect(boxesOf('<ol><li>a<ol><li>b</ol></ol>', 'li::marker {content: counters(list-item, ".")}')).toBe(
      lines('ol', '  li “1”', '    ¶ a', '    ol', '      li “1.1”', '        ¶ b'),
    )
  })
  test('page numbers of targets wait for pages; other counters of targets are text, ahead too', () => {
    expect(
      boxesOf(
        '<p><a href="#x">see</a></p><h2>z</h2><h2 id="x">X</h2>',
        'h2 {counter-increment: s} a::after {content: " " target-counter(attr(href), s) leader(dotted) target-counter(attr(href), page)}',
      ),
    ).toBe(lines('p', '  ¶ <a>see{ }{2}[leader .][page of x]</a>', 'h2', '  ¶ z', 'h2#x', '  ¶ X'))
  })
  test('string-set', () => {
    expect(boxesOf('<h1>A <em>b</em></h1>', 'h1 {string-set: title content(), n "1"}')).toBe(
      lines('h1 title=“A b” n=“1”', '  ¶ A b'),
    )
  })
})

describe('footnotes', () => {
  const css = 'aside.footnote {float: footnote}'
  const note = (id: string, text: string) => `<aside class=footnote id=${id}><div>${text}</div></aside>`
  const body = (html: string) => `<div>${html}</div>`
  test('a note and its generated call', () => {
    expect(boxesOf(body(`a${note('n1', 'x')} b${note('n2', 'y')}`), css)).toBe(
      lines('div', '  ¶ a[note#n1 “1.”: div   ¶ x]{1} b[note#n2 “2.”: div   ¶ y]{2}'),
    )
  })
  test('a call of one’s own in the document', () => {
    expect(
      boxesOf(
        body(`a<a role="doc-noteref" href="#n1">1</a>${note('n1', 'x')} b`),
        `${css} ::footnote-call {content: none}`,
      ),
    ).toBe(lines('div', '  ¶ a<a>1</a>[note#n1 “1.”: div   ¶ x] b'))
  })
  test('notes between blocks belong to the paragraph before', () => {
    expect(boxesOf(`<p>a</p>${note('n1', 'x')}`, `${css} ::footnote-call {content: none}`)).toBe(
      lines('p', '  ¶ a[note#n1 “1.”: div   ¶ x]'),
    )
  })
})

describe('tables', () => {
  test('groups, caption, spans; every row fills all columns', () => {
    expect(
      boxesOf(
        `<table id=t><caption>C</caption><thead><tr><th colspan=2>a<th>b</thead>
         <tbody><tr><td rowspan=2>1<td>2<td>3<tr><td>4</tbody></table>`,
      ),
    ).toBe(
      lines(
        'table#t 3',
        '  caption',
        '    ¶ C',
        '  head 0→2:¶ a | 2:¶ b',
        '  body 0↓2:¶ 1 | 1:¶ 2 | 2:¶ 3',
        '  body 1:¶ 4 | 2:',
      ),
    )
  })
  test('borders and background of a group show on its rows', () => {
    const {box} = build(
      '<table><thead><tr><th>a<tr><th>b</thead></table>',
      'table {border-collapse: collapse} thead {border-bottom: 2pt solid; background: red}',
    )
    const rows = tableIn(box)?.head.map(({style}) => [style.borderBottom.width, style.backgroundColor?.red])
    expect(rows).toEqual([
      [0, 255],
      [2, 255],
    ])
  })
  test('a row span ends with its group', () => {
    expect(boxesOf('<table><thead><tr><th rowspan=9>a<th>b</thead><tr><td>1<td>2</table>')).toBe(
      lines('table 2', '  head 0:¶ a | 1:¶ b', '  body 0:¶ 1 | 1:¶ 2'),
    )
  })
})

describe('images', () => {
  test('have their size in points; attributes scale them', () => {
    expect(boxesOf('<figure><img src=a.png alt=A style="display: block"></figure>')).toBe(
      lines('figure', '  image a.png 300×150'),
    )
    expect(boxesOf('<div><img src=a.png width=100 style="display: block"></div>')).toBe(
      lines('div', '  image a.png 75×37.5'),
    )
    expect(boxesOf('<p>a <img src=a.png alt=A> b</p>')).toBe(lines('p', '  ¶ a [image a.png] b'))
  })
  test('one that cannot be read leaves its alternative text', () => {
    expect(boxesOf('<p><img src=missing.png alt="A map"></p>')).toBe(lines('p', '  ¶ A map'))
  })
})

function tableIn(box: Box): TableBox | undefined {
  if (box.type === 'table') return box
  return box.type === 'block' ? box.children.map(tableIn).find((found) => found !== undefined) : undefined
}

test('order rises through the document', () => {
  const {box} = build(
    '<h1>a</h1><ul><li>b <em>c</em><li><p>d</ul><table><tr><td>e</table>',
    'ul {list-style-position: inside}',
  )
  const orders: number[] = []
  const visit = (one: Box) => {
    orders.push(one.order)
    if (one.type === 'paragraph') orders.push(...one.content.map((inline) => inline.order))
    if (one.type === 'block') one.children.forEach(visit)
    if (one.type === 'table') for (const row of one.body) for (const cell of row.cells) visit(cell.box)
  }
  visit(box)
  expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b))
})
