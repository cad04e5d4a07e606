/** Parts of a build, made apart and put together, are what one build makes. */
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {fdir} from 'fdir'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {projectRoot} from '../support/outputs.ts'

const folder = mkdtempSync(join(tmpdir(), 'fourfold-shards-'))
afterAll(() => rmSync(folder, {recursive: true}))

function write(path: string, content: string) {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), content)
}

function fourfold(...args: readonly string[]) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(projectRoot, 'lib/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1', CI: '1'},
  })
  return {status, said: stdout + stderr}
}

function contentOf(outDir: string): ReadonlyMap<string, string> {
  const root = join(folder, outDir)
  const paths = new fdir().withFullPaths().crawl(root).sync().sort()
  return new Map(paths.map((path) => [relative(root, path), readFileSync(path).toString('latin1')]))
}

const parts = [1, 2, 3]

beforeAll(() => {
  const article = (title: string, body: string) =>
    `---\ntitle: ${title}\n---\n\n${body}\n\n## Why is that?\n\nBecause.\n`
  for (let index = 0; index < 8; index += 1)
    write(
      `source/n${index}.md`,
      article(
        `Number ${index}`,
        `To [the next](n${(index + 1) % 8}.md#why-is-that), [a chapter](bok/två.md#någon) and [nowhere](n${(index + 2) % 8}.md#none).${' More words.'.repeat(index * 40)}`,
      ),
    )
  write('source/bok/publication.yml', 'title: En bok\nlang: sv\norder: [ett.md, två.md]\n')
  write('source/bok/ett.md', article('Ett', 'Till [två](två.md) och [n3](../n3.md#why-is-that).'))
  write('source/bok/två.md', article('Två', '## Någon\n\nText.'))
  // The same slug twice: all parts agree who has it.
  write('source/a/n1.md', article('Another', 'Text.'))
  write(
    'fourfold.config.mjs',
    `export default {to: ['pdf', 'json', 'html'], siteUrl: 'https://example.org/', shelf: {title: 'All'}}\n`,
  )
  expect(fourfold('build', '-d', 'whole', '--no-cache').status).toBe(1)
  for (const part of parts)
    expect(fourfold('build', '--shard', `${part}/3`, '-d', `part${part}`).status).toBe(1)
})

test('the parts have about as much to do, and no list of all', () => {
  const sizes = parts.map(
    (part) => [...contentOf(`part${part}`).keys()].filter((path) => path.endsWith('.pdf')).length,
  )
  expect(sizes.reduce((sum, size) => sum + size)).toBe(10)
  expect(Math.min(...sizes)).toBeGreaterThan(1)
  for (const part of parts) expect(contentOf(`part${part}`).has('index.html')).toBe(false)
})

test('merged from folders of their own', () => {
  const {status, said} = fourfold('merge', 'part1', 'part3', 'part2', '-d', 'merged')
  expect(status).toBe(0)
  expect(said).toContain('10 publications')
  expect(said).toContain('Open merged/index.html')
  const [whole, merged] = [contentOf('whole'), contentOf('merged')]
  expect([...merged.keys()]).toEqual([...whole.keys()])
  expect([...whole].filter(([path, content]) => merged.get(path) !== content).map(([path]) => path)).toEqual(
    [],
  )
})

test('merged where they were gathered in one folder', () => {
  for (const part of parts) cpSync(join(folder, `part${part}`), join(folder, 'gathered'), {recursive: true})
  expect(fourfold('merge', 'gathered', '-d', 'gathered').status).toBe(0)
  expect([...contentOf('gathered')]).toEqual([...contentOf('whole')])
})

describe('what does not fit is said, and nothing is written', () => {
  beforeAll(() => {
    fourfold('build', '--shard', '1/3', '-d', 'other', '--lang', 'de', '--to', 'json')
    cpSync(join(folder, 'part1'), join(folder, 'broken'), {recursive: true})
    const [pdf = ''] = [...contentOf('broken').keys()].filter((path) => path.endsWith('.pdf'))
    writeFileSync(join(folder, 'broken', pdf), 'half')
    cpSync(join(folder, 'part3'), join(folder, 'broken3'), {recursive: true})
    const [page = ''] = [...contentOf('broken3').keys()].filter((path) => path.endsWith('.html'))
    rmSync(join(folder, 'broken3', page))
  })

  test.each([
    ['a part that is missing', ['part1', 'part3'], 'Part 2 of 3 is missing.'],
    ['a part that is there twice', ['part1', 'part2', 'part2', 'part3'], 'Part 2 of 3 is there twice'],
    ['a folder without a part', ['part1', 'whole'], 'There is no part in `whole`'],
    ['a part of other options', ['other', 'part2', 'part3'], 'do not belong together'],
    ['a part that is not whole', ['broken', 'part2', 'part3'], 'is not what was made'],
    ['a last part that is not whole', ['part1', 'part2', 'broken3'], 'is missing'],
  ])('%s', (_, operands, message) => {
    const {status, said} = fourfold('merge', ...operands, '-d', 'none')
    expect(said).toContain(message)
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })

  test.each(['0/3', '4/3', '2', 'a/b'])('--shard %s', (shard) => {
    const {status, said} = fourfold('build', '--shard', shard)
    expect(status).toBe(2)
    expect(said).toContain('Expected a part and their number, such as `2/5`.')
  })
})
