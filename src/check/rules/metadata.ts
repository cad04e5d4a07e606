/** The package's metadata → what shelves and converters need of it. */
import type {Book} from '../book.ts'
import type {Find} from '../finding.ts'
import type {Package} from '../package.ts'
import {attribute, named, textOf} from '../tree.ts'

export function checkMetadata(book: Book, find: Find): void {
  const {package: opf} = book
  const say = (rule: Parameters<Find>[0]['rule'], reason: string, actual?: string) =>
    find({rule, reason, actual, path: opf.path, place: named(opf.root, 'metadata')[0] ?? opf.root})
  if (opf.metadata('title') === null) say('devices/title-missing', 'The book has no title')
  if (opf.metadata('creator') === null) say('devices/creator-missing', 'The book has no author')
  const language = opf.metadata('language')
  if (language === null) say('devices/language', 'The book names no language')
  else if (!exists(language)) say('devices/language', `There is no language \`${language}\``, language)
  checkIdentifier(book, say)
  checkDirection(opf, language, find)
}

const languages = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'})

/** `us` is well-formed and no language. */
function exists(tag: string): boolean {
  try {
    return languages.of(new Intl.Locale(tag).language) !== undefined
  } catch {
    return false
  }
}

function checkIdentifier(
  {package: opf, ncx}: Book,
  say: (rule: 'devices/identifier-mismatch', reason: string, actual?: string) => void,
): void {
  const id = attribute(opf.root, 'unique-identifier')
  const identifier = named(opf.root, 'identifier').find((element) => attribute(element, 'id') === id)
  const value = textOf(identifier).trim()
  if (value === '') {
    say(
      'devices/identifier-mismatch',
      `\`unique-identifier\` names \`${id ?? ''}\`, and no identifier has this id`,
    )
    return
  }
  const meta = named(ncx?.root ?? null, 'meta').find((element) => attribute(element, 'name') === 'dtb:uid')
  const repeated = attribute(meta, 'content')?.trim() ?? null
  if (ncx && repeated !== value)
    say(
      'devices/identifier-mismatch',
      `The NCX says \`${repeated ?? ''}\`, the package \`${value}\``,
      repeated ?? '',
    )
}

/** Scripts that run from right to left (Unicode Standard, chapter 9), by ISO 15924. */
const fromRight: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

function checkDirection({root, path}: Package, language: string | null, find: Find): void {
  if (language === null || !exists(language)) return
  const script = new Intl.Locale(language).maximize().script ?? ''
  const spine = named(root, 'spine')[0]
  if (!fromRight.has(script) || attribute(spine, 'page-progression-direction') === 'rtl') return
  find({
    rule: 'devices/page-direction',
    path,
    place: spine,
    reason: `The language is \`${language}\`, and pages turn from left to right`,
  })
}
