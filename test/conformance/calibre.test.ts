/** Every book through calibre, to Kindle's format and back to text: nothing of what it says is lost on the way. */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, inject} from 'vitest'
import {run, testWith} from '../support/checkers.ts'
import {readEpub} from '../support/epub-text.ts'
import {booksOf} from '../support/outputs.ts'
import {difference, tokens} from '../support/tokens.ts'

const dist = inject('dist')
const folder = mkdtempSync(join(tmpdir(), 'fourfold-calibre-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

describe.each(booksOf(dist))('%s', (path) => {
  testWith('ebook-convert')('becomes AZW3, and that becomes text, with every word of the book', async () => {
    const [kindle, plain] = [join(folder, 'book.azw3'), join(folder, 'book.txt')]
    // Calibre keeps its settings in a folder of the test's own, and needs no screen.
    const env = {CALIBRE_CONFIG_DIRECTORY: join(folder, 'settings'), QT_QPA_PLATFORM: 'offscreen'}
    expect(run('ebook-convert', [join(dist, path), kindle], env)).toMatchObject({status: 0})
    expect(run('ebook-convert', [kindle, plain, '--max-line-length=0'], env)).toMatchObject({status: 0})
    const {text} = await readEpub(join(dist, path))
    const {lost} = difference(tokens(text), tokens(readFileSync(plain, 'utf8')))
    expect(lost).toEqual([])
  })
})
