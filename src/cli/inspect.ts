/** `fourfold inspect`: what a typographer would mark in the handouts of some sources. Writes nothing. */
import {posix} from 'node:path'
import {ownLine, partOf} from '../emit/names-in-book.ts'
import {type OpenPrinter, openTypesetters} from '../emit/printer.ts'
import {openPress} from '../publish.ts'
import type {PageTypography, Typography, TypographyFinding} from '../typeset/typography.ts'
import {relabel, sourceReader} from './messages.ts'
import type {Flags} from './program.ts'
import {openProject} from './project.ts'

interface Inspected extends Typography {
  readonly file: string
  readonly pages: readonly InspectedPage[]
}

interface InspectedPage extends PageTypography {
  readonly findings: readonly InspectedFinding[]
}

interface InspectedFinding extends TypographyFinding {
  /** Of a collection the article; else null. */
  readonly file: string | null
}

/** @returns the exit code: 0; 1 for mistakes in the content, under `--strict` also for what no page should show. @throws {UsageError} */
export async function inspect(operands: readonly string[], flags: Flags): Promise<number> {
  const project = await openProject(operands, flags)
  const sources = await project.sources(operands)
  const {open, found} = inspectingPrinter()
  const press = await openPress({...project.options, formats: ['pdf'], openPrinter: open})
  const inspected: Inspected[] = []
  let failed = false
  for await (const published of press.publishEach(sources)) {
    const {publication, source, failed: broken} = published
    const messages = relabel(published)
    const typography = publication && found.get(publication.metadata.identifier)
    if (typography) inspected.push({file: source.label, ...inArticles(typography, published.files)})
    if (broken) project.output.messages(messages, sourceReader(sources))
    failed ||= broken
  }
  process.stdout.write(
    flags.reporter === 'json' ? `${JSON.stringify(inspected, null, 2)}\n` : toText(inspected),
  )
  const marked = inspected.some(({counts}) => never.some((blemish) => counts[blemish] > 0))
  return failed || (flags.strict === true && marked) ? 1 : 0
}

/** Loose lines and runts are sometimes the lesser evil; these are not. */
const never = ['overfull', 'ladder', 'widow', 'orphan', 'stranded-heading'] as const

/** A book has the lines of its articles one after the other; people look for them in a file. The front comes first. */
function inArticles(typography: Typography, files: readonly string[]): Omit<Inspected, 'file'> {
  const pages = typography.pages.map((page) => ({
    ...page,
    findings: page.findings.map((finding) => {
      const {line} = finding
      const isKnown = line !== null && files.length > 1
      const file = isKnown ? (files[partOf(line)] ?? null) : null
      return {...finding, file, line: line === null ? null : ownLine(line)}
    }),
  }))
  return {...typography, pages}
}

/** Sets pages as any printer does, and counts instead of painting. */
function inspectingPrinter() {
  const found = new Map<string, Typography>()
  const open: OpenPrinter = async (setup) => {
    const {typography} = await import('../typeset/typography.ts')
    const report = () => undefined
    const {typesetters} = await openTypesetters(setup, report)
    return {
      async print({document, stylesheets, pictures, info}) {
        const typesetter = typesetters(stylesheets)
        const {pages, claims} = await typesetter.typeset(document, {
          report,
          picture: (source) => pictures.get(source) ?? null,
        })
        found.set((await info()).identifier ?? '', typography(pages))
        return {bytes: new Uint8Array(), pages: pages.length, claims, findings: []}
      },
      draw: () => Promise.reject(new Error('a handout has no cover')),
    }
  }
  return {open, found}
}

function toText(inspected: readonly Inspected[]): string {
  return inspected
    .map((one) => `${[one.file, ...summary(one), ...one.pages.flatMap(page)].join('\n')}\n`)
    .join('\n')
}

function summary({pages, lines, justified, hyphens, counts}: Inspected): readonly string[] {
  const found = Object.entries(counts).map(([blemish, count]) => `${blemish.replaceAll('-', ' ')} ${count}`)
  return [
    `  ${pages.length} pages, ${lines} lines, ${justified} set to the measure, ${hyphens} ended by a hyphen`,
    `  ${found.join(', ')}`,
  ]
}

function page({folio, lines, justified, hyphens, hole, findings}: InspectedPage): readonly string[] {
  const counts = `${lines} lines, ${justified} justified, ${hyphens} hyphens, ${Math.round(hole * 100)} % empty`
  return [
    `  page ${folio}: ${counts}`,
    ...findings.map(({blemish, file, line, amount, text}) => {
      const place = line === null ? '' : file === null ? `line ${line}` : `${posix.basename(file)}:${line}`
      return `    ${place.padEnd(10)} ${blemish.replaceAll('-', ' ').padEnd(18)}${String(amount).padEnd(8)}${text}`
    }),
  ]
}
