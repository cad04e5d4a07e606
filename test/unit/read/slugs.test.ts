import {expect, test} from 'vitest'
import {distinctSlugs, slugsFor} from '../../../src/read/distinct-slugs.ts'

const beside = {folder: 'book', isCollection: true}
const slugged = (path: string, slug: string) => ({path, slug, language: 'en'})

const told = (...articles: readonly (readonly [path: string, slug: string])[]) =>
  Object.fromEntries(
    distinctSlugs(
      articles.map(([path, slug]) => slugged(path, slug)),
      beside,
      new Set(['index']),
    ),
  )

test('who has a slug of his own keeps it', () => {
  expect(told(['book/01-a.md', 'a'], ['book/02-b.md', 'b'])).toEqual({
    'book/01-a.md': 'a',
    'book/02-b.md': 'b',
  })
})

test('numbers stay where they tell articles apart', () => {
  expect(
    told(['book/01-part.md', 'part'], ['book/02-part.md', 'part'], ['book/x/03-part.md', 'part']),
  ).toEqual({'book/01-part.md': '01-part', 'book/02-part.md': '02-part', 'book/x/03-part.md': 'part'})
})

test('folders tell apart what numbers do not, as many of them as it takes', () => {
  expect(
    told(['book/a/intro.md', 'intro'], ['book/b/x/intro.md', 'intro'], ['book/c/x/intro.md', 'intro']),
  ).toEqual({
    'book/a/intro.md': 'intro',
    'book/b/x/intro.md': 'x-intro',
    'book/c/x/intro.md': 'c-x-intro',
  })
})

test('a start page is called after its folder', () => {
  expect(
    told(['book/index.md', 'index'], ['book/use/index.md', 'index'], ['book/02-more/README.md', 'readme']),
  ).toEqual({'book/index.md': 'home', 'book/use/index.md': 'use', 'book/02-more/README.md': 'more'})
})

test('a slug that the author chose is never changed; the later of two has none', () => {
  expect(told(['book/x/a.md', 'mine'], ['book/y/b.md', 'mine'])).toEqual({
    'book/x/a.md': 'mine',
    'book/y/b.md': null,
  })
})

test('published by itself, an article keeps its number', () => {
  expect(slugsFor(slugged('x/01-intro.md', '01-intro'), {folder: '.', isCollection: false})[0]).toBe(
    '01-intro',
  )
})
