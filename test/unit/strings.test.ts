import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {files, memory, overlay} from '../../src/resources.ts'
import {loadStrings, recognizable} from '../../src/strings.ts'

const templates = files({root: fileURLToPath(new URL('../../templates', import.meta.url))})
const strings = loadStrings(templates)

/** The words of one file, without the English that fills its gaps. */
function wordsIn(language: string) {
  const path = `strings/${language}.yml`
  const file = templates.read(path)
  if (file.type !== 'found') throw new Error(`${path} is missing`)
  return loadStrings(memory({'strings/en.yml': file.bytes})).for('en')
}

test.each(['de', 'fr', 'es'])('%s has every word that English has', (language) => {
  const keys = (words: object) => Object.keys(words).sort()
  expect(keys(wordsIn(language))).toEqual(keys(wordsIn('en')))
})

test.each(['de', 'fr', 'es'])('the gaps of words in %s are those of English', (language) => {
  const gaps = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()
  const own = wordsIn(language)
  for (const [key, text] of Object.entries(wordsIn('en')))
    expect([key, gaps(own[key])]).toEqual([key, gaps(text)])
})

test('an unknown region falls back to its language, an unknown language to English', () => {
  expect(strings.for('de-AT')).toBe(strings.for('de'))
  expect(strings.for('xx')).toEqual(strings.for('en'))
})

test.each([
  'Key Takeaways',
  'TL;DR:',
  'at a  glance',
  'Das Wichtigste in Kürze',
  'À retenir',
  'Puntos clave',
])('“%s” opens takeaways', (heading) => {
  expect(strings.recognized.takeaways).toContain(recognizable(heading))
})

test.each([
  'FAQ',
  'FAQs',
  'Frequently Asked Questions',
  'Häufige Fragen',
  'Foire aux questions',
  'Preguntas frecuentes',
])('“%s” opens FAQs', (heading) => {
  expect(strings.recognized.faqs).toContain(recognizable(heading))
})

test('a file of one word overrides that word, and no other', () => {
  const own = memory({'strings/de.yml': 'takeaways: Kurz gesagt\n', 'strings/en.yml': 'faqs: Asked\n'})
  const {for: wordsFor, recognized} = loadStrings(overlay(own, templates))
  expect(wordsFor('de')).toEqual({...strings.for('de'), takeaways: 'Kurz gesagt'})
  expect(wordsFor('en')).toEqual({...strings.for('en'), faqs: 'Asked'})
  expect(recognized).toEqual(strings.recognized)
})
