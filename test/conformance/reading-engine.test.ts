/** Every book in a reading engine, epub.js in Chromium: chapters, contents, notes and pages are where a reader looks. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {testWith, tool} from '../support/checkers.ts'
import {readEpub} from '../support/epub-text.ts'
import {booksOf} from '../support/outputs.ts'
import {type ReadBook, readInEngine} from '../support/reading-engine.ts'
import {type Server, serve} from '../support/serve.ts'
import {difference, tokens} from '../support/tokens.ts'

const dist = inject('dist')
const open = useBrowser()
const books = booksOf(dist)
let server: Server
beforeAll(async () => {
  const host =
    '<!doctype html><title>Reader</title><link rel="icon" href="data:,"><script src="jszip.js"></script><script src="epub.js"></script><div id="book"></div>'
  server = await serve(dist, {
    'reader.html': host,
    'jszip.js': scriptOf('jszip', 'jszip.min.js'),
    'epub.js': scriptOf('epubjs', 'epub.min.js'),
  })
})
afterAll(() => server.close())

const scriptOf = (name: string, file: string): string => {
  try {
    return readFileSync(join(tool.resolve(`${name}/package.json`), '..', 'dist', file), 'utf8')
  } catch {
    return '' // not installed: the tests that would load it are skipped
  }
}

test('there are books', () => expect(books).not.toEqual([]))

describe.each(books)('%s', (path) => {
  let read: Promise<ReadBook> | null = null
  const book = (): Promise<ReadBook> => {
    read ??= open({viewport: {width: 800, height: 900}}).then(({page}) =>
      readInEngine(page, server.url, path),
    )
    return read
  }
  const withEngine = testWith('chromium', 'npm:epubjs')

  withEngine('every chapter is shown, with its text', async () => {
    const {chapters} = await book()
    const {text} = await readEpub(join(dist, path))
    const shown = tokens(chapters.map((chapter) => chapter.text).join('\n'))
    expect(chapters.filter(({height}) => height === 0)).toEqual([])
    // The engine shows the navigation document too where the spine holds it; what is added is no matter here.
    expect(difference(tokens(text), shown).lost).toEqual([])
  })

  withEngine('every entry of the contents leads to a place', async () => {
    const {contents} = await book()
    expect(contents.length).toBeGreaterThan(1)
    expect(contents.filter(({found}) => !found)).toEqual([])
  })

  withEngine('every call of a note leads to its note, in the same chapter, and back', async () => {
    const {notes} = await book()
    expect(notes.filter(({found, back}) => !found || !back)).toEqual([])
  })

  withEngine('every entry of the page list leads to its page', async () => {
    const {pages} = await book()
    expect(pages).not.toEqual([])
    expect(pages.filter(({found}) => !found)).toEqual([])
  })

  withEngine('the engine complains of nothing', async () => {
    expect((await book()).problems).toEqual([])
  })
})
