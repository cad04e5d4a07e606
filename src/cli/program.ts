/** Command line → operands and flags, checked; or the help, the version, a usage error. */
import {Command, CommanderError, InvalidArgumentError, Option} from 'commander'
import {unknownName} from '../diagnostics/nearest.ts'
import {ownReporters} from '../diagnostics/reporters/index.ts'
import {type Device, devices} from '../diagnostics/rules/rule.ts'
import {chosen, ownFormats} from '../emit/formats.ts'
import type {Shard} from '../press/shard.ts'
import {type Paper, paperNames} from '../typeset/style/paper-sizes.ts'
import {UsageError} from './usage-error.ts'

export interface Flags {
  readonly outDir?: string
  readonly to?: readonly string[]
  readonly strict?: boolean
  readonly each?: boolean
  readonly config?: string
  readonly lang?: string
  readonly paper?: Paper
  readonly style?: readonly string[]
  readonly devices?: readonly Device[]
  readonly siteUrl?: string
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly from?: 'markdown' | 'text'
  readonly output?: string
  readonly force?: boolean
  readonly prune?: boolean
  readonly jobs?: number
  readonly shard?: Shard
  /** False: none. */
  readonly cache?: string | boolean
  /** Where the jobs go: the address of a Redis. */
  readonly queue?: string
  readonly ask?: boolean
  readonly reporter: string
}

export type Parsed =
  | {readonly type: 'build'; readonly operands: readonly string[]; readonly flags: Flags}
  /** A report on the pages that would be made; nothing is written. */
  | {readonly type: 'inspect'; readonly operands: readonly string[]; readonly flags: Flags}
  /** What is wrong, with articles and e-books of anybody; nothing is written. */
  | {readonly type: 'check'; readonly operands: readonly string[]; readonly flags: Flags}
  /** What is no Markdown, written as Markdown. */
  | {readonly type: 'convert'; readonly operands: readonly string[]; readonly flags: Flags}
  /** Folders of parts, put together. */
  | {readonly type: 'merge'; readonly operands: readonly string[]; readonly flags: Flags}
  /** A project to begin with. */
  | {readonly type: 'new'; readonly operands: readonly string[]; readonly flags: Flags}
  /** Makes what builds put into a queue, until it is told to end. */
  | {readonly type: 'worker'; readonly operands: readonly string[]; readonly flags: Flags}
  /** How far a queue is. */
  | {readonly type: 'queue'; readonly operands: readonly string[]; readonly flags: Flags}
  /** Nothing was asked for: what could be. */
  | {readonly type: 'welcome'}
  /** Help or version, to be printed. */
  | {readonly type: 'text'; readonly text: string}

export const commands = ['build', 'merge', 'inspect', 'check', 'convert', 'new', 'worker', 'queue'] as const
const languages = ['markdown', 'text'] as const
const namesOf = (formats: readonly {readonly name: string}[]) => formats.map(({name}) => name).join(', ')

const examples = `
Examples:
  fourfold summit.md                          all four formats, in dist/ beside it
  fourfold new my-articles                    a small project to begin with
  fourfold build                              every article in source/, to dist/
  fourfold build --prune                      and what has no source any more goes
  fourfold build 'notes/*.md'                 some articles
  fourfold build source --to pdf,epub         only some formats; the others stay as they are
  fourfold build source --style large-print   the handout in 18 point
  fourfold inspect summit.md --typography     what a typographer would mark in the handout
  fourfold check source                       everything that is wrong, and nothing written
  fourfold check book.epub --devices kindle   an e-book of anybody, for Send to Kindle
  fourfold build source --to epub,kindle      a second e-book that Kindle converts without loss
  fourfold build --shard 2/5 -d part2         a fifth of all, on one of five machines
  fourfold merge part1 part2 part3 -d dist    what they have made, as one build makes it
  fourfold build source --strict              warnings fail the build: for CI
  fourfold build --site-url https://example.org/   absolute addresses, and a sitemap
  fourfold convert notes.txt                  notes.md, made of a plain text
  fourfold convert letter.docx page.html      Markdown and pictures, of what is none
  fourfold build --queue redis://host         made by workers, on any machine that has the same project
  fourfold worker redis://host                one of them, started in the folder of the project
  fourfold queue status redis://host          how many jobs wait, are in work, are done, have failed
  cat summit.md | fourfold build - -d out     from standard input

Exit codes: 0 clean, 1 mistakes in the content, 2 wrong command or configuration, 70 a bug in Fourfold,
  73 the output cannot be written.
Environment: NO_COLOR, FORCE_COLOR, SOURCE_DATE_EPOCH (date of articles that give none).`

export function parseCommand(argv: readonly string[], version: string): Parsed {
  if (argv.length === 0) return {type: 'welcome'}
  let text = ''
  const command = commands.find((name) => name === argv[0])
  const program = new Command('fourfold')
    .usage('[build|merge|inspect|check|convert|new|worker|queue] [file or folder …] [options]')
    .description('One Markdown article in; a web page, a tagged PDF handout, an EPUB and a JSON digest out.')
    .argument(
      '[inputs...]',
      'Markdown files and plain texts, folders of them, Word documents and web pages, or `-` for standard input; for `check` also EPUBs (default: source/)',
    )
    .option(
      '-d, --out-dir <dir>',
      'where the files go (default: dist, in the project or beside the file that is named)',
    )
    .addOption(
      new Option(
        '-t, --to <formats>',
        `${namesOf(ownFormats)}, or an emitter's; several with commas (default: ${namesOf(chosen().formats)})`,
      ).argParser((value, before?: readonly string[]) => toNames(value.toLowerCase(), before)),
    )
    .option('--each', 'the articles of collections and books one by one')
    .option('--strict', 'fail on warnings too; write nothing of what failed')
    .option('-c, --config <file>', 'configuration; else the nearest fourfold.config.{ts,mts,js,mjs,json}')
    .option('--lang <tag>', 'language of the articles, whatever they say: en, de-AT, …')
    .addOption(
      new Option('--paper <size>', `${paperNames.join(', ')} (default: a4)`).argParser((value) =>
        oneOf('paper', paperNames, value),
      ),
    )
    .addOption(
      new Option(
        '--style <names>',
        'variants of the handout: large-print, low-ink, easy-reading; several with commas',
      ).argParser(toNames),
    )
    .option('--site-url <url>', 'where the output will lie on the web; else its links are relative')
    .option('--typography', 'with `inspect`: count loose lines, hyphens, widows, … on every page')
    .addOption(
      new Option(
        '--devices <names>',
        'with `check`: kindle, apple, kobo, old; several with commas (default: all)',
      ).argParser(toDevices),
    )
    .addOption(
      new Option(
        '--from <language>',
        'what standard input is: markdown or text (default: markdown)',
      ).argParser((value) => oneOf('language', languages, value)),
    )
    .option('-o, --output <file>', 'with `convert`: where the Markdown goes (default: beside the file)')
    .option(
      '--force',
      'with `convert`: write over a file that is there; with `new`: into a folder that is not empty',
    )
    .option('--prune', 'with `build`: remove publications that no source makes any more')
    .addOption(
      new Option('--shard <i/n>', 'with `build`: one part of several, which `merge` puts together').argParser(
        toShard,
      ),
    )
    .addOption(
      new Option('-j, --jobs <n>', 'with `build` and `worker`: how many publications are made at a time')
        .argParser(toCount)
        .default(undefined, 'one a core'),
    )
    .option(
      '--cache <dir>',
      'with `build`: where results are kept; else in node_modules/.cache, where that is',
    )
    .option('--no-cache', 'with `build`: make everything again')
    .option('--queue <url>', 'with `build`: have workers make it, by way of a Redis: redis://host:6379/0')
    .option('--ask', 'with `new`: ask for title, author and language')
    .addOption(new Option('-q, --quiet', 'say only what is wrong').conflicts('verbose'))
    .option('--verbose', 'say what is done, and list every file')
    .addOption(
      new Option('--reporter <name>', `${namesOf(ownReporters)}, or one of the configuration`).default(
        'text',
      ),
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({writeOut: (chunk) => (text += chunk), writeErr: () => undefined})
  try {
    // `build` may be left out.
    program.parse(command === undefined ? [...argv] : argv.slice(1), {from: 'user'})
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return {type: 'text', text}
    throw new UsageError(error.message.replace(/^error: /, ''), 'Run `fourfold --help` for all options.')
  }
  return {type: command ?? 'build', operands: program.args, flags: program.opts<Flags>()}
}

function toNames(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...new Set([...(before ?? []), ...value.split(',').map((name) => name.trim())])]
}

function toDevices(value: string, before: readonly Device[] | undefined): readonly Device[] {
  const names = value.split(',').map((name) => name.trim())
  return [...new Set([...(before ?? []), ...names.map((name) => oneOf('device', devices, name))])]
}

function toShard(value: string): Shard {
  const [, part, of] = (/^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(value) ?? []).map(Number)
  if (part !== undefined && of !== undefined && part <= of) return {part, of}
  throw new InvalidArgumentError('Expected a part and their number, such as `2/5`.')
}

function toCount(value: string): number {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Expected a whole number from 1 to 999.')
}

function oneOf<Name extends string>(what: string, names: readonly Name[], value: string): Name {
  const found = names.find((name) => name === value.toLowerCase())
  if (found !== undefined) return found
  throw new InvalidArgumentError(unknownName(what, value, names))
}
