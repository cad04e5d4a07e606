/** `fourfold check`: what is wrong with articles, and with EPUBs of anybody on the devices that are asked about. Writes nothing. */
import {statSync} from 'node:fs'
import {basename, dirname, posix, resolve} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {checkBook, textInBook} from '../check/index.ts'
import {messages} from '../diagnostics/message.ts'
import {type Device, devices as everyDevice} from '../diagnostics/rules/rule.ts'
import type {OutputFile} from '../model/publication.ts'
import {hasFailed} from '../press/outcome.ts'
import {openPress} from '../publish.ts'
import {files} from '../resources.ts'
import {distinct, relabel, sourceReader} from './messages.ts'
import type {Flags} from './program.ts'
import {openProject, type Project} from './project.ts'
import {UsageError} from './usage-error.ts'

/** @returns the exit code: 0 clean, 1 mistakes; under `--strict` also for warnings. @throws {UsageError} */
export async function check(operands: readonly string[], flags: Flags): Promise<number> {
  const project = await openProject(operands, flags)
  const {output, options} = project
  const devices = flags.devices ?? everyDevice
  const {books, articles} = sorted(operands, project.cwd)
  const checked = books.flatMap((book) => checkOne(book, devices))
  const built =
    articles.length > 0 || operands.length === 0 ? await checkArticles(articles, project, devices) : nothing
  const list = [...checked, ...built.messages]
  const inBooks = bookReader([...books, ...built.books])
  output.messages(list, (file) => inBooks(file) ?? built.sourceOf(file), {whole: true})
  if (list.length === 0)
    output.say(`${books.length + built.count} checked for ${devices.join(', ')}: nothing is wrong.`)
  return hasFailed(list, options.strict) ? 1 : 0
}

interface BookFile {
  readonly label: string
  readonly bytes: Uint8Array
}

/** A folder that holds EPUBs is looked through for those: Markdown beside them is what they were made with. */
function sorted(operands: readonly string[], cwd: string) {
  const books: BookFile[] = []
  const articles: string[] = []
  for (const operand of operands) {
    const found = operand === '-' ? [] : booksIn(operand, cwd)
    if (found.length > 0) books.push(...found)
    else articles.push(operand)
  }
  return {books, articles}
}

function booksIn(operand: string, cwd: string): readonly BookFile[] {
  const full = resolve(cwd, operand)
  const label = operand.split('\\').join('/')
  if (!statSync(full, {throwIfNoEntry: false})?.isDirectory())
    return isBook(operand) ? [{label, bytes: read(dirname(full), basename(full), operand)}] : []
  return files({root: full})
    .list('.')
    .filter((path) => isBook(path) && !isAside(path))
    .map((path) => ({label: posix.join(label, path), bytes: read(full, path, path)}))
}

const isBook = (path: string) => /\.epub$/i.test(path)
/** Hidden, or of a dependency. */
const isAside = (path: string) => /(?:^|\/)(?:\.|node_modules\/)/.test(path)

function read(root: string, path: string, operand: string): Uint8Array {
  const file = files({root}).read(path)
  if (file.type === 'found') return file.bytes
  throw new UsageError(
    file.type === 'missing'
      ? `There is no file \`${operand}\`.`
      : `\`${operand}\` cannot be read: ${file.reason}.`,
  )
}

function checkOne({label, bytes}: BookFile, devices: readonly Device[]): readonly VFileMessage[] {
  const found = messages()
  checkBook(bytes, {name: label, devices, report: found.for(label)})
  return found.list
}

/** `book.epub/EPUB/chapter-1.xhtml` → the text of this file, for the line that a message shows. */
function bookReader(books: readonly BookFile[]): (file: string) => string | null {
  return (file) => {
    const book = books.find(({label}) => file.startsWith(`${label}/`))
    return book ? textInBook(book.bytes, file.slice(book.label.length + 1)) : null
  }
}

interface Built {
  readonly messages: readonly VFileMessage[]
  readonly count: number
  /** Those with messages. */
  readonly books: readonly BookFile[]
  readonly sourceOf: (file: string) => string | null
}

const nothing: Built = {messages: [], count: 0, books: [], sourceOf: () => null}

/** Built as `build` does it, so that every message is there; the files are looked at and forgotten. */
async function checkArticles(
  operands: readonly string[],
  project: Project,
  devices: readonly Device[],
): Promise<Built> {
  const sources = await project.sources(operands)
  // What a strict build would withhold is looked at as well.
  const press = await openPress({...project.options, strict: false})
  const list: VFileMessage[] = []
  const books: BookFile[] = []
  for await (const published of press.publishEach(sources)) {
    list.push(...relabel(published))
    const made = [...published.emissions.values()].flatMap((emission) => emission.files)
    for (const {path, bytes} of made.filter(isEpub)) {
      const book = {label: basename(path), bytes}
      const found = checkOne(book, devices)
      list.push(...found)
      if (found.length > 0) books.push(book)
    }
  }
  return {messages: distinct(list), count: sources.length, books, sourceOf: sourceReader(sources)}
}

const isEpub = ({mediaType}: OutputFile) => mediaType === 'application/epub+zip'
