import {readFileSync, writeFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {cssReference} from '../../../../docs/generate-css.ts'

const file = new URL('../../../../docs/css.md', import.meta.url)

test('docs/css.md is what the table of properties says (UPDATE=1 writes it)', () => {
  if (process.env['UPDATE'] === '1') writeFileSync(file, cssReference())
  expect(readFileSync(file, 'utf8')).toBe(cssReference())
})
