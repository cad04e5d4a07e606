/** Fonts of a book, and what it says of them → those that stay unseen. */
import type {Book} from '../book.ts'
import type {Find} from '../finding.ts'
import {attribute, named, textOf} from '../tree.ts'
import {readXml} from '../xml.ts'

export function checkFonts(book: Book, find: Find): void {
  const {package: opf, archive} = book
  const fonts = opf.items.filter(
    ({path, mediaType}) => /font/.test(mediaType) || /\.(?:otf|ttf|woff2?)$/i.test(path),
  )
  for (const {path} of fonts) {
    const signature = new TextDecoder('latin1').decode(archive.files.get(path)?.subarray(0, 4))
    if (signature === 'wOF2') find({rule: 'devices/font-format', path, reason: 'The font is WOFF2'})
  }
  for (const path of obfuscated(book))
    find({rule: 'devices/font-obfuscated', path, reason: 'The font is obfuscated'})
  if (fonts.length > 0) return
  const option = specifiedFonts(book)
  if (option !== null)
    find({
      rule: 'devices/specified-fonts',
      path: option,
      reason: '`specified-fonts` is true, and the book embeds no font',
    })
}

/** EPUB 3.3, section 4.4; and Adobe's older way. */
function obfuscated({archive}: Book): readonly string[] {
  return named(treeOf(archive.files, 'META-INF/encryption.xml'), 'EncryptedData').flatMap((data) => {
    const algorithm = attribute(named(data, 'EncryptionMethod')[0], 'Algorithm') ?? ''
    const path = attribute(named(data, 'CipherReference')[0], 'URI')
    return path !== null && /embedding|RC|adobe/i.test(algorithm) ? [path] : []
  })
}

const displayOptions = 'META-INF/com.apple.ibooks.display-options.xml'

/** The file that says so. */
function specifiedFonts({archive, package: opf}: Book): string | null {
  const isTrue = (text: string) => text.trim() === 'true'
  const option = named(treeOf(archive.files, displayOptions), 'option').some(
    (element) => attribute(element, 'name') === 'specified-fonts' && isTrue(textOf(element)),
  )
  if (option) return displayOptions
  const property = named(opf.root, 'meta').some(
    (meta) => attribute(meta, 'property') === 'ibooks:specified-fonts' && isTrue(textOf(meta)),
  )
  return property ? opf.path : null
}

function treeOf(files: ReadonlyMap<string, Uint8Array>, path: string) {
  const bytes = files.get(path)
  return bytes ? readXml(new TextDecoder().decode(bytes)).root : null
}
