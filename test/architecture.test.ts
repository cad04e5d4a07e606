/** Imports point one way, effects stay behind their doors. The rows are those of the design: lowest first. */
import {readFileSync} from 'node:fs'
import {dirname, join, posix, relative} from 'node:path'
import {expect, test} from 'vitest'
import {moduleState} from './support/module-state.ts'
import {walk} from './support/walk.ts'

const root = join(import.meta.dirname, '../src')

/** A part imports from itself and from the rows above it. */
const rows = [
  'version.ts',
  'once.ts',
  'model',
  'diagnostics',
  'resources.ts',
  'uri.ts',
  'plugins.ts',
  'strings.ts',
  'pages.ts',
  'image-kind.ts',
  'parts',
  'read',
  'annotate',
  'assemble.ts',
  'css',
  'fonts',
  'typeset',
  'pdf',
  'picture',
  'render',
  'emit',
  'check',
  'config.ts',
  'press',
  'publish.ts',
  'cli',
  'cli.ts',
  'index.ts',
]

const prohibitions = [
  {
    from: ['css', 'fonts', 'typeset', 'pdf', 'picture'],
    to: ['model', 'read', 'annotate', 'render', 'strings.ts'],
    reason: 'the typesetter knows hast and CSS and nothing of articles, so that it could be lifted out',
  },
  {
    from: ['render'],
    to: ['css', 'fonts', 'typeset', 'pdf', 'picture'],
    reason: 'a renderer fills templates; how they look is not its business',
  },
]

/** Which files may use what the rest must not, and why they are the only ones. */
const doors = [
  {
    pattern: /from 'node:(?:fs|fs\/promises|child_process|net|http|https|http2|dgram|dns|tls)'/,
    open: [
      'resources.ts',
      'press/write.ts',
      'press/lock.ts',
      'press/store.ts',
      'press/untouched.ts',
      'press/identity.ts',
      'cli.ts',
      'cli/',
    ],
    reason: 'files are read through Resources and written by press/write.ts; else only the cache has effects',
  },
  {
    pattern:
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bperformance\.now\b|\bfetch\(/,
    open: ['press/write.ts', 'press/lock.ts', 'press/store.ts', 'cli.ts', 'cli/'],
    reason: 'the same input gives the same bytes: no clock, no chance, no network',
  },
  {
    pattern: /\bconsole\.|process\.(?:stdout|stderr|exit|argv|env)\b/,
    open: ['cli.ts', 'cli/'],
    reason: 'only the command prints, exits and looks at the environment',
  },
]

/** What a module keeps all the same, and why. */
const keptInModules: Readonly<Record<string, string>> = {
  'cli/print-worker.ts: printer': 'the thread is the object: it is made for one build and ends with it',
  'cli/print-worker.ts: informed': 'the same',
  'cli/job-worker.ts: roots': 'the same',
  // Until the build hands its memory to emitters; keys are the publications and articles of one build, so that nothing outlives it.
  'emit/digest.ts: gathered': 'pages and the JSON file want the same digest',
  'emit/placed-pictures.ts: placements': 'page, digest and Markdown twin want the same pictures',
}

const files = walk(root).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))

const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
/** Comments may speak of anything. */
const codeOf = (path: string) => textOf(path).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
const rowOf = (path: string) => path.split('/')[0] ?? path

interface Import {
  readonly from: string
  readonly to: string
}

const imports: readonly Import[] = files.flatMap((from) =>
  [...codeOf(from).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    from,
    to: posix.normalize(posix.join(dirname(from), match[1] ?? '')),
  })),
)

/** All files that a file imports, and that those import. */
function reachedFrom(file: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [file]
  for (const from of open) {
    const next = imports.filter((found) => found.from === from && !reached.has(found.to))
    for (const {to} of next) {
      reached.add(to)
      open.push(to)
    }
  }
  return reached
}

test('every part of src/ has its row in the design', () => {
  expect([...new Set(files.map(rowOf))].filter((part) => !rows.includes(part))).toEqual([])
})

test('a part imports only from itself and from the rows above it', () => {
  const upward = imports
    .filter(({from, to}) => rows.indexOf(rowOf(to)) > rows.indexOf(rowOf(from)))
    .map(({from, to}) => `${from} imports ${to}, but ${rowOf(from)} stands above ${rowOf(to)}`)
  expect(upward).toEqual([])
})

test('no file imports itself by way of others, types included', () => {
  const known: readonly string[] = []
  expect(files.filter((file) => reachedFrom(file).has(file))).toEqual(known)
})

test('nothing in a module can change: what a build remembers, it takes along', () => {
  const found = files.flatMap((path) => moduleState(textOf(path)).map((name) => `${path}: ${name}`))
  expect(found.toSorted()).toEqual(Object.keys(keptInModules).toSorted())
})

test.each([
  ['let count = 0', ['count']],
  ['const known = new WeakMap<object, string>()', ['known']],
  ['const known = new Map()\nexport const get = (key) => known.set(key, 1)', ['known']],
  ['const memory = {last: null}\nfunction f() { memory.last ??= 1 }', ['memory']],
  ['const list = [] as string[]\nexport function f() { list.push("a") }', ['list']],
  ['class A { static count = 0 }', ['count']],
  ['const table = new Map([[1, 2]])\nfunction f(table) { table.set(3, 4) }', []],
  ['const names = ["b", "a"]\nconst f = () => { const names = []; names.push("a"); return names }', []],
  ['function f() { const known = new WeakMap(); let count = 0; count += 1; return known }', []],
])('module state: %s', (code, found) => {
  expect(moduleState(code)).toEqual(found)
})

test('a folder of typeset/ imports only from itself and from those above it in the README of typeset/', () => {
  const order = [...textOf('typeset/README.md').matchAll(/^\| `(\w+)\/` \|/gm)].map(([, name]) => name)
  const folderOf = (path: string) => /^typeset\/(\w+)\//.exec(path)?.[1]
  const inside = imports.filter(({from, to}) => folderOf(from) && to.startsWith('typeset/'))
  expect([...new Set(inside.map(({from}) => folderOf(from)))].sort()).toEqual(order.toSorted())
  const upward = inside
    .filter(({from, to}) => order.indexOf(folderOf(to)) > order.indexOf(folderOf(from)))
    .map(({from, to}) => `${from} imports ${to}`)
  expect(upward).toEqual([])
  const outOf = inside.filter(({to}) => !folderOf(to)).map(({to}) => to)
  expect([...new Set(outOf)]).toEqual(['typeset/units.ts'])
})

test.each(prohibitions)('$from never import $to: $reason', ({from, to, reason}) => {
  const broken = imports
    .filter((found) => from.includes(rowOf(found.from)) && to.includes(rowOf(found.to)))
    .map((found) => `${found.from} imports ${found.to}, but ${reason}`)
  expect(broken).toEqual([])
})

test.each(doors)('doors: $reason', ({pattern, open, reason}) => {
  const broken = files
    .filter((path) => !open.some((door) => path === door || (door.endsWith('/') && path.startsWith(door))))
    .filter((path) => pattern.test(codeOf(path)))
    .map((path) => `${path} matches ${pattern}, but ${reason}`)
  expect(broken).toEqual([])
})

/** Imports of types count, and so do those of a file and a folder of one name: they are one thing in two places. */
test('no circle among the files and folders of any folder', () => {
  expect(circles(imports)).toEqual([])
})

function circles(all: readonly Import[]): readonly string[] {
  const folders = new Set(files.flatMap((path) => foldersAbove(path)))
  return [...folders].flatMap((folder) => {
    const nextTo = new Map<string, Set<string>>()
    for (const {from, to} of all) {
      const [one, other] = [unitIn(folder, from), unitIn(folder, to)]
      if (one === null || other === null || one === other) continue
      nextTo.set(one, (nextTo.get(one) ?? new Set()).add(other))
    }
    const reached = new Map([...nextTo.keys()].map((unit) => [unit, reachable(unit, nextTo)]))
    const inCircle = [...reached].filter(([unit, others]) => others.has(unit)).map(([unit]) => unit)
    return inCircle.length > 0 ? [`${folder}: ${inCircle.sort().join(', ')}`] : []
  })
}

const foldersAbove = (path: string) => {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** `emit/pdf.ts` and `emit/pdf/book.ts` → `pdf`, in `emit`. */
const unitIn = (folder: string, path: string) =>
  path.startsWith(`${folder}/`)
    ? (path.slice(folder.length + 1).split('/')[0] ?? '').replace(/\.ts$/, '')
    : null

function reachable(start: string, nextTo: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...(nextTo.get(start) ?? [])]
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    if (found.has(unit)) continue
    found.add(unit)
    open.push(...(nextTo.get(unit) ?? []))
  }
  return found
}

test('no emitter walks mdast: what an article holds is found in parts/, once', () => {
  const broken = files
    .filter((path) => path.startsWith('emit/'))
    .filter((path) => /from '(?:unist-util-|mdast-util-(?!to-markdown))/.test(codeOf(path)))
  expect(broken).toEqual([])
})

test('every file begins with a sentence that says what goes in and what comes out', () => {
  const silent = files.filter(
    (path) => !/^(?:#!.*\n)?\/\*\*/.test(textOf(path)) && !path.startsWith('diagnostics/rules/'),
  )
  expect(silent.map((path) => relative(root, join(root, path)))).toEqual([])
})

test.each(['src', 'test', 'scripts', 'bench'])(
  '%s walks folders with fdir, which follows no link',
  (part) => {
    const folder = join(root, '..', part)
    const walking = walk(folder)
      .filter((path) => /\.m?[jt]s$/.test(path) && !path.includes('node_modules/'))
      .filter((path) =>
        /\breaddir(?:Sync)?\([^)]*\brecursive\b/.test(readFileSync(join(folder, path), 'utf8')),
      )
    expect(walking).toEqual([])
  },
)
