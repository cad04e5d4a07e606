/** What a running head says, page by page (css-gcpm-3, section 1.1.2). */
import {expect, test} from 'vitest'
import {runningStrings} from '../../../../src/typeset/pages/running-strings.ts'

const set = (value: string, atHead = false) => ({name: 'section', value, atHead})
const heads = (keyword: 'first' | 'start' | 'last' | 'first-except') =>
  runningStrings([[set('One', true)], [], [set('Two'), set('Three')], [set('Four', true)]]).map((page) =>
    page.value('section', keyword),
  )

test('start is what the page before left, but a page that opens with a section says that one', () => {
  expect(heads('start')).toEqual(['One', 'One', 'One', 'Four'])
})

test('first is the first of the page, else what is carried over', () => {
  expect(heads('first')).toEqual(['One', 'One', 'Two', 'Four'])
})

test('last is the last of the page', () => {
  expect(heads('last')).toEqual(['One', 'One', 'Three', 'Four'])
})

test('first-except leaves out the page that sets it', () => {
  expect(heads('first-except')).toEqual(['', 'One', '', ''])
})
