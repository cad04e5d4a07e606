import pico from 'picocolors'
import {describe, expect, test} from 'vitest'
import {type Finding, messages} from '../../../src/diagnostics/message.ts'
import {github} from '../../../src/diagnostics/reporters/github.ts'
import {json} from '../../../src/diagnostics/reporters/json.ts'
import {text} from '../../../src/diagnostics/reporters/text.ts'
import {tally} from '../../../src/diagnostics/severity.ts'

const source = ['---', 'slug: One', '---', '', 'Some text.', `${'word '.repeat(40)}here`].join('\n')

const findings: readonly Finding[] = [
  {rule: 'source/not-utf-8', reason: 'Byte 9 is no UTF-8.', place: {line: 6, column: 201}},
  {rule: 'front-matter/title-missing', reason: 'No title.'},
  {
    rule: 'source/control-character',
    reason: 'A bell, 100% odd: U+0007.',
    place: {line: 2, column: 7},
    hint: 'Remove it.',
  },
  {rule: 'source/empty', reason: 'The file is empty.', path: 'other.md'},
]

function found(list: readonly Finding[]) {
  const all = messages()
  for (const finding of list) all.for('article.md')(finding)
  return all.list
}

const input = (list: readonly Finding[]) => ({
  messages: found(list),
  sourceOf: (file: string) => (file === 'article.md' ? source : null),
  colors: pico.createColors(false),
})

describe('text', () => {
  test('groups by file, in the order of the text, with place, rule, excerpt and hint', () => {
    expect(text.write(input(findings)).split('\n')).toEqual([
      'article.md',
      '  -       note     No title.  front-matter/title-missing',
      '          hint: Add `title: …` to the front matter; until then the first heading or the file name stands in.',
      '  2:7     warning  A bell, 100% odd: U+0007.  source/control-character',
      '          │ slug: One',
      '          │       ^',
      '          hint: Remove it.',
      '  6:201   error    Byte 9 is no UTF-8.  source/not-utf-8',
      '          │ …rd word word word word word word word here',
      `          │ ${' '.repeat(39)}^`,
      '          hint: Save the file as UTF-8.',
      '',
      'other.md',
      '  -       error    The file is empty.  source/empty',
      '          hint: Write something, or remove the file.',
    ])
  })

  test('notes of one kind are said once, with the lines of the others; warnings each time', () => {
    const at = (line: number, rule: Finding['rule']) => ({
      rule,
      reason: `At ${line}.`,
      place: {line, column: 1},
    })
    const note = 'front-matter/title-missing'
    const warning = 'source/control-character'
    const said = text.write(input([at(2, note), at(4, warning), at(5, note), at(6, note), at(6, warning)]))
    expect(said).toContain('2:1     note     At 2.')
    expect(said).toContain('          and 2 more of the same kind: lines 5, 6')
    expect(said).not.toContain('At 5.')
    expect(said.match(/warning {2}At/g)).toHaveLength(2)
  })

  test('the worst comes first, and what is found again and again is said with its first places', () => {
    const at = (path: string, line: number): Finding => ({
      rule: 'source/control-character',
      reason: `A bell at ${line}.`,
      path,
      place: {line, column: 2},
    })
    const many = [...[1, 2, 3, 4].map((line) => at('a.md', line)), at('b.md', 9), at('c.md', 7)]
    const note: Finding = {rule: 'front-matter/title-missing', reason: 'No title.', path: 'a.md'}
    const error: Finding = {rule: 'source/empty', reason: 'The file is empty.', path: 'z.md'}
    expect(text.write(input([note, ...many, error])).split('\n')).toEqual([
      'z.md',
      '  -       error    The file is empty.  source/empty',
      '          hint: Write something, or remove the file.',
      '',
      'warning  source/control-character, 6 times',
      '  a.md:1:2  A bell at 1.',
      '  a.md:2:2  A bell at 2.',
      '  a.md:3:2  A bell at 3.',
      '  and 3 more in 3 files; `--verbose` lists them',
      expect.stringMatching(/^ {10}hint: /),
      '',
      'a.md',
      '  -       note     No title.  front-matter/title-missing',
      '          hint: Add `title: …` to the front matter; until then the first heading or the file name stands in.',
    ])
    const all = text.write({...input([note, ...many, error]), whole: true})
    expect(all.match(/A bell at/g)).toHaveLength(6)
    expect(all).not.toContain('--verbose')
  })

  test('hundreds of messages about 190 articles are read on one screen', () => {
    const rules = [
      'source/control-character',
      'links/elsewhere',
      'source/plain-text',
      'front-matter/title-missing',
    ] as const
    const list = Array.from(
      {length: 900},
      (_, index): Finding => ({
        rule: rules[index % rules.length] ?? 'source/empty',
        reason: `The ${index}th.`,
        path: `${index % 190}.md`,
        place: {line: index, column: 1},
      }),
    )
    expect(text.write(input(list)).split('\n').length).toBeLessThan(40)
  })

  test('says nothing when nothing was found', () => {
    expect(text.write(input([]))).toBe('')
  })
})

describe('github', () => {
  test('writes workflow commands and escapes what would end them', () => {
    expect(github.write(input(findings)).split('\n')[2]).toBe(
      '::warning file=article.md,line=2,col=7,title=source/control-character::A bell, 100%25 odd: U+0007. Remove it.',
    )
  })
})

describe('json', () => {
  test('is one array, with the keys of VFile messages', () => {
    const parsed: unknown = JSON.parse(json.write(input(findings)))
    expect(parsed).toHaveLength(4)
    expect(parsed).toMatchObject([
      {
        file: 'article.md',
        line: 6,
        column: 201,
        severity: 'error',
        ruleId: 'source/not-utf-8',
        source: 'fourfold',
      },
      {line: null, column: null, severity: 'info'},
      {reason: 'A bell, 100% odd: U+0007.', severity: 'warning', hint: 'Remove it.'},
      {file: 'other.md'},
    ])
    expect(json.write(input([]))).toBe('[]')
  })
})

test('messages are counted by severity', () => {
  expect(tally(found(findings))).toEqual({errors: 2, warnings: 1, infos: 1})
})
