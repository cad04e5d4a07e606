/** `fourfold build`: finds, publishes, writes, reports. Each publication is written as soon as it is whole. */
import {availableParallelism} from 'node:os'
import {relative, resolve} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {staleFiles} from '../emit/manifest/merge.ts'
import {partName, partText} from '../emit/manifest/part.ts'
import type {ManifestFile, ManifestPublication, ShelfEntry} from '../emit/manifest.ts'
import type {OpenPrinter} from '../emit/printer.ts'
import {sha256} from '../emit/sha256.ts'
import type {Remembered} from '../press/cache.ts'
import {byNumber, type Crew} from '../press/crew.ts'
import {hasFailed} from '../press/outcome.ts'
import {livingMessage, type PlainMessage, plainMessage} from '../press/parcel.ts'
import type {Shard} from '../press/shard.ts'
import {type Traces, untouched} from '../press/untouched.ts'
import {openPress} from '../publish.ts'
import {labelOf} from '../read/dialects/dialect.ts'
import type {InputSource} from './inputs.ts'
import {threads} from './job-threads.ts'
import {distinct, relabel, sourceReader} from './messages.ts'
import {openFolder} from './output-folder.ts'
import type {Flags} from './program.ts'
import {progress} from './progress.ts'
import {openProject, type Project} from './project.ts'
import {projectCache, projectIdentity} from './project-cache.ts'
import {entranceOf, rowsOf, writeShelf} from './shelf.ts'
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
  const queue =
    flags.queue === undefined
      ? null
      : await (await import('./queue-build.ts')).openBuildQueue(flags.queue, project, flags)
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
  // Whoever says where expects it there.
  if ((await cache?.save()) === false && typeof flags.cache === 'string')
    output.say(`Nothing can be kept in \`${flags.cache}\`: the next build makes everything again.`)
  const all = distinct([...messages, ...withoutSource(orphans, {folder: shownOutDir, pruned: prune})])
  output.messages(all, sourceReader(sources))
  for (const line of readAs) output.say(line)
  output.outcome({
    rows: entries.flatMap(rowsOf),
    publications: entries.length,
    outDir: shownOutDir,
    seconds: (performance.now() - started) / 1000,
    entrance: shard ? null : entranceOf(entries, shownOutDir),
  })
  if (shard) output.say(`Part ${shard.part} of ${shard.of}: \`fourfold merge\` puts all parts together.`)
  return hasFailed(all, options.strict) ? 1 : 0
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
  const {writer, before, close} = await openFolder(outDir, shownOutDir)
  const there = untouched(outDir, trace.files)
  const shown = progress({
    total: sources.length,
    stream: process.stderr,
    terminal: process.stderr.isTTY === true && !process.env['CI'],
    silent: output.terse,
  })
  const done = new Map<InputSource, Done>()
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
      if (entry !== null && !there.holds(entry.files)) {
        const files = [...(await published.fetch()).values()].flatMap((emission) => emission.files)
        // What an earlier build made of the same formats, and this one does not make any more, goes.
        const stale = staleFiles(before(), entry)
        await writer.write(files, stale)
        there.wrote(entry.files)
        there.removed(stale)
      }
      slugs.push(slug)
      await shown.advance(slugs.length, source.label)
      const what = entry === null ? 'not written' : failed ? 'written, with errors' : 'written'
      done.set(source, {line: `${source.label}: ${what}`, entry, messages: relabel(published)})
    }
    const all = inOrder(sources, done)
    const entries = all.flatMap(({entry}) => entry ?? [])
    for (const {line} of all) output.detail(line)
    if (shard) {
      const build = sha256(JSON.stringify([identity, sources.map(({path}) => path)]))
      const text = new TextEncoder().encode(partText({...shard, build}, entries))
      await writer.sync()
      await writer.write([{path: partName(shard), mediaType: 'application/json', bytes: text}])
      return {entries, orphans, readAs, messages: all.flatMap(({messages}) => messages)}
    }
    const mark = sha256(JSON.stringify([entries, options.shelf, identity]))
    if (trace.shelf?.mark === mark && there.holds(trace.shelf.files)) {
      apart.push(...trace.shelf.messages.map(livingMessage))
    } else {
      trace.shelf = null
      orphans = isWhole ? orphansIn(before(), slugs) : []
      const mayPrune = prune && !all.some(({messages}) => hasFailed(messages, options.strict))
      const gone = mayPrune ? orphans : []
      if (entries.length > 0 || gone.length > 0) {
        const shelved = await writeShelf({press, entries, gone, writer, before})
        const {removed, messages} = shelved
        apart.push(...messages)
        const files = shelved.files.map(({path, bytes}) => ({
          path,
          bytes: bytes.length,
          sha256: sha256(bytes),
        }))
        there.wrote(files)
        there.removed(removed)
        // Where others have left something, it may change without us.
        const isAll = shelved.slugs.every((slug) => slugs.includes(slug))
        if (isAll) trace.shelf = {mark, files, messages: messages.map(plainMessage)}
      }
    }
    return {entries, orphans, readAs, messages: [...all.flatMap(({messages}) => messages), ...apart]}
  } finally {
    shown.close()
    await close()
  }
}

/** What became of one source. */
interface Done {
  readonly line: string
  readonly entry: ShelfEntry | null
  readonly messages: readonly VFileMessage[]
}

/** As the sources stand, whichever was done first. */
const inOrder = (sources: readonly InputSource[], done: ReadonlyMap<InputSource, Done>): readonly Done[] =>
  sources.flatMap((source) => done.get(source) ?? [])
