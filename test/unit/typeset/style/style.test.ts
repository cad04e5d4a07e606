import type {Element, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {describe, expect, test} from 'vitest'
import {parseStylesheet} from '../../../../src/css/parse.ts'
import {messages} from '../../../../src/diagnostics/message.ts'
import {styleDocument} from '../../../../src/typeset/style/style-document.ts'

function styled(html: string, css: string) {
  const log = messages()
  const report = log.for('article.md')
  const sheet = parseStylesheet({text: css, path: 'print.css'}, {medium: 'print', report})
  const root = fromHtml(html)
  const document = styleDocument(root, [sheet], {report})
  const find = (name: string) => document.style(first(root, name))
  const found = log.list.map(({ruleId, file, line, column, note}) => ({ruleId, file, line, column, note}))
  return {find, found, document, element: (name: string) => first(root, name)}
}

function first(parent: Root | Element, name: string): Element {
  const search = (node: Root | Element): Element | null => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      const found = child.tagName === name ? child : search(child)
      if (found) return found
    }
    return null
  }
  const found = search(parent)
  if (!found) throw new Error(`no ${name}`)
  return found
}

/** The style of the `p` in a div, which must cause no message. */
function paragraph(css: string, html = '<div><p>x') {
  const {find, found} = styled(html, css)
  expect(found).toEqual([])
  return find('p')
}

describe('cascade', () => {
  test('specificity, then order; important over all; style attributes over selectors', () => {
    expect(paragraph('div p {orphans: 3} p {orphans: 4}').orphans).toBe(3)
    expect(paragraph('p {orphans: 3} p {orphans: 4}').orphans).toBe(4)
    expect(paragraph('p {orphans: 3 !important} div p {orphans: 4}').orphans).toBe(3)
    expect(paragraph('div p {orphans: 3}', '<div><p style="orphans: 5">x').orphans).toBe(5)
    expect(paragraph('p {orphans: 3 !important}', '<div><p style="orphans: 5">x').orphans).toBe(3)
  })
  test('inherit, initial, unset', () => {
    expect(
      paragraph('div {margin-left: 3pt; orphans: 4} p {margin-left: inherit; orphans: initial}'),
    ).toMatchObject({
      marginLeft: 3,
      orphans: 2,
    })
    expect(paragraph('div {margin-left: 3pt; orphans: 4} p {margin: unset; orphans: unset}')).toMatchObject({
      marginLeft: 0,
      marginTop: 0,
      orphans: 4,
    })
    expect(paragraph('div {border: 1pt solid; border-radius: 2pt} p {border: inherit}')).toMatchObject({
      borderTop: {width: 1},
      borderRadius: 0,
    })
    expect(
      paragraph('div {font: italic 10pt/2 A; margin-left: 2pt} p {font: initial; margin-inline: inherit}'),
    ).toMatchObject({fontStyle: 'normal', fontSize: 12, marginLeft: 2})
    expect(
      paragraph('div {border: 1pt solid red} p {border: 2pt solid; border-color: inherit}').borderTop,
    ).toMatchObject({
      width: 2,
      color: {red: 255},
    })
  })
  test('custom properties inherit, and an invalid one leaves the inherited or initial value', () => {
    expect(
      paragraph(':root {--a: 3pt} div {--b: calc(var(--a) * 2)} p {margin-left: var(--b)}').marginLeft,
    ).toBe(6)
    expect(paragraph(':root {--s: 2} div {--s: 3} p {orphans: var(--s)}').orphans).toBe(3)
    const {find, found} = styled('<p>x', 'p {color: var(--nothing);\n margin: var(--none, 4pt)}')
    expect(find('p').marginTop).toBe(4)
    expect(found).toMatchObject([{ruleId: 'css/unknown-variable', file: 'print.css', line: 1, column: 4}])
  })
  test('rules for screens do not apply, and never warn', () => {
    const {found, find} = styled(
      '<p>x',
      '@media screen {p {display: grid; bogus: 1}} @media print {p {orphans: 7}}',
    )
    expect(found).toEqual([])
    expect(find('p').orphans).toBe(7)
  })
})

describe('lengths', () => {
  test('em of the element, of the parent for font-size; rem of the root', () => {
    expect(
      paragraph(
        'html {font-size: 10pt} div {font-size: 2em} p {font-size: 50%; margin-left: 2em; margin-top: 2rem}',
      ),
    ).toMatchObject({fontSize: 10, marginLeft: 20, marginTop: 20})
  })
  test('absolute units and calculations', () => {
    expect(paragraph('p {margin: 96px 2.54cm 72pt 25.4mm}')).toMatchObject({
      marginTop: 72,
      marginRight: expect.closeTo(72, 9),
      marginBottom: 72,
      marginLeft: expect.closeTo(72, 9),
    })
    expect(paragraph('p {margin-left: calc((1pt + 2pt) * 3 - 4pt / 2)}').marginLeft).toBe(7)
    expect(
      paragraph('p {margin-left: clamp(1pt, 1em, 5pt); margin-right: max(2pt, min(3pt, 4pt))}'),
    ).toMatchObject({
      marginLeft: 5,
      marginRight: 3,
    })
    expect(paragraph('p {width: calc(100% / 4)}').width).toEqual({percent: 25})
  })
  test('line heights that are numbers inherit as numbers, others as lengths', () => {
    expect(paragraph('div {font-size: 10pt; line-height: 1.5} p {font-size: 20pt}').lineHeight).toBe(30)
    expect(
      paragraph(':root {--l: 1.5} p {font-size: 10pt; line-height: calc(var(--l) * 1.2)}').lineHeight,
    ).toBeCloseTo(18)
    expect(paragraph('div {font-size: 10pt; line-height: 150%} p {font-size: 20pt}').lineHeight).toBe(15)
  })
})

describe('shorthands', () => {
  test('edges', () => {
    expect(paragraph('p {padding: 1pt 2pt 3pt}')).toMatchObject({
      paddingTop: 1,
      paddingRight: 2,
      paddingBottom: 3,
      paddingLeft: 2,
    })
    const {borderLeft, borderTop} = paragraph(
      'p {color: #123456; border-left: dashed 2pt; border-top-color: red}',
    )
    expect(borderLeft).toEqual({width: 2, style: 'dashed', color: {red: 18, green: 52, blue: 86, alpha: 1}})
    expect(borderTop.width).toBe(0)
    expect(paragraph('p {margin-inline: 1pt 2pt}', '<div dir=rtl><p>x')).toMatchObject({
      marginLeft: 2,
      marginRight: 1,
    })
  })
  test('font, list-style, text-decoration, background', () => {
    expect(
      paragraph('p {font: italic small-caps bold 10pt/1.2 "Source Serif 4", Noto Serif, serif}'),
    ).toMatchObject({
      fontStyle: 'italic',
      fontWeight: 700,
      fontSize: 10,
      lineHeight: 12,
      fontFamily: ['Source Serif 4', 'Noto Serif', 'serif'],
      fontFeatures: {smcp: 1},
    })
    expect(paragraph('p {list-style: inside upper-roman}')).toMatchObject({
      listStylePosition: 'inside',
      listStyleType: 'upper-roman',
    })
    expect(paragraph('p {text-decoration: underline 1pt red; background: rgb(0 0 0 / 50%)}')).toMatchObject({
      textDecorationLine: 'underline',
      textDecorationThickness: 1,
      textDecorationColor: {red: 255},
      backgroundColor: {alpha: 0.5},
    })
    expect(paragraph('p {background: none}').backgroundColor).toBeNull()
    expect(paragraph('p {text-wrap: balance}')).toMatchObject({
      whiteSpace: 'normal',
      textWrapStyle: 'balance',
    })
    expect(paragraph('p {text-wrap: nowrap}').whiteSpace).toBe('nowrap')
    expect(paragraph('p {tab-size: 4; text-underline-offset: 2pt}')).toMatchObject({
      tabSize: 4,
      textUnderlineOffset: 2,
    })
  })
})

describe('text', () => {
  test('colours', () => {
    const color = (value: string) => {
      const {red, green, blue, alpha} = paragraph(`p {color: ${value}}`).color
      return [red, green, blue, alpha]
    }
    expect(color('rebeccapurple')).toEqual([102, 51, 153, 1])
    expect(color('#f0c8')).toEqual([255, 0, 204, 136 / 255])
    expect(color('rgb(10, 20, 30)')).toEqual([10, 20, 30, 1])
    expect(color('hsl(120deg 100% 25% / 0.5)')).toEqual([0, 128, 0, 0.5])
    expect(color('light-dark(red, blue)')).toEqual([255, 0, 0, 1])
    expect(color('color-mix(in srgb, black, white 25%)')).toEqual([64, 64, 64, 1])
  })
  // What Chromium paints.
  test.each([
    ['hwb(200 10% 30% / 40%)', [26, 127, 179, 0.4]],
    ['lab(50% 40 -20)', [171, 90, 154, 1]],
    ['oklch(40.1% 0.123 21.57)', [125, 36, 41, 1]],
    ['oklch(70% 0.4 150)', [0, 214, 0, 1]],
    ['color(display-p3 1 0 0)', [255, 0, 0, 1]],
    ['hsl(none 100% 50%)', [255, 0, 0, 1]],
    ['color-mix(in oklab, #b00020 80%, white)', [198, 78, 77, 1]],
    ['color-mix(in oklch, red, white)', [255, 161, 145, 1]],
    ['color-mix(in oklch, red, rgb(0 0 255 / 50%))', [194, 0, 201, 0.75]],
    ['color-mix(in srgb, red 20%, blue 20%)', [128, 0, 128, 0.4]],
    ['color-mix(in hsl, red, lime)', [255, 255, 0, 1]],
  ])('the colour %s', (value, expected) => {
    const {red, green, blue, alpha} = paragraph(`p {color: ${value}}`).color
    expect([red, green, blue, alpha]).toEqual(expected)
  })
  test('weights relative to the parent; features from every property', () => {
    expect(paragraph('div {font-weight: 300} p {font-weight: bolder}').fontWeight).toBe(400)
    expect(
      paragraph(
        'div {font-variant-numeric: oldstyle-nums tabular-nums} p {font-kerning: none; font-feature-settings: "ss01", "onum" off}',
      ).fontFeatures,
    ).toEqual({onum: 0, tnum: 1, kern: 0, ss01: 1})
  })
  test('language and direction inherit from attributes', () => {
    expect(paragraph('', '<html lang=de-AT><body><div dir=rtl><p>x')).toMatchObject({
      language: 'de-AT',
      direction: 'rtl',
    })
  })
  test('decoration runs through the inline elements within', () => {
    const {find} = styled('<p><u>a<b>b</b></u>', '')
    expect([
      find('u').textDecorationLine,
      find('b').textDecorationLine,
      find('p').textDecorationLine,
    ]).toEqual(['underline', 'underline', 'none'])
  })
})

describe('messages', () => {
  test('unknown property, bad value: place in the stylesheet, nearest name, syntax; once for many elements', () => {
    const {found} = styled('<p>a<p>b', 'p {\n  colour: red;\n  break-inside: never;\n}')
    expect(found).toEqual([
      {ruleId: 'css/unknown-property', file: 'print.css', line: 2, column: 3, note: 'Did you mean `color`?'},
      {
        ruleId: 'css/invalid-value',
        file: 'print.css',
        line: 3,
        column: 3,
        note: 'Expected auto | avoid | avoid-page.',
      },
    ])
  })
  test('also where nothing matches', () => {
    expect(styled('<p>a', '.x {floot: left} .x {float: left}').found.map((one) => one.ruleId)).toEqual([
      'css/unknown-property',
      'css/invalid-value',
    ])
  })
  test('what is of screens alone is passed over', () => {
    expect(styled('<p>a', 'p {cursor: pointer; transition: all 1s; -webkit-hyphens: auto}').found).toEqual([])
  })
  test('a wrong style attribute has the place of its element', () => {
    expect(styled('<p>a</p>\n<p style="wdith: 1pt">b</p>', '').found).toMatchObject([
      {ruleId: 'css/unknown-property', file: 'article.md', line: 2, note: 'Did you mean `width`?'},
    ])
  })
  test('syntax that does not parse', () => {
    expect(styled('<p>a', 'p { orphans 3; widows: 4 }').found).toMatchObject([
      {ruleId: 'css/syntax', line: 1, column: 5},
    ])
  })
})

describe('interning', () => {
  test('elements that look alike share one style', () => {
    const {document, element} = styled(
      '<ul><li>a</li></ul><ol><li>b</li></ol><section><p>c</p></section><div><p>d</p></div>',
      '',
    )
    expect(document.style(first(element('section'), 'p'))).toBe(document.style(first(element('div'), 'p')))
  })
  test('pseudo-elements have a style where a rule gives one', () => {
    const {document, element} = styled('<p>a', 'p::before {content: "x"; color: red}')
    expect(document.pseudo(element('p'), 'before')).toMatchObject({
      content: [{type: 'string', value: 'x'}],
      color: {red: 255},
    })
    expect(document.pseudo(element('p'), 'after')).toBeNull()
  })
})
