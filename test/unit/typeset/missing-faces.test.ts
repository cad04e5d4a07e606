/** Characters without a face are said once a script. */
import {expect, test} from 'vitest'
import type {Finding} from '../../../src/diagnostics/message.ts'
import {publish} from '../../../src/publish.ts'
import {memory} from '../../../src/resources.ts'
import {gatherMissing} from '../../../src/typeset/missing-faces.ts'

function gathered(characters: string, language = 'en') {
  const said: Finding[] = []
  const {report, flush} = gatherMissing((finding) => said.push(finding))
  ;[...characters].forEach((actual, index) => {
    const point = {line: 4 + index, column: 2}
    const place = {start: point, end: point}
    report({rule: 'fonts/missing-glyph', reason: `no ${actual}`, actual, place})
  })
  report({rule: 'lines/loose', reason: 'loose'})
  flush(language)
  return said.map(({reason, hint}) => [reason, /`@expo[^`]*`/.exec(hint ?? '')?.[0] ?? null])
}

test('one message for Japanese, kana and Han alike, with its number, first place and package', () => {
  expect(gathered('概要かなカナ')).toEqual([
    ['loose', null],
    [
      'Japanese: 6 different signs have no face; first at 4:2, “概”. The PDF shows boxes.',
      '`@expo-google-fonts/noto-serif-jp`',
    ],
  ])
})

test.each([
  ['概要', 'zh', 'Chinese', 'sc'],
  ['概要', 'zh-Hant', 'Chinese', 'tc'],
  ['概要', 'ja', 'Japanese', 'jp'],
  ['。ー', 'zh', 'Chinese', 'sc'],
  ['한국', 'en', 'Korean', 'kr'],
])('%s in %s is %s', (characters, language, name, face) => {
  const [, said] = gathered(characters, language)
  expect(said?.[0]).toContain(`${name}: 2`)
  expect(said?.[1]).toBe(`\`@expo-google-fonts/noto-serif-${face}\``)
})

test('each script has its message; a single sign keeps its own words', () => {
  expect(gathered('שלום𓀀').map(([reason]) => reason)).toEqual([
    'loose',
    'Hebrew: 4 different signs have no face; first at 4:2, “ש”. The PDF shows boxes.',
    'no 𓀀',
  ])
})

test.each([
  ['カ。・ー！Ａ「', 'en', 'Japanese: 7'],
  ['漢。！，', 'en', 'Chinese: 4'],
  ['한「」', 'en', 'Korean: 3'],
])('punctuation and full-width forms are counted with the script: %s', (characters, language, said) => {
  expect(gathered(characters, language).map(([reason]) => reason?.split(' diff')[0])).toEqual(['loose', said])
})

test.each([
  ['Plain *words\nand* more\nhere 漢 字', 10, 6],
  ['> Plain\n> words “漢” 字', 9, 10],
  ['1. Plain **words\n   more 漢** 字', 9, 9],
])('a build says where the first sign stands: %j', async (markdown, line, column) => {
  const resources = memory({'a.md': `---\ntitle: Article\n---\n\nWords.\n\n\n${markdown}\n`})
  const {messages} = await publish({sources: [{path: 'a.md', resources}], formats: ['pdf']})
  const said = messages.find(({ruleId}) => ruleId === 'fonts/missing-glyph')
  expect(said).toMatchObject({line, column})
  expect(said?.reason).toMatch(`Chinese: 2 different signs have no face; first at ${line}:${column}`)
  expect(said?.note).toContain('`@expo-google-fonts/noto-serif-sc`')
})
