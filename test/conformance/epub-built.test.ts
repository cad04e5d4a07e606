/** EPUBCheck 5 has nothing to say of the books that the build makes of `source/`: no error, no warning, no hint on usage. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, inject, test} from 'vitest'
import {booksOf} from '../support/outputs.ts'
import {epubCheck, whyNoEpubCheck} from './epubcheck.ts'

const missing = whyNoEpubCheck()
const dist = inject('dist')
const books = booksOf(dist)

describe.skipIf(missing !== null)(`EPUBCheck${missing ? ` (${missing})` : ''}`, {timeout: 120_000}, () => {
  test('there are books', () => expect(books).not.toEqual([]))
  test.each(books)('%s', async (name) => {
    expect(await epubCheck(readFileSync(join(dist, name)), {hints: true})).toEqual([])
  })
})
