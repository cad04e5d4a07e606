/** The first minutes with the command: alone, on a file, on a new project, and what goes when a source has gone. */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeEach, describe, expect, test} from 'vitest'
import {projectRoot} from '../../support/outputs.ts'

const base = mkdtempSync(join(tmpdir(), 'fourfold-start-'))
afterAll(() => rmSync(base, {recursive: true, force: true}))
let folder = base
beforeEach(() => {
  folder = mkdtempSync(join(base, 'in-'))
})

function fourfold(...args: readonly string[]) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(projectRoot, 'lib/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1', CI: 'true'},
  })
  return {status, stdout, stderr}
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

const article = (title: string) => `---\ntitle: ${title}\n---\n\n## Why?\n\nBecause.\n`

describe('without a word', () => {
  test('the command says in six lines what it can do', () => {
    const {status, stdout} = fourfold()
    expect(status).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(6)
    for (const line of stdout.trim().split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test.each([
    [{'summit.md': article('A')}, 'There is an article here. Build it: fourfold summit.md'],
    [{"it's.md": article('A')}, `There is an article here. Build it: fourfold 'it'\\''s.md'`],
    [{'a.md': article('A'), 'b.md': article('B')}, 'There are 2 articles here. Build them: fourfold .'],
    [{'source/a.md': article('A')}, 'This folder is a project. Build it: fourfold build'],
  ])('it offers the command for what lies in the folder', (files, offer) => {
    write(files)
    expect(fourfold().stdout.trim().split('\n').at(-1)).toBe(offer)
  })
})

describe('files that are named', () => {
  test('are made in dist/ beside them, and the last line says what to open', () => {
    write({'notes/a.md': article('A')})
    const {status, stdout, stderr} = fourfold('notes/a.md', '--to', 'html,json')
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    expect(stdout.trim().split('\n').at(-1)).toBe('Open notes/dist/a/index.html')
    expect(existsSync(join(folder, 'notes/dist/a/index.html'))).toBe(true)
  })

  test('of a project are made where the project says', () => {
    write({'source/a.md': article('A')})
    expect(fourfold('source/a.md', '--to', 'json').status).toBe(0)
    expect(existsSync(join(folder, 'dist/a/a.json'))).toBe(true)
  })

  test('may be a pattern, where a shell leaves it to the program', () => {
    write({'notes/a.md': article('A'), 'notes/b.md': article('B'), 'notes/c.txt': 'C'})
    expect(fourfold('notes/*.md', '-d', 'out', '--to', 'json').status).toBe(0)
    expect(readdirSync(join(folder, 'out')).filter((name) => /^[a-z]$/.test(name))).toEqual(['a', 'b'])
    expect(fourfold('notes/*.rst').stderr).toContain('Nothing matches `notes/*.rst`.')
  })

  test('a mistyped command is a command, and no file', () => {
    const {status, stderr} = fourfold('chekc', 'a.md')
    expect(status).toBe(2)
    expect(stderr).toBe('fourfold: There is no command `chekc`.\nDid you mean `fourfold check`?\n')
  })
})

describe('a new project', () => {
  test('builds without a message', () => {
    expect(fourfold('new', 'park-notes')).toMatchObject({status: 0, stderr: ''})
    const source = readFileSync(join(folder, 'park-notes/source/first-article.md'), 'utf8')
    expect(source).toContain('title: Park notes\n')
    expect(readdirSync(join(folder, 'park-notes')).sort()).toEqual([
      '.github',
      '.gitignore',
      'README.md',
      'fourfold.config.mjs',
      'package.json',
      'source',
      'templates',
    ])
    folder = join(folder, 'park-notes')
    const {status, stdout, stderr} = fourfold('build', '--strict')
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    expect(stdout).toContain('first-article.pdf')
    const text = ['README.md', 'package.json', 'fourfold.config.mjs', 'source/first-article.md']
      .map((path) => readFileSync(join(folder, path), 'utf8'))
      .join('')
    expect(text).not.toMatch(/\{\{/)
  })

  test('is never written over what is there', () => {
    write({'package.json': '{}'})
    const {status, stderr} = fourfold('new')
    expect({status, stderr}).toEqual({
      status: 2,
      stderr: expect.stringContaining('is not empty: it holds `package.json`'),
    })
    expect(readdirSync(folder)).toEqual(['package.json'])
    expect(fourfold('new', '--force').status).toBe(0)
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{}')
    expect(existsSync(join(folder, 'source/first-article.md'))).toBe(true)
  })
})

describe('a source that is gone', () => {
  const listed = () =>
    JSON.parse(readFileSync(join(folder, 'dist/manifest.json'), 'utf8')).publications.map(
      ({slug}: {slug: string}) => slug,
    )
  beforeEach(() => {
    write({'source/a.md': article('A'), 'source/b.md': article('B'), 'dist/b/mine.txt': 'mine'})
    expect(fourfold('build', '--to', 'json,html').status).toBe(0)
    rmSync(join(folder, 'source/b.md'))
  })

  test('leaves its publication, with a note', () => {
    const {status, stderr} = fourfold('build', '--to', 'json')
    expect(status).toBe(0)
    expect(stderr).toContain('“B” has no source any more')
    expect(listed()).toEqual(['a', 'b'])
  })

  test('takes it along under --prune, and nothing that somebody else put there', () => {
    expect(fourfold('build', '--to', 'json', '--prune').stderr).not.toContain('no source')
    expect(listed()).toEqual(['a'])
    expect(readdirSync(join(folder, 'dist/b'))).toEqual(['mine.txt'])
    expect(readFileSync(join(folder, 'dist/index.html'), 'utf8')).not.toContain('href="b/')
  })

  test('takes nothing along when the build has failed, or is not whole', () => {
    write({'source/a.md': '---\ntitle: A\nslug: Not a slug\n---\n\n![x](gone.png)\n'})
    expect(fourfold('build', '--to', 'json', '--prune').status).toBe(1)
    expect(existsSync(join(folder, 'dist/b/b.json'))).toBe(true)
    expect(fourfold('build', 'source/a.md', '--prune')).toMatchObject({status: 2})
  })
})
