/** Characters without a face are said once a script. */
import {expect, test} from 'vitest'
import type {Finding} from '../../../src/diagnostics/message.ts'
import {gatherMissing} from '../../../src/typeset/missing-faces.ts'

function gathered(characters: string, language = 'en') {
  const said: Finding[] = []
  const {report, flush} = gatherMissing((finding) => said.push(finding))
  ;[...characters].forEach((actual, index) => {
    const point = {line: 4 + index, column: 2}
    const place = {type: 'element', position: {start: point, end: point}}
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
      'Japanese: 6 different signs have no face, and the PDF shows boxes; the first is “概” at 4:2.',
      '`@expo-google-fonts/noto-serif-jp`',
    ],
  ])
})

test.each([
  ['概要', 'zh', 'Chinese', 'sc'],
  ['概要', 'zh-Hant', 'Chinese', 'tc'],
  ['概要', 'ja', 'Japanese', 'jp'],
  ['한국', 'en', 'Korean', 'kr'],
])('%s in %s is %s', (characters, language, name, face) => {
  const [, said] = gathered(characters, language)
  expect(said?.[0]).toContain(`${name}: 2`)
  expect(said?.[1]).toBe(`\`@expo-google-fonts/noto-serif-${face}\``)
})

test('each script has its message; a single sign keeps its own words', () => {
  expect(gathered('שלום𓀀').map(([reason]) => reason)).toEqual([
    'loose',
    'Hebrew: 4 different signs have no face, and the PDF shows boxes; the first is “ש” at 4:2.',
    'no 𓀀',
  ])
})
