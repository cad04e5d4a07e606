/** A folder or a file's name → the configuration found there, checked; loaders are imported when one is found. */
import {dirname, parse, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Loader, lilconfig} from 'lilconfig'
import type {Config} from '../config.ts'
import {UsageError} from './usage-error.ts'

export interface LoadedConfig {
  /** Absolute. */
  readonly path: string
  /** The project's root: the folder that the configuration lies in. */
  readonly root: string
  readonly config: Config
}

const loaders: Readonly<Record<string, Loader>> = {
  '.ts': loadTypeScript,
  '.mts': loadTypeScript,
  '.js': loadJavaScript,
  '.mjs': loadJavaScript,
  '.json': (_path, content) => JSON.parse(content),
}

/** @throws {UsageError} when it cannot be read, run or understood. */
export async function loadConfig({
  from,
  file,
}: {
  readonly from: string
  readonly file: string | undefined
}): Promise<LoadedConfig | null> {
  const {root} = parse(resolve(from))
  const searcher = lilconfig('fourfold', {
    searchPlaces: Object.keys(loaders).map((extension) => `fourfold.config${extension}`),
    loaders: {...loaders},
    stopDir: root,
  })
  try {
    const found = file === undefined ? await searcher.search(from) : await searcher.load(resolve(file))
    if (found === null) return null
    return {path: found.filepath, root: dirname(found.filepath), config: await check(found)}
  } catch (error) {
    if (error instanceof UsageError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`The configuration ${file ? `\`${file}\` ` : ''}could not be loaded: ${reason}`)
  }
}

async function check(found: {readonly filepath: string; readonly config: unknown}): Promise<Config> {
  const {checkConfig} = await import('../config.ts')
  const checked = checkConfig(found.config ?? {})
  if (checked.type === 'config') return checked.config
  throw new UsageError(
    [`\`${found.filepath}\` is not right:`, ...checked.problems.map((problem) => `  ${problem}`)].join('\n'),
  )
}

async function loadJavaScript(path: string): Promise<unknown> {
  const module: {readonly default?: unknown} = await import(pathToFileURL(path).href)
  return module.default
}

/** Projects that have no Fourfold of their own beside them may still write `import {defineConfig} from 'fourfold'`. */
async function loadTypeScript(path: string): Promise<unknown> {
  const {createJiti} = await import('jiti')
  const own = import.meta.url.endsWith('.ts') ? '../index.ts' : './index.js'
  const jiti = createJiti(path, {alias: {fourfold: new URL(own, import.meta.url).pathname}, fsCache: false})
  return jiti.import(path, {default: true})
}
