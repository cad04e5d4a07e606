/** Operands and flags, with the configuration that is found → the project: where it lies, what is published and how, and where to say
 * what becomes of it. */
import {existsSync, statSync} from 'node:fs'
import {dirname, relative, resolve} from 'node:path'
import type {PressOptions} from '../press/options.ts'
import {findSources, type InputSource, isCollectionFolder} from './inputs.ts'
import {loadConfig} from './load-config.ts'
import {createOutput, type Output} from './output.ts'
import {contains} from './paths.ts'
import type {Flags} from './program.ts'
import {pressOptions} from './settings.ts'
import {UsageError} from './usage-error.ts'

export interface Project {
  readonly cwd: string
  readonly options: PressOptions
  /** The file of the configuration, absolute; null: there is none. */
  readonly config: string | null
  readonly output: Output
  /** Absolute. */
  readonly outDir: string
  /** What is built when nothing is named: the configuration's sources, else `source/`. Absolute. */
  readonly home: readonly string[]
  /** @throws {UsageError} when the operands name nothing that could be published */
  readonly sources: (operands: readonly string[]) => Promise<readonly InputSource[]>
}

/** @throws {UsageError} */
export async function openProject(operands: readonly string[], flags: Flags): Promise<Project> {
  const cwd = process.cwd()
  const loaded = await loadConfig({from: folderAbove(operands, cwd), file: flags.config})
  const root = loaded?.root ?? cwd
  const options = pressOptions(flags, loaded, cwd)
  const output = createOutput(flags, loaded?.config.reporters)
  if (loaded) output.detail(`configuration: ${relative(cwd, loaded.path)}`)
  const home = [loaded?.config.source ?? usualHome(root)].flat().map((path) => resolve(root, path))
  return {
    cwd,
    options,
    config: loaded?.path ?? null,
    output,
    // A flag counts from the working folder, a configuration from its own.
    outDir:
      flags.outDir === undefined
        ? resolve(loaded ? root : besideOf(operands, cwd), loaded?.config.outDir ?? 'dist')
        : resolve(cwd, flags.outDir),
    home,
    async sources(named) {
      const wanted = named.length > 0 ? named : home
      if (named.length === 0 && !wanted.some((path) => existsSync(path))) {
        throw new UsageError(
          'Nothing to build: no file was named, and there is no `source/` folder here.',
          'Try `fourfold build article.md`.',
        )
      }
      const sources = await findSources(wanted, {
        cwd,
        projectRoot: loaded?.root ?? null,
        from: flags.from,
        each: flags.each,
      })
      if (sources.length === 0) throw new UsageError(`There is no article in \`${wanted.join('`, `')}\`.`)
      return sources
    },
  }
}

/** A book that another tool lists lies in its own folder. */
const usualHome = (root: string): string =>
  existsSync(resolve(root, 'source')) || !isCollectionFolder(root) ? 'source' : '.'

/** Without a project, what is made of files lies beside them: the folder of the files that are named, where they have one in common and
 * it is not the sources of a project. */
function besideOf(operands: readonly string[], cwd: string): string {
  const paths = operands.map((operand) => resolve(cwd, operand))
  const folders = new Set(paths.map((path) => dirname(path)))
  const [folder = cwd] = folders
  const areFiles =
    operands.length > 0 && paths.every((path) => statSync(path, {throwIfNoEntry: false})?.isFile())
  const sources = resolve(cwd, 'source')
  const isOfProject = contains(sources, folder)
  return areFiles && folders.size === 1 && !isOfProject ? folder : cwd
}

/** Where the search for a configuration begins: with the first article. */
function folderAbove([first]: readonly string[], cwd: string): string {
  if (first === undefined || first === '-') return cwd
  const path = resolve(cwd, first)
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ? path : dirname(path)
}
