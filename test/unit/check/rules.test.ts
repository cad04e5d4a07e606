/** Each rule finds its fault in a book that has no other. */
import {zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {devicesRules} from '../../../src/diagnostics/rules/devices.ts'
import {
  check,
  good,
  jpeg,
  mutate,
  page,
  png,
  rulesOf,
  withBody,
  withItem,
  withPackage,
  withStyle,
} from './book.ts'

const picture = '<img src="cover.png" alt=""/>'
const note = (call: string, target: string) => withBody(`<p>Text${call}</p>${target}`)
const call = '<a id="c" epub:type="noteref" href="#n">1</a>'
const encryption = (algorithm: string) =>
  `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="EPUB/font.otf"/></CipherData></EncryptedData></encryption>`
const options =
  '<display_options><platform name="*"><option name="specified-fonts">true</option></platform></display_options>'
const wide = `<table><tr>${'<td>x</td>'.repeat(5)}</tr></table>`

/** `rule`: each of these breaks it, and nothing else. */
const broken: Readonly<Record<keyof typeof devicesRules, readonly Uint8Array[]>> = {
  'devices/unreadable': [
    new TextEncoder().encode('This is a text that only pretends to be an archive.'),
    mutate({'META-INF/container.xml': null}),
    mutate({'EPUB/package.opf': null}),
  ],
  'devices/mimetype-first': [
    mutate({mimetype: null}),
    zipSync({mimetype: Buffer.from('application/epub+zip'.repeat(9)), ...bytesOf(good)}, {level: 9}),
  ],
  'devices/file-name': [mutate({'EPUB/a b.css': ''}), mutate({'EPUB/ü.css': ''})],
  'devices/file-name-collision': [mutate({'EPUB/STYLE.css': 'p {margin: 0}'})],
  'devices/file-missing': [
    mutate({'EPUB/style.css': null, 'EPUB/one.xhtml': page('<p>Text.</p>')}),
    withBody('<img src="Cover.png" alt=""/>'),
  ],
  'devices/book-size': [withItem('data.bin', 'application/octet-stream', Buffer.alloc(51_000_000))],
  'devices/text-file-size': [withBody(`<p>${'word '.repeat(61_000)}</p>`)],
  'devices/comment-hyphens': [withBody('<!-- a -- b -->')],
  'devices/named-entity': [withBody('<p>a&nbsp;b</p>')],
  'devices/not-well-formed': [withBody('<p><b></p>')],
  'devices/title-missing': [withPackage('Title', ' ')],
  'devices/creator-missing': [withPackage(/<dc:creator>.*<\/dc:creator>/, '')],
  'devices/language': [
    withPackage('<dc:language>en</dc:language>', ''),
    withPackage('>en<', '>us<'),
    withPackage('>en<', '>C<'),
  ],
  'devices/identifier-mismatch': [
    withPackage('urn:x', 'urn:y'),
    withPackage('identifier="id"', 'identifier="no"'),
  ],
  'devices/page-direction': [withPackage('>en<', '>ar<'), withPackage('>en<', '>az-Arab<')],
  'devices/cover-missing': [
    mutate({
      'EPUB/package.opf': String(good['EPUB/package.opf'])
        .replace(' properties="cover-image"', '')
        .replace('<meta name="cover" content="cover"/>', ''),
    }),
  ],
  'devices/cover-small': [mutate({'EPUB/cover.png': png(600, 960)})],
  'devices/cover-format': [
    withPackage(/href="cover.png" media-type="image\/png"/, 'href="cover.gif" media-type="image/gif"', {
      'EPUB/cover.png': null,
      'EPUB/cover.gif': gif(1562, 2500),
    }),
  ],
  'devices/cover-twice': [mutate({'EPUB/one.xhtml': page(`<div>${picture}</div>`)})],
  'devices/ncx-missing': [withPackage(/<item id="ncx".*\/>/, '')],
  'devices/toc-missing': [
    mutate({'EPUB/nav.xhtml': page('<nav epub:type="landmarks"><ol></ol></nav>')}),
    withPackage(' properties="nav"', ''),
  ],
  'devices/toc-order': [
    mutate({
      'EPUB/nav.xhtml': page(
        '<nav epub:type="toc"><ol><li><a href="two.xhtml">Two</a></li><li><a href="one.xhtml">One</a></li></ol></nav>',
      ),
    }),
  ],
  'devices/chapter-not-linear': [withPackage('idref="two"', 'idref="two" linear="no"')],
  'devices/link-target': [withBody('<p><a href="two.xhtml#nowhere">there</a></p>')],
  'devices/style-attribute': [withBody('<p style="margin: 0">a</p>')],
  'devices/style-element': [withBody('', '<style>p {margin: 0}</style>')],
  'devices/stylesheet-type': [withBody('', '<link rel="stylesheet" href="style.css"/>')],
  'devices/script': [withBody('<script>x()</script>')],
  'devices/form': [withBody('<p><input type="checkbox"/></p>')],
  'devices/frame': [
    withBody('<iframe src="two.xhtml"></iframe>'),
    withBody('<object data="cover.png"></object>'),
  ],
  'devices/media': [withBody('<video></video>')],
  'devices/mathml': [withBody('<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>')],
  'devices/paragraph-nested': [withBody('<p>a <p>b</p></p>')],
  'devices/table-nested': [withBody('<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>')],
  'devices/table-wide': [withBody(wide), withBody('<table><tr><td colspan="5">x</td></tr></table>')],
  'devices/picture-format': [
    withItem('a.webp', 'image/webp', webp()),
    withItem('a.jpg', 'image/jpeg', webp()),
    withItem('a.png', 'image/png', 'no picture at all'),
  ],
  'devices/picture-pixels': [withItem('a.png', 'image/png', png(2001, 2000))],
  'devices/picture-bytes': [
    withItem('a.png', 'image/png', Buffer.concat([png(10, 10), Buffer.alloc(5_100_000)])),
  ],
  'devices/picture-animated': [withItem('a.gif', 'image/gif', gif(10, 10, 'NETSCAPE2.0'))],
  'devices/picture-cmyk': [withItem('a.jpg', 'image/jpeg', jpeg(10, 10, 4))],
  'devices/picture-transparent': [withItem('a.png', 'image/png', png(10, 10, 6))],
  'devices/picture-alt': [withBody('<p><img src="cover.png"/></p>')],
  'devices/picture-svg': [
    withItem('a.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ],
  'devices/svg-text': [
    withBody('<svg xmlns="http://www.w3.org/2000/svg"><rect fill="#fff"/><text>label</text></svg>'),
  ],
  'devices/remote-resource': [
    withBody('<p><img src="https://example.org/a.png" alt=""/></p>'),
    withBody('', '<link rel="stylesheet" type="text/css" href="https://example.org/a.css"/>'),
  ],
  'devices/data-url': [withBody('<p><img src="data:image/png;base64,AAAA" alt=""/></p>')],
  'devices/note-call-nested': [
    note(
      '<a id="c" epub:type="noteref" href="#n"><sup>1</sup></a>',
      '<aside id="n" epub:type="footnote"><p><a href="#c">1</a> Note.</p></aside>',
    ),
  ],
  'devices/note-unmarked': [note(call, '<div id="n"><a href="#c">1</a> Note.</div>')],
  'devices/note-one-way': [
    note(call, '<section><aside id="n" role="doc-footnote"><p>Note.</p></aside></section>'),
  ],
  'devices/css-variable': [withStyle(':root {--a: 1em}'), withStyle('p {margin: var(--a)}')],
  'devices/css-layout': [withStyle('ul {display: flex}'), withStyle('ul {display: inline-grid}')],
  'devices/css-calc': [withStyle('p {width: calc(100% - 1em)}')],
  'devices/css-color': [
    withStyle('body {color: #111}'),
    withStyle('.note p, h1 {color: black}'),
    withStyle('.note {background: rgb(0, 0, 0) url(x.png)}'),
    withStyle('td {background-color: white}'),
  ],
  'devices/css-fixed-size': [withStyle('p {font-size: 12px}'), withStyle('p {font: 10pt/1.2 serif}')],
  'devices/css-hidden': [
    mutate({
      'EPUB/style.css': 'p.aside {display: none}',
      'EPUB/one.xhtml': page(`<p>Text.</p>${`<p class="aside">${'x'.repeat(2001)}</p>`.repeat(5)}`),
    }),
  ],
  'devices/css-position': [withStyle('.a {position: absolute}')],
  'devices/css-negative': [withStyle('.a {margin: 0 -1em}'), withStyle('.a {text-indent: -2em}')],
  'devices/css-viewport': [withStyle('img {height: 50vh}')],
  'devices/css-at-rule': [withStyle('@media (min-width: 30em) {p {margin: 0}}')],
  'devices/specified-fonts': [
    mutate({'META-INF/com.apple.ibooks.display-options.xml': options}),
    withPackage('</metadata>', '<meta property="ibooks:specified-fonts">true</meta></metadata>'),
  ],
  'devices/font-format': [withItem('font.woff2', 'font/woff2', 'wOF2....')],
  'devices/font-obfuscated': [
    withPackage('</manifest>', '<item id="f" href="font.otf" media-type="font/otf"/></manifest>', {
      'EPUB/font.otf': 'OTTO',
      'META-INF/encryption.xml': encryption('http://www.idpf.org/2008/embedding'),
    }),
  ],
}

test('every rule has a book that breaks it', () => {
  expect(Object.keys(broken).sort()).toEqual(Object.keys(devicesRules).sort())
})

test.each(Object.entries(broken))('%s', (rule, books) => {
  for (const book of books) expect(rulesOf(book)).toEqual([rule])
})

test('a book without a fault has no message', () => {
  expect(check(mutate({}))).toEqual([])
})

/** What comes near a fault and is none. */
test.each([
  ['a comment with single hyphens', withBody('<!-- a - b -->')],
  ['the entities of XML, and numbers', withBody('<p>&amp;&lt;&#160;</p>')],
  ['an indent that padding makes room for', withStyle('.a {text-indent: -2em; padding-left: 2em}')],
  ['a height of the window after another', withStyle('img {max-height: 100%; max-height: 100vh}')],
  ['a colour of a heading, and none', withStyle('h1 {color: red} p {color: inherit; background: none}')],
  ['what is meant for Kindle alone', withStyle('@media amzn-kf8 {p {font-size: 12px}}')],
  [
    'a page of the cover that is not in the reading order',
    withPackage(
      '</manifest>',
      '<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/></manifest>',
      {'EPUB/cover.xhtml': page(picture)},
    ),
  ],
  [
    'fonts that are specified and embedded',
    withPackage('</manifest>', '<item id="f" href="font.otf" media-type="font/otf"/></manifest>', {
      'EPUB/font.otf': 'OTTO',
      'META-INF/com.apple.ibooks.display-options.xml': options,
    }),
  ],
  [
    'Arabic that turns its pages to the right',
    withPackage(/<dc:language>en(.*)<spine/s, '<dc:language>ar$1<spine page-progression-direction="rtl"'),
  ],
  [
    'a way back beside the note',
    note(call, '<ol><li><aside id="n" epub:type="footnote">Note.</aside> <a href="#c">↑</a></li></ol>'),
  ],
  [
    'links to the web',
    withBody('<p><a href="https://example.org/#x">x</a> <a href="mailto:a@example.org">y</a></p>'),
  ],
])('%s is no fault', (_, book) => {
  expect(rulesOf(book)).toEqual([])
})

test('only what hurts the devices that are asked about is said', () => {
  const book = withStyle('ul {display: flex} p {margin: var(--a)}')
  expect(rulesOf(book, ['apple'])).toEqual([])
  expect(rulesOf(book, ['kobo'])).toEqual(['devices/css-layout'])
  expect(check(book, ['kindle', 'kobo']).map(({reason}) => reason)).toEqual([
    '`display: flex` (Kobo)',
    '`margin: var(--a)` (Kindle)',
  ])
})

test('a message names the file in the book, line and column, the device and the evidence', () => {
  const [message] = check(withBody('\n  <p style="margin: 0">a</p><p style="margin: 0">b</p>'))
  expect(message?.file).toBe('book.epub/EPUB/one.xhtml')
  expect([message?.line, message?.column]).toEqual([6, 3])
  expect(message?.reason).toBe('A `p` has a `style` attribute, and 1 more of its kind in this file (Kobo)')
  expect(message?.url).toBe('https://github.com/kobolabs/epub-spec#css')
})

test('the places of styles in a page are those of the page', () => {
  const [message] = check(withBody('', '\n<style>\np {margin: -1em}</style>')).filter(
    ({ruleId}) => ruleId === 'devices/css-negative',
  )
  expect([message?.line, message?.column]).toEqual([6, 4])
})

test('a comment that strict readers stop at does not hide what comes after it', () => {
  expect(rulesOf(withBody('<!-- -- -->\n<p><img src="cover.png"/></p>'))).toEqual([
    'devices/comment-hyphens',
    'devices/picture-alt',
  ])
})

function bytesOf(files: Readonly<Record<string, string | Uint8Array>>): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path !== 'mimetype')
      .map(([path, content]) => [
        path,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
  )
}

function gif(width: number, height: number, extension = ''): Uint8Array {
  const bytes = Buffer.alloc(30)
  bytes.write('GIF89a', 0, 'latin1')
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  bytes.write(extension, 13, 'latin1')
  return bytes
}

/** A lossy WebP of 16 by 16, as far as its head says. */
function webp(): Uint8Array {
  const bytes = Buffer.alloc(40)
  bytes.write('RIFF', 0, 'latin1')
  bytes.write('WEBPVP8 ', 8, 'latin1')
  bytes.set([0x9d, 0x01, 0x2a, 16, 0, 16, 0], 23)
  return bytes
}
