/** src/ → lib/: the program in few files, each format's engine in files of its own, and the JSON Schemas. */
import {cp, mkdir, readdir, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {slimEpubGenMemory} from './slim-epub-gen-memory.mjs'

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Native or WebAssembly, or read from their own folder: they stay in node_modules.
  external: ['sharp', '@resvg/resvg-js', 'harfbuzzjs', 'jiti', '@expo-google-fonts/*'],
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
  ],
  outdir: 'lib',
  splitting: true,
  metafile: true,
  plugins: [slimEpubGenMemory, withoutBrotli],
})
await removeOthers(new Set(Object.keys(metafile.outputs).map((path) => basename(path))))

// pdfkit reads its colour profile from beside its own code.
const pdfkit = dirname(createRequire(import.meta.url).resolve('pdfkit'))
const profile = 'data/sRGB_IEC61966_2_1.icc'
await cp(join(pdfkit, profile), join('lib', profile))

const maker = 'lib/schema/make.mjs'
await mkdir('lib/schema', {recursive: true})
await build({
  ...common,
  stdin: {
    contents: `export {digestJsonSchema as digest} from './src/emit/digest-schema.ts'
      export {frontMatterJsonSchema as frontMatter} from './src/read/front-matter-schema.ts'`,
    resolveDir: '.',
  },
  outfile: maker,
})
const {digest, frontMatter: frontMatterOf} = await import(pathToFileURL(maker).href)
await writeFile('lib/schema/digest.schema.json', `${JSON.stringify(digest(), null, 2)}\n`)
await writeFile('lib/schema/front-matter.schema.json', `${JSON.stringify(frontMatterOf(), null, 2)}\n`)
await writeFile(
  'lib/schema/publication.schema.json',
  `${JSON.stringify(frontMatterOf('collection'), null, 2)}\n`,
)
await rm(maker)

/** What an earlier build left goes when the new one is whole: somebody may be running it. */
async function removeOthers(made) {
  for (const name of await readdir('lib')) {
    if (name.endsWith('.js') && !made.has(name)) await rm(join('lib', name))
  }
}
