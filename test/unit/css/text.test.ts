import {describe, expect, test} from 'vitest'
import {flattenVariables, minified, sheetOf} from '../../../src/css/text.ts'
import {messages} from '../../../src/diagnostics/message.ts'

const ebook = (css: string) => flattenVariables(css, {medium: 'ebook'})

describe('flattenVariables', () => {
  test('var() takes the value of :root, also through other variables', () => {
    expect(ebook(':root{--a: 2px; --b: calc(var(--a) * 2)} p{margin: var(--b) auto}')).toBe(
      'p{margin:calc(2px*2) auto}',
    )
  })
  test('a fallback serves where nothing is declared, nested too', () => {
    expect(ebook('p{color: var(--x, var(--y, red))}')).toBe('p{color:red}')
  })
  test('a rule of its own overrides :root for itself', () => {
    expect(ebook(':root{--c: red} .note{--c: blue; color: var(--c)} p{color: var(--c)}')).toBe(
      '.note{color:blue}p{color:red}',
    )
  })
  test('a cycle is invalid, and a declaration without value is dropped with a message', () => {
    const log = messages()
    const css = flattenVariables(':root{--a: var(--b); --b: var(--a)}\np{color: var(--a); margin: 0}', {
      medium: 'ebook',
      path: 'styles/a.css',
      report: log.for('x.md'),
    })
    expect(css).toBe('p{margin:0}')
    expect(log.list.map((message) => [message.ruleId, message.file, message.line, message.column])).toEqual([
      ['css/unknown-variable', 'styles/a.css', 2, 3],
    ])
  })
  test('rules of other media go; what the reader decides stays', () => {
    expect(
      ebook('@media print{a{b:c}} @media all{p{margin:0}} @media (prefers-color-scheme: dark){p{color:red}}'),
    ).toBe('p{margin:0}')
    expect(ebook('@media (min-width: 30em){p{margin:0}}')).toBe('@media (min-width:30em){p{margin:0}}')
    expect(ebook('@media screen, ebook{p{margin:0}} @page{margin:0}')).toBe('p{margin:0}')
    expect(ebook('@media not print{p{margin:0}}')).toBe('p{margin:0}')
  })
  test('a value put in place of a variable stays apart from the next', () => {
    expect(ebook(':root{--a: 1em} p{margin: var(--a) 0}')).toBe('p{margin:1em 0}')
  })
  test('light-dark() becomes its light half', () => {
    expect(ebook(':root{--c: light-dark(rgb(1, 2, 3), #fff)} p{color: var(--c)}')).toBe('p{color:rgb(1,2,3)}')
  })
})

test('a minified sheet has no comments, inside rules either, and keeps what a string holds', () => {
  expect(
    minified(
      sheetOf('/*! licence */ p { /* c */ color : red ; content: "a  /* b */" }\n\n@media print { /* d */ }'),
    ),
  ).toBe('p{color:red;content:"a  /* b */"}@media print{}')
})
