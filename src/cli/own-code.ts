/** A configuration → a mark of the code that it brings into the build: its own file, what that imports, and what is installed. Nobody
 * can see all that a program reads, so that rather too much is looked at than too little. */
import {existsSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import {isPartName} from '../emit/manifest/part.ts'
import {sha256} from '../emit/sha256.ts'
import {files} from '../resources.ts'

const code = /\.(?:[cm]?[jt]sx?|json|wasm)$/i
/** What `import`, `export … from`, `import()` and `require()` name. */
const named = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(['"])([^'"\n]+)\1/g
const lockFiles = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
]
const plainData = /\.json$/i

/** Output folders are passed over: they hold what we write. */
export function ownCode(config: string | null, outDir: string): string {
  if (config === null || plainData.test(config)) return ''
  const root = dirname(config)
  const found = new Map<string, string>()
  const folders = new Set<string>()
  const addFolder = (folder: string) => {
    if (folders.has(folder)) return
    folders.add(folder)
    const all = files({root: folder})
      .list('.')
      .map((path) => join(folder, path))
    const written = [outDir, ...all.filter(isOurManifest).map((path) => dirname(path))]
    for (const full of all)
      if (code.test(full) && !written.some((output) => within(output, full))) addFile(full)
  }
  const addFile = (full: string) => {
    if (found.has(full)) return
    const bytes = readFileSync(full)
    found.set(full, sha256(bytes))
    if (plainData.test(full)) return
    for (const [, , name = ''] of bytes.toString('utf8').matchAll(named)) {
      const folder = folderOf(name, full)
      if (folder !== null && !within(root, folder)) addFolder(folder)
    }
  }
  addFolder(root)
  for (let folder = root; ; folder = dirname(folder)) {
    for (const name of [...lockFiles, join('node_modules', '.package-lock.json')]) {
      const path = join(folder, name)
      if (existsSync(path)) found.set(path, sha256(readFileSync(path)))
    }
    if (folder === dirname(folder)) break
  }
  return sha256(JSON.stringify([...found].map(([path, mark]) => [relative(root, path), mark]).sort()))
}

/** Of this build, of another part, or of another command. */
function isOurManifest(path: string): boolean {
  const name = basename(path)
  if (name !== 'manifest.json' && !isPartName(name)) return false
  return /"generator": ?"Fourfold /.test(readFileSync(path, 'utf8'))
}

/** Of a file of somebody's own, or of a package that is linked and not installed. Null: it is installed, and the lock file says which
 * version that is. */
function folderOf(name: string, from: string): string | null {
  if (name.startsWith('node:')) return null
  try {
    const path = name.startsWith('.')
      ? resolve(dirname(from), name)
      : realpathSync(createRequire(from).resolve(name))
    if (path.split(sep).includes('node_modules')) return null
    return statSync(path, {throwIfNoEntry: false})?.isDirectory() ? path : dirname(path)
  } catch {
    return null
  }
}

const within = (folder: string, path: string) => path === folder || path.startsWith(folder + sep)
