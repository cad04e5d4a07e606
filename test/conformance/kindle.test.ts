/** The e-book for Kindle: clean in EPUBCheck, and converted to Kindle's own format and back with every word of it. */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, testWith} from '../support/checkers.ts'
import {articles, projectRoot} from '../support/outputs.ts'
import {epubCheck, whyNoEpubCheck} from './epubcheck.ts'

const missing = whyNoEpubCheck()
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-kindle-'))
  const command = ['lib/cli.js', 'build', 'source', '-q', '--no-cache', '-d', folder, '--to', 'kindle']
  execFileSync(process.execPath, command, {cwd: projectRoot, stdio: 'ignore'})
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const bookOf = (slug: string) => join(folder, slug, `${slug}-kindle.epub`)

describe.each(articles)('%s', (slug) => {
  test.skipIf(missing !== null)('has no findings in EPUBCheck', async () => {
    expect(await epubCheck(readFileSync(bookOf(slug)))).toEqual([])
  })

  testWith('ebook-convert')('becomes AZW3, and text again, with every word', () => {
    const [azw3, before, after] = ['book.azw3', 'before.txt', 'after.txt'].map((name) => join(folder, name))
    if (!azw3 || !before || !after) throw new Error('three names make three paths')
    for (const [from, to] of [
      [bookOf(slug), azw3],
      [azw3, after],
      [bookOf(slug), before],
    ] as const)
      expect(run('ebook-convert', [from, to]).status).toBe(0)
    const wordsOf = (path: string) => readFileSync(path, 'utf8').match(/\p{L}[\p{L}\p{N}]*/gu) ?? []
    const kept = new Set(wordsOf(after))
    expect(wordsOf(before).length).toBeGreaterThan(500)
    expect(wordsOf(before).filter((word) => !kept.has(word))).toEqual([])
  })
})
