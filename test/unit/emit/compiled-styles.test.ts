/** What was made of our stylesheets when the package was made: the same as parsing gives, and used only while nobody has changed one. */
import {expect, test} from 'vitest'
import {compileStyles} from '../../../src/emit/compile-styles.ts'
import {compiledStyles} from '../../../src/emit/compiled-styles.ts'
import {bookStyles} from '../../../src/emit/epub/stylesheet.ts'
import {createSheets} from '../../../src/emit/sheets.ts'
import {memory, overlay, type Resources, shippedTemplates} from '../../../src/resources.ts'

const ours = shippedTemplates()
const parsing = (templates: Resources) => createSheets(templates, [], () => null)
const over = (path: string, text: string) => overlay(memory({[path]: text}), ours)

test('compiled styles equal what parsing gives', () => {
  expect(compiledStyles()).toEqual(compileStyles(ours))
})

test('page and book of unchanged templates are what parsing makes of them', () => {
  const sheets = createSheets(ours)
  const page = sheets.for('screen')
  const parsed = parsing(ours).for('screen')
  expect(page.css).toBe(parsed.css)
  expect(page.schemes).toEqual(parsed.schemes)
  const book = sheets.for('ebook')
  expect(book.book).toEqual(compiledStyles().ebook)
})

test.each([
  ['a token', 'styles/tokens.css', ':root{--accent:#a00}'],
  ['a theme', 'styles/theme.css', 'p{color:#a00}'],
  ['text of all media', 'styles/prose.css', 'p{color:#a00}'],
])('a project changes %s: it wins on the page and in the book', (_name, path, text) => {
  const templates = over(path, text)
  for (const medium of ['screen', 'ebook'] as const) {
    const set = createSheets(templates).for(medium)
    expect(set.book).toBeNull()
    expect(set.css).toBe(parsing(templates).for(medium).css)
    expect(set.css).toMatch(/#a00/)
  }
})

test('a book of other stylesheets than ours is made of them', () => {
  const set = createSheets(over('styles/ebook.css', 'p{text-indent:7em}')).for('ebook')
  const options = {faces: false, profile: 'standard', report: () => undefined} as const
  expect(bookStyles(set, options).css).toContain('text-indent:7em')
  expect(bookStyles(createSheets(ours).for('ebook'), options).css).not.toContain('text-indent:7em')
})
