/** `fourfold merge`: what several machines have made, in one folder, with the list of all: as one build makes it. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {present, staleFiles, without} from '../emit/manifest/merge.ts'
import {isPartName, type Part, parsePart, partName} from '../emit/manifest/part.ts'
import {sha256} from '../emit/sha256.ts'
import {lockFolder} from '../press/lock.ts'
import {hasFailed} from '../press/outcome.ts'
import {createWriter} from '../press/write.ts'
import {openPress} from '../publish.ts'
import {generator} from '../version.ts'
import {readManifest} from './build.ts'
import {distinct} from './messages.ts'
import type {Flags} from './program.ts'
import {openProject} from './project.ts'
import {UsageError} from './usage-error.ts'
import {orphansIn, withoutSource} from './without-source.ts'

interface Found {
  /** As it was typed, and where it is. */
  readonly label: string
  readonly folder: string
  readonly part: Part
}

/** @returns the exit code, of the list alone: what is wrong with the articles has been said where they were built. @throws {UsageError} */
export async function merge(operands: readonly string[], flags: Flags): Promise<number> {
  const started = performance.now()
  const project = await openProject([], flags)
  const {cwd, outDir, options, output} = project
  const shownOutDir = relative(cwd, outDir) || '.'
  const found = (operands.length > 0 ? operands : [outDir]).flatMap((label) => partsIn(label, cwd))
  const parts = fitting(found)
  const entries = parts.flatMap(({part}) => part.entries)
  const press = await openPress(options)
  const lock = await lockFolder(outDir, {
    waiting: ({pid, host}) =>
      process.stderr.write(
        `Another build writes to \`${shownOutDir}\`: process ${pid} on ${host}. Waiting for it.\n`,
      ),
  })
  process.once('exit', lock.release)
  const before = present(readManifest(outDir), (path) => existsSync(join(outDir, path)))
  const writer = createWriter(outDir)
  try {
    for (const {folder, part, label} of parts) {
      for (const entry of part.entries) {
        const files = entry.files.map(({path, media_type, ...file}) => ({
          path,
          mediaType: media_type,
          bytes: wholeFile(join(folder, path), file, label),
        }))
        await writer.write(resolve(folder) === outDir ? [] : files, staleFiles(before, entry))
      }
    }
    const orphans = orphansIn(
      before,
      entries.map(({publication}) => publication.slug),
    )
    const kept = without(before, flags.prune ? orphans : [])
    const shelf = await press.shelf(entries, kept)
    const paths = new Set(kept.files.map(({path}) => path))
    const gone = before.files.map(({path}) => path).filter((path) => !paths.has(path))
    const ofParts = parts.map(({part}) => partName(part)).filter((name) => existsSync(join(outDir, name)))
    await writer.sync()
    await writer.write(shelf.files, [...shelf.stale, ...gone, ...ofParts])
    const messages = distinct([
      ...shelf.messages,
      ...withoutSource(orphans, {folder: shownOutDir, pruned: flags.prune === true}),
    ])
    output.messages(messages, () => null)
    output.outcome({
      rows: [],
      publications: entries.length,
      outDir: shownOutDir,
      seconds: (performance.now() - started) / 1000,
      entrance: entries.length > 0 ? join(shownOutDir, 'index.html') : null,
    })
    return hasFailed(messages, options.strict) ? 1 : 0
  } finally {
    await writer.close()
    lock.release()
  }
}

function partsIn(label: string, cwd: string): readonly Found[] {
  const folder = resolve(cwd, label)
  const names = existsSync(folder) ? readdirSync(folder).filter(isPartName).sort() : []
  if (names.length === 0)
    throw new UsageError(
      `There is no part in \`${label}\`: no \`manifest.part-1-of-2.json\` or the like.`,
      'Parts are made by `fourfold build --shard 1/2 -d part1`.',
    )
  return names.map((name) => {
    const part = parsePart(readFileSync(join(folder, name), 'utf8'))
    if (part === null)
      throw new UsageError(`\`${join(label, name)}\` is no list of a part, or of another version.`)
    return {label, folder, part}
  })
}

/** All of one build, each once, in their order. @throws {UsageError} */
function fitting(found: readonly Found[]): readonly Found[] {
  const [first] = found
  if (!first) throw new UsageError('There is no part.')
  const {of, build} = first.part
  for (const {label, part} of found) {
    if (part.generator !== generator)
      throw new UsageError(`The part in \`${label}\` was made by ${part.generator}; this is ${generator}.`)
    if (part.of !== of)
      throw new UsageError(
        `The part in \`${label}\` is one of ${part.of}; that in \`${first.label}\` is one of ${of}.`,
      )
    if (part.build !== build)
      throw new UsageError(
        `The parts in \`${first.label}\` and \`${label}\` do not belong together.`,
        'All machines need the same sources, options, configuration and templates.',
      )
  }
  const ordered = Array.from({length: of}, (_, index) => found.filter(({part}) => part.part === index + 1))
  return ordered.map(([one, other], index) => {
    if (!one) throw new UsageError(`Part ${index + 1} of ${of} is missing.`)
    if (other)
      throw new UsageError(
        `Part ${index + 1} of ${of} is there twice: in \`${one.label}\` and \`${other.label}\`.`,
      )
    return one
  })
}

function wholeFile(
  path: string,
  {bytes, sha256: mark}: {readonly bytes: number; readonly sha256: string},
  label: string,
) {
  const content = existsSync(path) ? readFileSync(path) : null
  if (content?.length === bytes && sha256(content) === mark) return content
  throw new UsageError(
    `\`${path}\` ${content === null ? 'is missing' : 'is not what was made'}: the part in \`${label}\` is not whole.`,
  )
}
