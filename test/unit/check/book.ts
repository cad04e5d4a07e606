/** A small book without a fault, and the same with some files changed: what the rules of devices are tried on. */
import {type Zippable, zipSync} from 'fflate'
import {checkBook} from '../../../src/check/index.ts'
import {messages} from '../../../src/diagnostics/message.ts'
import {type Device, devices} from '../../../src/diagnostics/rules/rule.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** A PNG of this size, as far as its head says; `colorType` 2 is opaque. */
export function png(width: number, height: number, colorType = 2): Uint8Array {
  const bytes = Buffer.alloc(57)
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt8(8, 24)
  bytes.writeUInt8(colorType, 25)
  bytes.write('IDAT', 37, 'latin1')
  return bytes
}

/** A JPEG of this size and number of components, as far as its head says. */
export function jpeg(width: number, height: number, components: number): Uint8Array {
  const bytes = Buffer.alloc(40)
  bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8])
  bytes.writeUInt16BE(height, 13)
  bytes.writeUInt16BE(width, 15)
  bytes.writeUInt8(components, 17)
  return bytes
}

export const page = (body: string, head = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
<head><title>Page</title>${head}</head>
<body>${body}</body>
</html>
`

const text = '<p>A paragraph that says enough.</p>'

export const good: Files = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml':
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  'EPUB/package.opf': `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x</dc:identifier><dc:title>Title</dc:title><dc:language>en</dc:language><dc:creator>Editorial team</dc:creator><meta name="cover" content="cover"/></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>
</manifest>
<spine toc="ncx"><itemref idref="one"/><itemref idref="two"/></spine>
</package>`,
  'EPUB/nav.xhtml': page(
    '<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li><li><a href="two.xhtml">Two</a></li></ol></nav>',
  ),
  'EPUB/toc.ncx':
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="urn:x"/></head><navMap><navPoint id="a"><navLabel><text>One</text></navLabel><content src="one.xhtml"/></navPoint><navPoint id="b"><navLabel><text>Two</text></navLabel><content src="two.xhtml"/></navPoint></navMap></ncx>',
  'EPUB/one.xhtml': page(text, '<link rel="stylesheet" type="text/css" href="style.css"/>'),
  'EPUB/two.xhtml': page(text),
  'EPUB/style.css': 'p {margin: 0}',
  'EPUB/cover.png': png(1562, 2500),
}

/** `files` stand in for those of the good book; null takes one out. */
export function mutate(files: Readonly<Record<string, string | Uint8Array | null>>): Uint8Array {
  const bytes = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content
  const merged = Object.entries({...good, ...files}).flatMap(([path, content]) =>
    content === null ? [] : [[path, bytes(content)] as const],
  )
  const zippable: Zippable = {}
  for (const [path, content] of merged)
    zippable[path] = [content, {level: path === 'mimetype' || content.length > 1e6 ? 0 : 6}]
  return zipSync(zippable)
}

/** With this in the first chapter. */
export const withBody = (body: string, head = '') => mutate({'EPUB/one.xhtml': page(text + body, head)})

export const withStyle = (css: string) => mutate({'EPUB/style.css': css})

/** The package with one thing replaced; throws when it is not there. */
export function withPackage(
  from: string | RegExp,
  to: string,
  files: Readonly<Record<string, string | Uint8Array | null>> = {},
): Uint8Array {
  const opf = String(good['EPUB/package.opf'])
  const changed = opf.replace(from, to)
  if (changed === opf) throw new Error(`nothing to replace: ${from}`)
  return mutate({'EPUB/package.opf': changed, ...files})
}

/** With one more file in manifest and archive. */
export const withItem = (name: string, mediaType: string, content: string | Uint8Array) =>
  withPackage('</manifest>', `<item id="more" href="${name}" media-type="${mediaType}"/></manifest>`, {
    [`EPUB/${name}`]: content,
  })

export function check(bytes: Uint8Array, wanted: readonly Device[] = devices) {
  const found = messages()
  checkBook(bytes, {name: 'book.epub', devices: wanted, report: found.for('book.epub')})
  return found.list
}

export const rulesOf = (bytes: Uint8Array, wanted: readonly Device[] = devices) =>
  check(bytes, wanted).map(({ruleId}) => ruleId)
