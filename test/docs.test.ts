/** What the documentation states is what the program does. */
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {keyNames, keys} from '../src/read/front-matter-schema.ts'

const document = (name: string): string => readFileSync(join(import.meta.dirname, '..', name), 'utf8')

describe('docs/writing.md', () => {
  const rows = document('docs/writing.md')
    .split('\n')
    .filter((line) => /^\| `[a-z-]+` \|.*\|.*\|.*\|$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))

  test('lists every front-matter key, in the order of the schema', () => {
    expect(rows.map(([, key]) => key)).toEqual(keyNames().map((name) => `\`${name}\``))
  })

  test.each(keyNames())('names the other spellings of `%s`', (name) => {
    const row = rows.find(([, key]) => key === `\`${name}\``)
    expect(row?.[4]).toBe(keys[name].spelled.map((spelling) => `\`${spelling}\``).join(', '))
  })
})

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'docs/writing.md',
  'docs/print.md',
  'docs/collections.md',
  'docs/devices.md',
  'docs/extending.md',
  'CHANGELOG.md',
])('%s links only to files that are there', (name) => {
  const folder = join(import.meta.dirname, '..', name, '..')
  const prose = document(name).replace(/^(`{3,})[\s\S]*?^\1$|`[^`\n]*`/gm, '')
  const targets = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)|src="([^"]+)"/g)].map(
    ([, a, b]) => a ?? b ?? '',
  )
  expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([])
})
