import {describe, expect, test} from 'vitest'
import type {Finding} from '../../../src/diagnostics/message.ts'
import {bundledFonts, fallbackFamilies, genericFamilies} from '../../../src/fonts/bundled.ts'
import {createCatalog} from '../../../src/fonts/catalog.ts'
import type {Catalog, FaceRequest, FontFile} from '../../../src/fonts/face.ts'
import {openShaper} from '../../../src/fonts/harfbuzz.ts'
import {testFont} from './test-font.ts'

const shaper = await openShaper()
const plain: FaceRequest = {families: ['A'], weight: 400, style: 'normal'}

function file(family: string, covers: string, overrides: Partial<FontFile> = {}): FontFile {
  const ranges = [...covers].sort().map((letter) => {
    const point = letter.codePointAt(0) ?? 0
    return [point, point] as const
  })
  return {
    family,
    weight: 400,
    style: 'normal',
    unicodeRange: null,
    load: () => testFont({ranges}),
    ...overrides,
  }
}

function catalogOf(files: readonly FontFile[], fallback: readonly string[] = []) {
  const findings: Finding[] = []
  const catalog = createCatalog(files, {
    shaper,
    report: (finding) => findings.push(finding),
    generic: {serif: 'A'},
    fallback,
  })
  return {catalog, findings}
}

function resolved(catalog: Catalog, text: string, request = plain): readonly string[] {
  return catalog.resolve(text, request).map((run) => `${run.text} ${run.face?.key ?? 'nothing'}`)
}

describe('a family', () => {
  const weights = [300, 400, 600, 700].map((weight) => file('A', 'ab', {weight}))
  const {catalog} = catalogOf([...weights, file('A', 'ab', {style: 'italic'})])

  test.each([
    [400, 400],
    [500, 400],
    [450, 400],
    [550, 600],
    [800, 700],
    [350, 300],
    [100, 300],
    [650, 700],
  ])('asked for weight %i gives %i (css-fonts-4, section 5.2)', (weight, given) => {
    expect(catalog.primary({...plain, weight}).weight).toBe(given)
  })
  test('gives its italic, and the upright where it has none', () => {
    expect(catalog.primary({...plain, style: 'italic'}).style).toBe('italic')
    const {catalog: upright} = catalogOf([file('A', 'ab')])
    expect(upright.primary({...plain, style: 'italic'}).style).toBe('normal')
  })
  test('is found without regard to case, and by its generic name', () => {
    expect(catalog.primary({...plain, families: ['a']}).family).toBe('A')
    expect(catalog.primary({...plain, families: ['Nowhere', 'serif']}).family).toBe('A')
  })
})

describe('text', () => {
  test('goes to the first family of the list that has it, cluster by cluster', () => {
    const {catalog} = catalogOf([file('A', 'ab'), file('B', 'bcd'), file('C', 'xy')], ['C'])
    const request = {...plain, families: ['A', 'B']}
    expect(resolved(catalog, 'abcdx', request)).toEqual([
      'ab A/400/normal',
      'cd B/400/normal',
      'x C/400/normal',
    ])
  })
  test('stays together with its combining marks', () => {
    const {catalog} = catalogOf([file('A', 'ae'), file('B', 'e\u0301')])
    expect(resolved(catalog, 'ae\u0301', {...plain, families: ['A', 'B']})).toEqual([
      'a A/400/normal',
      'e\u0301 B/400/normal',
    ])
  })
  test('that no face has is said to have none, one character at a time', () => {
    const {catalog} = catalogOf([file('A', 'ab')])
    expect(resolved(catalog, 'a漢字b')).toEqual([
      'a A/400/normal',
      '漢 nothing',
      '字 nothing',
      'b A/400/normal',
    ])
  })
  test('needs no glyphs for joiners and soft hyphens', () => {
    const {catalog} = catalogOf([file('A', 'ab')])
    expect(resolved(catalog, 'a\u200Db\u00AD')).toEqual(['a\u200Db\u00AD A/400/normal'])
  })
  test('outside a unicode-range does not open the file', () => {
    const closed = file('B', 'b', {
      unicodeRange: [[0x400, 0x4ff]],
      load: () => {
        throw new Error('read')
      },
    })
    const {catalog} = catalogOf([file('A', 'a'), closed, file('C', 'b')], ['B', 'C'])
    expect(resolved(catalog, 'ab')).toEqual(['a A/400/normal', 'b C/400/normal'])
  })
})

describe('a font that print cannot use', () => {
  test.each([
    ['WOFF2', new TextEncoder().encode('wOF2 and so on and on')],
    ['variable', testFont({ranges: [[65, 66]], variable: true})],
    ['not a font', new TextEncoder().encode('<!doctype html>')],
  ])('is reported once with the place of its rule, and the next family is taken (%s)', (_, bytes) => {
    const declared = {path: 'styles/print.css', place: {line: 3, column: 1}}
    const {catalog, findings} = catalogOf(
      [file('A', 'a', {load: () => bytes, declared}), file('B', 'ab')],
      ['B'],
    )
    expect(resolved(catalog, 'a')).toEqual(['a B/400/normal'])
    expect(resolved(catalog, 'b')).toEqual(['b B/400/normal'])
    expect(findings).toMatchObject([{rule: 'fonts/unsupported', path: 'styles/print.css', place: {line: 3}}])
  })
})

describe('the bundled faces', () => {
  const findings: Finding[] = []
  const catalog = createCatalog(bundledFonts(), {
    shaper,
    report: (finding) => findings.push(finding),
    generic: genericFamilies,
    fallback: fallbackFamilies,
  })
  const serif: FaceRequest = {families: ['serif'], weight: 400, style: 'normal'}

  test('are all on disk', () => {
    for (const {load} of bundledFonts()) expect(load().length).toBeGreaterThan(10_000)
  })
  test.each([
    'Zelenskyy, Łódź, Đorđe, İstanbul',
    'Ελληνικά',
    'Кириллица',
    '→ ≥ ≠ ½ – — “quoted” „so“ «ainsi»',
    '☐ ☑ ✓',
    '∀ ∑ √ ∞',
    '😀 👩‍👩‍👧 🇫🇷',
    'ffi ﬁ e\u0301 \u2011',
  ])('have every character of %s', (text) => {
    expect(catalog.resolve(text, serif).filter((run) => run.face === null)).toEqual([])
  })
  test('set emoji with the emoji face, whole sequences at a time', () => {
    expect(resolved(catalog, '👩‍👩‍👧', serif)).toEqual(['👩‍👩‍👧 Noto Emoji/400/normal'])
  })
  test('offer four faces of serif, sans-serif and monospace', () => {
    for (const family of ['serif', 'sans-serif', 'monospace']) {
      const keys = [400, 700].flatMap((weight) =>
        (['normal', 'italic'] as const).map(
          (style) => catalog.primary({families: [family], weight, style}).key,
        ),
      )
      expect(new Set(keys).size).toBe(4)
    }
  })
  test('shape ligatures that extract to their letters', () => {
    const {glyphs} = catalog.primary(serif).shape('office', '', 'en', 'ltr')
    expect(glyphs.map((glyph) => glyph.text)).toEqual(['o', 'ffi', 'c', 'e'])
    expect(glyphs.map((glyph) => glyph.cluster)).toEqual([0, 1, 4, 5])
  })
  test('kern, unless told not to', () => {
    const face = catalog.primary(serif)
    const kerned = face.shape('AVAT', '', 'en', 'ltr').width
    expect(face.shape('AVAT', 'kern=0', 'en', 'ltr').width).toBeGreaterThan(kerned)
  })
  test('have old-style figures and small capitals by feature', () => {
    const face = catalog.primary(serif)
    const ids = (features: string) => face.shape('a1', features, 'en', 'ltr').glyphs.map((glyph) => glyph.id)
    expect(ids('onum=1')[1]).not.toBe(ids('')[1])
    expect(ids('smcp=1')[0]).not.toBe(ids('')[0])
  })
  test('shape each word once', () => {
    const face = catalog.primary(serif)
    expect(face.shape('once', '', 'en', 'ltr')).toBe(face.shape('once', '', 'en', 'ltr'))
  })
  test('know their metrics', () => {
    const {metrics} = catalog.primary(serif)
    expect(metrics.ascent).toBeGreaterThan(0.7)
    expect(metrics.descent).toBeLessThan(-0.2)
    expect(metrics.capHeight).toBeCloseTo(0.67)
    expect(metrics.spaceAdvance).toBeGreaterThan(0.15)
  })
  test('are silent', () => {
    expect(findings).toEqual([])
  })
})

test('right-to-left text comes in visual order, each glyph with its own text', () => {
  const {catalog} = catalogOf([file('A', 'אבג')])
  const {glyphs} = catalog.primary(plain).shape('אבג', '', 'he', 'rtl')
  expect(glyphs.map((glyph) => glyph.text)).toEqual(['ג', 'ב', 'א'])
})
