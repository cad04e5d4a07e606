/** The archive itself → how it begins, what its files are called, how much they are. */
import type {Archive} from '../archive.ts'
import type {Book} from '../book.ts'
import type {Find} from '../finding.ts'

/** Send to Kindle by mail: 50 MB in all. */
const mostBytes = 50_000_000
/** Adobe's engine for EPUB 2. */
const mostTextBytes = 300_000

export function checkArchive({archive, texts}: Book, find: Find): void {
  const {first} = archive
  if (first.name !== 'mimetype' || !first.stored || first.hasExtraField)
    find({
      rule: 'devices/mimetype-first',
      path: '',
      reason: `The archive begins with \`${first.name}\`${first.stored ? '' : ', compressed'}${first.hasExtraField ? ', with an extra field' : ''}`,
      actual: first.name,
      expected: ['mimetype'],
    })
  if (archive.bytes > mostBytes)
    find({
      rule: 'devices/book-size',
      path: '',
      reason: `The book has ${Math.ceil(archive.bytes / 1_000_000)} MB`,
    })
  checkNames(archive, find)
  for (const {path, bytes} of texts)
    if (bytes > mostTextBytes)
      find({rule: 'devices/text-file-size', path, reason: `The file has ${Math.ceil(bytes / 1000)} kB`})
}

function checkNames({files}: Archive, find: Find): void {
  const folded = new Map<string, string>()
  for (const path of files.keys()) {
    if (!/^[\w./-]+$/.test(path))
      find({
        rule: 'devices/file-name',
        path,
        reason: `The name \`${path}\` has other characters`,
        actual: path,
      })
    const key = path.normalize('NFC').toLowerCase()
    const other = folded.get(key)
    if (other !== undefined)
      find({
        rule: 'devices/file-name-collision',
        path,
        reason: `\`${other}\` is there too`,
        actual: path,
      })
    folded.set(key, path)
  }
}
