import {describe, expect, test} from 'vitest'
import {parseCommand} from '../../../src/cli/program.ts'
import {UsageError} from '../../../src/cli/usage-error.ts'

const parse = (...argv: readonly string[]) => parseCommand(argv, '1.2.3')

function complaint(...argv: readonly string[]): string {
  try {
    parse(...argv)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'no complaint'
}

describe('parseCommand', () => {
  test('build is the default command', () => {
    const expected = {type: 'build', operands: ['a.md'], flags: {reporter: 'text'}}
    expect(parse('build', 'a.md')).toEqual(expected)
    expect(parse('a.md')).toEqual(expected)
    expect(parse('build')).toEqual({...expected, operands: []})
  })

  test('without a word nothing is built: the command says what it can do', () => {
    expect(parse()).toEqual({type: 'welcome'})
  })

  test('inspect takes the same operands', () => {
    expect(parse('inspect', 'a.md', '--typography', '--reporter', 'json')).toEqual({
      type: 'inspect',
      operands: ['a.md'],
      flags: {reporter: 'json', typography: true},
    })
  })

  test('check takes the same operands, and devices one by one or with commas', () => {
    expect(parse('check', 'a.md', 'b.epub', '--devices', 'Kindle,apple', '--devices', 'kobo')).toEqual({
      type: 'check',
      operands: ['a.md', 'b.epub'],
      flags: {reporter: 'text', devices: ['kindle', 'apple', 'kobo']},
    })
    expect(complaint('check', '--devices', 'kindel')).toContain('Did you mean `kindle`?')
  })

  test('styles are named one by one or with commas', () => {
    expect(parse('--style', 'large-print,mine', '--style', 'low-ink')).toMatchObject({
      flags: {style: ['large-print', 'mine', 'low-ink']},
    })
  })

  test('reads every flag', () => {
    expect(
      parse(
        ...'build a.md - --out-dir out --to html,pdf --to epub --strict --config c.ts'.split(' '),
        ...'--lang de-AT --paper letter --site-url https://example.org --verbose --reporter github'.split(
          ' ',
        ),
      ),
    ).toEqual({
      type: 'build',
      operands: ['a.md', '-'],
      flags: {
        outDir: 'out',
        to: ['html', 'pdf', 'epub'],
        strict: true,
        config: 'c.ts',
        lang: 'de-AT',
        paper: 'letter',
        siteUrl: 'https://example.org',
        verbose: true,
        reporter: 'github',
      },
    })
  })

  test('help has every flag, the exit codes and examples', () => {
    const help = parse('--help')
    expect(help.type).toBe('text')
    const text = help.type === 'text' ? help.text : ''
    for (const word of [
      '--out-dir',
      '--to',
      '--strict',
      '--config',
      '--lang',
      '--paper',
      '--site-url',
      '--quiet',
      '--verbose',
      '--reporter',
    ])
      expect(text).toContain(word)
    expect(text).toContain('fourfold build source --to pdf,epub')
    expect(text).toContain('Exit codes')
    expect(parse('build', '-h')).toEqual(help)
  })

  test('prints the version', () => {
    expect(parse('--version')).toEqual({type: 'text', text: '1.2.3\n'})
  })

  test.each([
    [['--strct'], "unknown option '--strct'\n(Did you mean --strict?)"],
    [['--paper', 'lettre'], 'Did you mean `letter`?'],
    [['--quiet', '--verbose'], "option '-q, --quiet' cannot be used with option '--verbose'"],
    [['--out-dir'], "option '-d, --out-dir <dir>' argument missing"],
  ])('%j', (argv, expected) => {
    expect(complaint(...argv)).toContain(expected)
  })
})
