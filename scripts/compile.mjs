/** src/ → lib/: the program in few files, each format's engine in files of its own, the faces, WebAssembly and colour profile
 * that it reads, the licences of all that, and the JSON Schemas. */
import {createHash} from 'node:crypto'
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, dirname, join, relative} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {parse} from 'yaml'
import {lazyModules, tablesAsJson, withoutPatterns} from './lazy-modules.mjs'
import {licencesOf} from './licences.mjs'
import {slimEpubGenMemory} from './slim-epub-gen-memory.mjs'

/** The handout has no use for them, and would find fault with them. */
const notForPrint = new Set(['styles/screen.css', 'styles/ebook.css'])

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Native, or reading files of their own: they stay in node_modules, and are dependencies of the package. bullmq is for those who have it.
  external: ['sharp', '@resvg/resvg-js', 'jiti', 'bullmq'],
  // CommonJS packages in an ES module ask for Node's modules with `require`.
  banner: {
    js: "import {createRequire as $createRequire} from 'node:module';const require=$createRequire(import.meta.url);",
  },
}

/** WOFF2 inside fontkit: half a megabyte of dictionary for faces that PDF cannot embed in any case. */
const withoutBrotli = {
  name: 'without-brotli',
  setup(plugin) {
    plugin.onResolve({filter: /^brotli\/decompress\.js$/}, ({path}) => ({path, namespace: 'without-brotli'}))
    plugin.onLoad({filter: /./, namespace: 'without-brotli'}, () => ({
      contents: "module.exports = () => { throw new Error('WOFF2 cannot be embedded in a PDF') }",
    }))
  },
}

const {metafile} = await build({
  ...common,
  entryPoints: [
    {in: 'src/cli.ts', out: 'cli'},
    {in: 'src/index.ts', out: 'index'},
    {in: 'src/cli/print-worker.ts', out: 'print-worker'},
    {in: 'src/cli/job-worker.ts', out: 'job-worker'},
  ],
  outdir: 'lib',
  splitting: true,
  metafile: true,
  plugins: [slimEpubGenMemory, withoutBrotli, lazyModules, tablesAsJson, withoutPatterns],
})
await removeOthers(new Set(Object.keys(metafile.outputs).map((path) => basename(path))))

const modules = createRequire(import.meta.url)
// pdfkit reads its colour profile from beside its own code.
const profile = 'data/sRGB_IEC61966_2_1.icc'
await copy(join(dirname(modules.resolve('pdfkit')), profile), join('lib', profile))
const shaper = ['harfbuzz.wasm', 'harfbuzz-subset.wasm'].map((name) =>
  relative('.', modules.resolve(`harfbuzzjs/dist/${name}`)),
)
for (const path of shaper) await copy(path, join('lib', basename(path)))

const bundledCode = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs))
await writeFile(
  'lib/LICENCES.txt',
  await licencesOf([...bundledCode, ...shaper, 'node_modules/gemoji/index.js']),
)

const maker = 'lib/schema/make.mjs'
await mkdir('lib/schema', {recursive: true})
await build({
  ...common,
  stdin: {
    contents: `export {bundled, folderOf, stemOf} from './src/fonts/bundled.ts'
      export {digestJsonSchema as digest} from './src/emit/digest-schema.ts'
      export {frontMatterJsonSchema as frontMatter} from './src/read/front-matter-schema.ts'
      export {compileStyles} from './src/emit/compile-styles.ts'
      export {storedSheets} from './src/typeset/style/shipped-sheets.ts'
      export {files} from './src/resources.ts'`,
    resolveDir: '.',
  },
  outfile: maker,
})
const {
  bundled,
  folderOf,
  stemOf,
  digest,
  frontMatter: frontMatterOf,
  compileStyles,
  storedSheets,
  files,
} = await import(pathToFileURL(maker).href)
await writeFile('lib/schema/digest.schema.json', `${JSON.stringify(digest(), null, 2)}\n`)
await writeFile('lib/schema/front-matter.schema.json', `${JSON.stringify(frontMatterOf(), null, 2)}\n`)
await writeFile(
  'lib/schema/publication.schema.json',
  `${JSON.stringify(frontMatterOf('collection'), null, 2)}\n`,
)
// Our own stylesheets, worked out already: they hold as long as nobody has changed one of them.
const templates = files({root: 'templates'})
await writeFile('lib/styles.json', JSON.stringify(compileStyles(templates)))
const stylesheets = templates.list('styles').filter((path) => path.endsWith('.css'))
const sources = stylesheets.map((path) => ({
  path,
  text: new TextDecoder().decode(templates.read(path).bytes),
}))
await writeFile('lib/print-styles.json', storedSheets(sources.filter(({path}) => !notForPrint.has(path))))
await rm(maker)

// The words of our templates, read already: a file whose text is still the same need not be parsed.
const words = []
for (const name of (await readdir('templates/strings')).sort()) {
  const text = await readFile(join('templates/strings', name), 'utf8')
  words.push([text, parse(text)])
}
await writeFile('lib/words.json', JSON.stringify(words))

for (const family of bundled) {
  const folder = folderOf(family)
  const files = family.styles.map(({name}) => `${name}/${stemOf(family)}_${name}.ttf`)
  for (const path of ['LICENSE_FONT', ...files]) {
    const from = modules.resolve(`@expo-google-fonts/${folder}/${path}`)
    await copy(from, join('lib/fonts', folder, basename(path)))
  }
}

// What was made by another state of the program is not taken from a cache.
const mark = createHash('sha256')
for (const name of (await readdir('lib')).filter((name) => /\.(?:js|json|wasm)$/.test(name)).sort())
  mark.update(`${name}\0`).update(await readFile(join('lib', name)))
await writeFile('lib/mark.txt', mark.digest('hex'))

/** What an earlier build left goes when the new one is whole: somebody may be running it. */
async function removeOthers(made) {
  for (const name of await readdir('lib')) {
    if (name.endsWith('.js') && !made.has(name)) await rm(join('lib', name))
  }
}

/** A file that is there already stays untouched: somebody may be reading it. */
async function copy(from, to) {
  const bytes = await readFile(from)
  const old = await readFile(to).catch(() => null)
  if (old?.equals(bytes)) return
  await mkdir(dirname(to), {recursive: true})
  await writeFile(to, bytes)
}
