import {describe, expect, test} from 'vitest'
import {messages} from '../../../src/diagnostics/message.ts'
import {readCollection} from '../../../src/read/collection.ts'
import {memory} from '../../../src/resources.ts'

function read(yaml: string, files: readonly string[] = ['one.md', 'two.md']) {
  const contents = Object.fromEntries(files.map((name) => [`guide/${name}`, 'Text.']))
  const found = messages()
  const collection = readCollection(
    {path: 'guide/publication.yml', bytes: new TextEncoder().encode(yaml)},
    {resources: memory(contents), report: found.for('guide/publication.yml')},
  )
  const said = found.list.map(({ruleId, line, column}) => `${ruleId} ${line}:${column}`)
  return {collection, said, list: found.list}
}

describe('publication.yml', () => {
  test('says what the collection is; the folder is its slug', () => {
    const {collection, said} = read(
      'title: A guide\ndescription: About it.\neditors: [Editorial team]\nrights: CC-BY-4.0\ntakeaways: [One.]\n',
    )
    expect(said).toEqual([])
    expect(collection?.front.metadata).toMatchObject({
      title: 'A guide',
      slug: 'guide',
      summary: 'About it.',
      authors: [{name: 'Editorial team', roles: ['editor']}],
      rights: {spdx: 'CC-BY-4.0'},
    })
    expect(collection?.front.parts.takeaways.map(({text}) => text)).toEqual(['One.'])
    expect(collection?.inherited).toMatchObject({license: 'CC-BY-4.0'})
    expect(collection?.inherited).not.toHaveProperty('editors')
  })

  test('without an order, articles follow their names', () => {
    expect(read('title: A guide\n').collection?.articles).toEqual(['guide/one.md', 'guide/two.md'])
  })

  test('order is the order, with or without endings', () => {
    const {collection, said} = read('title: A guide\norder: [two, one.md]\n')
    expect(collection?.articles).toEqual(['guide/two.md', 'guide/one.md'])
    expect(said).toEqual([])
  })

  test('an article that is not there, named by its line (publications/article-missing)', () => {
    const {said, list} = read('title: A guide\norder:\n  - one.md\n  - tow.md\n  - two.md\n')
    expect(said).toEqual(['publications/article-missing 4:5'])
    expect(list[0]?.note).toBe('Did you mean `two.md`?')
  })

  test('an article that order forgets (publications/article-not-in-order)', () => {
    const {collection, said} = read('title: A guide\norder:\n  - one.md\n')
    expect(collection?.articles).toEqual(['guide/one.md'])
    expect(said).toEqual(['publications/article-not-in-order 3:3'])
  })

  test('an article that stands twice (publications/article-repeated)', () => {
    const {collection, said} = read('title: A guide\norder: [one.md, two.md, one]\n')
    expect(collection?.articles).toEqual(['guide/one.md', 'guide/two.md'])
    expect(said).toEqual(['publications/article-repeated 2:25'])
  })

  test('no article at all (publications/collection-empty)', () => {
    const {collection, said} = read('title: A guide\n', ['README.md'])
    expect(collection).toBeNull()
    expect(said).toEqual(['publications/collection-empty 1:1'])
  })

  test('mistakes in it are named by their line, as in front matter', () => {
    expect(read('titel: A guide\norder: 3\n').said).toEqual([
      'front-matter/unknown-key 1:1',
      'front-matter/wrong-form 2:8',
      'front-matter/title-missing 1:1',
    ])
  })

  test('a date that is none is a mistake of the collection alone', () => {
    const {collection, said} = read('title: A guide\ndate: 2025-13-01\n')
    expect(said).toEqual(['front-matter/date-unknown 2:7'])
    expect(collection?.inherited).not.toHaveProperty('published')
  })

  test('YAML that is none leaves the articles', () => {
    const {collection, said} = read('title: [A\n')
    expect(said[0]).toMatch(/^front-matter\/not-yaml /)
    expect(collection?.articles).toHaveLength(2)
  })
})
