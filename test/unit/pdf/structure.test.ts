import {describe, expect, test} from 'vitest'
import type {Kid, Tag} from '../../../src/pdf/tag.ts'
import {paragraphs, set} from '../typeset/support.ts'

/** `P(Link)`: the tags below the document, content left out. */
function sketch(kids: readonly Kid[]): string {
  return kids.flatMap((kid) => (kid.type === 'tag' ? [tagSketch(kid)] : [])).join(' ')
}

function tagSketch(tag: Tag): string {
  const inside = sketch(tag.kids)
  return inside === '' ? tag.role : `${tag.role}(${inside})`
}

async function tags(html: string, css = ''): Promise<string> {
  const {typeset} = await set(html, {css, lines: 60})
  return sketch(typeset.structure.root.kids)
}

describe('tags', () => {
  test('follow the elements of the document', async () => {
    expect(await tags('<article><h1>A</h1><section><h2>B</h2><p>c</p></section></article>')).toBe(
      'Art(H1 Sect(H2 P))',
    )
  })

  test('emphasis leaves no trace; a change of language does', async () => {
    expect(await tags('<p>a <em>b</em> <span lang="fr">c</span></p>')).toBe('P(Span)')
  })

  test('lists have labels and bodies, and say how they are numbered', async () => {
    expect(await tags('<ol><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ol>')).toBe(
      'L(LI(Lbl LBody) LI(Lbl LBody(P L(LI(Lbl LBody)))))',
    )
    const {typeset} = await set('<ol><li>a</li></ol>')
    const [list] = typeset.structure.root.kids
    expect(list?.type === 'tag' && list.attributes).toEqual({List: {ListNumbering: '/Decimal'}})
  })

  test('terms and what they mean are items of a list', async () => {
    expect(await tags('<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>')).toBe(
      'L(LI(Lbl LBody) LI(Lbl LBody))',
    )
  })

  test('tables have sections, rows and cells, and their caption comes first', async () => {
    const html =
      '<table><caption>x</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>'
    expect(await tags(html)).toBe('Table(Caption THead(TR(TH)) TBody(TR(TD)))')
  })

  test('cells and rows without content are there all the same, in their places', async () => {
    const html = `<table><thead><tr><th></th><th>a</th></tr></thead>
      <tbody><tr><td>b</td><td></td></tr><tr><td></td><td></td></tr><tr><td></td><td>c</td></tr></tbody></table>`
    const {typeset} = await set(html, {lines: 60})
    const table = typeset.structure.root.kids[0]
    const rows = [...typeset.structure.root.kids].flatMap(function rowsOf(kid: Kid): Tag[] {
      if (kid.type !== 'tag') return []
      return kid.role === 'TR' ? [kid] : kid.kids.flatMap(rowsOf)
    })
    expect(table?.type === 'tag' && tagSketch(table)).toBe(
      'Table(THead(TR(TH TH)) TBody(TR(TD TD) TR(TD TD) TR(TD TD)))',
    )
    const filled = (tag: Kid) => (tag.type === 'tag' && tag.kids.length > 0 ? 'x' : '.')
    expect(rows.map(({kids}) => kids.map(filled).join(''))).toEqual(['.x', 'x.', '..', '.x'])
  })

  test('links hold their text and an annotation for each line', async () => {
    const {typeset} = await set('<p>a <a href="https://example.org/">b</a> c</p>')
    const [paragraph] = typeset.structure.root.kids
    const link = paragraph?.type === 'tag' ? paragraph.kids[1] : undefined
    expect(link?.type === 'tag' && link.role).toBe('Link')
    expect(link?.type === 'tag' && link.kids.map(({type}) => type)).toEqual(['content', 'object'])
  })

  test('text that stands in a grouping element gets a paragraph', async () => {
    expect(await tags('<div>a <a href="#x" id="x">b</a></div>')).toBe('Div(P(Link))')
  })

  test('a heading level that is skipped is repaired, and reported once', async () => {
    const {typeset, messages} = await set('<h1>a</h1><h3>b</h3><h3>c</h3><h2>d</h2>')
    expect(sketch(typeset.structure.root.kids)).toBe('H1 H2 H2 H2')
    expect(messages).toEqual(['pdf/heading-level-repaired'])
  })

  test('a paragraph that goes on on the next page is one tag', async () => {
    const {typeset} = await set(`${paragraphs(9)}<p>${'word '.repeat(60)}</p>`)
    const last = typeset.structure.root.kids.at(-1)
    expect(last?.type === 'tag' && last.kids.length).toBe(2)
  })

  test('every item of every page is in exactly one run', async () => {
    const {pages, typeset} = await set(`<h1>a</h1>${paragraphs(12)}<ul><li>b</li></ul>`)
    pages.forEach((page) => {
      const covered = (typeset.structure.runs[page.index] ?? []).flatMap(({from, to}) =>
        Array.from({length: to - from}, (_, offset) => from + offset),
      )
      const painted = page.items.flatMap((item, index) => (item.type === 'link' ? [] : [index]))
      expect(covered.filter((index) => page.items[index]?.type !== 'link')).toEqual(painted)
    })
  })
})

describe('claims', () => {
  test('are made when nothing stands against them', async () => {
    const {typeset} = await set('<p>text</p>')
    expect(typeset.claims).toEqual({ua: true, a: true})
  })

  test('are left out, with a message, when a picture has neither alt text nor the mark of decoration', async () => {
    const {typeset, messages} = await set('<p><img src="x.png"></p>')
    expect(typeset.claims).toEqual({ua: false, a: false})
    expect(messages).toContain('pdf/claim-withdrawn')
  })

  test('are left out when a character has no glyph', async () => {
    const {typeset, messages} = await set('<p>\u{13000}</p>')
    expect(typeset.claims.ua).toBe(false)
    expect(messages).toContain('fonts/missing-glyph')
  })
})

describe('notes', () => {
  const css = '.note { float: footnote }'
  const note = '<sup role="doc-noteref">1</sup><span class="note" role="doc-footnote" id="n">the note</span>'

  test('stand after the paragraph of their call, whose sentence they do not break', async () => {
    expect(await tags(`<p>one${note} two</p><p>three</p>`, css)).toBe('P(Reference) Note P')
  })

  test('are no part of a heading, nor of a list item’s text', async () => {
    expect(await tags(`<h1>one${note}</h1><p>a</p>`, css)).toBe('H1(Reference) Note P')
    expect(await tags(`<ul><li>one${note} two</li></ul>`, css)).toBe('L(LI(Lbl LBody(P(Reference) Note)))')
  })

  test('of cells and captions stay in them', async () => {
    expect(await tags(`<table><caption>c${note}</caption><tr><td>a</td></tr></table>`, css)).toBe(
      'Table(Caption(P(Reference) Note) TBody(TR(TD)))',
    )
  })
})

describe('lists say how they are numbered', () => {
  const numberingOf = async (html: string, css = '') => {
    const {typeset} = await set(html, {css})
    const [list] = typeset.structure.root.kids
    return list?.type === 'tag' ? list.attributes['List']?.['ListNumbering'] : null
  }
  test.each([
    ['<ul><li>a</li></ul>', '', '/Disc'],
    ['<ul><li>a</li></ul>', 'ul { list-style-type: "– " }', '/None'],
    ['<ul><li>a</li></ul>', 'ul { list-style-type: none }', '/None'],
    ['<ol><li>a</li></ol>', '', '/Decimal'],
    ['<ol type="a"><li>a</li></ol>', '', '/LowerAlpha'],
    ['<ol><li>a</li></ol>', 'ol { list-style-type: upper-roman }', '/UpperRoman'],
    ['<ol><li>a</li></ol>', 'ol { list-style-type: none }', '/None'],
  ])('%s %s', async (html, css, expected) => {
    expect(await numberingOf(html, css)).toBe(expected)
  })
})
