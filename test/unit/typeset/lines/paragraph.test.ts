import {expect, test} from 'vitest'
import {setParagraph} from '../../../../src/typeset/lines/index.ts'
import {context, paragraph, read} from './support.ts'

test('words go on to the next line at the measure', () => {
  const lines = setParagraph(paragraph('aaa bbb ccc ddd'), 70, context())
  expect(read(lines)).toEqual(['aaa bbb', 'ccc ddd'])
})
