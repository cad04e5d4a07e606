import sharp from 'sharp'
import {describe, expect, test} from 'vitest'
import {resolveLink} from '../../../src/emit/epub/links.ts'
import type {ArticleImage} from '../../../src/model/article.ts'
import type {Metadata} from '../../../src/model/metadata.ts'
import {memory} from '../../../src/resources.ts'
import {book, type Sample} from './epub-sample.ts'

const header = '<header><h1>Title</h1></header>'
const sections = `${header}<p>Lead.</p><section id="why"><h2>Why?</h2><h3 id="more">More</h3><p>Text.</p></section><section id="how"><h2>How</h2><p>Text.</p></section>`
const rules = ({messages}: {readonly messages: readonly {readonly ruleId?: string | undefined}[]}) =>
  messages.map(({ruleId}) => ruleId)

async function packageOf(metadata: Partial<Metadata>, html = sections): Promise<string> {
  return (await book({html, metadata})).text('package.opf')
}

describe('the archive', () => {
  test('begins with the media type, stored and without extra fields', async () => {
    const {bytes} = await book({html: sections})
    const head = Buffer.from(bytes.subarray(0, 58))
    expect(head.readUInt16LE(8), 'stored').toBe(0)
    expect(head.readUInt16LE(28), 'no extra field').toBe(0)
    expect(head.toString('latin1', 30)).toBe('mimetypeapplication/epub+zip')
  })

  test('is the same, byte for byte, when it is made again', async () => {
    const [first, second] = [await book({html: sections}), await book({html: sections})]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  test('dates every entry by the article, not by the clock', async () => {
    const {bytes} = await book({html: sections, metadata: {modified: '2025-09-06T12:30:00+02:00'}})
    const data = Buffer.from(bytes)
    const day = ((2025 - 1980) << 9) | (9 << 5) | 6
    expect(data.readUInt16LE(12)).toBe(day)
    expect(data.readUInt16LE(10)).toBe((10 << 11) | (30 << 5))
  })

  test('an article without a date is dated by the first day that archives know', async () => {
    const opf = await packageOf({published: null})
    expect(opf).toContain('<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>')
  })
})

describe('chapters', () => {
  test('title, lead and takeaways open the book; each top-level section has its own file', async () => {
    const takeaways =
      '<section class="takeaways" aria-labelledby="key-takeaways"><h2 id="key-takeaways">Key takeaways</h2></section>'
    const {names, text} = await book({html: sections.replace('<p>Lead', `${takeaways}<p>Lead`)})
    expect(names.filter((name) => name.includes('chapter'))).toHaveLength(3)
    expect(text('chapter-1.xhtml')).toMatch(/<h1>Title<\/h1>.*Key takeaways.*Lead\./s)
    expect(text('chapter-2.xhtml')).toContain('Why?')
  })

  test('keep the elements around them, so that selectors match as on the page', async () => {
    const {text} = await book({html: sections})
    expect(text('chapter-3.xhtml')).toContain('<article><section id="how">')
  })

  test('links between sections lead from file to file', async () => {
    const html = `${sections}<section id="end"><h2>End</h2><p><a href="#more">back</a> <a href="#end">here</a></p></section>`
    const {text} = await book({html})
    expect(text('chapter-4.xhtml')).toContain(
      '<a href="chapter-2.xhtml#more">back</a> <a href="#end">here</a>',
    )
  })

  test('a note stands in the file of its first call', async () => {
    const html = `${header}<p>Lead<a role="doc-noteref" id="call-1" href="#note-1">1</a></p><section id="s"><h2>S</h2><aside role="doc-footnote" id="note-1"><p><a role="doc-backlink" href="#call-1">1</a> Note.</p></aside></section>`
    const {text} = await book({html})
    expect(text('chapter-1.xhtml')).toContain(
      '<aside role="doc-footnote" id="note-1" epub:type="footnote"><p><a role="doc-backlink" href="#call-1" epub:type="backlink">1</a> Note.</p></aside>',
    )
    expect(text('chapter-2.xhtml')).not.toContain('Note.')
  })

  test('DPUB-ARIA roles are repeated as epub:type, languages as xml:lang', async () => {
    const {text} = await book({html: '<section role="doc-qna"><h2 lang="fr">Q</h2></section>'})
    expect(text('chapter-1.xhtml')).toContain(
      '<section role="doc-qna" epub:type="qna"><h2 lang="fr" xml:lang="fr">',
    )
  })

  test('nothing remains that only a browser on the web understands', async () => {
    const html = `${header}<p onclick="x()">a<script>b()</script><a href="https://example.org/" target="_blank" rel="noopener">c</a></p><div tabindex="0">d</div>`
    const page = (await book({html})).text('chapter-1.xhtml')
    expect(page).not.toMatch(/script|onclick|target|rel="noopener"|tabindex/)
  })

  test('characters that XML forbids are shown as � and reported', async () => {
    const result = await book({html: `${header}<p>a\u0001b ]]&gt;</p>`, metadata: {title: 'T\u0000'}})
    expect(result.text('chapter-1.xhtml')).toContain('a\uFFFDb ]]&gt;')
    expect(result.text('package.opf')).toContain('T\uFFFD')
    expect(rules(result)).toEqual(['epub/character-forbidden'])
  })
})

describe('links out of the article', () => {
  const html = `${header}<p><a href="../other/index.html#x">Other</a></p>`

  test('become absolute when it is known where the article lives', async () => {
    const {text} = await book({html, metadata: {canonical: 'https://example.org/this/'}})
    expect(text('chapter-1.xhtml')).toContain('<a href="https://example.org/other/index.html#x">')
  })

  test('become plain text, with a message, when it is not', async () => {
    const result = await book({html})
    expect(result.text('chapter-1.xhtml')).toContain('<p><span>Other</span></p>')
    expect(rules(result)).toEqual(['epub/link-outside'])
  })

  test('an address that is none becomes plain text, with a message', async () => {
    const result = await book({html: `${header}<p><a href="http://a b/">x</a></p>`})
    expect(result.text('chapter-1.xhtml')).toContain('<span>x</span>')
    expect(rules(result)).toEqual(['epub/link-invalid'])
  })
})

test('links to another article of the same book stay in it', () => {
  const neighbours = new Map([['other.html', new Map([['how', 'chapter-7.xhtml']])]])
  const scope = {file: 'chapter-1.xhtml', files: new Map(), neighbours, base: null}
  const href = (link: string) => resolveLink(link, scope)
  expect(href('other.html#how')).toEqual({type: 'inside', href: 'chapter-7.xhtml#how'})
  expect(href('other.html')).toEqual({type: 'inside', href: 'chapter-7.xhtml'})
})

describe('navigation', () => {
  test('nests headings, down to the depth that the article asks for', async () => {
    const nav = (await book({html: sections})).text('nav.xhtml')
    expect(nav).toContain(
      '<li><a href="chapter-1.xhtml">Title</a></li><li><a href="chapter-2.xhtml#why">Why?</a><ol><li><a href="chapter-2.xhtml#more">More</a></li></ol></li>',
    )
    const flat = (await book({html: sections, metadata: {contents: {shown: true, depth: 2}}})).text(
      'nav.xhtml',
    )
    expect(flat).not.toContain('More')
  })

  test('a heading is listed without the note that it calls', async () => {
    const html = `${header}<section id="s"><h2>Peace<sup><a role="doc-noteref" href="#note-1">1</a></sup></h2><aside role="doc-footnote" id="note-1"><p>N</p></aside></section>`
    expect((await book({html})).text('nav.xhtml')).toContain('>Peace</a>')
  })

  test('landmarks name cover, contents, text, takeaways and questions', async () => {
    const html = `${header}<section id="key-takeaways"><h2>Key takeaways</h2></section><section id="faqs"><h2>FAQ</h2></section>`
    const nav = (await book({html})).text('nav.xhtml')
    expect(
      [...nav.matchAll(/epub:type="(\w+)" href="([^"]+)"/g)].map(([, type, href]) => [type, href]),
    ).toEqual([
      ['cover', 'cover.xhtml'],
      ['toc', 'nav.xhtml#toc'],
      ['bodymatter', 'chapter-1.xhtml'],
      ['abstract', 'chapter-1.xhtml#key-takeaways'],
      ['qna', 'chapter-2.xhtml#faqs'],
    ])
  })

  test('old reading systems find the same contents in the NCX', async () => {
    const ncx = (await book({html: sections})).text('toc.ncx')
    expect(ncx).toContain(
      '<navPoint id="point-3" playOrder="3"><navLabel><text>More</text></navLabel><content src="chapter-2.xhtml#more" />',
    )
  })
})

describe('the package', () => {
  test('names each author with sort form and role', async () => {
    const person = {name: 'Marie Curie', sortName: 'Curie, Marie', url: null, orcid: null, roles: ['editor']}
    const opf = await packageOf({authors: [person, {...person, name: 'Editorial team', roles: []}]})
    expect(opf).toContain(
      '<dc:creator id="creator-1">Marie Curie</dc:creator><meta refines="#creator-1" property="file-as">Curie, Marie</meta><meta refines="#creator-1" property="role" scheme="marc:relators">edt</meta>',
    )
    expect(opf).toContain('<meta refines="#creator-2" property="role" scheme="marc:relators">aut</meta>')
  })

  test('says nothing that nobody said', async () => {
    const opf = await packageOf({summary: null, authors: [], published: null})
    expect(opf).not.toMatch(/dc:(?:description|creator|date|rights|publisher|subject|source)/)
  })

  test('takes the rights from the front matter', async () => {
    const rights = {
      text: 'CC BY 4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
      spdx: 'CC-BY-4.0',
      copyright: '© 2025 Example Press',
    }
    expect(await packageOf({rights})).toContain(
      '<dc:rights>© 2025 Example Press · CC BY 4.0 · https://creativecommons.org/licenses/by/4.0/</dc:rights>',
    )
  })

  test('turns pages from right to left where the text runs so', async () => {
    expect(await packageOf({direction: 'rtl', language: 'he'})).toContain('page-progression-direction="rtl"')
  })

  test('marks files that hold formulas or drawings', async () => {
    const opf = await packageOf(
      {},
      `${header}<section id="m"><h2>M</h2><p><math><mi>x</mi></math><svg></svg></p></section>`,
    )
    expect(opf).toContain('href="chapter-2.xhtml" media-type="application/xhtml+xml" properties="mathml svg"')
    expect(opf).toContain('<meta property="schema:accessibilityFeature">MathML</meta>')
  })
})

describe('pictures', () => {
  const webp: ArticleImage = {
    path: 'p.webp',
    mediaType: 'image/webp',
    width: 1,
    height: 1,
    bytes: Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
  }
  const html = `${header}<p><img src="p.webp" alt="Dot"></p>`
  const sample: Sample = {html, images: {'p.webp': webp}}

  test('become PNG or JPEG, which every reading system shows', async () => {
    const {text, file} = await book(sample)
    expect(text('chapter-1.xhtml')).toContain('<img src="images/image-1.png" alt="Dot" />')
    expect([...file('images/image-1.png').subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })

  test('alternative text is claimed only when every picture has it', async () => {
    const body = {
      type: 'root' as const,
      children: [{type: 'paragraph' as const, children: [{type: 'image' as const, url: 'p.webp', alt: ''}]}],
    }
    const described = (await book(sample)).text('package.opf')
    expect(described).toContain('>alternativeText<')
    expect(described).toContain('<meta property="schema:accessMode">visual</meta>')
    const without = (await book({...sample, article: {body}})).text('package.opf')
    expect(without).not.toContain('>alternativeText<')
    expect(without).not.toContain('<meta property="schema:accessModeSufficient">textual</meta>')
  })

  test('one above four megapixels is reduced, and said so', async () => {
    const size = {width: 2500, height: 2000}
    const bytes = await sharp({create: {...size, channels: 3, background: '#fff'}})
      .png()
      .toBuffer()
    const result = await book({
      html,
      images: {'p.webp': {path: 'p.png', mediaType: 'image/png', ...size, bytes}},
    })
    const header = Buffer.from(result.file('images/image-1.png'))
    expect(header.readUInt32BE(16) * header.readUInt32BE(20)).toBeLessThanOrEqual(4_000_000)
    expect(rules(result)).toEqual(['epub/image-reduced'])
  })

  test('one that cannot be decoded leaves its description, and an error', async () => {
    const broken = {...webp, bytes: webp.bytes.slice(0, 20)}
    const result = await book({html, images: {'p.webp': broken}})
    expect(result.text('chapter-1.xhtml')).toContain('<p>Dot</p>')
    expect(rules(result)).toEqual(['epub/image-unreadable'])
  })

  test('an SVG with a script is drawn, and said so', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><script>x()</script></svg>'
    const image: ArticleImage = {
      path: 's.svg',
      mediaType: 'image/svg+xml',
      width: 4,
      height: 4,
      bytes: new TextEncoder().encode(svg),
    }
    const result = await book({html: `${header}<p><img src="s.svg" alt=""></p>`, images: {'s.svg': image}})
    expect(result.names).toContain('EPUB/images/image-1.png')
    expect(rules(result)).toEqual(['epub/svg-drawn'])
  })
})

describe('styles', () => {
  const styled = (files: Record<string, string>) => book({html: header, context: {templates: memory(files)}})

  test('leave colours, faces and windows to the reader', async () => {
    const {text} = await styled({
      'styles/tokens.css': ':root {--ink: #111; --face: "Source Serif 4", serif}',
      'styles/prose.css':
        'p {color: var(--ink); background: #fff; font-family: var(--face); margin: 1em} ul {display: flex; gap: 1em; border: 1px solid var(--ink)} @font-face {font-family: X; src: url(x.woff2)}',
    })
    expect(text('style.css')).toBe('p{margin:1em}ul{border:1px solid}')
  })

  test('what ebook.css says is meant, unless it fixes what the reader decides: that is left out, and said so', async () => {
    const result = await styled({
      'styles/tokens.css': ':root {--gap: 2em; --rule: #ccc}',
      'styles/ebook.css': `hr {color: red; margin: var(--gap); border-top: 1px solid var(--rule)}
p {font-size: 12px; color: inherit; border-left: 2px solid green}
ul {display: flex} aside {position: fixed; float: left}
@media (prefers-color-scheme: dark) {p {color: white}}`,
    })
    expect(result.text('style.css')).toBe(
      'hr{margin:2em;border-top:1px solid}p{color:inherit;border-left:2px solid}',
    )
    expect(result.messages.map(({ruleId, line, reason}) => [ruleId, line, reason])).toEqual([
      ['epub/style-dropped', 1, '`color: red` is left out of the e-book'],
      ['epub/style-dropped', 2, '`font-size: 12px` is left out of the e-book'],
      ['epub/style-dropped', 2, '`border-left: green` is left out of the e-book'],
      ['epub/style-dropped', 3, '`display: flex` is left out of the e-book'],
      ['epub/style-dropped', 3, '`position: fixed` is left out of the e-book'],
      ['epub/style-dropped', 3, '`float: left` is left out of the e-book'],
      ['epub/style-dropped', 4, '`color: white` is left out of the e-book'],
    ])
  })

  test('an element keeps no style of its own', async () => {
    const result = await book({html: `${header}<p style="color: red">a</p><p style="top: 0">b</p>`})
    expect(result.text('chapter-1.xhtml')).toContain('<p>a</p><p>b</p>')
    expect(rules(result)).toEqual(['epub/style-inline'])
  })
})

describe('what is claimed', () => {
  const features = (opf: string) =>
    [...opf.matchAll(/schema:accessibilityFeature">(\w+)</g)].map(([, feature]) => feature)

  test('is what the text has', async () => {
    const opf = await packageOf({}, `${sections}<p><math alttext="a"><mi>a</mi></math></p>`)
    expect(features(opf)).toEqual([
      'tableOfContents',
      'structuralNavigation',
      'readingOrder',
      'displayTransformability',
      'unlocked',
      'alternativeText',
      'MathML',
      'describedMath',
    ])
    expect(opf).toContain('<meta property="schema:accessibilityHazard">none</meta>')
  })

  test.each([
    ['structuralNavigation', `${header}<h4>Too deep</h4>`],
    ['tableOfContents', '<p>No heading.</p>'],
    ['describedMath', `${header}<p><math><mi>a</mi></math></p>`],
    ['alternativeText', `${header}<p><svg viewBox="0 0 1 1"></svg></p>`],
  ])('%s is not, when it is not so', async (feature, html) => {
    expect(features(await packageOf({}, html))).not.toContain(feature)
  })

  const certification = {
    certifiedBy: 'Example Press',
    credential: 'Benetech',
    report: 'https://example.org/a11y',
  }

  test('conformance, only when somebody vouches for it', async () => {
    expect(await packageOf({})).not.toMatch(/conformsTo|certif/)
    const opf = (await book({html: sections, context: {certification}})).text('package.opf')
    expect(opf).toContain(
      '<meta property="dcterms:conformsTo" id="conformance">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta><meta property="a11y:certifiedBy" refines="#conformance" id="certifier">Example Press</meta><meta refines="#certifier" property="a11y:certifierCredential">Benetech</meta><link rel="a11y:certifierReport" refines="#certifier" href="https://example.org/a11y" />',
    )
  })

  test('conformance is withdrawn when the book itself shows the opposite', async () => {
    const result = await book({html: `${header}<h4>Too deep</h4>`, context: {certification}})
    expect(result.text('package.opf')).not.toContain('conformsTo')
    expect(rules(result)).toEqual(['epub/claim-contradicted'])
  })
})

describe('faces', () => {
  const html = `${header}<p>Text <strong>and more</strong></p>`
  const files = {
    'styles/tokens.css': ':root {--face: "Source Serif 4", serif}',
    'styles/prose.css': 'body {font-family: var(--face)} strong {font-weight: 700}',
  }

  test('are left to the reader', async () => {
    const {names, text} = await book({html, context: {templates: memory(files)}})
    expect(names.filter((name) => name.includes('font'))).toEqual([])
    expect(text('style.css') + text('package.opf')).not.toMatch(/font-face|Source Serif|specified-fonts/)
  })

  test('are carried when asked, those that the text uses, in few bytes and with their licence', async () => {
    const result = await book({html, context: {templates: memory(files), embedFonts: true}})
    expect(result.names.filter((name) => name.includes('fonts/'))).toEqual([
      'EPUB/fonts/Source-Serif-4-400.ttf',
      'EPUB/fonts/Source-Serif-4-700.ttf',
      'EPUB/fonts/LICENSE-Source-Serif-4.txt',
    ])
    expect(result.file('fonts/Source-Serif-4-400.ttf').length).toBeLessThan(30_000)
    expect(result.text('fonts/LICENSE-Source-Serif-4.txt')).toContain('SIL Open Font License')
    expect(result.text('style.css')).toContain(
      '@font-face{font-family:"Source Serif 4";font-weight:700;font-style:normal;src:url(fonts/Source-Serif-4-700.ttf)}body{font-family:"Source Serif 4",serif}',
    )
    expect(result.text('package.opf')).toContain('<meta property="ibooks:specified-fonts">true</meta>')
    expect(result.text('package.opf')).toContain('media-type="font/ttf"')
  })

  test('one that is named and not there is said', async () => {
    const own = {...files, 'styles/prose.css': '@font-face {font-family: "Mine"; src: url(mine.woff2)}'}
    const result = await book({html, context: {templates: memory(own), embedFonts: true}})
    expect(rules(result)).toEqual(['epub/font-missing'])
  })
})

test('a tip says what it is, and nothing has a type without its role', async () => {
  const {text} = await book({
    html: `${header}<aside class="admonition warning">W</aside><aside class="admonition tip" role="doc-tip">T</aside>`,
  })
  expect(text('chapter-1.xhtml')).toContain(
    '<aside class="admonition warning">W</aside><aside class="admonition tip" role="doc-tip" epub:type="tip">T</aside>',
  )
})

test('who translated or drew has contributed; who wrote or edited has created', async () => {
  const person = {name: 'A', sortName: 'A', url: null, orcid: null, roles: ['translator']}
  const opf = await packageOf({authors: [{...person, roles: []}, person]})
  expect(opf).toContain('<dc:creator id="creator-1">A</dc:creator>')
  expect(opf).toContain('<dc:contributor id="contributor-2">A</dc:contributor>')
})
