/** Publications made in threads are what one thread makes, and are told in the order of their sources. */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {fdir} from 'fdir'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {projectRoot} from '../support/outputs.ts'

const folder = mkdtempSync(join(tmpdir(), 'fourfold-threads-'))
afterAll(() => rmSync(folder, {recursive: true}))

function write(path: string, content: string) {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), content)
}

function build(outDir: string, ...flags: readonly string[]) {
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'lib/cli.js'),
      'build',
      '--out-dir',
      outDir,
      '--no-cache',
      '--to',
      'pdf,html',
      '--verbose',
      ...flags,
    ],
    {cwd: folder, encoding: 'utf8', env: {...process.env, NO_COLOR: '1', CI: '1'}},
  )
  // Time passes, and the folder has another name.
  const said = `${stdout}${stderr}`.replaceAll(/\d+(?:\.\d+)? m?s\b/g, 'n s').replaceAll(outDir, 'out')
  return {status, said: said.replaceAll(/^\[\d+\/\d+\].*\n/gm, '')}
}

const filesIn = (root: string) => new fdir().withFullPaths().crawl(root).sync()

function contentOf(outDir: string): ReadonlyMap<string, string> {
  const root = join(folder, outDir)
  const paths = filesIn(root).sort()
  return new Map(paths.map((path) => [relative(root, path), readFileSync(path).toString('latin1')]))
}

beforeAll(() => {
  // Long ones first, so that others are done before them.
  for (let index = 0; index < 12; index += 1) {
    const sections = Array.from(
      {length: 1 + (12 - index) * 6},
      (_, section) =>
        `## Section ${section}\n\nTo [the next](n${(index + 1) % 12}.md#section-0)${section === 0 ? `, and [nowhere](none-${index}.md)` : ''}.\n\n\`\`\`js\nconst a = 1\n\`\`\`\n`,
    )
    write(`source/n${index}.md`, `---\ntitle: Number ${index}\n---\n\n${sections.join('\n')}`)
  }
  write('source/book/publication.yml', 'title: Book\norder: [a.md]\n')
  write('source/book/a.md', '---\ntitle: A\n---\n\nTo [one](../n1.md#section-1) and [gone](../n1.md#gone).\n')
})

test('the same files and the same words, whatever is done first', () => {
  const one = build('out-1', '--jobs', '1')
  const three = build('out-3', '--jobs', '3')
  expect(three).toEqual(one)
  expect(one.status).toBe(1)
  const [a, b] = [contentOf('out-1'), contentOf('out-3')]
  expect([...b.keys()]).toEqual([...a.keys()])
  expect([...a].filter(([path, content]) => b.get(path) !== content).map(([path]) => path)).toEqual([])
})

test('a publication that ends its thread is lost alone, with a message', () => {
  write(
    'fourfold.config.mjs',
    `import {end} from './end.mjs'\nexport default {remarkPlugins: [end], to: ['html', 'json']}\n`,
  )
  write(
    'end.mjs',
    `export const end = () => (tree) => { if (JSON.stringify(tree).includes('none-5.md')) process.exit(3) }\n`,
  )
  const {status, said} = build('out-ended', '--jobs', '2')
  expect(status).toBe(1)
  expect(said).toMatch(/source\/n5\.md\n.*error.*ended by itself, with 3/)
  const slugs = new Set([...contentOf('out-ended').keys()].map((path) => path.split('/')[0]))
  expect(slugs.has('n5')).toBe(false)
  for (const slug of ['n0', 'n4', 'n6', 'n11', 'book']) expect(slugs.has(slug), slug).toBe(true)
})

test('a number of threads that is none is refused', () => {
  expect(build('out-none', '--jobs', '0').status).toBe(2)
  expect(build('out-none', '--jobs', 'many').said).toContain('Expected a whole number')
})
