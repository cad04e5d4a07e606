/** Exactly what the package exports, so that nothing becomes public by accident. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import * as api from '../src/index.ts'
import {version} from '../src/version.ts'

test('the package exports these values and no others', () => {
  expect(Object.keys(api).sort()).toEqual([
    'createTypesetter',
    'defineConfig',
    'files',
    'memory',
    'openPress',
    'overlay',
    'pictures',
    'publish',
    'typeset',
  ])
})

test('the program states the version of its package', () => {
  const {version: expected} = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  expect(version).toBe(expected)
})
