import {expect, test} from 'vitest'
import {nearest} from '../../../src/diagnostics/nearest.ts'

test.each([
  ['titel', 'title'],
  ['Tittle', 'title'],
  ['sumary', 'summary'],
  ['pfd', 'pdf'],
  ['colour', null],
  ['', null],
])('%s → %s', (word, expected) => {
  expect(nearest(word, ['title', 'summary', 'pdf'])).toBe(expected)
})

test('among no words there is none', () => {
  expect(nearest('title', [])).toBeNull()
})
