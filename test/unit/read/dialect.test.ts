/** Which tool an article was written for: what lies beside it says so, once, and who wrote it knows better. */
import {describe, expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'
import {openPress} from '../../../src/publish.ts'
import {dialectIn, guessOf} from '../../../src/read/dialects/dialect.ts'

describe('the guess', () => {
  test.each([
    ['_quarto.yml', '', 'quarto'],
    ['myst.yml', '', 'myst'],
    ['mkdocs.yml', '', 'mkdocs'],
    ['book.toml', '', 'mdbook'],
    ['docusaurus.config.ts', '', 'docusaurus'],
    ['hugo.toml', '', 'hugo'],
    ['config.toml', 'baseURL = "https://example.org/"', 'hugo'],
    ['config.toml', 'port = 80', undefined],
    ['config.yaml', "carpentry: 'swc'", 'carpentries'],
    ['config.yaml', 'port: 80', undefined],
    ['_config.yml', 'title: T', 'jekyll'],
    ['.obsidian/app.json', '{}', 'obsidian'],
    ['conf.py', 'extensions = ["myst_parser"]', 'myst'],
  ])('%s holding “%s”: %s', (path, content, dialect) => {
    expect(guessOf('docs/deep/a.md', memory({[path]: content}))?.dialect).toBe(dialect)
  })

  test('the nearest folder counts', () => {
    const resources = memory({'_config.yml': '', 'book/book.toml': ''})
    expect(guessOf('book/src/a.md', resources)).toEqual({dialect: 'mdbook', because: 'book/book.toml'})
    expect(guessOf('other/a.md', resources)).toEqual({dialect: 'jekyll', because: '_config.yml'})
  })
})

test.each([
  ['---\ntitle: T\ndialect: MkDocs\n---\n', 'mkdocs'],
  ['+++\ndialect = "hugo"\n+++\n', 'hugo'],
  ['---\ntitle: T\n---\n\ndialect: mkdocs\n', null],
  ['---\ndialect: other\n---\n', null],
])('front matter: %j', (source, dialect) => {
  expect(dialectIn(source)).toBe(dialect)
})

describe('a build', () => {
  const body = 'Water is H~2~O and `code`; the sum \\(a+b\\) and e~omicron~.\n'
  const files = {'mkdocs.yml': 'site_name: S', 'docs/a.md': `---\ntitle: A\nicon: x\n---\n\n${body}`}
  const build = async (extra: Readonly<Record<string, string>>, options = {}) => {
    const resources = memory({...files, ...extra})
    const sources = [{path: 'docs/a.md', resources}]
    const {files: made, messages} = await publish({sources, formats: ['html'], ...options})
    const page = made.find(({path}) => path === 'a/index.html')
    return {
      page: /<p>Water.*<\/p>/.exec(new TextDecoder().decode(page?.bytes))?.[0] ?? '',
      said: messages.map(({ruleId, actual}) => `${ruleId} ${actual ?? ''}`),
    }
  }

  test('says what it took the sources for', async () => {
    const press = await openPress({formats: ['html']})
    const sources = [{path: 'docs/a.md', resources: memory(files)}]
    for await (const {readAs} of press.publishEach(sources))
      expect(readAs).toEqual({dialect: 'mkdocs', because: 'mkdocs.yml'})
  })

  test('what the tool writes is read, and its keys are nobody’s mistake', async () => {
    const {page, said} = await build({})
    expect(page).toContain('e<sub>omicron</sub>')
    expect(page).toContain('a+b</code>')
    expect(said).toEqual(['dialects/formula '])
  })

  test('the project knows better, and the article best', async () => {
    const asProject = await build({}, {dialect: 'commonmark'})
    expect(asProject.page).toContain('e~omicron~')
    expect(asProject.page).toContain('(a+b)')
    expect(asProject.said).toEqual(['front-matter/key-without-effect icon'])
    const own = {'docs/a.md': `---\ntitle: A\ndialect: pandoc\n---\n\n${body}`}
    expect((await build(own, {dialect: 'commonmark'})).page).toContain('e<sub>omicron</sub>')
  })

  test('a name that nobody knows is a message with the nearest', async () => {
    const {said} = await build({'docs/a.md': `---\ntitle: A\ndialect: mkdoc\n---\n\n${body}`})
    expect(said).toContain('front-matter/dialect-unknown mkdoc')
  })
})
