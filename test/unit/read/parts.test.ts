import {describe, expect, test} from 'vitest'
import {realDate} from '../../../src/read/dates.ts'
import {collectionOf, discover} from '../../../src/read/discover.ts'
import {frontMatterJsonSchema} from '../../../src/read/front-matter-schema.ts'
import {directionOf, languageTag} from '../../../src/read/language.ts'
import {licenceOf} from '../../../src/read/licences.ts'
import {slugify} from '../../../src/read/slug.ts'
import {memory} from '../../../src/resources.ts'

test.each([
  ['Hello, World!', 'en', 'hello-world'],
  ['Zelenskyy in Łódź', 'en', 'zelenskyy-in-lodz'],
  ['Größe', 'de', 'groesse'],
  ['Что нового', 'ru', 'chto-novogo'],
  ['🚀', 'en', 'article'],
])('the slug of %s', (name, language, slug) => {
  expect(slugify(name, language)).toBe(slug)
})

test.each([
  ['2025-09-04', '2025-09-04'],
  ['2024-02-29', '2024-02-29'],
  ['2025-02-29', null],
  ['2025-09-04 10:30', '2025-09-04T10:30:00Z'],
  ['2025-09-04T10:30:00+02:00', '2025-09-04T10:30:00+02:00'],
  ['2025-09-04T25:00', null],
])('the date %s', (text, date) => {
  expect(realDate(text)).toBe(date)
})

test('language tags are put into their usual spelling', () => {
  expect(languageTag('pt_br')).toBe('pt-BR')
  expect(languageTag('ZH-hant')).toBe('zh-Hant')
  expect(languageTag('english please')).toBeNull()
})

test('Persian and Urdu run from right to left, Turkish does not', () => {
  expect(['fa', 'ur', 'tr'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr'])
})

test('a licence is known however it is written', () => {
  for (const id of ['CC-BY-4.0', 'CC BY 4.0', 'cc by', 'CC-BY']) expect(licenceOf(id)?.spdx).toBe('CC-BY-4.0')
  expect(licenceOf('My own')).toBeNull()
})

describe('discover', () => {
  test('finds what tools call their articles, and a folder that begins with a line when it is named', () => {
    const names = ['a.mdx', 'b.qmd', 'c.markdown', 'd.mkd', 'e.Rmd', 'f.html']
    const resources = memory({
      ...Object.fromEntries(names.map((name) => [`docs/${name}`, '# A\n'])),
      'docs/_part.mdx': 'Part.',
      '_posts/g.md': '# G\n',
    })
    expect(discover('docs', resources)).toEqual(names.slice(0, -1).map((name) => `docs/${name}`))
    expect(discover('_posts', resources)).toEqual(['_posts/g.md'])
    expect(discover('.', resources)).not.toContain('_posts/g.md')
  })

  test('in a site of Jekyll, posts and its collections are articles', () => {
    const resources = memory({
      '_config.yml': 'title: T\ncollections:\n  guides:\n    output: true\n  team:\nexclude: [x]\n',
      '_posts/2024-01-31-a.md': '# A\n',
      '_guides/deep/b.md': '# B\n',
      '_drafts/c.md': '# C\n',
      '_guides/_part.md': '# D\n',
      'index.md': '# E\n',
    })
    expect(discover('.', resources)).toEqual(['_guides/deep/b.md', '_posts/2024-01-31-a.md', 'index.md'])
  })

  const resources = memory({
    'source/b.md': '',
    'source/a.md': '',
    'source/README.md': '',
    'source/_draft.md': '',
    'source/deep/c.markdown': '',
    'source/image.png': '',
    'source/guide/publication.yml': '',
    'source/guide/one.md': '',
    'source/guide/more/two.md': '',
    'other.txt': '',
  })

  test('takes the articles of a folder, and a folder with a publication.yml as one', () => {
    expect(discover('source', resources)).toEqual([
      'source/a.md',
      'source/b.md',
      'source/deep/c.markdown',
      'source/guide/publication.yml',
    ])
  })

  test('takes plain texts where nobody writes Markdown', () => {
    const texts = memory({
      'in/a.txt': '',
      'in/deep/b.text': '',
      'in/robots.txt': '',
      'in/README.md': '',
      'in/c.css': '',
    })
    expect(discover('in', texts)).toEqual(['in/a.txt', 'in/deep/b.text'])
  })

  test('takes a collection that is named itself', () => {
    expect(discover('source/guide', resources)).toEqual(['source/guide/publication.yml'])
  })

  test('knows what an article is part of', () => {
    expect(collectionOf('source/guide/more/two.md', resources)).toBe('source/guide/publication.yml')
    expect(collectionOf('source/a.md', resources)).toBeNull()
  })
})

test('the schema of front matter completes every spelling', () => {
  const schema = JSON.parse(JSON.stringify(frontMatterJsonSchema()))
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(['title', 'authors', 'author', 'date-modified']),
  )
  expect(schema.properties.draft).toMatchObject({type: 'boolean'})
})
