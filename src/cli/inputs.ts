/** Operands → sources: which articles, each with the root that its pictures and includes may not leave. */
import {existsSync, readdirSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join, posix, relative, resolve} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {nearest} from '../diagnostics/nearest.ts'
import type {Source} from '../publish.ts'
import {markIn} from '../read/dialects/dialect.ts'
import {discover, isCollection} from '../read/discover.ts'
import {foreignKind} from '../read/import/index.ts'
import {files, memory, overlay, type Resources} from '../resources.ts'
import {converted} from './foreign.ts'
import {contains, toPosix} from './paths.ts'
import {commands} from './program.ts'
import {UsageError} from './usage-error.ts'

export interface InputSource extends Source {
  /** How messages name the source: as the user would type it. */
  readonly label: string
  /** The same for any file that it reads: the articles of a collection. */
  readonly labelOf: (path: string) => string
  /** What was found when it was made Markdown, of a file that is none. */
  readonly imported?: readonly VFileMessage[] | undefined
}

export interface InputContext {
  readonly cwd: string
  /** The folder of the configuration, when there is one. */
  readonly projectRoot: string | null
  /** What standard input is. */
  readonly from?: 'markdown' | 'text' | undefined
  /** Whether the articles of collections are taken one by one. */
  readonly each?: boolean | undefined
}

/** @throws {UsageError} when an operand names nothing. */
export async function findSources(
  operands: readonly string[],
  context: InputContext,
): Promise<readonly InputSource[]> {
  const found: InputSource[] = []
  const roots = new Map<string, Resources>()
  for (const operand of operands) {
    if (operand === '-') found.push(await fromStdin(context))
    else for (const path of await expanded(operand, context)) found.push(...fromDisk(path, context, roots))
  }
  const labels = new Set<string>()
  return withImports(found.filter(({label}) => !labels.has(label) && labels.add(label)))
}

/** Word documents and web pages are sources by the Markdown that is made of them, which lies over the files of their root with its
 * pictures. What cannot be read is an empty source, whose messages say why. */
async function withImports(sources: readonly InputSource[]): Promise<readonly InputSource[]> {
  const foreign = sources.filter(({path}) => foreignKind(path) !== null)
  if (foreign.length === 0) return sources
  const contents = new Map<Resources, Record<string, string | Uint8Array>>()
  const messages = new Map<InputSource, readonly VFileMessage[]>()
  for (const source of foreign) {
    const {path, resources, label} = source
    const file = resources.read(path)
    if (file.type !== 'found') continue
    const {imported, messages: found} = await converted(path, file.bytes, label)
    const made = contents.get(resources) ?? {}
    made[path] = imported?.markdown ?? ''
    for (const [name, bytes] of imported?.pictures ?? []) made[posix.join(posix.dirname(path), name)] = bytes
    contents.set(resources, made)
    messages.set(source, found)
  }
  const overlays = new Map([...contents].map(([lower, made]) => [lower, overlay(memory(made), lower)]))
  return sources.map((source) => ({
    ...source,
    resources: overlays.get(source.resources) ?? source.resources,
    root: overlays.has(source.resources) ? undefined : source.root,
    imported: messages.get(source),
  }))
}

async function fromStdin({cwd, from}: InputContext): Promise<InputSource> {
  const path = from === 'text' ? 'stdin.txt' : 'stdin.md'
  const resources = overlay(memory({[path]: await readStdin()}), files({root: cwd}))
  return {path, resources, label: '<stdin>', labelOf: (other) => (other === path ? '<stdin>' : other)}
}

/** `roots`: the files under each root, so that articles named one by one know each other. */
function fromDisk(
  operand: string,
  {cwd, projectRoot, each}: InputContext,
  roots: Map<string, Resources>,
): readonly InputSource[] {
  const full = resolve(cwd, operand)
  const stats = statSync(full, {throwIfNoEntry: false})
  if (!stats) throw nothingAt(operand)
  const own = stats.isDirectory() ? full : dirname(full)
  const root = projectRoot !== null && contains(projectRoot, own) ? projectRoot : homeOf(own, each)
  const resources = roots.get(root) ?? files({root})
  roots.set(root, resources)
  const place = toPosix(relative(root, full)) || '.'
  const paths = stats.isDirectory() ? discover(place, resources, {each}) : [place]
  const labelOf = (path: string) => asTyped(resolve(root, path), cwd)
  return paths.map((path) => ({path, resources, root, label: labelOf(path), labelOf}))
}

/** The folder of the tool's project that an article lies in, whose files it may name; else its own. An article of a collection may link to
 * what lies beside the collection: its root is the folder above. */
function homeOf(folder: string, each = false): string {
  const project = projectAbove(folder)
  if (project !== null && project !== folder) return project
  return !each && isCollectionFolder(folder) ? dirname(folder) : folder
}

/** It holds a `publication.yml`, or a book that another tool lists. */
export function isCollectionFolder(folder: string): boolean {
  const resources = files({root: folder})
  return readdirSync(folder).some((name) => isCollection(name, resources))
}

/** The nearest folder with the mark of a tool, within the repository and below the home folder: nobody's project is all that they have. */
function projectAbove(folder: string): string | null {
  for (let at = folder; at !== dirname(at) && at !== homedir(); at = dirname(at)) {
    if (markIn('.', files({root: at}))) return at
    if (existsSync(join(at, '.git'))) return null
  }
  return null
}

/** What a shell would have made of a pattern, on those that leave it to the program. */
async function expanded(operand: string, {cwd}: InputContext): Promise<readonly string[]> {
  if (!/[*?[\]{}]/.test(operand) || existsSync(resolve(cwd, operand))) return [operand]
  const {glob} = await import('tinyglobby')
  const found = await glob(operand, {cwd, onlyFiles: false, expandDirectories: false})
  if (found.length === 0)
    throw new UsageError(`Nothing matches \`${operand}\`.`, 'Patterns count from the folder you are in.')
  return found.sort()
}

/** A single word without an ending is a command, as a rule, and not the name of a file. */
function nothingAt(operand: string): UsageError {
  const command = /^[a-z-]+$/i.test(operand) ? nearest(operand, commands) : null
  return command === null
    ? new UsageError(`There is no file or folder \`${operand}\`.`)
    : new UsageError(`There is no command \`${operand}\`.`, `Did you mean \`fourfold ${command}\`?`)
}

const asTyped = (path: string, cwd: string) => (contains(cwd, path) ? toPosix(relative(cwd, path)) : path)

export async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
