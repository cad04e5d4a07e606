/** `fourfold merge`: what several machines have made, in one folder, with the list of all: as one build makes it. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {staleFiles} from '../emit/manifest/merge.ts'
import {isPartName, type Part, parsePart, partName} from '../emit/manifest/part.ts'
import type {ManifestFile} from '../emit/manifest.ts'
import {sha256} from '../emit/sha256.ts'
import type {OutputFile} from '../model/publication.ts'
import {hasFailed} from '../press/outcome.ts'
import {openPress} from '../publish.ts'
import {generator} from '../version.ts'
import {distinct} from './messages.ts'
import {openFolder} from './output-folder.ts'
import type {Flags} from './program.ts'
import {openProject} from './project.ts'
import {entranceOf, rowsOf, writeShelf} from './shelf.ts'
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
  const prune = flags.prune === true
  const found = (operands.length > 0 ? operands : [outDir]).flatMap((label) => partsIn(label, cwd))
  const parts = fitting(found)
  const entries = parts.flatMap(({part}) => part.entries)
  // All of it, before anything is written.
  for (const {folder, part, label} of parts)
    for (const {files} of part.entries)
      for (const file of files) checkFile(join(folder, file.path), file, label)
  const press = await openPress(options)
  const {writer, before, close} = await openFolder(outDir, shownOutDir)
  try {
    const slugs = entries.map(({publication}) => publication.slug)
    const orphans = orphansIn(before(), slugs)
    for (const {folder, part} of parts)
      for (const entry of part.entries) {
        // Where the parts were gathered, the files lie there already.
        const files = folder === outDir ? [] : entry.files.map((file) => fileIn(folder, file))
        await writer.write(files, staleFiles(before(), entry))
      }
    const served = parts.map(({part}) => partName(part)).filter((name) => existsSync(join(outDir, name)))
    const gone = prune ? orphans : []
    const shelved = await writeShelf({press, entries, gone, served, writer, before})
    const messages = distinct([
      ...shelved.messages,
      ...withoutSource(orphans, {folder: shownOutDir, pruned: prune}),
    ])
    output.messages(messages, () => null)
    output.outcome({
      rows: entries.flatMap(rowsOf),
      publications: entries.length,
      outDir: shownOutDir,
      seconds: (performance.now() - started) / 1000,
      entrance: entranceOf(entries, shownOutDir),
    })
    return hasFailed(messages, options.strict) ? 1 : 0
  } finally {
    await close()
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

const fileIn = (folder: string, {path, media_type: mediaType}: ManifestFile): OutputFile => ({
  path,
  mediaType,
  bytes: readFileSync(join(folder, path)),
})

/** @throws {UsageError} */
function checkFile(path: string, {bytes, sha256: mark}: ManifestFile, label: string): void {
  const content = existsSync(path) ? readFileSync(path) : null
  if (content?.length === bytes && sha256(content) === mark) return
  throw new UsageError(
    `\`${path}\` ${content === null ? 'is missing' : 'is not what was made'}: the part in \`${label}\` is not whole.`,
  )
}
