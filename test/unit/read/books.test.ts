/** Books that other tools list are collections: their order, their titles, and what is wrong with the list, by its line. */
import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {messages} from '../../../src/diagnostics/message.ts'
import {tools} from '../../../src/read/books/index.ts'
import {readCollection} from '../../../src/read/collection.ts'
import {discover, isCollection} from '../../../src/read/discover.ts'
import {memory} from '../../../src/resources.ts'

function read(path: string, files: Readonly<Record<string, string>>) {
  const resources = memory(files)
  const found = messages()
  const bytes = new TextEncoder().encode(files[path] ?? '')
  const collection = readCollection(
    {path, bytes},
    {resources, report: found.for(path), reportIn: (other) => found.for(other)},
  )
  const said = found.list.map(({file, ruleId, line, column}) => `${file}:${line}:${column} ${ruleId}`)
  return {collection, said, list: found.list, titles: titlesOf(collection)}
}

const titlesOf = (collection: ReturnType<typeof readCollection>) =>
  [...(collection?.listed ?? [])].map(([path, {title}]) => `${path} ${title}`)

const pages = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, 'Text.\n']))

describe('mdBook', () => {
  const files = {
    'b/book.toml':
      '[book]\ntitle = "Stones"\nauthors = ["Ada", "Bo"]\ndescription = "On stones."\nlanguage = "de"\nsrc = "text"\n',
    'b/text/SUMMARY.md': `# Summary

[Before](before.md)

# Part one

- [First \`things\`](one/first.md)
  - [Deeper](<one/a deep.md>)
- [Still to write]()
- [Online](https://example.org/)

----

[After](after.md)
`,
    ...pages('b/text/before.md', 'b/text/one/first.md', 'b/text/one/a deep.md', 'b/text/after.md'),
  }

  test('SUMMARY.md is the order, book.toml says the rest; drafts are silent, addresses a note', () => {
    const {collection, said, titles} = read('b/book.toml', files)
    expect(titles).toEqual([
      'b/text/before.md Before',
      'b/text/one/first.md First things',
      'b/text/one/a deep.md Deeper',
      'b/text/after.md After',
    ])
    expect([...(collection?.listed?.values() ?? [])].map(({place}) => place)).toEqual([
      {parts: [], depth: 0, number: null},
      {parts: ['Part one'], depth: 0, number: '1'},
      {parts: ['Part one'], depth: 1, number: '1.1'},
      {parts: [], depth: 0, number: null},
    ])
    expect(collection?.front.metadata).toMatchObject({
      title: 'Stones',
      slug: 'stones',
      language: 'de',
      summary: 'On stones.',
      authors: [{name: 'Ada'}, {name: 'Bo'}],
    })
    expect(collection?.inherited).toMatchObject({language: 'de', authors: ['Ada', 'Bo']})
    expect(said).toEqual(['b/text/SUMMARY.md:10:3 publications/address-listed'])
  })

  test('what is not there is named by its line, and what is not listed once', () => {
    const {said, list} = read('b/book.toml', {
      'b/book.toml': '[book]\ntitle = "Stones"\n',
      'b/src/SUMMARY.md': '# Summary\n\n- [One](one.md)\n- [Two](tow.md)\n- [One again](one.md)\n',
      ...pages('b/src/one.md', 'b/src/two.md', 'b/src/more/three.md'),
    })
    expect(said).toEqual([
      'b/src/SUMMARY.md:4:3 publications/article-missing',
      'b/src/SUMMARY.md:5:3 publications/article-repeated',
      'b/src/SUMMARY.md:1:1 publications/not-listed',
    ])
    expect(list[0]?.note).toBe('Did you mean `two.md`?')
    expect(list[2]?.reason).toBe(
      '2 of the articles in `src` are not in `SUMMARY.md`, and not published: `more/three.md`, `two.md`.',
    )
  })

  test('a book.toml that is no TOML still has its chapters', () => {
    const {collection, said} = read('b/book.toml', {
      'b/book.toml': '[book]\ntitle = Stones\n',
      'b/src/SUMMARY.md': '- [One](one.md)\n',
      ...pages('b/src/one.md'),
    })
    expect(collection?.articles).toEqual(['b/src/one.md'])
    expect(said).toEqual([
      'b/book.toml:2:9 publications/list-unreadable',
      'b/book.toml:1:1 front-matter/title-missing',
    ])
  })
})

test('GitBook: a SUMMARY.md by itself; the headings of a page are no pages', () => {
  const {titles, said} = read('b/SUMMARY.md', {
    'b/SUMMARY.md':
      '# Table of contents\n\n* [Welcome](README.md)\n\n## Use\n\n* [Start](use/start.md)\n  * [A place in it](use/start.md#place)\n',
    ...pages('b/README.md', 'b/use/start.md'),
  })
  expect(titles).toEqual(['b/README.md Welcome', 'b/use/start.md Start'])
  expect(said).toEqual(['b/SUMMARY.md:1:1 front-matter/title-missing'])
})

test('MkDocs: sections, titles, addresses, and tags of Python that nobody here can follow', () => {
  const {collection, titles, said} = read('m/mkdocs.yml', {
    'm/mkdocs.yml': `site_name: Stones
site_author: Ada
copyright: Copyright &copy; 2025
docs_dir: text
theme:
  name: material
  language: de
extra:
  key: !ENV [KEY, none]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
nav:
  - Home: index.md
  - Use:
    - use/index.md
    - 'Start: here': use/start.md
    - Gone: use/gone.md
  - Chat: https://example.org/
`,
    ...pages('m/text/index.md', 'm/text/use/index.md', 'm/text/use/start.md'),
  })
  expect(titles).toEqual([
    'm/text/index.md Home',
    'm/text/use/index.md null',
    'm/text/use/start.md Start: here',
  ])
  expect(collection?.front.metadata).toMatchObject({
    title: 'Stones',
    slug: 'stones',
    language: 'de',
    authors: [{name: 'Ada'}],
    rights: null,
  })
  expect(said).toEqual([
    'm/mkdocs.yml:20:13 publications/article-missing',
    'm/mkdocs.yml:21:11 publications/address-listed',
  ])
})

test('Quarto: chapters, parts with and without a page, appendices; a date that moves is none', () => {
  const {collection, titles, said} = read('q/_quarto.yml', {
    'q/_quarto.yml': `project:
  type: book
lang: fr
book:
  title: Pierres
  author:
    - name: Ada
      orcid: 0000-0002-1825-0097
    - Bo
  date: today
  chapters:
    - index.qmd
    - part: Usage
      chapters: [use.qmd, code.ipynb]
    - part: deep.qmd
      chapters:
        - file: deeper.qmd
          text: Plus loin
  appendices:
    - more.qmd
`,
    ...pages('q/index.qmd', 'q/use.qmd', 'q/code.ipynb', 'q/deep.qmd', 'q/deeper.qmd', 'q/more.qmd'),
  })
  expect(titles).toEqual([
    'q/index.qmd null',
    'q/use.qmd null',
    'q/deep.qmd null',
    'q/deeper.qmd Plus loin',
    'q/more.qmd null',
  ])
  expect(collection?.front.metadata).toMatchObject({
    title: 'Pierres',
    language: 'fr',
    published: null,
    authors: [{name: 'Ada', orcid: 'https://orcid.org/0000-0002-1825-0097'}, {name: 'Bo'}],
  })
  expect(said).toEqual(['q/_quarto.yml:14:27 publications/listed-unfit'])
})

test('MyST: files, titles over others, addresses, patterns', () => {
  const {collection, titles, said} = read('m/myst.yml', {
    'm/myst.yml': `version: 1
project:
  title: Stones
  license: {code: MIT, content: CC-BY-4.0}
  keywords: [stone]
  toc:
    - file: index.md
    - title: Use
      children:
        - file: start
          title: Begin
          children:
            - file: deep.md
        - url: https://example.org/
    - pattern: guides/*.md
`,
    ...pages('m/index.md', 'm/start.md', 'm/deep.md', 'm/guides/a.md', 'm/guides/b.md'),
  })
  expect(titles).toEqual([
    'm/index.md null',
    'm/start.md Begin',
    'm/deep.md null',
    'm/guides/a.md null',
    'm/guides/b.md null',
  ])
  expect(collection?.front.metadata).toMatchObject({rights: {spdx: 'CC-BY-4.0'}, keywords: ['stone']})
  expect(said).toEqual(['m/myst.yml:14:16 publications/address-listed'])
})

test('Jupyter Book: root, parts, sections; _config.yml has the title', () => {
  const {collection, titles, said} = read('j/_toc.yml', {
    'j/_toc.yml': `format: jb-book
root: intro
parts:
  - caption: Use
    chapters:
      - file: use/start
        sections:
          - file: use/deep
  - caption: Code
    chapters:
      - file: code
`,
    'j/_config.yml': 'title: Stones\nauthor: Ada\ncopyright: "2025"\nsphinx:\n  config:\n    language: de\n',
    ...pages('j/intro.md', 'j/use/start.md', 'j/use/deep.md', 'j/code.ipynb'),
  })
  expect(titles).toEqual(['j/intro.md null', 'j/use/start.md null', 'j/use/deep.md null'])
  expect(collection?.front.metadata).toMatchObject({
    title: 'Stones',
    language: 'de',
    authors: [{name: 'Ada'}],
  })
  expect(said).toEqual(['j/_toc.yml:11:15 publications/listed-unfit'])
})

test('Carpentries: the episodes that are listed, and learners’ pages by name where none is', () => {
  const {collection, titles, said} = read('c/config.yaml', {
    'c/config.yaml': `carpentry: 'incubator'
title: 'Stones'
created: '2020-04-01'
license: 'CC-BY 4.0'
episodes:
- b.md
- a.Rmd
learners:
lang: en
`,
    ...pages(
      'c/episodes/a.Rmd',
      'c/episodes/b.md',
      'c/episodes/draft.md',
      'c/learners/setup.md',
      'c/index.md',
    ),
  })
  expect(titles).toEqual(['c/episodes/b.md null', 'c/episodes/a.Rmd null', 'c/learners/setup.md null'])
  expect(collection?.front.metadata).toMatchObject({published: '2020-04-01', rights: {spdx: 'CC-BY-4.0'}})
  expect(said).toEqual([])
})

test('Leanpub: a line a file', () => {
  const {titles, said} = read('manuscript/Book.txt', {
    'manuscript/Book.txt':
      'frontmatter:\npreface.md\n\nmainmatter:\n# not yet: later.md\n  one.txt\nthree.md\n',
    ...pages('manuscript/preface.md', 'manuscript/one.txt'),
  })
  expect(titles).toEqual(['manuscript/preface.md null', 'manuscript/one.txt null'])
  expect(said).toEqual([
    'manuscript/Book.txt:1:1 front-matter/title-missing',
    'manuscript/Book.txt:7:1 publications/article-missing',
  ])
})

test('a list in which nothing is there makes no book (publications/collection-empty)', () => {
  const {collection, said} = read('m/mkdocs.yml', {'m/mkdocs.yml': 'site_name: A\nnav: [gone.md]\n'})
  expect(collection).toBeNull()
  expect(said).toEqual([
    'm/mkdocs.yml:2:7 publications/article-missing',
    'm/mkdocs.yml:1:1 publications/collection-empty',
  ])
})

test('a path that leads out of the sources is not followed', () => {
  const {said, list} = read('mkdocs.yml', {
    'mkdocs.yml': 'site_name: A\nnav: [../../etc/passwd.md, a.md]\n',
    ...pages('docs/a.md'),
  })
  expect(said).toEqual(['mkdocs.yml:2:7 publications/article-missing'])
  expect(list[0]?.reason).toBe('`../../etc/passwd.md` cannot be read: it lies outside the root.')
})

test('YAML that is none, or nests without end, is no book (publications/list-unreadable)', () => {
  const found = messages()
  for (const yaml of ['nav: [a\nb: ]c\n', `nav: ${'['.repeat(5000)}`]) {
    const resources = memory({'mkdocs.yml': yaml})
    expect(isCollection('mkdocs.yml', resources)).toBe(false)
    for (const tool of tools)
      tool.read({path: 'mkdocs.yml', text: yaml, resources, report: found.for('mkdocs.yml')})
  }
  expect(found.list.some(({ruleId}) => ruleId === 'publications/list-unreadable')).toBe(true)
})

describe('in a folder', () => {
  const resources = memory({
    'a.md': '',
    'b/book.toml': '[book]\ntitle = "B"\n',
    'b/src/SUMMARY.md': '- [One](one.md)\n',
    'b/src/one.md': '',
    'b/listings/x.md': '',
    'q/_quarto.yml': 'book: {chapters: [a.qmd]}\n',
    'q/a.qmd': '',
    'site/_quarto.yml': 'website: {}\n',
    'site/a.qmd': '',
    'ours/publication.yml': 'title: Ours\n',
    'ours/mkdocs.yml': 'nav: [a.md]\n',
    'ours/a.md': '',
    'plain/config.yaml': 'episodes: [a.md]\n',
    'plain/SUMMARY.md': 'In sum, all is well.\n',
    'plain/mkdocs.yml': 'site_name: Without a list\n',
    'node_modules/x/mkdocs.yml': 'nav: [a.md]\n',
    '.hidden/mkdocs.yml': 'nav: [a.md]\n',
  })

  test('books are found by their lists; where nothing is listed, articles stay articles', () => {
    expect(discover('.', resources)).toEqual([
      'a.md',
      'b/book.toml',
      'ours/publication.yml',
      'plain/SUMMARY.md',
      'q/_quarto.yml',
      'site/a.qmd',
    ])
  })

  test('with `each`, articles are taken one by one', () => {
    expect(discover('b', resources, {each: true})).toEqual([
      'b/listings/x.md',
      'b/src/SUMMARY.md',
      'b/src/one.md',
    ])
  })
})

test('docs/collections.md lists the tools', () => {
  const page = readFileSync(new URL('../../../docs/collections.md', import.meta.url), 'utf8')
  const table = tools.map(({name, lists, says}) => `| ${name} | ${lists} | ${says} |`).join('\n')
  expect(page).toContain(table)
})
