/** What one article is or does never changes another; and another article is addressed as it is written. */
import {PDFDocument} from 'pdf-lib'
import {expect, test, vi} from 'vitest'
import {memory, type PublishOptions, publish} from '../../../src/index.ts'

const titled = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`

function build(
  files: Record<string, string>,
  paths: readonly string[],
  options: Partial<PublishOptions> = {},
) {
  const resources = memory(files)
  return publish({sources: paths.map((path) => ({path, resources})), ...options})
}

function textIn(files: Awaited<ReturnType<typeof build>>['files'], path: string) {
  const file = files.find((file) => file.path === path)
  return new TextDecoder().decode(file?.bytes)
}

test('an article of a Swedish collection is linked by the name that its page has', async () => {
  const {files} = await build(
    {
      'bok/publication.yml': 'title: En bok\nlanguage: sv\norder: [forst.md, översikt.md]\n',
      'bok/forst.md': titled('Först', 'Se [översikten](översikt.md).'),
      'bok/översikt.md': titled('Översikt', 'Text.'),
    },
    ['bok/publication.yml'],
    {formats: ['html']},
  )
  const page = files.map(({path}) => path).find((path) => /versikt\.html$/.test(path)) ?? ''
  expect(page).not.toBe('')
  expect(textIn(files, 'bok/forst.html')).toContain(`href="${page.replace('bok/', '')}"`)
})

test('`--lang` names the page of a neighbour as it names its own', async () => {
  const {files} = await build(
    {'ett.md': titled('Ett', 'Se [ån](ån.md).'), 'ån.md': titled('Ån', 'Text.')},
    ['ett.md', 'ån.md'],
    {formats: ['html'], language: 'da'},
  )
  const folder = files
    .map(({path}) => path.split('/')[0])
    .find((name) => name !== 'ett' && /n$/.test(name ?? ''))
  expect(textIn(files, 'ett/index.html')).toContain(`href="../${folder}/index.html"`)
})

test('ids of a neighbour are those that it has with the plugins of the project', async () => {
  const rename = () => (tree: {children: {type: string; children?: {value?: string}[]}[]}) => {
    for (const node of tree.children)
      if (node.type === 'heading' && node.children?.[0]) node.children[0].value = 'Renamed'
  }
  const {messages} = await build(
    {'a.md': titled('A', 'See [it](b.md#renamed).'), 'b.md': titled('B', '## Once\n\nText.')},
    ['a.md', 'b.md'],
    {formats: ['html'], remarkPlugins: [rename]},
  )
  expect(messages.map(({reason}) => reason)).toEqual([])
})

test('an exception inside one article is a message at it, and the others are built', async () => {
  const fail = () => (tree: {children: {type: string}[]}) => {
    if (tree.children.some(({type}) => type === 'thematicBreak')) throw new Error('no rules, please')
  }
  const {messages, publications, files} = await build(
    {'a.md': titled('A', '***'), 'b.md': titled('B', 'Text.')},
    ['a.md', 'b.md'],
    {formats: ['html', 'json'], remarkPlugins: [fail]},
  )
  expect(messages.map(({ruleId, file}) => `${file} ${ruleId}`)).toEqual(['a.md internal/exception'])
  expect(messages[0]?.reason).toContain('no rules, please')
  expect(publications.map(({metadata}) => metadata.title)).toEqual(['B'])
  expect(files.some(({path}) => path === 'b/index.html')).toBe(true)
})

test('code in a note is coloured, whatever else is built', async () => {
  const article = titled(
    'Note',
    'Text.[^1]\n\n[^1]: Code:\n\n    ```python\n    def one(): return 1\n    ```',
  )
  const alone = await build({'b.md': article}, ['b.md'], {formats: ['html']})
  const both = await build(
    {'a.md': titled('A', '```python\nx = 1\n```'), 'b.md': article},
    ['a.md', 'b.md'],
    {formats: ['html']},
  )
  expect(textIn(alone.files, 'b/index.html')).toContain('hljs-keyword')
  expect(textIn(both.files, 'b/index.html')).toBe(textIn(alone.files, 'b/index.html'))
})

test('a handout without a date states none; one with a date states that', async () => {
  const made = await build(
    {'a.md': titled('A', 'Text.'), 'b.md': '---\ntitle: B\ndate: 2025-09-03\n---\n\nText.\n'},
    ['a.md', 'b.md'],
    {formats: ['pdf']},
  )
  const read = async (path: string) =>
    PDFDocument.load(made.files.find((file) => file.path === path)?.bytes ?? new Uint8Array(), {
      updateMetadata: false,
    })
  const undated = await read('a/a.pdf')
  expect([undated.getCreationDate(), undated.getModificationDate()]).toEqual([undefined, undefined])
  expect(textIn(made.files, 'a/a.pdf')).not.toContain('CreateDate')
  expect((await read('b/b.pdf')).getCreationDate()?.toISOString()).toBe('2025-09-03T00:00:00.000Z')
})

test('nothing is printed by libraries: a list as a key is a message with its place', async () => {
  const warned = vi.spyOn(process, 'emitWarning')
  const {messages} = await build({'a.md': '---\ntitle: A\n? [b, c]\n: d\n---\n\nText.\n'}, ['a.md'], {
    formats: ['json'],
  })
  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
  expect(messages.map(({ruleId, line}) => `${ruleId} ${line}`)).toEqual(['front-matter/unknown-key 3'])
})

const dot = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>'

test('pictures without words in the questions of an e-book are counted', async () => {
  const text = '## Frequently asked questions\n\nSee ![](dot.svg).\n\n### Why?\n\nBecause.\n'
  const {files} = await build({'a.md': titled('A', text), 'dot.svg': dot}, ['a.md'], {
    formats: ['epub', 'json'],
  })
  const digest = JSON.parse(textIn(files, 'a/a.json'))
  expect(digest.accessibility.access_mode_sufficient).not.toContain('textual')
  const {default: JSZip} = await import('jszip')
  const book = await JSZip.loadAsync(files.find(({path}) => path === 'a/a.epub')?.bytes ?? '')
  const opf = await book.file(/\.opf$/)[0]?.async('string')
  expect(opf).toContain('schema:accessMode')
  expect(opf).not.toContain('alternativeText')
})

test('pictures in the takeaways of a collection are in its book and its e-book', async () => {
  const {files} = await build(
    {
      'g/publication.yml': 'title: G\ntakeaways: ["See ![A dot.](dot.svg)"]\norder: [a.md]\n',
      'g/a.md': titled('A', 'Text.'),
      'g/dot.svg': dot,
    },
    ['g/publication.yml'],
    {formats: ['epub', 'html']},
  )
  const {default: JSZip} = await import('jszip')
  const book = await JSZip.loadAsync(files.find(({path}) => path === 'g/g.epub')?.bytes ?? '')
  expect(Object.keys(book.files).filter((name) => name.endsWith('.svg'))).toHaveLength(1)
  expect(textIn(files, 'g/index.html')).toContain('alt="A dot."')
})
