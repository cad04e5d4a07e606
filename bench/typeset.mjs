/** The same book as PDF with Fourfold's typesetter, Typst, WeasyPrint and Chromium: time, memory, pages, size.
 * `cd bench && npm ci && node typeset.mjs [--words 10000,100000,1000000] [--engines fourfold,typst] [--rounds 3]`.
 * See README.md for what must be installed; what is not there is left out, and said to be. */
import {spawn, spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {cpus, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {createInterface} from 'node:readline'
import {pathToFileURL} from 'node:url'
import {parseArgs} from 'node:util'
import {book} from './typeset/book.mjs'
import {html, typst} from './typeset/markup.mjs'
import {usageOf} from './typeset/process-tree.mjs'

const root = resolve(import.meta.dirname, '..')
const here = join(import.meta.dirname, 'typeset')
const require = createRequire(import.meta.url)
const faces = join(root, 'lib/fonts/source-serif-4')
const print = (line = '') => process.stdout.write(`${line}\n`)
const {values: asked} = parseArgs({
  options: {
    words: {type: 'string', default: '10000,100000,1000000'},
    engines: {type: 'string', default: 'fourfold,typst,weasyprint,chromium'},
    rounds: {type: 'string', default: '3'},
    keep: {type: 'string'},
  },
})
const sizes = asked.words.split(',').map(Number)
const rounds = Number(asked.rounds)
const folder = asked.keep ?? mkdtempSync(join(tmpdir(), 'fourfold-typeset-'))
mkdirSync(folder, {recursive: true})

/** `most`: the longest text that it is given; longer ones take too long or more memory than there is. */
const engines = {
  fourfold: {most: Infinity, start: startFourfold},
  typst: {most: Infinity, start: startTypst},
  weasyprint: {most: 100_000, start: startWeasyPrint},
  chromium: {most: 100_000, start: startChromium},
}

async function startFourfold() {
  const {build} = await import('esbuild')
  if (!existsSync(faces)) {
    spawnSync(process.execPath, ['scripts/compile.mjs'], {cwd: root, stdio: 'inherit'})
  }
  // Bundled as the program is, and beside it, where the colour profile is found.
  const name = `bench-typeset-${process.pid}`
  const {metafile} = await build({
    entryPoints: {[name]: join(here, 'fourfold.ts')},
    outdir: join(root, 'lib'),
    chunkNames: `${name}-[hash]`,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
    external: ['sharp'],
    banner: {
      js: "import {createRequire as $createRequire} from 'node:module';const require=$createRequire(import.meta.url);",
    },
  })
  process.on('exit', () => {
    for (const path of Object.keys(metafile.outputs)) rmSync(join(root, path), {force: true})
  })
  const program = join(root, 'lib', `${name}.js`)
  return {command: process.execPath, args: [program, join(here, 'style.css')], source: 'html'}
}

function startTypst() {
  try {
    require.resolve('@myriaddreamin/typst-ts-node-compiler')
  } catch {
    return 'not installed: run `npm ci` in bench/'
  }
  return {command: process.execPath, args: [join(here, 'typst.mjs'), faces], source: 'typ'}
}

function startWeasyPrint() {
  // Debian's Python finds Debian's WeasyPrint, whatever other Python comes first.
  for (const python of ['/usr/bin/python3', 'python3']) {
    const found = spawnSync(python, ['-c', 'import weasyprint; print(weasyprint.__version__)'], {
      encoding: 'utf8',
    })
    if (found.status !== 0) continue
    return {
      command: python,
      args: [join(here, 'set_with_weasyprint.py')],
      source: 'html',
      version: found.stdout.trim(),
    }
  }
  return 'not installed: `apt-get install weasyprint`'
}

function startChromium() {
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) =>
    existsSync(each),
  )
  if (!path) return 'not installed: `apt-get install chromium`'
  const {stdout} = spawnSync(path, ['--version'], {encoding: 'utf8'})
  const version = /[\d.]+/.exec(stdout)?.[0]
  // Playwright's own process only drives.
  return {
    command: process.execPath,
    args: [join(here, 'chromium.mjs'), path],
    source: 'html',
    version,
    driven: true,
  }
}

function fontFaces() {
  return ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
    .map((name) => {
      const url = pathToFileURL(join(faces, `SourceSerif4_${name}.ttf`)).href
      return `@font-face { font-family: "Source Serif 4"; src: url("${url}"); font-weight: ${name.startsWith('7') ? 700 : 400}; font-style: ${name.endsWith('Italic') ? 'italic' : 'normal'}; }`
    })
    .join('\n')
}

/** Two books of each size: an engine that is warm must not have met the second. */
async function writeBooks(words) {
  const {readFileSync} = await import('node:fs')
  const style = readFileSync(join(here, 'style.typ'), 'utf8')
  writeFileSync(join(folder, 'faces.css'), fontFaces())
  cpSync(join(here, 'style.css'), join(folder, 'style.css'))
  const head = '<link rel="stylesheet" href="faces.css">\n<link rel="stylesheet" href="style.css">\n'
  for (const seed of [1, 2]) {
    const blocks = book(words, {folder: join(root, 'source'), seed})
    writeFileSync(join(folder, `${words}-${seed}.html`), html(blocks, {head}))
    writeFileSync(join(folder, `${words}-${seed}.typ`), typst(blocks, style))
  }
}

/** One process, two books: the first is cold, with its start; the second is warm. */
async function measure(name, {command, args, source, driven = false}, words) {
  const paths = [1, 2].flatMap((seed) => [
    join(folder, `${words}-${seed}.${source}`),
    join(folder, `${name}-${words}-${seed}.pdf`),
  ])
  const started = performance.now()
  const child = spawn(command, [...args, ...paths], {cwd: root, stdio: ['pipe', 'pipe', 'inherit']})
  let peak = 0
  let before = {wall: started, cpu: 0}
  const look = () => {
    const usage = usageOf(child.pid, {driven})
    peak = Math.max(peak, usage.processes === 1 ? usage.highest : usage.memory)
    return usage
  }
  const timer = setInterval(look, 200)
  const runs = []
  for await (const line of createInterface({input: child.stdout})) {
    if (!line.startsWith('@done ')) continue
    const now = performance.now()
    const {cpu} = look()
    runs.push({wall: now - before.wall, cpu: cpu - before.cpu, peak, ...JSON.parse(line.slice(6))})
    before = {wall: now, cpu}
    child.stdin.write('\n')
  }
  clearInterval(timer)
  if (runs.length < 2) throw new Error(`${name} stopped at ${words} words`)
  const [cold, warm] = runs
  const pdf = paths[1]
  return {cold, warm, peak: cold.peak, pages: cold.pages ?? pagesOf(pdf), bytes: statSync(pdf).size}
}

/** For who does not say: with poppler, when it is there. */
function pagesOf(pdf) {
  const {stdout} = spawnSync('pdfinfo', [pdf], {encoding: 'utf8'})
  return Number(/^Pages:\s+(\d+)/m.exec(stdout ?? '')?.[1] ?? Number.NaN)
}

const least = (runs, read) => Math.min(...runs.map(read))

function best(runs) {
  const [first] = runs
  return {
    pages: first.pages,
    bytes: first.bytes,
    peak: least(runs, (run) => run.peak),
    cold: {wall: least(runs, (run) => run.cold.wall), cpu: least(runs, (run) => run.cold.cpu)},
    warm: {wall: least(runs, (run) => run.warm.wall), cpu: least(runs, (run) => run.warm.cpu)},
    times: first.cold.times,
    messages: first.cold.messages,
  }
}

const seconds = (value) => `${(value / 1_000).toFixed(2)} s`.padStart(9)
const megabytes = (value) => `${(value / 1e6).toFixed(value < 1e7 ? 1 : 0)} MB`.padStart(8)
const times = (value) => `${value.toFixed(value < 10 ? 2 : 1)} ×`

async function main() {
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
  const ready = new Map()
  for (const name of asked.engines.split(',')) {
    const engine = await engines[name].start()
    if (typeof engine === 'string') print(`${name}: left out, ${engine}`)
    else ready.set(name, engine)
  }
  const results = new Map()
  for (const words of sizes) {
    await writeBooks(words)
    const contenders = [...ready].filter(([name]) => words <= engines[name].most)
    const runs = new Map(contenders.map(([name]) => [name, []]))
    const wanted = words > 200_000 ? 1 : rounds
    // In turn, so that a busy moment of the machine hits all alike.
    for (let round = 0; round < wanted; round += 1) {
      for (const [name, engine] of contenders) runs.get(name).push(await measure(name, engine, words))
    }
    print(
      `\n${words.toLocaleString('en')} words, best of ${wanted}: wall and processor time of a whole process, and of the next book in the same process`,
    )
    print(
      `  ${'engine'.padEnd(20)}     cold  (processor)     warm  (processor)   memory    pages     file  warm, a page`,
    )
    for (const [name, all] of runs) {
      const result = best(all)
      results.set(`${name} ${words}`, result)
      const {cold, warm, pages} = result
      const label = `${name} ${ready.get(name).version ?? ''}`.trim().slice(0, 20)
      print(
        `  ${label.padEnd(20)}${seconds(cold.wall)}  (${seconds(cold.cpu)})${seconds(warm.wall)}  (${seconds(warm.cpu)}) ${megabytes(result.peak)} ${String(pages).padStart(8)} ${megabytes(result.bytes)}  ${(warm.cpu / pages).toFixed(1).padStart(6)} ms`,
      )
    }
    const ours = results.get(`fourfold ${words}`)
    if (ours) {
      print(
        `  fourfold, cold: ${Object.entries(ours.times)
          .map(([name, value]) => `${name} ${value} ms`)
          .join(', ')}; messages ${JSON.stringify(ours.messages)}`,
      )
    }
  }
  goals(results)
}

function goals(results) {
  print('\nGoals')
  const of = (name, words) => results.get(`${name} ${words}`)
  const say = (reached, text) => print(`  ${reached ? 'reached ' : 'MISSED  '} ${text}`)
  for (const words of sizes) {
    const ours = of('fourfold', words)
    if (!ours) continue
    const label = `${words.toLocaleString('en')} words`
    const typstResult = of('typst', words)
    if (typstResult) {
      for (const kind of ['cold', 'warm']) {
        const wall = ours[kind].wall / typstResult[kind].wall
        const cpu = ours[kind].cpu / typstResult[kind].cpu
        say(
          wall <= 1,
          `${label}, ${kind}: ${times(wall)} the time of Typst, ${times(cpu)} its processor time (at most 1)`,
        )
      }
    }
    const weasy = of('weasyprint', words)
    for (const kind of weasy ? ['cold', 'warm'] : []) {
      const ratio = weasy[kind].wall / ours[kind].wall
      say(ratio >= 8, `${label}, ${kind}: ${times(ratio)} as fast as WeasyPrint (at least 8)`)
    }
    const page = ours.warm.cpu / ours.pages
    say(
      page <= 6,
      `${label}: ${page.toFixed(1)} ms a page, warm; ${(ours.cold.cpu / ours.pages).toFixed(1)} ms with the start (at most 6)`,
    )
    say(ours.peak <= 300e6, `${label}: ${megabytes(ours.peak).trim()} (at most 300)`)
  }
  const measured = sizes.filter((words) => of('fourfold', words))
  for (const [index, large] of measured.entries()) {
    const small = measured[index - 1]
    if (small === undefined) continue
    const growth = of('fourfold', large).warm.cpu / of('fourfold', small).warm.cpu
    const ratio = growth / (large / small)
    say(
      ratio <= 1.15,
      `${small.toLocaleString('en')} → ${large.toLocaleString('en')} words: ${growth.toFixed(1)} × the time (${ratio.toFixed(2)} of linear)`,
    )
  }
}

try {
  await main()
} finally {
  if (!asked.keep) rmSync(folder, {recursive: true, force: true})
}
