/** A format of the project's own, through the public API: it stands wherever ours do. */
import {expect, test} from 'vitest'
import {type Emitter, memory, openPress, publish} from '../../../src/index.ts'

const txt: Emitter = {
  name: 'txt',
  type: 'Text',
  label: 'To paste into a mail',
  extension: 'txt',
  mediaType: 'text/plain',
  open:
    () =>
    ({metadata, articles}, {house, build}) => {
      if (metadata.title === 'Broken') throw new Error('the file system of paper is full')
      if (metadata.title === 'Nothing') return null
      const [article] = articles
      if (article) {
        const tree = house.renderer.document({
          medium: 'ebook',
          publication: {kind: 'article', metadata, front: null, articles},
          article,
        })
        expect(tree.type).toBe('root')
        const rule = {id: 'txt/long', severity: 'warning', hint: 'Be short.'} as const
        build.report({rule, reason: 'It is long.', place: article.body.children[0]})
      }
      return {content: `${metadata.title}\n`}
    },
}

const resources = memory({
  'one.md': '---\ntitle: One\n---\n\nText.\n',
  'broken.md': '---\ntitle: Broken\n---\n\nText.\n',
  'nothing.md': '---\ntitle: Nothing\n---\n\nText.\n',
})

async function made(path: string, emitters: readonly Emitter[] = [txt]) {
  const {files, messages} = await publish({
    sources: [{path, resources}],
    formats: ['html', 'json', 'txt'],
    emitters,
  })
  const text = new Map(files.map((file) => [file.path, new TextDecoder().decode(file.bytes)]))
  return {text, messages}
}

test('it has its file, its link, its place in digest, manifest and list, and its messages', async () => {
  const {text, messages} = await made('one.md')
  expect(text.get('one/one.txt')).toBe('One\n')
  expect(text.get('one/index.html')).toContain(
    '<a href="one.txt" type="text/plain" download>To paste into a mail</a>',
  )
  expect(text.get('one/index.html')).toContain('Text, 4 bytes')
  expect(JSON.parse(text.get('one/one.json') ?? '').outputs).toMatchObject([
    {format: 'txt', url: 'one.txt', mime_type: 'text/plain', size_in_bytes: 4},
    {format: 'markdown'},
  ])
  const manifest = JSON.parse(text.get('manifest.json') ?? '')
  expect(manifest.publications[0].downloads.map(({format}: {format: string}) => format)).toEqual([
    'txt',
    'json',
    'markdown',
    'html',
  ])
  expect(manifest.files).toContainEqual(
    expect.objectContaining({path: 'one/one.txt', format: 'txt', media_type: 'text/plain'}),
  )
  expect(text.get('index.html')).toContain('<a href="one/one.txt" type="text/plain">Text</a>')
  expect(messages).toMatchObject([
    {ruleId: 'txt/long', file: 'one.md', line: 5, fatal: false, note: 'Be short.'},
  ])
})

test('what it throws is a message, and the other formats are made', async () => {
  const {text, messages} = await made('broken.md')
  expect(messages).toMatchObject([{ruleId: 'internal/exception', file: 'broken.md', fatal: true}])
  expect(messages[0]?.reason).toBe(
    'A plugin has failed (the file system of paper is full); the file of format `txt` is not made.',
  )
  expect(text.has('broken/index.html')).toBe(true)
  expect(text.has('broken/broken.txt')).toBe(false)
})

test('it may leave a publication out', async () => {
  const {text, messages} = await made('nothing.md')
  expect(messages).toEqual([])
  expect(text.get('nothing/index.html')).not.toContain('.txt')
})

test('a book is offered by feeds and catalogues, and a server is told what it is', async () => {
  const book = {...txt, book: 'reflowable', contentType: 'text/plain; charset=utf-8'} as const
  const {text} = await made('one.md', [book])
  expect(text.get('opds.xml')).toContain('To paste into a mail (Text, 4 bytes)')
  expect(text.get('_headers')).toContain('*.txt\n  Content-Type: text/plain; charset=utf-8')
})

test.each([
  [['txt', 'tyt'], [txt], /There is no format `tyt`; known: .*txt.* Did you mean `txt`\?/],
  [['txt'], [txt, txt], /There is a format `txt` already/],
  [['Txt'], [{...txt, name: 'Txt'}], /`Txt` is no name of a format/],
  [['own'], [{...txt, name: 'own', extension: 'pdf'}], /would write the file of another, `\*\.pdf`/],
] as const)('%j is refused before anything is read', async (formats, emitters, message) => {
  await expect(openPress({formats, emitters})).rejects.toThrow(message)
})
