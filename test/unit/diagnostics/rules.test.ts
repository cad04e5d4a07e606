import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {rules} from '../../../src/diagnostics/rules/index.ts'
import {rulesPage} from '../../support/rules-page.ts'
import {walk} from '../../support/walk.ts'

const tests = join(import.meta.dirname, '../..')

test('docs/rules.md is made from the table', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../../docs/rules.md')
})

test('every rule is named by a case or a test', () => {
  const text = walk(tests)
    .filter((path) => /\.(?:ts|md|ya?ml|json|txt)$/.test(path))
    .map((path) => readFileSync(join(tests, path), 'utf8'))
    .join('\n')
  expect(Object.keys(rules).filter((id) => !text.includes(id))).toEqual([])
})

test.each(Object.entries(rules))(
  '%s is a sentence with a hint, and named area/what-is-wrong',
  (id, {doc, hint}) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(doc).toMatch(/^[^a-z].*[.!?]$/)
    expect(hint).toMatch(/\S/)
  },
)
