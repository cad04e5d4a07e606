/** How long it takes and how much memory: whole processes beside unified alone, then the parts, warm.
 * `npm run bench`, or `node bench/bench.mjs --quick`. Compare ratios, not milliseconds: machines differ. */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const root = resolve(import.meta.dirname, '..')
const article = join(root, 'source/security-guarantees.md')
const quick = process.argv.includes('--quick')
const rounds = quick ? 5 : 15
const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-'))
const print = (line = '') => process.stdout.write(`${line}\n`)
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`.padStart(9)
const mb = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

function run(command, args) {
  const started = performance.now()
  const {status, stderr} = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: {...process.env, CI: 'true'},
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`)
  const usage = /^@usage (.*)$/m.exec(stderr)
  return {wall: performance.now() - started, ...(usage ? JSON.parse(usage[1]) : {})}
}

function measured(script, ...args) {
  return run(process.execPath, [
    '--import',
    pathToFileURL(join(root, 'bench/usage.mjs')).href,
    script,
    ...args,
  ])
}

const fourfold = (input, ...flags) =>
  measured('lib/cli.js', 'build', input, '--out-dir', fresh(), '--quiet', '--no-cache', ...flags)
const unified = (input) => measured('bench/unified.mjs', input, fresh())

function fresh() {
  return mkdtempSync(join(folder, 'out-'))
}

/** Rounds are interleaved, so that a busy moment of the machine hits all alike. */
function medians(contenders) {
  const walls = new Map(Object.keys(contenders).map((name) => [name, []]))
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, once] of Object.entries(contenders)) {
      const {wall} = once()
      if (round >= 0) walls.get(name).push(wall)
    }
  }
  return Object.fromEntries([...walls].map(([name, values]) => [name, median(values)]))
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function wholeProcess() {
  print(
    `\nOne article (${readFileSync(article, 'utf8').split(/\s+/).length} words), whole process, median of ${rounds}`,
  )
  const results = medians({
    'node alone': () => run(process.execPath, ['-e', '0']),
    'fourfold --help': () => run(process.execPath, ['lib/cli.js', '--help']),
    'unified alone': () => unified(article),
    'all four formats': () => fourfold(article),
    'html only': () => fourfold(article, '--to', 'html'),
    'pdf only': () => fourfold(article, '--to', 'pdf'),
    'epub only': () => fourfold(article, '--to', 'epub'),
    'json only': () => fourfold(article, '--to', 'json'),
  })
  for (const [name, value] of Object.entries(results)) {
    print(`  ${name.padEnd(18)} ${ms(value)}  ${(value / results['unified alone']).toFixed(2)} × unified`)
  }
}

function manyArticles() {
  print('\nCopies of the article, whole process: wall, processor time of all threads, peak memory')
  for (const count of quick ? [20] : [20, 100, 200]) {
    const input = copies(count)
    const ours = fourfold(input)
    const theirs = unified(input)
    for (const [name, used] of [
      ['fourfold', ours],
      ['unified', theirs],
    ]) {
      print(
        `  ${String(count).padStart(3)} ${name.padEnd(9)} ${ms(used.wall / count)} an article, ${ms(used.cpu / count)} of processor, ${mb(used.rss)}`,
      )
    }
    print(`      ratio     ${(ours.wall / theirs.wall).toFixed(1)}`)
  }
}

/** Each with a title, and so a file name, of its own. */
function copies(count) {
  const text = readFileSync(article, 'utf8')
  const input = join(folder, `source-${count}`)
  mkdirSync(input)
  for (let index = 1; index <= count; index += 1) {
    const titled = text
      .replace(/^title:\s*(["']?)(.*)$/m, `title: $1Edition ${index}, $2`)
      .replace(/^slug:.*\n/m, '')
    writeFileSync(join(input, `edition-${String(index).padStart(3, '0')}.md`), titled)
  }
  return input
}

async function parts() {
  const file = join(root, 'lib/bench-parts.mjs')
  await build({
    entryPoints: [join(root, 'bench/parts.ts')],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    external: ['sharp', '@resvg/resvg-js', 'jiti'],
    banner: {
      js: "import {createRequire as $createRequire} from 'node:module';const require=$createRequire(import.meta.url);",
    },
  })
  try {
    const {timeParts} = await import(pathToFileURL(file).href)
    print(`\nParts, one article, warm, median of ${rounds * 2}`)
    for (const [name, value] of await timeParts(article, rounds * 2))
      print(`  ${name.padEnd(18)} ${ms(value)}`)
  } finally {
    rmSync(file)
  }
}

try {
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
  run(process.execPath, ['scripts/compile.mjs'])
  wholeProcess()
  manyArticles()
  await parts()
} finally {
  rmSync(folder, {recursive: true, force: true})
}
