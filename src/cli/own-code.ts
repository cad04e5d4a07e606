/** A configuration → a mark of the code that it brings into the build: its own file, what that imports, and what is installed. Nobody
 * can see all that a program reads, so that rather too much is looked at than too little. */
import {existsSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import {isPartName} from '../emit/manifest/part.ts'
import {sha256} from '../emit/sha256.ts'
import {oncePer} from '../once.ts'
import {files} from '../resources.ts'
import {contains} from './paths.ts'

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
export function ownCode(config: string, outDir: string): string {
  const root = realpathSync(dirname(config))
  const found = new Map<string, string>()
  const addFolder = oncePer((folder: string) => {
    const all = files({root: folder})
      .list('.')
      .map((path) => join(folder, path))
    const written = [outDir, ...all.filter(isOurManifest).map((path) => dirname(path))]
    for (const full of all)
      if (code.test(full) && !written.some((output) => contains(output, full))) addFile(full)
  })
  const addFile = oncePer((full: string) => {
    const bytes = bytesAt(full)
    found.set(full, bytes === null ? '-' : sha256(bytes))
    if (bytes === null || plainData.test(full)) return
    for (const [, , name = ''] of bytes.toString('utf8').matchAll(named)) {
      const folder = folderOf(name, full)
      if (folder !== null && !contains(root, folder)) addFolder(folder)
    }
  })
  addFolder(root)
  for (let folder = root; ; folder = dirname(folder)) {
    for (const name of [...lockFiles, join('node_modules', '.package-lock.json')]) {
      const path = join(folder, name)
      const bytes = bytesAt(path)
      if (bytes !== null) found.set(path, sha256(bytes))
    }
    if (folder === dirname(folder)) break
  }
  return sha256(JSON.stringify([...found].map(([path, mark]) => [relative(root, path), mark]).sort()))
}

/** Links are followed: code is what they lead to. Null: they lead nowhere, or it may not be read. */
function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

/** Of this build, of another part, or of another command. */
function isOurManifest(path: string): boolean {
  const name = basename(path)
  if (name !== 'manifest.json' && !isPartName(name)) return false
  return /"generator": ?"Fourfold /.test(bytesAt(path)?.toString('utf8') ?? '')
}

/** Of a file of somebody's own, or of a package that is linked and not installed. Null: it is installed, and the lock file says which
 * version that is; or it is not there. */
function folderOf(name: string, from: string): string | null {
  if (name.startsWith('node:')) return null
  try {
    const path = name.startsWith('.') ? resolve(dirname(from), name) : createRequire(from).resolve(name)
    // By way of links as well, of the file or of a folder above it. An ending may be left out.
    const real = realpathSync(existsSync(path) ? path : dirname(path))
    if (real.split(sep).includes('node_modules')) return null
    return statSync(real).isDirectory() ? real : dirname(real)
  } catch {
    return null
  }
}
