/** The compiled command, as people and pipelines run it. */
import {spawnSync} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fdir} from 'fdir'
import JSZip from 'jszip'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {projectRoot} from '../support/outputs.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fourfold-command-')))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

interface RunOptions {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

function fourfold(args: readonly string[], {input = '', env = {}, cwd = folder}: RunOptions = {}) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(projectRoot, 'lib/cli.js'), ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: {PATH: process.env['PATH'], CI: 'true', ...env},
  })
  return {status, stdout, stderr}
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(join(folder, path, '..'), {recursive: true})
  writeFileSync(join(folder, path), text)
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const article = (title: string, body = 'Some text.') => `---\ntitle: ${title}\n---\n\n${body}\n`
const everything = (path: string) =>
  new fdir()
    .withRelativePaths()
    .withDirs()
    .withPathSeparator('/')
    .crawl(join(folder, path))
    .sync()
    .filter((name) => name !== '.' && name !== '')
    .map((name) => name.replace(/\/$/, ''))
    .sort()
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#246"/></svg>'

describe('what is built', () => {
  test('without operands: every article in source/, in four formats, and nothing else', () => {
    write('source/one.md', article('One', '![Blue](images/blue.svg)'))
    write('source/images/blue.svg', picture)
    write('source/_draft.md', article('Draft'))
    expect(fourfold(['build'])).toMatchObject({status: 0, stderr: ''})
    expect(everything('dist')).toEqual([
      '_headers',
      'favicon.svg',
      'feed.json',
      'feed.xml',
      'index.html',
      'llms.txt',
      'manifest.json',
      'one',
      'one/cover.png',
      'one/favicon.svg',
      'one/images',
      'one/images/blue.svg',
      'one/index.html',
      'one/one.epub',
      'one/one.json',
      'one/one.md',
      'one/one.pdf',
      'one/thumbnail.png',
      'opds.json',
      'opds.xml',
    ])
    expect(everything('.').filter((path) => path.startsWith('source'))).toHaveLength(5)
  })

  test('a closing table says what was written, with sizes and pages', () => {
    write('a.md', article('A'))
    const {stdout} = fourfold(['build', 'a.md', '--to', 'pdf,json'])
    expect(stdout).toMatch(/^dist\/a\/a\.pdf +[\d.]+ kB +1 page$/m)
    expect(stdout).toMatch(/^dist\/a\/a\.json +[\d.]+ kB$/m)
    expect(stdout).toMatch(/^1 publication, 3 files, /m)
  })

  test('standard input, with its pictures beside the working folder', () => {
    write('blue.svg', picture)
    const input = article('From a pipe', '![Blue](blue.svg)').replace('---\n\n', 'slug: piped\n---\n\n')
    expect(fourfold(['-', '--to', 'json', '-d', 'out'], {input}).status).toBe(0)
    expect(JSON.parse(read('out/piped/piped.json')).title).toBe('From a pipe')
  })

  test('articles that lie in different places', () => {
    write('here/a.md', article('A'))
    write('there/b.md', article('B'))
    expect(fourfold(['here/a.md', 'there', '--to', 'json']).status).toBe(0)
    expect(everything('dist').filter((path) => path.endsWith('.md'))).toEqual(['a/a.md', 'b/b.md'])
  })
})

test('a format of the project, as docs/extending.md adds it', () => {
  const [, config = ''] =
    /```ts\n([\s\S]*?)```/.exec(readFileSync(join(projectRoot, 'docs/extending.md'), 'utf8')) ?? []
  write('fourfold.config.ts', config)
  write('source/one.md', article('One', '## Key takeaways\n\n- The *first*.\n'))
  write('source/two.md', article('Two'))
  const {status, stderr} = fourfold(['build', '--to', 'html,mail'])
  expect(status).toBe(0)
  expect(stderr).toContain('warning  There is nothing to put into the mail.  mail/empty')
  expect(read('dist/one/one.txt')).toBe('One\n\n- The first.\n')
  expect(read('dist/one/index.html')).toContain('Key takeaways for a mail')
  expect(fourfold(['build', '--to', 'mail', '--strict']).status).toBe(1)
  const unknown = fourfold(['build', '--to', 'male'])
  expect(unknown.status).toBe(2)
  expect(unknown.stderr).toContain(
    'There is no format `male`; known: pdf, epub, kindle, mail, json, html. Did you mean `mail`?',
  )
})

test('a reporter of the project, and no other that is not there', () => {
  const reporter = "{name: 'count', readers: 'programs', write: ({messages}) => String(messages.length)}"
  write('fourfold.config.mjs', `export default {reporters: [${reporter}]}`)
  write('a.md', article('A', '![](none.png)'))
  const counted = fourfold(['check', 'a.md', '--reporter', 'count'])
  expect(counted).toMatchObject({status: 1, stdout: '3\n', stderr: ''})
  const unknown = fourfold(['a.md', '--reporter', 'cont'])
  expect(unknown.status).toBe(2)
  expect(unknown.stderr).toContain(
    'There is no reporter `cont`; known: text, json, github, count. Did you mean `count`?',
  )
  expect(everything('.')).not.toContain('dist')
})

describe('check', () => {
  test('says what is wrong with an article, and writes nothing', () => {
    write('a.md', article('A', '![](none.png)'))
    const {status, stderr} = fourfold(['check', 'a.md'])
    expect(status).toBe(1)
    expect(stderr).toContain('images/not-found')
    expect(everything('.')).toEqual(['a.md'])
  })

  test('is content with what it builds, on every device', () => {
    write('a.md', article('A').replace('---\n\n', 'author: Editorial team\n---\n\n'))
    expect(fourfold(['check', 'a.md'])).toEqual({
      status: 0,
      stderr: '',
      stdout: '1 checked for kindle, apple, kobo, old: nothing is wrong.\n',
    })
    expect(everything('.')).toEqual(['a.md'])
  })

  test('says what is wrong with an e-book of anybody, by file, line, device and evidence', async () => {
    write('a.md', article('A'))
    expect(fourfold(['a.md', '--to', 'epub']).status).toBe(0)
    const path = join(folder, 'dist/a/a.epub')
    const book = await JSZip.loadAsync(readFileSync(path))
    book.file('EPUB/style.css', 'ul {display: flex}')
    writeFileSync(path, await book.generateAsync({type: 'nodebuffer'}))
    const {status, stderr} = fourfold(['check', 'dist', '--devices', 'kindle,kobo'])
    expect(status).toBe(1)
    expect(stderr).toContain('dist/a/a.epub/EPUB/style.css\n')
    expect(stderr).toMatch(/1:\d+ +error +`display: flex` \(Kobo\) +devices\/css-layout/)
    expect(stderr).toContain('see: https://github.com/jgm/pandoc/issues/8379')
    expect(fourfold(['check', 'dist', '--devices', 'kindle']).status).toBe(0)
  })

  test('an EPUB that is not there is a wrong command', () => {
    expect(fourfold(['check', 'none.epub'])).toMatchObject({
      status: 2,
      stderr: 'fourfold: There is no file `none.epub`.\n',
    })
  })
})

describe('what was there before', () => {
  test('other formats and other publications stay, and stay listed', () => {
    write('source/one.md', article('One'))
    write('source/two.md', article('Two'))
    fourfold(['build'])
    expect(fourfold(['source/one.md', '--to', 'json']).status).toBe(0)
    const {publications, files} = JSON.parse(read('dist/manifest.json'))
    expect(publications.map(({slug}: {slug: string}) => slug)).toEqual(['one', 'two'])
    expect(files.map(({path}: {path: string}) => path)).toEqual(
      everything('dist').filter((path) => /[._]/.test(path) && path !== 'manifest.json'),
    )
    expect(read('dist/index.html')).toContain('two/two.pdf')
  })

  test('a picture that is no longer used goes', () => {
    write('a.md', article('A', '![Blue](blue.svg)'))
    write('blue.svg', picture)
    fourfold(['a.md', '--to', 'html'])
    expect(existsSync(join(folder, 'dist/a/images/blue.svg'))).toBe(true)
    write('a.md', article('A'))
    fourfold(['a.md', '--to', 'html'])
    expect(existsSync(join(folder, 'dist/a/images'))).toBe(false)
  })

  test('one format is built, then another: both stay, listed by manifest and shelf', () => {
    write('a.md', article('A'))
    fourfold(['a.md', '--to', 'pdf'])
    expect(read('dist/index.html')).not.toContain('a/index.html')
    fourfold(['a.md', '--to', 'html'])
    expect(existsSync(join(folder, 'dist/a/a.pdf'))).toBe(true)
    const {publications} = JSON.parse(read('dist/manifest.json'))
    const formats = publications[0].downloads.map(({format}: {format: string}) => format)
    expect(formats.sort()).toEqual(['html', 'pdf'])
    const shelf = read('dist/index.html')
    expect(shelf).toContain('href="a/index.html"')
    expect(shelf).toContain('href="a/a.pdf"')
    expect(read('dist/opds.xml')).toContain('href="a/a.pdf"')
  })

  test('a publication whose folder was removed has left the shelf', () => {
    write('source/one.md', article('One'))
    write('source/two.md', article('Two'))
    fourfold(['--to', 'json'])
    rmSync(join(folder, 'source/two.md'))
    rmSync(join(folder, 'dist/two'), {recursive: true})
    expect(fourfold(['--to', 'json'])).toMatchObject({status: 0, stderr: ''})
    for (const name of ['index.html', 'feed.xml', 'llms.txt', 'manifest.json'])
      expect(read(`dist/${name}`)).not.toContain('two')
  })

  test('a publication without a source stays, and a note says so (publications/no-source)', () => {
    write('source/one.md', article('One'))
    write('source/two.md', article('Two'))
    fourfold(['--to', 'json'])
    rmSync(join(folder, 'source/two.md'))
    for (const operands of [[], ['source']]) {
      const {status, stderr} = fourfold([...operands, '--to', 'json', '--strict'])
      expect(status).toBe(0)
      expect(stderr).toContain('“Two” has no source any more; it stays in `dist/two` and on the shelf.')
      expect(stderr).toContain('publications/no-source')
    }
    expect(read('dist/index.html')).toContain('two/two.json')
    // Whoever builds one article has not said anything about the others.
    expect(fourfold(['source/one.md', '--to', 'json']).stderr).toBe('')
    // What cannot be read may be the one that seems to be missing.
    write('source/three.md', '')
    expect(fourfold(['--to', 'json']).stderr).not.toContain('publications/no-source')
  })

  test('an article that is broken now is written as far as it can be; --strict leaves what it was', () => {
    write('a.md', article('First'))
    fourfold(['a.md', '--to', 'json'])
    const before = read('dist/a/a.json')
    write('a.md', article('Second', '![Gone](gone.png)'))
    expect(fourfold(['a.md', '--to', 'json', '--strict']).status).toBe(1)
    expect(read('dist/a/a.json')).toBe(before)
    expect(fourfold(['a.md', '--to', 'json']).status).toBe(1)
    expect(JSON.parse(read('dist/a/a.json'))).toMatchObject({title: 'Second', content_text: 'Gone'})
    expect(everything('dist').filter((path) => path.includes('tmp'))).toEqual([])
  })
})

describe('exit codes', () => {
  test('1: a plugin that fails in one article; where it failed is shown by --verbose', () => {
    write('source/a.md', article('A', 'Boom.'))
    write('source/b.md', article('B'))
    write(
      'fourfold.config.mjs',
      "export default {to: ['json'], remarkPlugins: [() => (tree) => { if (JSON.stringify(tree).includes('Boom')) throw new Error('no boom') }]}",
    )
    const {status, stderr} = fourfold(['build'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/^source\/a\.md\n.*A plugin has failed \(no boom\)/m)
    expect(stderr).not.toContain('    at ')
    expect(existsSync(join(folder, 'dist/b/b.json'))).toBe(true)
    expect(fourfold(['--verbose']).stderr).toMatch(/Error: no boom\n {4}at .*fourfold\.config\.mjs/)
  })

  test('0: clean', () => {
    write('a.md', article('A'))
    expect(fourfold(['a.md', '--to', 'json']).status).toBe(0)
  })

  test('1: a mistake in the content, with file, line, column, rule, excerpt and hint', () => {
    write('notes/a.md', article('A', 'Text.\n\n![Gone](gone.png)'))
    const {status, stderr} = fourfold(['notes/a.md', '--to', 'json'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/^notes\/a\.md$/m)
    expect(stderr).toMatch(/^ {2}7:1 +error +.+ {2}images\/not-found$/m)
    expect(stderr).toContain('│ ![Gone](gone.png)')
    expect(stderr).toContain('hint:')
    expect(stderr).toContain('1 error')
  })

  test('1: a warning under --strict', () => {
    write('a.md', '---\ntitle: A\nsumary: Oops\n---\n\nText.\n')
    expect(fourfold(['a.md', '--to', 'json']).status).toBe(0)
    expect(fourfold(['a.md', '--to', 'json', '--strict']).status).toBe(1)
  })

  test.each([
    [['none.md'], 'There is no file or folder `none.md`.'],
    [['biuld'], 'Did you mean `fourfold build`?'],
    [['build'], 'Nothing to build'],
    [['--to', 'pfd'], 'Did you mean `pdf`?'],
    [['--papr', 'a4'], 'Did you mean --paper?'],
    [['.', '--lang', 'no_such_tag'], 'is not a language tag'],
    [['.', '--site-url', 'example.org'], 'expected an absolute address'],
    [['.', '--site-url', 'ftp://example.org/'], 'expected an absolute address'],
    [['.', '--site-url', 'https://example.org/?a'], 'without `?` and `#`'],
    [['.', '--config', 'none.json'], '`none.json`'],
    [['.'], 'There is no article'],
    [['convert'], 'No file is named.'],
    [['convert', 'none.txt'], 'There is no file `none.txt`.'],
  ])('2: %j', (args, expected) => {
    const {status, stdout, stderr} = fourfold(args)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toContain(expected)
    expect(stderr).not.toContain('    at ')
  })
})

describe('plain text', () => {
  const text =
    'Clean water\n\nKey points\n\n• Boil it.\n• Cover it.\n\nWhy?\n\nUnsafe water makes people ill.\n'

  test('a folder of texts is built, title and takeaways and all', () => {
    write('in/water.txt', text)
    write('in/robots.txt', 'User-agent: *\n')
    expect(fourfold(['in', '--to', 'json', '--quiet'])).toEqual({status: 0, stdout: '', stderr: ''})
    const digest = JSON.parse(read('dist/water/water.json'))
    expect(digest.title).toBe('Clean water')
    expect(digest.key_takeaways).toHaveLength(2)
    // Its twin is Markdown that says the same.
    expect(read('dist/water/water.md')).toContain('title: Clean water')
    expect(read('dist/water/water.md')).toContain('## Why?')
  })

  test('`convert` writes the Markdown beside it, and never over a file', () => {
    write('water.txt', text)
    expect(fourfold(['convert', 'water.txt'])).toEqual({
      status: 0,
      stdout: 'water.txt → water.md\n',
      stderr: '',
    })
    const markdown = read('water.md')
    expect(markdown).toMatch(
      /^---\ntitle: Clean water\n---\n\n## Key points\n\n- Boil it\.\n- Cover it\.\n\n## Why\?\n/,
    )
    write('water.md', 'Mine.')
    const again = fourfold(['convert', 'water.txt'])
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('`water.md` is there already')
    expect(read('water.md')).toBe('Mine.')
    expect(fourfold(['convert', 'water.txt', '--force', '--quiet']).status).toBe(0)
    expect(read('water.md')).toBe(markdown)
    expect(fourfold(['convert', 'water.md']).stderr).toContain('is Markdown already')
  })

  test('standard input is text where that is said', () => {
    expect(fourfold(['convert', '-'], {input: text}).stdout).toContain('title: Clean water')
    expect(fourfold(['-', '--from', 'text', '--to', 'json', '-q'], {input: text}).status).toBe(0)
    expect(JSON.parse(read('dist/stdin/stdin.json')).key_takeaways).toHaveLength(2)
  })

  test('Markdown without a sign of it is read as text, with a note', () => {
    write('water.md', text.replaceAll('\n\n', '\n'))
    const {status, stderr} = fourfold(['water.md', '--to', 'json'])
    expect(status).toBe(0)
    expect(stderr).toContain('source/plain-text')
    expect(JSON.parse(read('dist/water/water.json')).key_takeaways).toHaveLength(2)
  })
})

describe('configuration', () => {
  const config = {outDir: 'public', to: ['json'], lang: 'de', siteUrl: 'https://example.org/'}

  test.each([
    ['json', JSON.stringify(config)],
    ['js', `export default ${JSON.stringify(config)}`],
    ['mjs', `export default ${JSON.stringify(config)}`],
    ['ts', `import {defineConfig} from 'fourfold'\nexport default defineConfig(${JSON.stringify(config)})`],
  ])('fourfold.config.%s is found above the article', (extension, text) => {
    write('package.json', '{"type": "module"}')
    write(`fourfold.config.${extension}`, text)
    write('deep/er/a.md', article('A', '![Blue](../../blue.svg)'))
    write('blue.svg', picture)
    expect(fourfold(['a.md'], {cwd: join(folder, 'deep/er')})).toMatchObject({status: 0, stderr: ''})
    expect(JSON.parse(read('public/a/a.json'))).toMatchObject({language: 'de', url: 'https://example.org/a/'})
  })

  test('a flag beats it', () => {
    write('fourfold.config.json', JSON.stringify(config))
    write('a.md', article('A'))
    fourfold(['a.md', '--lang', 'fr', '--out-dir', 'out'])
    expect(JSON.parse(read('out/a/a.json')).language).toBe('fr')
  })

  test('--site-url makes addresses absolute; without it an earlier sitemap goes', () => {
    write(
      'fourfold.config.json',
      JSON.stringify({shelf: {title: 'Handouts'}, siteUrl: 'https://old.example/'}),
    )
    write('a.md', article('A'))
    write('b.md', article('B'))
    fourfold(['.', '--to', 'json,html'])
    expect(fourfold(['a.md', '--to', 'json,html', '--site-url', 'https://new.example/sub']).status).toBe(0)
    expect(JSON.parse(read('dist/a/a.json')).url).toBe('https://new.example/sub/a/')
    expect(read('dist/sitemap.xml')).toContain('<loc>https://new.example/sub/b/</loc>')
    expect(read('dist/feed.xml')).toContain('<title>Handouts</title>')
    expect(read('dist/a/index.html')).toContain('<a href="../index.html">Handouts</a>')
    expect(read('dist/feed.xml')).not.toContain('old.example')
    write('fourfold.config.json', '{}')
    fourfold(['.', '--to', 'json,html'])
    expect(existsSync(join(folder, 'dist/sitemap.xml'))).toBe(false)
    expect(read('dist/feed.xml')).not.toContain('example/')
  })

  test('what is wrong with it is said plainly', () => {
    write('fourfold.config.json', '{"outdir": "x", "paper": "a9"}')
    write('a.md', article('A'))
    const {status, stderr} = fourfold(['a.md'])
    expect(status).toBe(2)
    expect(stderr).toContain('`outdir` is not an option; did you mean `outDir`?')
    expect(stderr).toContain('`paper` is not one of `a3`, ')
  })

  test("templates of one's own stand in for ours, file by file", () => {
    write('fourfold.config.json', '{"templates": "look"}')
    write('look/styles/tokens.css', ':root { --mine: 1 }')
    write('a.md', article('A'))
    fourfold(['a.md', '--to', 'html'])
    expect(read('dist/a/index.html')).toContain('--mine')
  })
})

describe('nothing outside the root is read', () => {
  test('neither by ../ nor by a link', () => {
    write('secret.svg', picture)
    write('project/a.md', article('A', '![One](../secret.svg)\n\n![Two](link.svg)\n\n![Three](/etc/passwd)'))
    symlinkSync(join(folder, 'secret.svg'), join(folder, 'project/link.svg'))
    const {status, stderr} = fourfold(['project/a.md', '--to', 'html'])
    expect(status).toBe(1)
    expect(stderr.match(/outside the root/g)?.length).toBeGreaterThanOrEqual(2)
    expect(everything('project/dist/a').filter((path) => path.includes('images'))).toEqual([])
    expect(read('project/dist/a/index.html')).not.toContain('<img')
  })
})

describe('reports', () => {
  const broken = article('A', '![Gone](gone.png)')

  test('json: one value on standard output', () => {
    write('a.md', broken)
    const {status, stdout, stderr} = fourfold(['a.md', '--reporter', 'json'])
    expect({status, stderr}).toEqual({status: 1, stderr: ''})
    expect(JSON.parse(stdout)[0]).toMatchObject({
      file: 'a.md',
      line: 5,
      severity: 'error',
      ruleId: 'images/not-found',
    })
  })

  test('github: workflow commands', () => {
    write('a.md', broken)
    expect(fourfold(['a.md', '--reporter', 'github']).stdout).toMatch(
      /^::error file=a\.md,line=5,col=1,title=images\/not-found::/m,
    )
  })

  test('quiet: silent when nothing is wrong', () => {
    write('a.md', article('A'))
    expect(fourfold(['a.md', '--quiet'])).toEqual({status: 0, stdout: '', stderr: ''})
  })

  test('colour only when it is asked for', () => {
    write('a.md', broken)
    const colored = '\u001b['
    const run = (env: Readonly<Record<string, string>>) => fourfold(['a.md', '--to', 'json'], {env}).stderr
    expect(run({})).not.toContain(colored)
    expect(run({FORCE_COLOR: '1'})).toContain(colored)
    expect(run({FORCE_COLOR: '1', NO_COLOR: '1'})).not.toContain(colored)
  })
})

test('SOURCE_DATE_EPOCH dates an article that gives no date', () => {
  write('a.md', article('A'))
  fourfold(['a.md', '--to', 'json'], {env: {SOURCE_DATE_EPOCH: '1756944000'}})
  expect(JSON.parse(read('dist/a/a.json')).date_published).toBe('2025-09-04T00:00:00Z')
  expect(fourfold(['a.md'], {env: {SOURCE_DATE_EPOCH: 'soon'}}).status).toBe(2)
})
