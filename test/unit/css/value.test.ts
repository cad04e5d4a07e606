import {expect, test} from 'vitest'
import {tokensOf} from '../../../src/css/value.ts'

test('plain values and the parser agree', () => {
  // A comment sends the value through the parser.
  for (const text of ['1pt -2em auto', '.5 +3% #FFF', 'small-caps', '0', '-1.25PX -webkit-box', 'x1 y']) {
    expect(tokensOf(text)).toEqual(tokensOf(`${text}/**/`))
  }
})

test('strings, functions, delimiters, ranges', () => {
  expect(tokensOf('counter(a, decimal) "x y" / url(a.b) U+26-7F')).toEqual([
    {
      type: 'function',
      name: 'counter',
      arguments: [
        {type: 'keyword', value: 'a'},
        {type: 'delimiter', value: ','},
        {type: 'keyword', value: 'decimal'},
      ],
    },
    {type: 'string', value: 'x y'},
    {type: 'delimiter', value: '/'},
    {type: 'url', value: 'a.b'},
    {type: 'unicode-range', value: 'U+26-7F'},
  ])
  expect(tokensOf('1e3 1E-1')).toEqual([
    {type: 'number', value: 1000},
    {type: 'number', value: 0.1},
  ])
})

test('what cannot be parsed is null', () => {
  expect(tokensOf('a)')).toBeNull()
})
