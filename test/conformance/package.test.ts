/** What a user installs: the tarball that `npm pack` makes, in an empty folder. It needs npm's registry. */
import {execFileSync, spawnSync} from 'node:child_process'
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {builtinModules} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'esbuild'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {projectRoot} from '../support/outputs.ts'
import {walk} from '../support/walk.ts'

/** Bytes of all files. An install of the first release had 177 MB. */
const most = 80e6

/** The engines that Fourfold is built on. They are bundled, because that starts faster, and declared all the same (decision 65). */
const given = ['unified', 'remark-parse', 'remark-rehype', 'rehype-stringify', 'pdfkit', 'epub-gen-memory']

const folder = mkdtempSync(join(tmpdir(), 'fourfold-package-'))
const clone = join(folder, 'clone')
const user = join(folder, 'user')
const installed = join(user, 'node_modules/fourfold')
let said = ''
afterAll(() => rmSync(folder, {recursive: true, force: true}))

beforeAll(() => {
  mkdirSync(clone)
  mkdirSync(user)
  // Without it npm would install in a folder above that has one.
  writeFileSync(join(user, 'package.json'), '{"private": true}')
  for (const path of [
    'package.json',
    'tsconfig.json',
    'scripts',
    'src',
    'templates',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
  ])
    cpSync(join(projectRoot, path), join(clone, path), {recursive: true})
  symlinkSync(join(projectRoot, 'node_modules'), join(clone, 'node_modules'))
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: clone,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const {version} = manifestIn(clone)
  const {status, stdout, stderr} = spawnSync(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, `fourfold-${version}.tgz`)],
    {cwd: user, encoding: 'utf8'},
  )
  if (status !== 0) throw new Error(stdout + stderr)
  said = stderr
}, 300_000)

test('is installed without a word, and takes at most 80 MB', () => {
  expect(said).toBe('')
  const files = walk(join(user, 'node_modules')).filter((path) => !path.includes('@img/sharp-wasm32/'))
  const size = files.reduce((sum, path) => sum + lstatSync(join(user, 'node_modules', path)).size, 0)
  expect(size).toBeLessThanOrEqual(most)
})

test('makes all formats, with no other package than those that it asks for', () => {
  writeFileSync(
    join(user, 'article.md'),
    '---\ntitle: A\ndate: 2026-01-01\n---\n\nText, `code` and 🙂.\n\n```js\nlet a = 1\n```\n',
  )
  const {status, stdout, stderr} = spawnSync('npx', ['--offline', 'fourfold', 'build', 'article.md'], {
    cwd: user,
    encoding: 'utf8',
  })
  expect({status, stderr}, stdout + stderr).toMatchObject({status: 0})
  expect(walk(join(user, 'dist/article'))).toEqual(
    expect.arrayContaining(['article.epub', 'article.json', 'article.pdf', 'index.html']),
  )
})

test('its dependencies are what it loads, the given engines and the packages of types', async () => {
  const {dependencies, peerDependencies} = manifestIn(installed)
  // Those who build by way of a queue bring it along.
  expect(Object.keys(peerDependencies)).toEqual(['bullmq'])
  const code = await importsOf(walk(installed).filter((path) => /^lib\/[^/]+\.js$/.test(path)))
  const types = typeImports().map((name) => (given.includes(name) ? name : `@types/${name}`))
  const needed = new Set([...code, ...types, ...given])
  needed.delete('bullmq')
  expect(Object.keys(dependencies).sort()).toEqual([...needed].sort())
})

test('has the licence of every package whose code or face it carries', () => {
  const licences = readFileSync(join(installed, 'lib/LICENCES.txt'), 'utf8')
  for (const name of [...given, 'zod', 'fontkit', 'harfbuzzjs', 'hyphen', 'highlight.js'])
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'))
  const faces = walk(join(installed, 'lib/fonts'))
  const families = new Set(faces.map((path) => path.split('/')[0]))
  expect(families.size).toBeGreaterThan(3)
  for (const family of families) {
    expect(readFileSync(join(installed, 'lib/fonts', `${family}/LICENSE_FONT`), 'utf8')).toContain(
      'SIL Open Font License',
    )
  }
})

describe('its types', () => {
  const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: 'es2022',
    types: [],
  }

  test.each([
    ['tsc', 'nodenext', 'nodenext'],
    ['tsc', 'esnext', 'bundler'],
    ['tsc6', 'nodenext', 'nodenext'],
  ])(
    'are whole for a strict project without types of its own (%s, %s, %s)',
    (compiler, module, moduleResolution) => {
      writeFileSync(join(user, 'package.json'), JSON.stringify({...manifestIn(user), type: 'module'}))
      writeFileSync(join(user, 'use.ts'), program)
      writeFileSync(
        join(user, 'tsconfig.json'),
        JSON.stringify({compilerOptions: {...options, module, moduleResolution}, files: ['use.ts']}),
      )
      const {stdout} = spawnSync(join(projectRoot, 'node_modules/.bin', compiler), ['-p', user], {
        encoding: 'utf8',
      })
      expect(stdout).toBe('')
    },
  )
})

/** Every kind of thing that a user does with the library, and three mistakes. */
const program = `
import {
  type Config, createTypesetter, defineConfig, type Digest, type Emitter, files, type Finding, type Format, memory, type Metadata, openPress,
  overlay, pictures, type Publication, publish, typeset,
} from 'fourfold'

const config: Config = defineConfig({source: 'articles', to: ['pdf', 'html'], paper: 'a4', metadata: {license: 'CC-BY-4.0'}})
const resources = overlay(memory({'a.md': '# A'}), files({root: '.'}))
const {files: made, messages} = await publish({sources: [{path: 'a.md', resources}], formats: ['pdf']})
const bytes: Uint8Array | undefined = made[0]?.bytes
const place: number | undefined = messages[0]?.line
const digest: Digest = JSON.parse('{}')
const first: string | undefined = digest.sections[0]?.title
const titleOf = ({title}: Metadata): string | null => title
const rulesOf = (findings: readonly Finding[]) => findings.map(({rule}) => (typeof rule === 'string' ? rule : rule.severity))
const extensionOf = ({extension}: Emitter | Format): string => extension
const nameOf = (publication: Publication) => publication.metadata.title satisfies string | null
export {bytes, config, createTypesetter, extensionOf, first, nameOf, openPress, pictures, place, rulesOf, titleOf, typeset}

// @ts-expect-error
defineConfig({sourc: 'articles'})
// @ts-expect-error
defineConfig({paper: 3})
// @ts-expect-error
const wrong: number = digest.title
export {wrong}
`

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

function manifestIn(path: string): Manifest {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
}

/** Names of the packages that files in `lib/` import, at once or later. */
async function importsOf(paths: readonly string[]): Promise<readonly string[]> {
  const {metafile} = await build({
    absWorkingDir: installed,
    entryPoints: paths.map((path) => `./${path}`),
    outdir: join(folder, 'read-only'),
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
  })
  const imported = Object.values(metafile.inputs).flatMap(({imports}) => imports)
  return packagesOf(imported.filter(({external}) => external).map(({path}) => path))
}

function typeImports(): readonly string[] {
  const text = readFileSync(join(installed, 'lib/index.d.ts'), 'utf8')
  return packagesOf([...text.matchAll(/(?:from|import\() ?['"]([^'"]+)['"]/g)].map(([, path]) => path ?? ''))
}

const packagesOf = (paths: readonly string[]) => [
  ...new Set(
    paths
      .filter((path) => !/^[./]|^node:/.test(path) && !builtinModules.includes(path))
      .map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? ''),
  ),
]
