/** What is remembered of a publication is all that the shelf needs, so that it can be made again without the sources. */
import {describe, expect, test} from 'vitest'
import {single} from '../../../src/assemble.ts'
import type {PublicationPicture} from '../../../src/emit/emitter.ts'
import {toShelfEntry} from '../../../src/emit/manifest/entry.ts'
import {manifestSchema} from '../../../src/emit/manifest.ts'
import {memory, publish} from '../../../src/index.ts'
import {article} from '../render/article.ts'

/** The publications of a build of digests, as its manifest has them. */
async function remembered(files: Readonly<Record<string, string>>, sources: readonly string[]) {
  const resources = memory(files)
  const made = await publish({
    sources: sources.map((path) => ({path, resources})),
    formats: ['json'],
    siteUrl: 'https://example.org/',
  })
  expect(made.messages.map(String)).toEqual([])
  const manifest = made.files.find(({path}) => path === 'manifest.json')
  return manifestSchema.parse(JSON.parse(new TextDecoder().decode(manifest?.bytes))).publications
}

const first = `---
title: First
summary: In short.
authors:
  - name: Editorial team
    url: https://example.org/team
date: 2025-09-03
keywords: [one, two]
license: CC-BY-4.0
publisher: Example Press
---

Text.

## Key takeaways

- Two *words*,\\
  and a \`third\`.
- Another.

  In two paragraphs.
`

describe('an article', () => {
  test('has its words, its takeaways as plain text and its own page', async () => {
    const [one] = await remembered({'first.md': first}, ['first.md'])
    expect(one).toMatchObject({
      kind: 'article',
      authors: [{name: 'Editorial team', url: 'https://example.org/team'}],
      keywords: ['one', 'two'],
      takeaways: ['Two words, and a third.', 'Another. In two paragraphs.'],
      publisher: 'Example Press',
      rights: {text: 'CC BY 4.0', spdx: 'CC-BY-4.0'},
      url: 'https://example.org/first/',
      cover: null,
      articles: [
        {slug: 'first', page: 'index.html', markdown: 'first.md', url: 'https://example.org/first/'},
      ],
    })
    expect(one?.words).toBeGreaterThan(0)
  })
})

describe('a collection', () => {
  test('has its own words, and lists its articles with theirs', async () => {
    const [guide] = await remembered(
      {
        'guide/publication.yml': 'title: A guide\ndate: 2025-10-01\norder: [b.md, a.md]\n',
        'guide/a.md': first,
        'guide/b.md': '---\ntitle: Second\n---\n\nText of the second.\n',
      },
      ['guide/publication.yml'],
    )
    expect(guide).toMatchObject({
      kind: 'collection',
      title: 'A guide',
      takeaways: [],
      minutes: 2,
      url: 'https://example.org/guide/',
      articles: [
        {title: 'Second', page: 'b.html', markdown: 'b.md', published: '2025-10-01'},
        {
          title: 'First',
          page: 'a.html',
          markdown: 'a.md',
          takeaways: ['Two words, and a third.', 'Another. In two paragraphs.'],
        },
      ],
    })
    expect(guide?.words).toBe(guide?.articles.reduce((sum, {words}) => sum + words, 0))
  })
})

test('pictures that stand for it are remembered, whichever format made them', () => {
  const picture = (name: string): PublicationPicture => ({
    path: `a-title/${name}`,
    mediaType: 'image/png',
    width: 4,
    height: 5,
    alt: 'Cover: A title',
  })
  const pictures = {cover: picture('cover.png'), thumbnail: picture('thumbnail.png'), card: null}
  const {publication} = toShelfEntry(
    single(article('Text.')),
    new Map([
      [
        'html',
        {files: [], downloads: [], pictures: {cover: null, thumbnail: null, card: picture('card.png')}},
      ],
      ['epub', {files: [], downloads: [], pictures}],
    ]),
  )
  expect(publication.cover).toEqual({
    path: 'a-title/cover.png',
    media_type: 'image/png',
    width: 4,
    height: 5,
    alt: 'Cover: A title',
  })
  expect(publication.thumbnail?.path).toBe('a-title/thumbnail.png')
})
