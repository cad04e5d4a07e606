import {describe, expect, test} from 'vitest'
import type {Inline} from '../../../../src/typeset/boxes/box.ts'
import {measureParagraph, setParagraph} from '../../../../src/typeset/lines/index.ts'
import type {TextPart} from '../../../../src/typeset/lines/line.ts'
import {basicLatin, testFont} from '../../fonts/test-font.ts'
import {base, context, element, paragraph, read, squares, styled, text} from './support.ts'

/** The measure holds `columns` characters. */
function set(
  content: string | readonly Inline[],
  columns: number,
  overrides: Parameters<typeof paragraph>[1] = {},
): readonly string[] {
  return read(setParagraph(paragraph(content, overrides), columns * 10, context()))
}

describe('a ragged paragraph', () => {
  test('goes on to the next line at the measure', () => {
    expect(set('aaa bbb ccc ddd', 7)).toEqual(['aaa bbb', 'ccc ddd'])
  })
  test('is one line when it fits', () => {
    expect(set('aaa bbb ccc ddd', 15)).toEqual(['aaa bbb ccc ddd'])
  })
  test('has no lines when it is empty', () => {
    expect(set('', 15)).toEqual([])
  })
  test('keeps its spaces as wide as they are', () => {
    const [line] = setParagraph(paragraph('aa bb cc dd ee'), 90, context())
    expect(line).toMatchObject({ratio: 0, width: 80, measure: 90})
  })
  test('stands at the right or in the middle when its style says so', () => {
    const firstX = (textAlign: 'right' | 'center' | 'end') =>
      setParagraph(paragraph('aaaa', {textAlign}), 100, context())[0]?.parts[0]
    expect(firstX('right')).toMatchObject({x: 60})
    expect(firstX('end')).toMatchObject({x: 60})
    expect(firstX('center')).toMatchObject({x: 30})
  })
})

test('one letter and its hyphen are not left at the end of a line', () => {
  expect(set('ee-bookbook', 8)[0]).toBe('ee-')
  expect(set('e-bookbook', 8)[0]).not.toBe('e-')
})

describe('a heading', () => {
  test('rather breaks at a space than after a hyphen', () => {
    expect(set('aaaa bbbb ccc all-text eeee', 18)).toEqual(['aaaa bbbb ccc', 'all-text eeee'])
  })
  test('does not leave one short word on its last line', () => {
    expect(set('aaaa bbbb cccc dddd eeee fff', 25)).toEqual(['aaaa bbbb cccc dddd', 'eeee fff'])
  })
})

describe('balanced text', () => {
  const balanced = {textWrapStyle: 'balance'} as const

  test('has lines of equal length', () => {
    expect(set('aaaa bbbb cccc dddd eeee ffff', 25, balanced)).toEqual(['aaaa bbbb cccc', 'dddd eeee ffff'])
  })
  test('takes no more lines than it needs', () => {
    expect(set('aaaa bbbb cccc dddd', 19, balanced)).toEqual(['aaaa bbbb cccc dddd'])
    expect(set('aaaa bbbb cccc dddd eeee', 19, balanced)).toHaveLength(2)
  })
  test('does not break after a hyphen where a space will do', () => {
    expect(set('a field guide to the plain-text article', 33, balanced)).toEqual([
      'a field guide to the',
      'plain-text article',
    ])
  })
  test('prefers to break after punctuation', () => {
    expect(set('every construct an author may use, each in its own habitat', 50, balanced)).toEqual([
      'every construct an author may use,',
      'each in its own habitat',
    ])
  })
  test('does not end a line with a small word that leans on the next', () => {
    expect(set('aaaaaa bbbbbb cc dddd eeeeee', 20, balanced)).toEqual(['aaaaaa bbbbbb', 'cc dddd eeeeee'])
  })
})

describe('pretty text', () => {
  test('does not leave a single word on the last line, even a longer one', () => {
    const text = 'aaaa bbbb cccc dddd eeee fffff'
    expect(set(text, 25)).toEqual(['aaaa bbbb cccc dddd eeee', 'fffff'])
    expect(set(text, 25, {textWrapStyle: 'pretty'})).toEqual(['aaaa bbbb cccc dddd', 'eeee fffff'])
  })
})

describe('a justified paragraph', () => {
  const justified = {textAlign: 'justify'} as const

  test('fills the measure exactly, but for its last line', () => {
    const lines = setParagraph(paragraph('aa bb cc dd ee ff ggg hhh iiii', justified), 95, context())
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines.slice(0, -1)) {
      const pieces = line.parts.flatMap((part) => (part.type === 'text' ? [part] : []))
      expect(pieces.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(95, 6)
      expect(line.width).toBeCloseTo(95, 6)
    }
    expect(lines.at(-1)?.ratio).toBe(0)
  })
  test('gives every space of a line the same width', () => {
    const [line] = setParagraph(paragraph('aa bb cc dd ee ff', justified), 95, context())
    const widths = (line?.parts ?? [])
      .flatMap((part) => (part.type === 'text' ? part.pieces : []))
      .flatMap((piece) => (piece.type === 'space' && piece.width > 0 ? [piece.width] : []))
    expect(new Set(widths.map((width) => width.toFixed(6))).size).toBe(1)
  })
  test('spaces letters a little before its spaces grow, and never in its last line', () => {
    const spaced = {...justified, textJustify: 'auto'} as const
    const [first, last] = setParagraph(paragraph('aaa bbb ccc ddd', spaced), 72, context())
    const letters = ({parts}: NonNullable<typeof first>) =>
      parts.flatMap((part) => (part.type === 'text' ? [part.tracking] : []))
    expect(first?.width).toBeCloseTo(72, 6)
    expect(first?.ratio).toBeLessThan(2 / 5)
    for (const spacing of first ? letters(first) : []) expect(spacing).toBeGreaterThan(0)
    expect(last ? letters(last) : []).toEqual([0])
  })
  test('fills the last line too when asked', () => {
    const lines = setParagraph(
      paragraph('aaa bbb ccc ddd', {...justified, textAlignLast: 'justify'}),
      72,
      context(),
    )
    expect(lines.map((line) => line.width)).toEqual([72, 72])
  })
})

describe('the first line', () => {
  test('is indented', () => {
    const lines = setParagraph(paragraph('aaa bbb ccc', {textIndent: 20}), 70, context())
    expect(read(lines)).toEqual(['aaa', 'bbb ccc'])
    expect(lines.map((line) => line.parts[0]?.x)).toEqual([20, 0])
  })
})

describe('words', () => {
  test('are hyphenated by the patterns of their language, and the hyphen extracts as a soft one', () => {
    expect(set('hyphenation', 8, {hyphens: 'auto'})).toEqual(['hyphen~', 'ation'])
    expect(set('Silbentrennung', 8, {hyphens: 'auto', language: 'de-AT'})).toEqual(['Silben~', 'trennung'])
  })
  test('are less readily hyphenated when they are names', () => {
    const style = {hyphens: 'auto', textAlign: 'justify'} as const
    const ends = (word: string) => set(`aaaa aaaa aaaa aaa aaa aaa ${word} aaaa`, 29, style)[0]
    expect(ends('hyphenation')).toMatch(/~$/)
    expect(ends('Hyphenation')).not.toMatch(/~$/)
  })
  test('are not hyphenated unless the style says so, or the language is known', () => {
    expect(set('hyphenation', 8, {hyphens: 'manual'})).toEqual(['hyphenation'])
    expect(set('hyphenation', 8, {hyphens: 'auto', language: 'tlh'})).toEqual(['hyphenation'])
  })
  test('break at soft hyphens, which show only there', () => {
    expect(set('aaa\u00ADbbb\u00ADccc', 7)).toEqual(['aaabbb~', 'ccc'])
    expect(set('aaa\u00ADbbb\u00ADccc', 9)).toEqual(['aaabbbccc'])
    expect(set('aaa\u00ADbbb\u00ADccc', 7, {hyphens: 'none'})).toEqual(['aaabbbccc'])
  })
  test('are shaped whole when a possible break is not used', () => {
    const [line] = setParagraph(paragraph('aaa\u00ADbbb ccc\u00ADddd'), 200, context())
    const part = line?.parts[0]
    expect(part?.type === 'text' && part.pieces.length).toBe(3)
  })
  test('break after a hyphen that the author wrote', () => {
    expect(set('well-known', 6)).toEqual(['well-', 'known'])
  })
  test('break anywhere only when nothing else helps and the style allows it', () => {
    expect(set('aa bbbbbbbbbbbb', 5, {overflowWrap: 'anywhere'})).toEqual(['aa bb', 'bbbbb', 'bbbbb'])
    expect(set('aa bbbbbbbbbbbb', 5)).toEqual(['aa', 'bbbbbbbbbbbb'])
  })
  test('stay whole across a change of style', () => {
    const inlines = [text('aaa '), text('un', {fontStyle: 'italic'}), text('believable')]
    expect(set(inlines, 13)).toEqual(['aaa', 'unbelievable'])
  })
  test('are hyphenated as one word across a change of style', () => {
    const inlines = [text('hyph', {hyphens: 'auto', fontStyle: 'italic'}), text('enation', {hyphens: 'auto'})]
    expect(set(inlines, 8)).toEqual(['hyphen~', 'ation'])
  })
})

describe('text that should stay together', () => {
  test.each([
    ['a no-break space', 'aa bb\u00A0cc dd', ['aa', 'bb\u00A0cc', 'dd']],
    ['a number and its unit', 'aa 10 km dd', ['aa', '10 km', 'dd']],
    ['a sign and what precedes it', 'aa 4 × 5 dd', ['aa', '4 × 5', 'dd']],
    ['an abbreviation and its number', 'aa p. 12 dd', ['aa', 'p. 12', 'dd']],
    ['initials', 'aa J. Li dd', ['aa', 'J. Li', 'dd']],
  ])('%s', (_, content, expected) => {
    expect(set(content, 5)).toEqual(expected)
  })
  test('a dash never begins a line', () => {
    expect(set('aaaa bb – cc', 7)).toEqual(['aaaa', 'bb – cc'])
    expect(set('aaaa—bbb', 5)).toEqual(['aaaa—', 'bbb'])
  })
})

describe('addresses and code', () => {
  test('break after their signs, without a hyphen', () => {
    expect(set('https://example.org/path/to', 20)).toEqual(['https://example.org/', 'path/to'])
    expect(set('see https://example.org/a?query=long', 20)).toEqual([
      'see https://example.',
      'org/a?query=long',
    ])
    const code = text('someModule.someFunction', {}, element('code'))
    expect(set([code], 12)).toEqual(['someModule.', 'someFunction'])
  })
  test('are never hyphenated', () => {
    const code = text('hyphenation', {hyphens: 'auto'}, element('code'))
    expect(set([code], 8)).toEqual(['hyphenation'])
  })
})

describe('white space', () => {
  test('nowrap keeps a line whole', () => {
    expect(set('aaa bbb', 4, {whiteSpace: 'nowrap'})).toEqual(['aaa bbb'])
  })
  test('pre keeps spaces and line feeds, and never wraps', () => {
    expect(set('a  b\n  ccc ddd', 6, {whiteSpace: 'pre'})).toEqual(['a  b', '  ccc ddd'])
  })
  test('pre keeps empty lines', () => {
    expect(set('a\n\nb', 6, {whiteSpace: 'pre'})).toEqual(['a', '', 'b'])
  })
  test('pre sets tabs at every eighth column', () => {
    const [line] = setParagraph(paragraph('ab\tc', {whiteSpace: 'pre'}), 200, context())
    expect(line?.width).toBe(90)
  })
  test('pre-wrap wraps at spaces; pre-line keeps line feeds only', () => {
    expect(set('aaa bbb\nc', 5, {whiteSpace: 'pre-wrap'})).toEqual(['aaa', 'bbb', 'c'])
    expect(set('aa  bb\nc', 9, {whiteSpace: 'pre-line'})).toEqual(['aa bb', 'c'])
  })
})

describe('a line', () => {
  test('ends with a real space of no width where a space was', () => {
    const [line] = setParagraph(paragraph('aaa bbb'), 40, context())
    const part = line?.parts[0]
    expect(part?.type === 'text' && part.pieces.at(-1)).toEqual({type: 'space', text: ' ', width: 0})
  })
  test('is as high as the leading, its baseline in the middle of what is over', () => {
    // Ascent 8, descent 2, leading 12: one point above, one below.
    const [line] = setParagraph(paragraph('aaa'), 40, context())
    expect(line).toMatchObject({height: 12, baseline: 9})
  })
  test('is not pushed apart by a superscript', () => {
    const inlines = [text('aaa'), text('1', {fontSize: 6, verticalAlign: 'super'})]
    const [line] = setParagraph(paragraph(inlines), 100, context())
    expect(line).toMatchObject({height: 12, baseline: 9})
    const part = line?.parts[1]
    expect(part?.type === 'text' && part.rise).toBeCloseTo(3.4)
  })
  test('makes room for larger type and for pictures', () => {
    const [large] = setParagraph(
      paragraph([text('a'), text('b', {fontSize: 20, lineHeight: 24})]),
      100,
      context(),
    )
    expect(large).toMatchObject({height: 24, baseline: 18})
    const origin = element('img')
    const image = {
      type: 'image',
      ids: [],
      source: 'a.png',
      alt: 'a',
      intrinsic: {width: 30, height: 30},
      style: base,
      origin,
      order: 2,
    } as const
    const [line] = setParagraph(
      paragraph([text('a'), {type: 'image', image, style: base, origin, order: 2}]),
      100,
      context(),
    )
    expect(line).toMatchObject({baseline: 30, height: 33})
    expect(line?.parts[1]).toMatchObject({type: 'image', x: 10, rise: 0, width: 30, height: 30})
  })
  test('takes the notes and anchors that land on it', () => {
    const origin = element('a')
    const note = {
      type: 'block',
      ids: ['note-1'],
      marker: null,
      strings: [],
      children: [],
      style: base,
      origin,
      order: 9,
    } as const
    const inlines: Inline[] = [
      text('aaa '),
      {type: 'note', note, style: base, origin, order: 2},
      text('bbb '),
      {type: 'anchor', ids: ['here'], style: base, origin, order: 3},
      text('ccc'),
    ]
    const lines = setParagraph(paragraph(inlines), 40, context())
    expect(lines.map((line) => line.notes)).toEqual([[], [note], []])
    expect(lines.map((line) => line.ids)).toEqual([[], [], ['here']])
  })
  test('breaks where the author breaks it', () => {
    const inlines: Inline[] = [
      text('aa'),
      {type: 'break', style: base, origin: element('br'), order: 2},
      text('bb'),
    ]
    expect(set(inlines, 9)).toEqual(['aa', 'bb'])
  })
  test('fills with a leader between text and page number', () => {
    const origin = element('a')
    const inlines: Inline[] = [
      text('aa'),
      {type: 'leader', pattern: '.', style: base, origin, order: 2},
      {
        type: 'page-reference',
        target: 'x',
        reference: {type: 'target-counter', target: '#x', name: 'page', style: 'decimal'},
        style: base,
        origin,
        order: 3,
      },
    ]
    const [line] = setParagraph(paragraph(inlines), 100, context())
    expect(line?.width).toBe(100)
    expect(line?.parts.at(-1)).toMatchObject({x: 80, width: 20})
    expect(line?.parts[1]).toMatchObject({actualText: ' '})
  })
  test('adds letter-spacing to every glyph', () => {
    const [line] = setParagraph(paragraph('abc', {letterSpacing: 2}), 100, context())
    expect(line?.width).toBe(36)
  })
})

describe('inline elements with a background', () => {
  const style = styled({
    backgroundColor: {red: 200, green: 200, blue: 200, alpha: 1},
    paddingLeft: 5,
    paddingRight: 5,
  })
  const origin = element('code')
  const inlines: Inline[] = [
    text('aa '),
    {type: 'open', style, origin, order: 2},
    text('bb cc', {}, origin),
    {type: 'close', style, origin, order: 3},
  ]
  test('are painted behind their text, padding included', () => {
    const [line] = setParagraph(paragraph(inlines), 200, context())
    expect(line?.parts[0]).toMatchObject({type: 'background', x: 30, width: 60, first: true, last: true})
    const texts = (line?.parts ?? []).filter((part): part is TextPart => part.type === 'text')
    expect(texts.map((part) => part.x)).toEqual([0, 35])
  })
  test('go on from line to line', () => {
    const lines = setParagraph(paragraph(inlines), 60, context())
    const backgrounds = lines.flatMap((line) => line.parts.filter((part) => part.type === 'background'))
    expect(backgrounds).toMatchObject([
      {x: 30, width: 25, first: true, last: false},
      {x: 0, width: 25, first: false, last: true},
    ])
  })
})

describe('widths for tables', () => {
  test('are those of the widest word and of the whole text', () => {
    expect(measureParagraph(paragraph('aaa bbbbb cc'), context())).toEqual({least: 50, greatest: 120})
  })
  test('count what stands together as one', () => {
    expect(measureParagraph(paragraph('aaa\u00A0bbb cc'), context())).toEqual({least: 70, greatest: 100})
  })
})

describe('messages', () => {
  test('name a line that is wider than its measure, once, with its place', () => {
    const tools = context()
    const wide = paragraph('aaaaaaaaaa', {}, element('p', 7))
    setParagraph(wide, 50, tools)
    setParagraph(wide, 50, tools)
    expect(tools.findings).toMatchObject([{rule: 'lines/overfull', place: {start: {line: 7}}}])
  })
  test('name a line whose spaces are more than twice as wide as they are', () => {
    const tools = context()
    setParagraph(paragraph('aa bb cccccccccc dd', {textAlign: 'justify'}, element('p', 3)), 110, tools)
    expect(tools.findings).toMatchObject([{rule: 'lines/loose', place: {start: {line: 3}}}])
  })
  test('name a character that no font has, once, and a box stands for it that extracts as the character', () => {
    const tools = context()
    const lines = setParagraph(paragraph('a漢b漢', {}, element('p', 5)), 100, tools)
    expect(tools.findings).toMatchObject([
      {rule: 'fonts/missing-glyph', actual: '漢', place: {position: {start: {line: 5}}}},
    ])
    expect(tools.findings[0]?.reason).toContain('U+6F22')
    expect(read(lines)).toEqual(['a漢b漢'])
    expect(lines[0]?.parts[1]).toMatchObject({actualText: '漢'})
  })
  test('are silent about ordinary text', () => {
    const tools = context()
    setParagraph(paragraph('aa bb cc dd ee ff gg', {textAlign: 'justify'}), 80, tools)
    expect(tools.findings).toEqual([])
  })
})

describe('punctuation at the end of a line', () => {
  test('hangs into the margin when the style asks for it', () => {
    const hanging = {textAlign: 'justify', hangingPunctuation: true} as const
    expect(set('aaa bbb, ccc', 7.2, hanging)).toEqual(['aaa bbb,', 'ccc'])
    const [line] = setParagraph(paragraph('aa bb, cc dd ee', hanging), 75, context())
    expect(line?.width).toBeCloseTo(75 + 7)
    expect(set('aaa bbb, ccc', 7.2, {textAlign: 'justify'})).toEqual(['aaa', 'bbb,', 'ccc'])
  })
})

describe('text from right to left', () => {
  const hebrew = squares({load: () => testFont({ranges: [...basicLatin, [0x5d0, 0x5ea]]})})

  test('stands in visual order, and says its words in the order they are read', () => {
    const [line] = setParagraph(
      paragraph('אב גד', {direction: 'rtl', language: 'he'}),
      100,
      context([hebrew]),
    )
    expect(read(line ? [line] : [])).toEqual(['דג בא'])
    expect(line?.parts[0]).toMatchObject({x: 50, actualText: 'אב גד'})
  })
  test('keeps its place inside text from left to right', () => {
    const lines = setParagraph(paragraph('ab אב גד cd'), 300, context([hebrew]))
    expect(read(lines)).toEqual(['ab דג בא cd'])
  })
  test('keeps numbers from left to right', () => {
    const lines = setParagraph(paragraph('אב 12', {direction: 'rtl'}), 300, context([hebrew]))
    expect(read(lines)).toEqual(['12 בא'])
  })
})

describe('hostile text', () => {
  test('a word of a hundred thousand letters is cut into lines', () => {
    const lines = setParagraph(paragraph('a'.repeat(100_000), {overflowWrap: 'anywhere'}), 1000, context())
    expect(lines.length).toBeGreaterThanOrEqual(1000)
  })
  test('control characters, lone surrogates and joiners do no harm', () => {
    expect(set('a\u0000b\u0007 c\u200Bd\u2060e\uFEFF', 20)).toEqual(['ab cde'])
    expect(() => set('a\uD800b', 20)).not.toThrow()
  })
})
