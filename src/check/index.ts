/** Bytes of an EPUB, anybody's → what will hurt it on the devices that are asked about. Reads nothing else. */
import type {Report} from '../diagnostics/message.ts'
import type {Device} from '../diagnostics/rules/rule.ts'
import {readArchive} from './archive.ts'
import {type Book, readBook} from './book.ts'
import {collector, type Find} from './finding.ts'
import {checkArchive} from './rules/archive.ts'
import {checkElements} from './rules/elements.ts'
import {checkFonts} from './rules/fonts.ts'
import {checkHidden} from './rules/hidden.ts'
import {checkLinks} from './rules/links.ts'
import {checkMetadata} from './rules/metadata.ts'
import {checkNavigation} from './rules/navigation.ts'
import {checkNotes} from './rules/notes.ts'
import {checkPictures} from './rules/pictures.ts'
import {checkStyles} from './rules/styles.ts'

export interface CheckOptions {
  /** How messages name the book: `book.epub`, and `book.epub/EPUB/chapter-1.xhtml` for a file in it. */
  readonly name: string
  readonly devices: readonly Device[]
  readonly report: Report
}

const checks: readonly ((book: Book, find: Find) => void)[] = [
  checkArchive,
  checkMetadata,
  checkNavigation,
  checkElements,
  checkPictures,
  checkLinks,
  checkNotes,
  checkStyles,
  checkHidden,
  checkFonts,
]

export function checkBook(bytes: Uint8Array, {name, devices, report}: CheckOptions): void {
  const {find, flush} = collector(name, devices, report)
  const archive = readArchive(bytes)
  const book = archive && readBook(archive, find)
  if (archive === null)
    find({
      rule: 'devices/unreadable',
      path: '',
      reason: 'The file is no ZIP archive, or holds more than 1 GB',
    })
  else if (book === null)
    find({rule: 'devices/unreadable', path: '', reason: 'No package document can be found and read'})
  else for (const check of checks) check(book, find)
  flush()
}

/** The text of one file in the archive, as messages point into it. */
export function textInBook(bytes: Uint8Array, path: string): string | null {
  const file = readArchive(bytes)?.files.get(path)
  return file ? new TextDecoder().decode(file) : null
}
