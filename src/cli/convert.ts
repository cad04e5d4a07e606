/** `fourfold convert`: the Markdown of what is none, beside it, for a person to look at and go on from. Never over a file that is there. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {messages} from '../diagnostics/message.ts'
import {hasFailed} from '../press/outcome.ts'
import {readArticle} from '../read/article.ts'
import {foreignKind, type Imported, stemFor} from '../read/import/index.ts'
import {toMarkdown} from '../read/to-markdown.ts'
import {shippedTemplates} from '../resources.ts'
import {loadStrings} from '../strings.ts'
import {converted} from './foreign.ts'
import {readStdin} from './inputs.ts'
import {createOutput} from './output.ts'
import {toPosix} from './paths.ts'
import type {Flags} from './program.ts'
import {UsageError} from './usage-error.ts'

/** @returns the exit code: 0 clean, 1 mistakes. @throws {UsageError} before anything is written */
export async function convert(operands: readonly string[], flags: Flags): Promise<number> {
  const cwd = process.cwd()
  if (operands.length === 0)
    throw new UsageError('No file is named.', 'Try `fourfold convert notes.txt`, or `-` for standard input.')
  if (flags.output !== undefined && operands.length > 1)
    throw new UsageError(
      'Several files cannot be written to one.',
      'Leave `--output` out, or convert one file.',
    )
  const {recognized} = loadStrings(shippedTemplates())
  const found = messages()
  const apart: VFileMessage[] = []
  const texts = new Map<string, string>()
  const written: Written[] = []
  for (const operand of operands) {
    const label = operand === '-' ? '<stdin>' : operand
    const bytes = operand === '-' ? await readStdin() : bytesOf(operand, cwd)
    if (flags.from !== 'text' && foreignKind(operand) !== null) {
      const path = toPosix(resolve(cwd, operand))
      const {imported, messages} = await converted(path, bytes, label)
      apart.push(...messages)
      if (imported) written.push({from: label, to: targetOf(operand, flags, cwd), ...imported})
      continue
    }
    const path = flags.from === 'text' || operand === '-' ? `${nameOf(operand)}.txt` : operand
    const article = readArticle({path, bytes}, {report: found.for(label), recognized})
    if (article === null) continue
    texts.set(label, article.source)
    if (!article.foreign)
      throw new UsageError(
        `\`${label}\` is Markdown already.`,
        'Say `--from text` if it is plain text all the same.',
      )
    const to = operand === '-' && flags.output === undefined ? null : targetOf(operand, flags, cwd)
    written.push({from: label, to, markdown: toMarkdown(article.foreign, article.metadata.title)})
  }
  const output = createOutput(flags)
  const all = [...found.list, ...apart]
  output.messages(all, (file) => texts.get(file) ?? null)
  for (const {from, to, markdown, pictures} of written) {
    if (to === null) process.stdout.write(markdown)
    else {
      writeFileSync(to, markdown)
      const folder = dirname(to)
      // Names come from what pictures hold: one that is there is the same.
      for (const [path, bytes] of pictures ?? []) {
        mkdirSync(dirname(join(folder, path)), {recursive: true})
        writeFileSync(join(folder, path), bytes)
      }
      const count = pictures?.size ?? 0
      const more = count === 0 ? '' : ` with ${count} ${count === 1 ? 'picture' : 'pictures'}`
      output.say(`${from} → ${relative(cwd, to) || to}${more}`)
    }
  }
  return hasFailed(all, flags.strict) ? 1 : 0
}

interface Written extends Partial<Imported> {
  readonly from: string
  /** Null: standard output. */
  readonly to: string | null
  readonly markdown: string
}

const nameOf = (operand: string): string =>
  operand === '-' ? 'stdin' : basename(operand).replace(/\.[^.]*$/, '')

const markdownName = (operand: string, cwd: string): string =>
  foreignKind(operand) === null ? nameOf(operand) : stemFor(toPosix(resolve(cwd, operand)))

function bytesOf(operand: string, cwd: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, operand))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : error
    throw new UsageError(
      reason === null
        ? `There is no file \`${operand}\`.`
        : `\`${operand}\` cannot be read: ${String(reason)}.`,
    )
  }
}

function targetOf(operand: string, {output, force}: Flags, cwd: string): string {
  const target =
    output === undefined
      ? join(dirname(resolve(cwd, operand)), `${markdownName(operand, cwd)}.md`)
      : resolve(cwd, output)
  if (existsSync(target) && force !== true)
    throw new UsageError(
      `\`${relative(cwd, target)}\` is there already.`,
      'Say `--force` to write over it, or `--output FILE` to write elsewhere.',
    )
  return target
}
