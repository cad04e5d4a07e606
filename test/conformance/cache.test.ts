/** Builds that remember earlier ones: a wrong hit would be worse than slowness. */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {fdir} from 'fdir'
import sharp from 'sharp'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {projectRoot} from '../support/outputs.ts'

const folder = mkdtempSync(join(tmpdir(), 'fourfold-cache-'))
afterAll(() => rmSync(folder, {recursive: true}))
const project = join(folder, 'project')
const at = (path: string) => join(project, path)

const article = (title: string, body: string) =>
  `---\ntitle: ${title}\n---\n\n${body}\n\n## Why is that?\n\nBecause it is.\n`

const square = (color: string) =>
  sharp({create: {width: 40, height: 30, channels: 3, background: color}})
    .png()
    .toBuffer()

function write(path: string, content: string | Uint8Array) {
  mkdirSync(dirname(at(path)), {recursive: true})
  writeFileSync(at(path), content)
}

/** @returns what it said */
function build(outDir: string, ...flags: readonly string[]) {
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [join(projectRoot, 'lib/cli.js'), 'build', '--out-dir', outDir, '--verbose', ...flags],
    {cwd: project, encoding: 'utf8', env: {...process.env, NO_COLOR: '1', CI: '1'}},
  )
  expect(status, stderr).toBeLessThan(2)
  return {status, said: stdout + stderr}
}

const kept = (outDir = 'dist', ...flags: readonly string[]) => build(outDir, '--cache', '../cache', ...flags)

/** The same from nothing. */
function clean(...flags: readonly string[]) {
  rmSync(at('clean'), {recursive: true, force: true})
  return build('clean', '--no-cache', ...flags)
}

const filesIn = (root: string) => new fdir().withFullPaths().crawl(root).sync()

function contentOf(outDir: string): Readonly<Record<string, string>> {
  const paths = filesIn(at(outDir))
  return Object.fromEntries(
    paths.sort().map((path) => [relative(at(outDir), path), readFileSync(path).toString('latin1')]),
  )
}

const writtenAt = (path: string) => statSync(at(path)).mtimeMs

/** Paths whose content is not the same: the files themselves would fill the screen. */
function differences(one: string, other: string) {
  const [a, b] = [contentOf(one), contentOf(other)]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => a[path] !== b[path])
}

beforeAll(async () => {
  rmSync(project, {recursive: true, force: true})
  write(
    'source/one.md',
    article(
      'One',
      'To [two](two.md#why-is-that) and [the book](book/first.md#deep).\n\n![A square](square.png)',
    ),
  )
  write('source/two.md', article('Two', 'Text with `code`.\n\n| a | b |\n|---|---|\n| 1 | 2 |'))
  write('source/three.md', article('Three', 'To [one](one.md).'))
  write('source/book/publication.yml', 'title: A book\norder: [first.md]\n')
  write('source/book/first.md', article('First', '## Deep\n\nTo [two](../two.md).'))
  write('source/square.png', await square('red'))
  write(
    'fourfold.config.mjs',
    `import {shout} from './plugins/shout.mjs'\nexport default {to: ['pdf', 'html'], templates: 'look', remarkPlugins: [shout]}\n`,
  )
  write(
    'plugins/shout.mjs',
    `import {mark} from './mark.mjs'\nexport const shout = () => (tree) => { tree.children.push({type: 'paragraph', children: [{type: 'text', value: mark}]}) }\n`,
  )
  write('plugins/mark.mjs', `export const mark = 'Signed.'\n`)
  write('look/styles/theme.css', 'h2 {letter-spacing: 0.01em}\n')
  kept()
  clean()
})

test('what comes from an earlier build is what a clean build makes', () => {
  expect(differences('dist', 'clean')).toEqual([])
  rmSync(at('dist'), {recursive: true})
  kept()
  expect(differences('dist', 'clean')).toEqual([])
})

test('what has not changed is not written again, and is said again', () => {
  write('source/four.md', article('Four', 'To [nothing](none.md).'))
  const first = kept()
  expect(first.status).toBe(1)
  const before = writtenAt('dist/one/one.pdf')
  const manifest = writtenAt('dist/manifest.json')
  const again = kept()
  expect(again.status).toBe(1)
  expect(again.said).toContain('none.md')
  expect(writtenAt('dist/one/one.pdf')).toBe(before)
  expect(writtenAt('dist/manifest.json')).toBe(manifest)
  rmSync(at('source/four.md'))
  rmSync(at('dist/four'), {recursive: true})
  kept()
  clean()
  expect(differences('dist', 'clean')).toEqual([])
})

test('a file that somebody has changed or removed in the output folder is made good', () => {
  kept()
  writeFileSync(at('dist/two/index.html'), 'mine')
  rmSync(at('dist/one/one.pdf'))
  rmSync(at('dist/index.html'))
  kept()
  clean()
  expect(differences('dist', 'clean')).toEqual([])
})

describe('every kind of input', () => {
  const inputs: readonly (readonly [string, () => void | Promise<void>])[] = [
    ['a text', () => write('source/two.md', article('Two', 'Other text.'))],
    ['a picture', async () => write('source/square.png', await square('blue'))],
    ['a picture that is gone', () => rmSync(at('source/square.png'))],
    ['the title of a neighbour', () => write('source/two.md', article('Second', 'Text.'))],
    [
      'the slug of a neighbour',
      () => write('source/two.md', article('Two', 'Text.').replace('---\n', '---\nslug: zwei\n')),
    ],
    [
      'a heading that a neighbour leads to',
      () => write('source/book/first.md', article('First', '## Shallow {#deep}\n\nText.')),
    ],
    [
      'an anchor that is gone',
      () => write('source/two.md', article('Two', 'Text.').replace('Why is that?', 'How?')),
    ],
    [
      'the order of a collection',
      () => write('source/book/publication.yml', 'title: Another book\norder: [first.md]\nlang: de\n'),
    ],
    [
      'a new article with a slug that is taken',
      () => write('source/a/one.md', article('One', 'A second one.')),
    ],
    [
      'a template',
      () => {
        const text = readFileSync(join(projectRoot, 'templates/parts/colophon.liquid'), 'utf8')
        write('look/parts/colophon.liquid', `<p>Ours.</p>${text}`)
      },
    ],
    ['a style', () => write('look/styles/theme.css', 'h2 {letter-spacing: 0.09em; color: #123456}\n')],
    ['words', () => write('look/strings/en.yml', 'contents: In this text\nshelf: All texts\n')],
    [
      'the configuration',
      () =>
        write(
          'fourfold.config.mjs',
          readFileSync(at('fourfold.config.mjs'), 'utf8').replace(
            'templates:',
            "paper: 'letter', metadata: {publisher: 'A press'}, templates:",
          ),
        ),
    ],
    [
      'a file that a plugin imports',
      () => write('plugins/mark.mjs', `export const mark = 'Countersigned.'\n`),
    ],
    [
      'a font',
      () => {
        write(
          'look/styles/theme.css',
          '@font-face {font-family: Own; src: url(../fonts/own.ttf)}\n:root {--font-text: Own, serif}\nbody {font-family: Own, serif}\n',
        )
        mkdirSync(at('look/fonts'), {recursive: true})
        cpSync(
          join(projectRoot, 'lib/fonts/source-sans-3/SourceSans3_400Regular.ttf'),
          at('look/fonts/own.ttf'),
        )
      },
    ],
    [
      'another font of the same name',
      () =>
        cpSync(
          join(projectRoot, 'lib/fonts/source-serif-4/SourceSerif4_700Bold.ttf'),
          at('look/fonts/own.ttf'),
        ),
    ],
  ]

  const renaming = new Set(['the slug of a neighbour', 'an anchor that is gone'])

  test.each(inputs)('%s', async (what, change) => {
    const before = contentOf('clean')
    await change()
    // What lies under another name than before stays, with a warning, until somebody prunes it.
    if (renaming.has(what)) rmSync(at('dist'), {recursive: true})
    kept()
    clean()
    expect(differences('dist', 'clean')).toEqual([])
    // Otherwise nothing was tried.
    const after = contentOf('clean')
    expect(Object.keys(after).some((path) => after[path] !== before[path])).toBe(true)
  })

  test('options of the command', () => {
    for (const flags of [
      ['--lang', 'sv'],
      ['--site-url', 'https://example.org/'],
      ['--style', 'large-print'],
      ['--to', 'epub,json'],
    ]) {
      kept('dist-other', ...flags)
      clean(...flags)
      expect(differences('dist-other', 'clean'), flags.join(' ')).toEqual([])
      rmSync(at('dist-other'), {recursive: true})
    }
  })
})

describe('damage', () => {
  const contents = () => filesIn(join(folder, 'cache/content-v2'))

  beforeEach(() => {
    kept()
    clean()
    rmSync(at('dist'), {recursive: true})
  })

  test.each([
    ['every entry is overwritten', (path: string) => writeFileSync(path, 'nonsense')],
    ['every entry is cut off', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 100))],
    [
      'one bit has fallen over in each',
      (path: string) => {
        const bytes = readFileSync(path)
        const middle = bytes.length >> 1
        bytes[middle] = (bytes[middle] ?? 0) ^ 1
        writeFileSync(path, bytes)
      },
    ],
    ['every entry is gone', (path: string) => rmSync(path)],
  ])('%s', (_, harm) => {
    for (const path of contents()) harm(path)
    kept()
    expect(differences('dist', 'clean')).toEqual([])
  })
})

test('what is wrong with a stylesheet is said, whichever articles are left', () => {
  write('look/styles/theme.css', 'h2 {letter-spacing: 1banana}\n@nonsense {}\np {color: }\n')
  const aboutStyles = (said: string) => [...new Set(said.match(/css\/[a-z-]+/g) ?? [])].sort()
  const whole = aboutStyles(kept().said)
  expect(whole).not.toEqual([])
  expect(aboutStyles(kept().said)).toEqual(whole)
  // Whoever said it for all is gone.
  for (const name of ['a/one.md', 'one.md']) rmSync(at(join('source', name)), {force: true})
  rmSync(at('source/book'), {recursive: true, force: true})
  expect(aboutStyles(kept('dist', '--prune').said)).toEqual(aboutStyles(clean().said))
})

test('a cache that cannot be written is said, and the build is as good', () => {
  writeFileSync(join(folder, 'file'), '')
  const {status, said} = build('dist', '--cache', '../file')
  expect(status).toBeLessThan(2)
  expect(said).toContain('Nothing can be kept in `../file`')
})

test('a project that is built somewhere else takes what its twin has made', () => {
  rmSync(at('dist'), {recursive: true})
  kept()
  const twin = join(folder, 'elsewhere', 'project')
  cpSync(project, twin, {recursive: true})
  rmSync(join(twin, 'dist'), {recursive: true})
  const {status, stderr} = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'lib/cli.js'),
      'build',
      '--out-dir',
      'dist',
      '--cache',
      join(folder, 'cache'),
      '--quiet',
    ],
    {cwd: twin, encoding: 'utf8'},
  )
  expect(status, stderr).toBeLessThan(2)
  expect(contentOf('dist')).toEqual(
    Object.fromEntries(
      Object.keys(contentOf('dist')).map((path) => [
        path,
        readFileSync(join(twin, 'dist', path)).toString('latin1'),
      ]),
    ),
  )
})
