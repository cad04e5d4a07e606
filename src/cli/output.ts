/** What a build has to say → standard output and standard error, as the flags and the terminal ask for. */
import pico from 'picocolors'
import type {VFileMessage} from 'vfile-message'
import {unknownName} from '../diagnostics/nearest.ts'
import {ownReporters} from '../diagnostics/reporters/index.ts'
import type {Reporter} from '../diagnostics/reporters/reporter.ts'
import {severityOf, tally} from '../diagnostics/severity.ts'
import type {Flags} from './program.ts'
import {formatBytes, type Row, table} from './table.ts'
import {UsageError} from './usage-error.ts'

/** More rows than this are summed up, unless all are asked for. */
const mostRows = 24

interface Outcome {
  readonly rows: readonly Row[]
  readonly publications: number
  /** As the user would type it. */
  readonly outDir: string
  readonly seconds: number
  /** Where to look: the list of all, or the page of the only one; null when there is neither. As the user would type it. */
  readonly entrance: string | null
}

export interface Output {
  /** Nobody wants to hear more than the messages: under `--quiet`, and when a program reads them. */
  readonly terse: boolean
  /** Unless it is terse. */
  say(line: string): void
  /** Only under `--verbose`. */
  detail(line: string): void
  /** `whole`: each of them, however many are alike. @default what `--verbose` says */
  messages(
    messages: readonly VFileMessage[],
    sourceOf: (file: string) => string | null,
    options?: {readonly whole: boolean},
  ): void
  outcome(outcome: Outcome): void
}

/** `reporters`: of the project. @throws {UsageError} when there is none of that name */
export function createOutput(
  {reporter: name, quiet = false, verbose = false}: Flags,
  reporters: readonly Reporter[] = [],
): Output {
  const known = [...ownReporters, ...reporters]
  const reporter = known.find((one) => one.name === name)
  if (!reporter)
    throw new UsageError(
      unknownName(
        'reporter',
        name,
        known.map((one) => one.name),
      ),
    )
  const forPeople = reporter.readers === 'people'
  // So that standard output can be piped.
  const stream = forPeople ? process.stderr : process.stdout
  const colors = pico.createColors(wantsColor(stream))
  const terse = quiet || !forPeople
  const say = (line: string) => {
    if (!terse) process.stdout.write(`${line}\n`)
  }
  return {
    terse,
    say,
    detail(text) {
      if (verbose) process.stderr.write(`${text}\n`)
    },
    messages(messages, sourceOf, {whole} = {whole: verbose}) {
      const shown = quiet ? messages.filter((message) => severityOf(message) !== 'info') : messages
      const text = reporter.write({messages: shown, sourceOf, colors, whole})
      if (text !== '') stream.write(`${text}\n`)
      if (verbose)
        for (const {cause} of shown) if (cause instanceof Error) process.stderr.write(`\n${cause.stack}\n`)
      if (forPeople && shown.length > 0) stream.write(`\n${summary(shown)}\n\n`)
    },
    outcome({rows, publications, outDir, seconds, entrance}) {
      if (rows.length === 0) return
      if (verbose || rows.length <= mostRows)
        say(table({rows, outDir, colors: pico.createColors(wantsColor(process.stdout))}))
      const bytes = rows.reduce((total, row) => total + row.bytes, 0)
      say(
        `${count(publications, 'publication')}, ${count(rows.length, 'file')}, ${formatBytes(bytes)} in ${outDir}, ${seconds.toFixed(2)} s`,
      )
      if (entrance !== null) say(`Open ${entrance}`)
    },
  }
}

function summary(messages: readonly VFileMessage[]): string {
  const {errors, warnings, infos} = tally(messages)
  return [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'note')]
    .filter((part) => !part.startsWith('0 '))
    .join(', ')
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

/** https://no-color.org and https://force-color.org: any value but an empty one. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  const {NO_COLOR, FORCE_COLOR, TERM} = process.env
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0'
  return stream.isTTY === true && TERM !== 'dumb'
}
