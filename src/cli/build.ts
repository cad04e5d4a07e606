/** `fourfold build`: finds, publishes, writes, reports. Each publication is written as soon as it is whole. */
import {existsSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, posix, relative, resolve} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {gather} from '../diagnostics/gather.ts'
import {staleFiles} from '../emit/manifest/merge.ts'
import {type Manifest, noManifest, parseManifest, type ShelfEntry} from '../emit/manifest.ts'
import type {OpenPrinter} from '../emit/printer.ts'
import {hasFailed} from '../press/outcome.ts'
import {createWriter, type Writer} from '../press/write.ts'
import {openPress, type PressOptions, type Published} from '../publish.ts'
import {articlesIn, isCollection} from '../read/discover.ts'
import {findSources, type InputSource} from './inputs.ts'
import {loadConfig} from './load-config.ts'
import {createOutput, type Output} from './output.ts'
import type {Flags} from './program.ts'
import {progress} from './progress.ts'
import {defaultOperands, type Origin, outDirOf, pressOptions} from './settings.ts'
import type {Row} from './table.ts'
import {UsageError} from './usage-error.ts'
import {isWhole, stillThere, withoutSource} from './without-source.ts'

/** @returns the exit code: 0 clean, 1 mistakes in the content. @throws {UsageError} */
export async function build(
  operands: readonly string[],
  flags: Flags,
  openPrinter: OpenPrinter | undefined,
): Promise<number> {
  const started = performance.now()
  const cwd = process.cwd()
  const loaded = await loadConfig({from: folderAbove(operands, cwd), file: flags.config})
  const origin: Origin = {flags, loaded, cwd}
  const options = {...pressOptions(origin), openPrinter}
  const sources = await sourcesOf(operands, origin)
  const outDir = outDirOf(origin)
  const shownOutDir = relative(cwd, outDir) || '.'
  const output = createOutput(flags, loaded?.config.reporters)
  if (loaded) output.detail(`configuration: ${relative(cwd, loaded.path)}`)

  const result = await writeEach(options, {
    sources,
    outDir,
    shownOutDir,
    isWhole: isWhole(operands, origin),
    output,
  })

  output.messages(result.messages, sourceReader(sources))
  output.outcome({
    rows: result.entries.flatMap(rowsOf),
    publications: result.entries.length,
    outDir: shownOutDir,
    seconds: (performance.now() - started) / 1000,
  })
  return result.failed ? 1 : 0
}

/** Where the search for a configuration begins: with the first article. */
export function folderAbove([first]: readonly string[], cwd: string): string {
  if (first === undefined || first === '-') return cwd
  const path = resolve(cwd, first)
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ? path : dirname(path)
}

export async function sourcesOf(
  operands: readonly string[],
  origin: Origin,
): Promise<readonly InputSource[]> {
  const {cwd, loaded} = origin
  const wanted = operands.length > 0 ? operands : defaultOperands(origin)
  if (operands.length === 0 && !wanted.some((path) => existsSync(path))) {
    throw new UsageError(
      'Nothing to build: no file was named, and there is no `source/` folder here.',
      'Try `fourfold build article.md`.',
    )
  }
  const sources = await findSources(wanted, {cwd, projectRoot: loaded?.root ?? null, from: origin.flags.from})
  if (sources.length === 0) throw new UsageError(`There is no article in \`${wanted.join('`, `')}\`.`)
  return sources
}

interface Desk {
  readonly sources: readonly InputSource[]
  readonly outDir: string
  /** As a person would type it. */
  readonly shownOutDir: string
  /** Nothing of the project is left out. */
  readonly isWhole: boolean
  readonly output: Output
}

interface Result {
  readonly entries: readonly ShelfEntry[]
  readonly messages: readonly VFileMessage[]
  readonly failed: boolean
}

async function writeEach(options: PressOptions, desk: Desk): Promise<Result> {
  const {sources, outDir, output} = desk
  const press = await openPress(options)
  const before = stillThere(readManifest(outDir), outDir)
  const writer = createWriter(outDir)
  const labels = new Map<unknown, InputSource>(sources.map((source) => [source, source]))
  const shown = progress({
    total: sources.length,
    stream: process.stderr,
    terminal: process.stderr.isTTY === true && !process.env['CI'],
    silent: output.terse,
  })
  const entries: ShelfEntry[] = []
  const bySource = new Map<unknown, readonly VFileMessage[]>()
  const apart: VFileMessage[] = []
  const slugs: (string | null)[] = []
  let done = 0
  try {
    for await (const published of press.publishEach(sources)) {
      const label = labels.get(published.source)?.label ?? published.source.path
      bySource.set(published.source, relabel(published, labels.get(published.source)))
      const {entry} = published
      if (entry !== null) {
        await writeOne(published, entry, {writer, before})
        entries.push(entry)
      }
      slugs.push(published.publication?.metadata.slug ?? null)
      done += 1
      await shown.advance(done, label)
      output.detail(
        `${label}: ${entry === null ? 'not written' : published.failed ? 'written, with errors' : 'written'}`,
      )
    }
    if (entries.length > 0) {
      const shelf = await press.shelf(entries, before)
      apart.push(...shelf.messages)
      await writer.write(shelf.files, shelf.stale)
    }
    if (desk.isWhole) apart.push(...withoutSource(before, slugs, desk.shownOutDir))
  } finally {
    shown.close()
    await writer.close()
  }
  // As the sources stand, whichever was done first.
  const messages = distinct([...sources.flatMap((source) => bySource.get(source) ?? []), ...apart])
  return {entries, messages, failed: hasFailed(messages, options.strict)}
}

/** A mistake in a template is found with every article, and said once. */
export function distinct(messages: readonly VFileMessage[]): readonly VFileMessage[] {
  const key = ({file, place, ruleId, reason}: VFileMessage) => JSON.stringify([file, place, ruleId, reason])
  return gather([...new Map(messages.map((message) => [key(message), message])).values()])
}

/** What an earlier build made of the same formats, and this one does not make any more, goes. */
async function writeOne(
  {emissions}: Published,
  entry: ShelfEntry,
  {writer, before}: {readonly writer: Writer; readonly before: Manifest},
): Promise<void> {
  const files = [...emissions.values()].flatMap(({files}) => files)
  await writer.write(files, staleFiles(before, entry))
}

/** Sources are known by their place under their root; people know them by their place under the working folder. */
export function relabel(
  {messages, files}: Pick<Published, 'messages' | 'files'>,
  source: InputSource | undefined,
): readonly VFileMessage[] {
  const known = new Set(files)
  for (const message of messages)
    if (message.file && known.has(message.file)) message.file = source?.labelOf(message.file) ?? message.file
  return messages
}

/** The text of a file that a message names, for the line that it shows. */
export function sourceReader(sources: readonly InputSource[]): (file: string) => string | null {
  return (file) => {
    for (const {resources, labelOf, path} of sources) {
      const candidates = isCollection(path) ? articlesIn(posix.dirname(path), resources) : []
      const found = [path, ...candidates].find((candidate) => labelOf(candidate) === file)
      const resource = found === undefined ? null : resources.read(found)
      if (resource?.type === 'found') return new TextDecoder().decode(resource.bytes)
    }
    return null
  }
}

function rowsOf({publication, files}: ShelfEntry): readonly Row[] {
  const pages = new Map(
    publication.downloads.map((download) => [`${publication.slug}/${download.name}`, download.pages]),
  )
  return files.map(({path, bytes}) => ({path, bytes, pages: pages.get(path) ?? null}))
}

function readManifest(outDir: string): Manifest {
  try {
    return parseManifest(readFileSync(join(outDir, 'manifest.json'), 'utf8'))
  } catch {
    return noManifest
  }
}
