import {expect, test} from 'vitest'
import {hyphenatedLanguages, loadHyphenation} from '../../../../src/typeset/lines/index.ts'

const hyphenate = await loadHyphenation(['en-US', 'en-GB', 'de-AT', 'fr', 'nl', 'xx'])

function shown(word: string, language: string): string {
  const offsets = hyphenate(word, language)
  return [...word].map((letter, i) => (offsets.includes(i) ? `-${letter}` : letter)).join('')
}

test.each([
  ['hyphenation', 'en', 'hy-phen-ation'],
  ['Typographie', 'de', 'Ty-po-gra-phie'],
  ['typographie', 'fr-CA', 'ty-po-gra-phie'],
  ['zettelkasten', 'nl', 'zet-tel-kas-ten'],
])('%s (%s) may break as %s', (word, language, expected) => {
  expect(shown(word, language)).toBe(expected)
})

test('British English has patterns of its own', () => {
  expect(shown('progress', 'en-GB')).not.toBe(shown('progress', 'en-US'))
})

test('two letters stay before a hyphen and three after it, and short words stay whole', () => {
  expect(hyphenate('ago', 'en')).toEqual([])
  expect(hyphenate('city', 'en')).toEqual([])
  for (const word of ['evenly', 'analysis', 'Europa', 'Abend']) {
    for (const offset of hyphenate(word, 'de')) {
      expect(offset).toBeGreaterThanOrEqual(2)
      expect(word.length - offset).toBeGreaterThanOrEqual(3)
    }
  }
})

test('a language without patterns, or not asked for, is not hyphenated', () => {
  expect(hyphenate('internationally', 'xx')).toEqual([])
  expect(hyphenate('internazionale', 'it')).toEqual([])
})

test('every language of the table loads', async () => {
  const all = await loadHyphenation(hyphenatedLanguages)
  expect(hyphenatedLanguages.length).toBeGreaterThanOrEqual(12)
  expect(all('internationalisation', 'fr').length).toBeGreaterThan(2)
})
