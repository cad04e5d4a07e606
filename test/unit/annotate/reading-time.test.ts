import {expect, test} from 'vitest'
import {countWords} from '../../../src/annotate/reading-time.ts'

test('English is read at 238 words a minute', () => {
  const {words, readingTime} = countWords("It's a well-known word. ".repeat(238), 'en-GB')
  expect(words).toBe(238 * 4)
  expect(readingTime).toEqual({minutes: 4, rate: 238, unit: 'words'})
})

test('Chinese is measured in characters', () => {
  const {readingTime} = countWords('我们在这里。'.repeat(439), 'zh-Hans')
  expect(readingTime).toEqual({minutes: 5, rate: 439, unit: 'characters'})
})

test('Japanese words are found without spaces', () => {
  expect(countWords('私は学生です。', 'ja').words).toBeGreaterThan(2)
})

test('nothing takes less than a minute', () => {
  expect(countWords('One.', 'sv').readingTime.minutes).toBe(1)
})
