import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {devicesRules} from '../../../src/diagnostics/rules/devices.ts'
import {devicesPage} from '../../support/devices-table.ts'

const page = join(import.meta.dirname, '../../../docs/devices.md')

test('the table of docs/devices.md is made from the rules', async () => {
  await expect(devicesPage(readFileSync(page, 'utf8'))).toMatchFileSnapshot(page)
})

test.each(Object.entries(devicesRules))('%s names evidence that can be opened', (_, {evidence}) => {
  for (const address of evidence) expect(() => new URL(address)).not.toThrow()
  expect(new Set(evidence).size).toBe(evidence.length)
})
