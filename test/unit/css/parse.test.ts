import {describe, expect, test} from 'vitest'
import {parseStylesheet} from '../../../src/css/parse.ts'
import {messages} from '../../../src/diagnostics/message.ts'

function parsed(files: Readonly<Record<string, string>>) {
  const log = messages()
  const sheet = parseStylesheet(
    {text: files['styles/print.css'] ?? '', path: 'styles/print.css'},
    {medium: 'print', report: log.for('article.md'), load: (path) => files[path] ?? null},
  )
  const declarations = sheet.rules.flatMap((rule) => rule.declarations)
  return {sheet, declarations, found: log.list.map(({ruleId, file, line}) => ({ruleId, file, line}))}
}

describe('@import', () => {
  test('reads local stylesheets in place, for their media', () => {
    const {declarations, found} = parsed({
      'styles/print.css': '@import "base/a.css"; @import url(../b.css) screen; p {orphans: 2}',
      'styles/base/a.css': '@import "../c.css" print;\n p {orphans: 1}',
      'styles/c.css': 'p {orphans: 0}',
    })
    expect(declarations.map(({value, place}) => [value, place?.path])).toEqual([
      ['0', 'styles/c.css'],
      ['1', 'styles/base/a.css'],
      ['2', 'styles/print.css'],
    ])
    expect(found).toEqual([])
  })
  test('missing files, addresses, circles and late imports are reported', () => {
    expect(parsed({'styles/print.css': '@import "x.css";\n@import "https://e.org/a.css";'}).found).toEqual([
      {ruleId: 'css/import-not-found', file: 'styles/print.css', line: 1},
      {ruleId: 'css/import-not-found', file: 'styles/print.css', line: 2},
    ])
    expect(parsed({'styles/print.css': '@import "print.css";'}).found).toMatchObject([
      {ruleId: 'css/import-not-found'},
    ])
    expect(
      parsed({'styles/print.css': 'p {orphans: 2}\n@import "c.css";', 'styles/c.css': ''}).found,
    ).toMatchObject([{ruleId: 'css/import-misplaced', line: 2}])
  })
})

describe('@supports', () => {
  const applies = (condition: string) => {
    const sheet = parseStylesheet(
      {text: `@supports ${condition} {p {orphans: 1}}`, path: 'a.css'},
      {
        medium: 'print',
        report: messages().for('a.md'),
        supports: (property, value) => property === 'orphans' && value === '2',
      },
    )
    return sheet.rules.length === 1
  }
  test.each([
    ['(orphans: 2)', true],
    ['(orphans: two)', false],
    ['not (display: grid)', true],
    ['(orphans: 2) and (display: grid)', false],
    ['(orphans: 2) or (display: grid)', true],
    ['((orphans: 2) and (not (display: grid)))', true],
    ['(--any: thing)', true],
    ['selector(p:first-child)', true],
    ['selector(p:has(a))', false],
  ])('%s: %s', (condition, expected) => {
    expect(applies(condition)).toBe(expected)
  })
})

describe('@media', () => {
  const orphans = (media: string) => parsed({'styles/print.css': `@media ${media} {p {orphans: 1}}`})
  test.each([
    'print',
    'all',
    'only print',
    'not screen',
    'screen, print',
    '(prefers-color-scheme: light)',
    'print and (hover: none)',
  ])('%s applies to print', (media) => {
    expect(orphans(media).declarations).toHaveLength(1)
    expect(orphans(media).found).toEqual([])
  })
  test.each([
    'screen',
    'not print',
    '(prefers-color-scheme: dark)',
    'screen and (min-width: 40em)',
    'not all',
    '(hover)',
  ])('%s does not', (media) => {
    expect(orphans(media).declarations).toHaveLength(0)
    expect(orphans(media).found).toEqual([])
  })
  test('what paper cannot answer is reported', () => {
    expect(orphans('(min-width: 40em)').found).toMatchObject([
      {ruleId: 'css/unsupported-media-query', line: 1},
    ])
  })
})

describe('at-rules', () => {
  test('pages, margin boxes, font faces', () => {
    const {sheet, found} = parsed({
      'styles/print.css':
        '@page chapter:first, :left {margin: 1cm; @top-left {content: "x"}} @font-face {font-family: A; src: url(a.ttf)} @charset "utf-8"; @keyframes a {from {top: 0}}',
    })
    expect(sheet.pages[0]?.selectors).toEqual([
      {name: 'chapter', pseudo: ['first']},
      {name: null, pseudo: ['left']},
    ])
    expect(sheet.pages[0]?.marginBoxes[0]?.name).toBe('top-left')
    expect(sheet.fontFaces[0]?.declarations.map((one) => one.value)).toEqual(['A', 'url(a.ttf)'])
    expect(found).toEqual([])
  })
  test('others are reported', () => {
    expect(parsed({'styles/print.css': '\n@container (width > 1em) {p {orphans: 1}}'}).found).toEqual([
      {ruleId: 'css/unsupported-at-rule', file: 'styles/print.css', line: 2},
    ])
  })
})
