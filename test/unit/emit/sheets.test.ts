/** The stylesheets of a build: which are read, in which order, and how often. */
import {expect, test} from 'vitest'
import {createSheets} from '../../../src/emit/sheets.ts'
import {shippedTemplates} from '../../../src/resources.ts'

test('a stylesheet is read and parsed once, whichever media ask for it', () => {
  const templates = shippedTemplates()
  const read: string[] = []
  const sheets = createSheets({
    ...templates,
    read(path) {
      read.push(path)
      return templates.read(path)
    },
  })
  const trees = (['screen', 'ebook', 'print', 'screen'] as const).map((medium) =>
    sheets.for(medium).sheets.map(({path, tree}) => ({path, tree})),
  )
  expect(trees.map((list) => list.map(({path}) => path))).toEqual([
    ['styles/tokens.css', 'styles/prose.css', 'styles/screen.css'],
    ['styles/tokens.css', 'styles/prose.css', 'styles/ebook.css'],
    ['styles/tokens.css', 'styles/prose.css', 'styles/print.css'],
    ['styles/tokens.css', 'styles/prose.css', 'styles/screen.css'],
  ])
  expect(read.sort()).toEqual(
    ['ebook', 'print', 'prose', 'screen', 'theme', 'tokens'].map((name) => `styles/${name}.css`),
  )
  const [page, book] = trees
  expect(page?.[0]?.tree).toBe(book?.[0]?.tree)
})
