/** The ratios that docs/performance.md lists: an article beside the chain of pandoc and Typst and beside unified; 200 articles by one
 * thread, by all, and again when nothing or one has changed. `cd bench && npm ci && node ratios.mjs`. Everything runs in turn, means of ten. */
import {spawnSync} from 'node:child_process'
import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, loadavg, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {book} from './typeset/book.mjs'
import {typst} from './typeset/markup.mjs'

const root = resolve(import.meta.dirname, '..')
const article = join(root, 'source/security-guarantees.md')
const rounds = Number(process.argv[2] ?? 10)
const count = Number(process.argv[3] ?? 200)
const folder = mkdtempSync(join(tmpdir(), 'fourfold-ratios-'))
const print = (line = '') => process.stdout.write(`${line}\n`)

function run(command, args) {
  const started = performance.now()
  const {status, stderr, error} = spawnSync(command, args, {cwd: root, encoding: 'utf8'})
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? stderr}`)
  return performance.now() - started
}

const fourfold = (...args) => run(process.execPath, ['lib/cli.js', 'build', ...args, '--quiet'])

function inTurn(contenders) {
  const sums = Object.fromEntries(Object.keys(contenders).map((name) => [name, 0]))
  for (let round = -1; round < rounds; round += 1)
    for (const [name, once] of Object.entries(contenders)) {
      const ms = once()
      if (round >= 0) sums[name] += ms
    }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / rounds]))
}

try {
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`)
  const words = readFileSync(article, 'utf8').split(/\s+/).length
  const style = readFileSync(join(import.meta.dirname, 'typeset/style.typ'), 'utf8')
  const typ = join(folder, 'article.typ')
  // A text as long as the article: pandoc of Debian writes no Typst.
  writeFileSync(typ, typst(book(words, {folder: join(root, 'source')}), style))
  const faces = join(root, 'lib/fonts/source-serif-4')
  const out = join(folder, 'out')
  const at = (name) => join(folder, name)
  const one = inTurn({
    'fourfold, four formats': () => fourfold(article, '-d', out, '--no-cache'),
    'unified alone': () => run(process.execPath, ['bench/unified.mjs', article, at('unified')]),
    'pandoc, HTML': () => run('pandoc', ['-s', article, '-o', at('article.html')]),
    'pandoc, EPUB': () => run('pandoc', [article, '-o', at('article.epub')]),
    'typst, PDF': () =>
      run(process.execPath, ['bench/typeset/typst-once.mjs', faces, typ, at('article.pdf')]),
    'node alone': () => run(process.execPath, ['-e', '0']),
  })
  print(`\nOne article of ${words} words, mean of ${rounds}`)
  for (const [name, ms] of Object.entries(one)) print(`  ${name.padEnd(24)} ${ms.toFixed(0).padStart(6)} ms`)
  const ours = one['fourfold, four formats']
  // Typst is a program of its own elsewhere: here it is a library of Node, whose start is not its fault.
  const chain = one['pandoc, HTML'] + one['pandoc, EPUB'] + one['typst, PDF'] - one['node alone']
  print(`  ${(ours / chain).toFixed(2)} × the chain, ${(ours / one['unified alone']).toFixed(2)} × unified`)

  const source = at('source')
  mkdirSync(source)
  const text = readFileSync(article, 'utf8').replace(/^slug:.*\n/m, '')
  for (let index = 0; index < count; index += 1)
    writeFileSync(
      join(source, `n${index}.md`),
      text.replace(/^title:\s*(["']?)(.*)$/m, `title: $1Edition ${index}, $2`),
    )
  const cache = ['--cache', at('cache')]
  print(`\n${count} articles in four formats`)
  const say = (name, ms) =>
    print(
      `  ${name.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(7)} s  ${(ms / count).toFixed(1).padStart(6)} ms each`,
    )
  say('one thread', fourfold(source, '-d', at('a'), '--no-cache', '--jobs', '1'))
  say('a thread a core', fourfold(source, '-d', at('b'), '--no-cache'))
  say('the same, and everything kept', fourfold(source, '-d', at('c'), ...cache))
  say('nothing changed', fourfold(source, '-d', at('c'), ...cache))
  say('nothing changed, output elsewhere', fourfold(source, '-d', at('d'), ...cache))
  appendFileSync(join(source, 'n7.md'), '\nOne more sentence.\n')
  say('one changed', fourfold(source, '-d', at('c'), ...cache))
} finally {
  rmSync(folder, {recursive: true, force: true})
}
