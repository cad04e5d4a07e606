import {describe, expect, test} from 'vitest'
import {type Digest, memory, type PublishOptions, publish, type Source} from '../../../src/index.ts'

const article = (title: string, body = 'Some text.') => `---\ntitle: ${title}\n---\n\n${body}\n`

function sources(files: Readonly<Record<string, string | Uint8Array>>): readonly Source[] {
  const resources = memory(files)
  return Object.keys(files)
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({path, resources}))
}

/** Digests only: they say what was understood, and are made in a moment. */
async function digests(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<PublishOptions> = {},
) {
  const result = await publish({sources: sources(files), formats: ['json'], ...options})
  const texts = result.files.filter(({path}) => /^[^/]+\/.*\.json$/.test(path)).map(({bytes}) => bytes)
  return {
    ...result,
    rules: result.messages.map(({ruleId}) => ruleId),
    digests: texts.map((bytes): Digest => JSON.parse(new TextDecoder().decode(bytes))),
  }
}

/** What stands once for all publications, when nobody says where it will lie on the web. */
const shelf = [
  'index.html',
  'feed.xml',
  'feed.json',
  'opds.xml',
  'opds.json',
  'llms.txt',
  '_headers',
  'favicon.svg',
  'manifest.json',
]

describe('publish', () => {
  test('gives the files of every publication, then those of the shelf', async () => {
    const {files, messages} = await digests({'one.md': article('One'), 'two.md': article('Two')})
    expect(files.map(({path}) => path)).toEqual([
      'one/one.json',
      'one/one.md',
      'two/two.json',
      'two/two.md',
      ...shelf,
    ])
    expect(messages).toEqual([])
  })

  test('a mistake in one article does not keep the others from being published', async () => {
    const {files, rules} = await digests({'bad.md': '', 'good.md': article('Good')})
    expect(rules).toEqual(['source/empty'])
    expect(files.map(({path}) => path)).toContain('good/good.json')
  })

  test('an error stops nothing but itself, and its publication stands on the shelf; under strict it withholds it', async () => {
    const source = {'a.md': article('A', '![Gone](gone.png)')}
    const {files, rules, digests: made} = await digests(source)
    expect(rules).toEqual(['images/not-found'])
    expect(files.map(({path}) => path)).toEqual(['a/a.json', 'a/a.md', ...shelf])
    expect(made[0]?.content_text).toBe('Gone')
    const manifest = files.find(({path}) => path === 'manifest.json')
    expect(JSON.parse(new TextDecoder().decode(manifest?.bytes)).publications).toHaveLength(1)
    const strict = await digests(source, {strict: true})
    expect(strict.rules).toEqual(['images/not-found'])
    expect(strict.files.map(({path}) => path)).toEqual(shelf)
  })

  test('what the template of another tool repeats in every article is said once', async () => {
    const other = (title: string) => `---\ntitle: ${title}\nlayout: post\n---\n\nText.\n`
    const {messages} = await digests({'a.md': other('A'), 'b.md': other('B'), 'c.md': other('C')})
    expect(messages.map(({file, reason}) => `${file} ${reason}`)).toEqual([
      'a.md `layout` has no effect here (and in 2 other files).',
    ])
  })

  test('two articles of one slug: the second is refused (publications/slug-taken)', async () => {
    const {files, messages} = await digests({
      'a.md': article('A'),
      'b.md': '---\ntitle: B\nslug: a\n---\n\nText.\n',
    })
    expect(messages.map(({ruleId, file}) => [ruleId, file])).toEqual([['publications/slug-taken', 'b.md']])
    expect(files.filter(({path}) => path.startsWith('a/'))).toHaveLength(2)
  })

  test('a source that is not there is a message (publications/source-missing)', async () => {
    const {messages} = await publish({sources: [{path: 'none.md', resources: memory({})}], formats: ['json']})
    expect(messages.map(({ruleId}) => ruleId)).toEqual(['publications/source-missing'])
  })

  test('under strict, a warning keeps an article from being published', async () => {
    const files = {'a.md': '---\ntitle: A\nsumary: Oops\n---\n\nText.\n'}
    const relaxed = await digests(files)
    const strict = await digests(files, {strict: true})
    expect(relaxed.rules).toEqual(['front-matter/unknown-key'])
    expect(relaxed.digests).toHaveLength(1)
    expect(strict.digests).toHaveLength(0)
  })
})

describe('what an article need not say', () => {
  test('language: a flag beats the article, the article beats the configuration', async () => {
    const files = {'a.md': article('A'), 'b.md': '---\ntitle: B\nlang: fr\n---\n\nTexte.\n'}
    const languages = async (options: Partial<PublishOptions>) =>
      (await digests(files, options)).digests.map(({language}) => language)
    expect(await languages({})).toEqual(['en', 'fr'])
    expect(await languages({defaultLanguage: 'de'})).toEqual(['de', 'fr'])
    expect(await languages({defaultLanguage: 'de', language: 'es'})).toEqual(['es', 'es'])
  })

  test('a publisher from the configuration, a date from the environment', async () => {
    const {digests: made} = await digests(
      {'a.md': article('A'), 'b.md': '---\ntitle: B\ndate: 2025-01-02\n---\n\nText.\n'},
      {metadata: {publisher: 'Example Press'}, date: '2025-09-04T00:00:00Z'},
    )
    expect(made.map(({publisher}) => publisher?.name)).toEqual(['Example Press', 'Example Press'])
    expect(made.map(({date_published}) => date_published)).toEqual(['2025-09-04T00:00:00Z', '2025-01-02'])
  })

  test('addresses, when the site is known', async () => {
    const files = {
      'a.md': article('A', '## Why?\n\nSee [B](b.md).'),
      'b.md': '---\ntitle: B\nslug: bee\n---\n\nText.\n',
    }
    const [digest] = (await digests(files, {siteUrl: 'https://example.org/site'})).digests
    expect(digest?.url).toBe('https://example.org/site/a/')
    expect(digest?.sections[0]?.url).toBe('https://example.org/site/a/#why')
    expect(digest?.links[0]?.url).toBe('https://example.org/site/bee/index.html')
    expect(digest?.outputs[0]?.url).toBe('https://example.org/site/a/a.md')
    expect((await digests(files)).digests[0]?.links[0]?.url).toBe('../bee/index.html')
  })
})

describe('plugins', () => {
  test('remark plugins change the article before it is annotated', async () => {
    const shout = () => (tree: {children: unknown[]}) => {
      tree.children.push({type: 'paragraph', children: [{type: 'text', value: 'Added.'}]})
    }
    const {digests: made} = await digests({'a.md': article('A')}, {remarkPlugins: [shout]})
    expect(made[0]?.content_text).toBe('Some text.\n\nAdded.')
  })
})

describe('hostile input ends in a message or in a normal build', () => {
  const deep = (mark: string, depth: number) => `${mark.repeat(depth)}Deep.`
  const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
    .split('')
    .map((key, index) => `${key}: &${key} [${`*${'abcdefgh'[index]}, `.repeat(9)}]`)
    .join('\n')}\n---\n\nText.\n`

  test.each([
    ['nothing but white space', ' \n\t\n'],
    ['bytes that are no UTF-8', new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x0a])],
    ['zero bytes', 'a\0b\n'],
    ['a thousand nested quotations', article('A', deep('> ', 1000))],
    ['a thousand nested lists', article('A', deep('- ', 1000))],
    ['a paragraph of a million letters', article('A', 'word '.repeat(200_000))],
    ['a bomb of YAML aliases', bomb],
    ['brackets without end', article('A', '['.repeat(20_000))],
    ['emphasis without end', article('A', '*a '.repeat(5000))],
    ['a script', article('A', '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>')],
    ['a link that runs a script', article('A', '[x](javascript:alert(1))')],
  ])('%s', async (_name, source) => {
    const {digests: made, messages} = await digests({'a.md': source})
    expect(made.length > 0 || messages.length > 0).toBe(true)
    const text = JSON.stringify(made)
    expect(text).not.toContain('<script')
    expect(text).not.toContain('javascript:')
    expect(text).not.toContain('onerror')
  })

  test.each(['../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'images/../../../etc/passwd'])(
    'a picture at %s is never read',
    async (path) => {
      const {digests: made, rules} = await digests({'a.md': article('A', `![x](${path})`)})
      expect(made.map(({figures, content_html}) => ({figures, content_html}))).toEqual([
        {figures: [], content_html: '<p><span class="missing-picture">x</span></p>'},
      ])
      expect(rules.length).toBeGreaterThan(0)
    },
  )
})
