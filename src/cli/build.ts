/** `fourfold build`: finds, publishes, writes, reports. Each publication is written as soon as it is whole. */
import {existsSync, readFileSync} from 'node:fs'
import {availableParallelism, constants} from 'node:os'
import {join, relative, resolve} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {present, staleFiles, without} from '../emit/manifest/merge.ts'
import {partName, partText} from '../emit/manifest/part.ts'
import {
  type Manifest,
  type ManifestFile,
  type ManifestPublication,
  noManifest,
  parseManifest,
  type ShelfEntry,
} from '../emit/manifest.ts'
import type {OpenPrinter} from '../emit/printer.ts'
import {sha256} from '../emit/sha256.ts'
import {once} from '../once.ts'
import type {Remembered} from '../press/cache.ts'
import {byNumber, type Crew} from '../press/crew.ts'
import {type Lock, lockFolder} from '../press/lock.ts'
import {hasFailed} from '../press/outcome.ts'
import {livingMessage, type PlainMessage, plainMessage} from '../press/parcel.ts'
import type {Shard} from '../press/shard.ts'
import {type Traces, untouched} from '../press/untouched.ts'
import {createWriter, type Writer} from '../press/write.ts'
import {openPress} from '../publish.ts'
import {labelOf} from '../read/dialects/dialect.ts'
import type {InputSource} from './inputs.ts'
import {threads} from './job-threads.ts'
import {distinct, relabel, sourceReader} from './messages.ts'
import type {Flags} from './program.ts'
import {progress} from './progress.ts'
import {openProject, type Project} from './project.ts'
import {projectCache, projectIdentity} from './project-cache.ts'
import {openBuildQueue} from './queue-build.ts'
import type {Row} from './table.ts'
import {UsageError} from './usage-error.ts'
import {orphansIn, withoutSource} from './without-source.ts'

/** @returns the exit code: 0 clean, 1 mistakes in the content. @throws {UsageError} */
export async function build(
  operands: readonly string[],
  flags: Flags,
  openPrinter: OpenPrinter | undefined,
): Promise<number> {
  const started = performance.now()
  const project = await openProject(operands, flags)
  const {cwd, output, outDir, home, options} = project
  const sources = await project.sources(operands)
  const named = new Set(operands.map((path) => resolve(cwd, path)))
  const isWhole = operands.length === 0 || home.every((path) => named.has(path))
  const shownOutDir = relative(cwd, outDir) || '.'
  const prune = flags.prune === true
  if (prune && !isWhole)
    throw new UsageError(
      '`--prune` removes what no source makes any more, and that is known only when all sources are built.',
      'Name no file, or all folders of the configuration.',
    )
  const {shard} = flags
  if (prune && shard)
    throw new UsageError(
      '`--prune` removes what no source makes any more, and a part does not know.',
      'Give it to `fourfold merge`.',
    )
  const cache = await projectCache(project, flags)
  const queue = flags.queue === undefined ? null : await openBuildQueue(flags.queue, project, flags)
  const crew = (own: Crew) => {
    const all = queue?.crew(own) ?? crewOf(own, project, flags)
    return cache ? cache.over(all) : all
  }
  const {entries, orphans, readAs, messages} = await writeEach(
    sources,
    {
      ...project,
      isWhole,
      prune,
      crew,
      shard,
      shownOutDir,
      trace: traceOf(cache?.remembered, outDir),
      identity: cache?.identity ?? (shard ? projectIdentity(project) : ''),
    },
    openPrinter,
  ).finally(queue?.close)
  await cache?.save()
  const all = distinct([...messages, ...withoutSource(orphans, {folder: shownOutDir, pruned: prune})])
  output.messages(all, sourceReader(sources))
  for (const line of readAs) output.say(line)
  output.outcome({
    rows: entries.flatMap(rowsOf),
    publications: entries.length,
    outDir: shownOutDir,
    seconds: (performance.now() - started) / 1000,
    entrance: entranceOf(entries, shownOutDir),
  })
  return hasFailed(all, options.strict) ? 1 : 0
}

/** The page of a single publication, else the list of all. */
function entranceOf(entries: readonly ShelfEntry[], outDir: string): string | null {
  const [first, ...others] = entries
  if (!first) return null
  if (others.length > 0) return join(outDir, 'index.html')
  const page = first.files.find(({path}) => path === `${first.publication.slug}/index.html`)
  return join(outDir, (page ?? first.files[0])?.path ?? 'index.html')
}

interface Written {
  readonly entries: readonly ShelfEntry[]
  /** What lies there, and no source makes any more. */
  readonly orphans: readonly ManifestPublication[]
  /** For which tools the sources were written, and what says so: a line each. */
  readonly readAs: ReadonlySet<string>
  readonly messages: readonly VFileMessage[]
}

interface Plan extends Project {
  /** All sources of the project are built. */
  readonly isWhole: boolean
  /** What no source makes any more goes. */
  readonly prune: boolean
  readonly crew: (own: Crew) => Crew
  readonly trace: Trace
  readonly shownOutDir: string
  /** Only one part is built, and no list of all. */
  readonly shard: Shard | undefined
  /** Of all that is made of all sources. */
  readonly identity: string
}

/** What an earlier build remembers of its output folder. */
interface Trace {
  readonly files: Traces
  /** Of the list of all publications; null: it is not known. */
  shelf: ShelfTrace | null
}

interface ShelfTrace {
  /** Of all that it was made of. */
  readonly mark: string
  readonly files: readonly Pick<ManifestFile, 'path' | 'bytes' | 'sha256'>[]
  readonly messages: readonly PlainMessage[]
}

function traceOf(remembered: Remembered = {}, outDir: string): Trace {
  // Nobody else writes under this name.
  const known = remembered[outDir] as Trace | undefined
  const trace = {files: {...known?.files}, shelf: known?.shelf ?? null}
  remembered[outDir] = trace
  return trace
}

/** A few publications are sooner made than threads are started. */
const many = 8

function crewOf(own: Crew, {config}: Project, flags: Flags): Crew {
  const count = flags.jobs ?? availableParallelism()
  if (count < 2) return own
  return byNumber({few: own, many: () => threads(count, {flags, config}, own), from: many})
}

async function writeEach(
  sources: readonly InputSource[],
  {options, output, outDir, isWhole, prune, crew, trace, identity, shownOutDir, shard}: Plan,
  openPrinter: OpenPrinter | undefined,
): Promise<Written> {
  const press = await openPress({...options, openPrinter}, crew)
  // Before the lock: who is told to stop in the very moment that it is made would leave it there.
  const open: {writer: Writer | null; lock: Lock | null} = {writer: null, lock: null}
  const stopped = (signal: NodeJS.Signals) => {
    open.writer?.abandon()
    open.lock?.release()
    process.exit(128 + constants.signals[signal])
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped)
  const lock = await lockFolder(outDir, {
    waiting: ({pid, host}) =>
      process.stderr.write(
        `Another build writes to \`${shownOutDir}\`: process ${pid} on ${host}. Waiting for it.\n`,
      ),
  })
  open.lock = lock
  process.once('exit', lock.release)
  const before = once(() => present(readManifest(outDir), (path) => existsSync(join(outDir, path))))
  const writer = createWriter(outDir)
  open.writer = writer
  const there = untouched(outDir, trace.files)
  const shown = progress({
    total: sources.length,
    stream: process.stderr,
    terminal: process.stderr.isTTY === true && !process.env['CI'],
    silent: output.terse,
  })
  const made = new Map<InputSource, ShelfEntry>()
  const said = new Map<InputSource, string>()
  const bySource = new Map<InputSource, readonly VFileMessage[]>()
  const apart: VFileMessage[] = []
  const slugs: (string | null)[] = []
  const readAs = new Set<string>()
  let orphans: readonly ManifestPublication[] = []
  try {
    for await (const published of press.publishEach(sources, shard)) {
      const {source, entry, slug, failed} = published
      if (published.readAs !== null) {
        const {dialect, because} = published.readAs
        readAs.add(`read as ${labelOf(dialect)}: ${source.labelOf(because)}`)
      }
      bySource.set(source, relabel(published))
      if (entry !== null) {
        if (!there.holds(entry.files)) {
          const files = [...(await published.fetch()).values()].flatMap((emission) => emission.files)
          // What an earlier build made of the same formats, and this one does not make any more, goes.
          const stale = staleFiles(before(), entry)
          await writer.write(files, stale)
          there.wrote(entry.files)
          there.removed(stale)
        }
        made.set(source, entry)
      }
      slugs.push(slug)
      await shown.advance(slugs.length, source.label)
      said.set(source, entry === null ? 'not written' : failed ? 'written, with errors' : 'written')
    }
    // As the sources stand, whichever was done first.
    const entries = sources.flatMap((source) => made.get(source) ?? [])
    for (const [source, what] of inOrder(sources, said)) output.detail(`${source.label}: ${what}`)
    const mark = sha256(JSON.stringify([entries, options.shelf, identity]))
    if (shard) {
      const build = sha256(JSON.stringify([identity, sources.map(({path}) => path)]))
      const text = new TextEncoder().encode(partText({...shard, build}, entries))
      await writer.sync()
      await writer.write([{path: partName(shard), mediaType: 'application/json', bytes: text}])
    } else if (trace.shelf?.mark === mark && there.holds(trace.shelf.files)) {
      apart.push(...trace.shelf.messages.map(livingMessage))
    } else {
      trace.shelf = null
      orphans = isWhole ? orphansIn(before(), slugs) : []
      const mayPrune = prune && ![...bySource.values()].some((list) => hasFailed(list, options.strict))
      const gone = mayPrune ? orphans : []
      if (entries.length > 0 || gone.length > 0) {
        const kept = without(before(), gone)
        const shelf = await press.shelf(entries, kept)
        apart.push(...shelf.messages)
        const paths = new Set(kept.files.map(({path}) => path))
        const removed = before()
          .files.map(({path}) => path)
          .filter((path) => !paths.has(path))
        await writer.sync()
        await writer.write(shelf.files, [...shelf.stale, ...removed])
        const files = shelf.files.map(({path, bytes}) => ({path, bytes: bytes.length, sha256: sha256(bytes)}))
        there.wrote(files)
        there.removed([...shelf.stale, ...removed])
        // Where others have left something, it may change without us.
        const isAll = kept.publications.every(({slug}) => slugs.includes(slug))
        if (isAll) trace.shelf = {mark, files, messages: shelf.messages.map(plainMessage)}
      }
    }
  } finally {
    shown.close()
    await writer.close()
    lock.release()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stopped)
  }
  return {
    entries: sources.flatMap((source) => made.get(source) ?? []),
    orphans,
    readAs,
    messages: [...sources.flatMap((source) => bySource.get(source) ?? []), ...apart],
  }
}

const inOrder = <Value>(sources: readonly InputSource[], values: ReadonlyMap<InputSource, Value>) =>
  sources.flatMap((source) => {
    const value = values.get(source)
    return value === undefined ? [] : [[source, value] as const]
  })

function rowsOf({publication, files}: ShelfEntry): readonly Row[] {
  const pages = new Map(
    publication.downloads.map((download) => [`${publication.slug}/${download.name}`, download.pages]),
  )
  return files.map(({path, bytes}) => ({path, bytes, pages: pages.get(path) ?? null}))
}

export function readManifest(outDir: string): Manifest {
  try {
    return parseManifest(readFileSync(join(outDir, 'manifest.json'), 'utf8'))
  } catch {
    return noManifest
  }
}
