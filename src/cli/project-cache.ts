/** A project → the cache of its builds, or none. */
import {existsSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {type Cache, openCache} from '../press/cache.ts'
import {identityOf, program} from '../press/identity.ts'
import {openStore} from '../press/store.ts'
import {overlay, shippedTemplates} from '../resources.ts'
import {ownCode} from './own-code.ts'
import {toPosix} from './paths.ts'
import type {Flags} from './program.ts'
import type {Project} from './project.ts'

/** Null: it is not wanted, or nothing is installed beside the project, where such things are kept. */
export async function projectCache(project: Project, flags: Flags): Promise<Cache | null> {
  const {cwd, options, config, outDir} = project
  const root = config === null ? cwd : dirname(config)
  const folder = typeof flags.cache === 'string' ? resolve(cwd, flags.cache) : usualFolder(root)
  if (flags.cache === false || folder === null) return null
  return openCache({
    store: openStore(folder),
    identity: projectIdentity({options, config, outDir}),
    project: [...program(), basename(root)].join(' '),
    nameOf: (path) => toPosix(relative(root, path)),
  })
}

/** A mark of all that its jobs are told. */
export function projectIdentity({
  options,
  config,
  outDir,
}: Pick<Project, 'options' | 'config' | 'outDir'>): string {
  const templates = options.templates ? overlay(options.templates, shippedTemplates()) : shippedTemplates()
  const {remarkPlugins = [], rehypePlugins = [], emitters = []} = options
  // All else that a configuration says is data, which the options hold.
  const hasCode = remarkPlugins.length + rehypePlugins.length + emitters.length > 0
  return identityOf(options, templates, hasCode && config !== null ? ownCode(config, outDir) : '')
}

/** Beside what is installed for the project: `node_modules/.cache` is where tools keep what can be made again. */
function usualFolder(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      const modules = join(folder, 'node_modules')
      return existsSync(modules) ? join(modules, '.cache', 'fourfold') : null
    }
    if (folder === dirname(folder)) return null
  }
}
