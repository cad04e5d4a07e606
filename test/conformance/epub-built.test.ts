/** EPUBCheck 5 finds neither errors nor warnings in the books that the build makes of `source/`. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, inject, test} from 'vitest'
import {epubCheck, whyNoEpubCheck} from './epubcheck.ts'

const missing = whyNoEpubCheck()
const dist = inject('dist')
const books = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.epub'))

describe.skipIf(missing !== null)(`EPUBCheck${missing ? ` (${missing})` : ''}`, {timeout: 120_000}, () => {
  test('there are books', () => expect(books).not.toEqual([]))
  test.each(books)('%s', async (name) => {
    expect(await epubCheck(readFileSync(join(dist, name)))).toEqual([])
  })
})
