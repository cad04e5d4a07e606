/** A Word document → Markdown and pictures: mammoth reads it by its styles; what is known of it comes from its properties. */
import {zipSync} from 'fflate'
import type {Element, Root as HastRoot} from 'hast'
import {fromHtml as parseHtml} from 'hast-util-from-html'
import {toString as textOf} from 'hast-util-to-string'
import mammoth from 'mammoth'
import {visit} from 'unist-util-visit'
import {withoutDepth} from './depth.ts'
import {fromHtml} from './from-html.ts'
import type {Front, Imported, ImportOptions} from './imported.ts'
import {notes} from './notes.ts'
import {liftPictures} from './pictures.ts'
import {write} from './write.ts'
import {unzip} from './zip.ts'

/** A book of a thousand pages has a tenth of it. */
const mostXml = 32 * 1024 * 1024
const mostPicture = 64 * 1024 * 1024
const most = 512 * 1024 * 1024

/** By the names of styles, which are English whatever language Word speaks; those of LibreOffice and Pages beside them. */
const styles = [
  "p[style-name='Title'] => p.docx-title:fresh",
  "p[style-name='Subtitle'] => p.docx-subtitle:fresh",
  "p[style-name='Author'] => p.docx-author:fresh",
  "p[style-name='Date'] => p.docx-date:fresh",
  "p[style-name='Abstract'] => p.docx-abstract:fresh",
  ...['caption', 'Image Caption', 'Table Caption', 'Figure', 'Illustration', 'Table'].map(
    (name) => `p[style-name='${name}'] => p.docx-caption:fresh`,
  ),
  ...['Quote', 'Intense Quote', 'Block Text', 'Quotations'].map(
    (name) => `p[style-name='${name}'] => blockquote > p:fresh`,
  ),
  ...['Source Code', 'HTML Preformatted', 'Preformatted Text', 'Plain Text', 'Code'].map(
    (name) => `p[style-name='${name}'] => pre:separator('\\n')`,
  ),
  ...['Verbatim Char', 'HTML Code', 'Source Text', 'HTML Typewriter'].map(
    (name) => `r[style-name='${name}'] => code`,
  ),
  "r[style-name='Emphasis'] => em",
  "r[style-name='Quote Char'] => em",
  ...[7, 8, 9].map((level) => `p[style-name='Heading ${level}'] => h6:fresh`),
  ...['toc 1', 'toc 2', 'toc 3', 'toc 4', 'Contents 1', 'Contents 2', 'Contents 3', 'TOC Heading'].map(
    (name) => `p[style-name='${name}'] => !`,
  ),
  'u => u',
  'strike => del',
]

export async function fromDocx(bytes: Uint8Array, options: ImportOptions): Promise<Imported | null> {
  const {report} = options
  const refuse = (reason: string, hint?: string) => {
    report({rule: 'import/unreadable', reason: `The file cannot be read: it ${reason}.`, hint})
    return null
  }
  if (isOle(bytes))
    return refuse(
      'is encrypted, or a document of Word 97 to 2003 (`.doc`)',
      'Take the password off, or save it as `.docx`.',
    )
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    return refuse(
      'is no `.docx`, which would be a ZIP archive',
      'Save it as `.docx` in the program that made it.',
    )
  const unzipped = unzip(bytes, {
    wanted: (name) => /\.(?:xml|rels)$/i.test(name) || /(?:^|\/)media\//i.test(name),
    mostInOne: (name) => (/\.(?:xml|rels)$/i.test(name) ? mostXml : mostPicture),
    most,
  })
  if (unzipped.type === 'refused') return refuse(unzipped.reason)
  const {files} = unzipped
  const part = (name: string) => new TextDecoder().decode(files.get(name))
  const main = mainPart(part('_rels/.rels'))
  if (!files.has('[Content_Types].xml') || !files.has(main))
    return refuse(
      'is an archive, but holds no text of a Word document',
      'Save it as `.docx` in the program that made it.',
    )
  const xml = part(main)
  const tree = await read(files, options)
  if (tree === null) return refuse('holds XML that is damaged')
  sayWhatIsLeftOut(xml, options)
  const front = {...propertiesOf(part), ...frontIn(tree)}
  if (!withoutDepth(tree))
    report({rule: 'source/nesting', reason: 'Blocks nest too deeply; the deepest are flattened.'})
  const pictures = liftPictures(tree, options)
  notes(tree)
  captions(tree)
  headings(tree, front)
  return {markdown: write(front, fromHtml(tree)), pictures}
}

/** The container of Microsoft's older formats (MS-CFB 2.2), and of encrypted files of the newer (MS-OFFCRYPTO 2.3). */
const isOle = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)

/** ECMA-376, part 2, 9.3: the package says where its main part lies. */
function mainPart(relations: string): string {
  const relation = /<Relationship\b[^>]*\/officeDocument"[^>]*>/.exec(relations)?.[0] ?? ''
  return (/Target="\/?([^"]+)"/.exec(relation)?.[1] ?? 'word/document.xml').replace(/^\.\//, '')
}

async function read(
  files: ReadonlyMap<string, Uint8Array>,
  {report}: ImportOptions,
): Promise<HastRoot | null> {
  // Packed anew without compression, so that nothing that was not looked at is unpacked.
  const buffer = Buffer.from(zipSync(Object.fromEntries(files), {level: 0}))
  try {
    const {value, messages} = await mammoth.convertToHtml(
      {buffer},
      {styleMap: styles, includeEmbeddedStyleMap: false},
    )
    const ignored = new Set(
      messages
        .map(({message}) => /^An unrecognised element was ignored: (.*)/.exec(message)?.[1])
        .filter((name): name is string => name !== undefined && /^(?:office-word:)?\w/.test(name)),
    )
    if (ignored.size > 0)
      report({
        rule: 'import/left-out',
        reason: `Elements of the document that are not understood are left out: ${[...ignored]
          .slice(0, 5)
          .map((name) => `\`${name}\``)
          .join(', ')}.`,
      })
    return parseHtml(value, {fragment: true})
  } catch {
    return null
  }
}

function sayWhatIsLeftOut(xml: string, {report}: ImportOptions): void {
  const count = (pattern: RegExp) => xml.match(pattern)?.length ?? 0
  const left = [
    [count(/<w:commentReference\b/g), 'comment', 'comments'],
    [count(/<w:del\s/g), 'deletion', 'deletions'],
  ] as const
  const named = left
    .filter(([found]) => found > 0)
    .map(([found, one, many]) => `${found} ${found === 1 ? one : many}`)
  if (named.length > 0)
    report({
      rule: 'import/left-out',
      reason: `${named.join(' and ')} of the document ${named.length === 1 && named[0]?.startsWith('1 ') ? 'is' : 'are'} left out; insertions are taken as accepted.`,
    })
}

const propertyIn = (xml: string, name: string): string | undefined =>
  unescaped(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1]?.trim() ?? '') || undefined

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** ECMA-376, part 2, 11: the core properties. A language stands there rarely; then it is that of the document's own style. */
function propertiesOf(part: (name: string) => string): Front {
  const core = part('docProps/core.xml')
  const defaults = /<w:docDefaults>[\s\S]*?<\/w:docDefaults>/.exec(part('word/styles.xml'))?.[0] ?? ''
  const creator = propertyIn(core, 'dc:creator')
  return {
    title: propertyIn(core, 'dc:title'),
    summary: propertyIn(core, 'dc:description'),
    language: propertyIn(core, 'dc:language') ?? /<w:lang\b[^>]*\bw:val="([A-Za-z-]+)"/.exec(defaults)?.[1],
    authors: creator
      ?.split(/\s*;\s*/)
      .filter((name) => name !== '' && !/^(?:user|admin|author|un-named|python-docx)$/i.test(name)),
    published: propertyIn(core, 'dcterms:created')?.slice(0, 10),
    modified: propertyIn(core, 'dcterms:modified')?.slice(0, 10),
  }
}

/** Title, subtitle and authors that stand at the head of the text under styles of their own. */
function frontIn(tree: HastRoot): Front {
  const take = (name: string): string[] => {
    const found = elementsOf(tree).filter((element) => classOf(element) === name)
    tree.children = tree.children.filter((child) => !found.some((element) => element === child))
    return found
      .map((element) => textOf(element).replaceAll(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
  }
  const title = take('docx-title').join(' ')
  const subtitle = take('docx-subtitle').join(' ')
  const authors = take('docx-author')
  const [date] = take('docx-date')
  const summary = take('docx-abstract').join(' ')
  return {
    ...(title ? {title} : {}),
    ...(subtitle ? {subtitle} : {}),
    ...(summary ? {summary} : {}),
    ...(authors.length > 0 ? {authors} : {}),
    ...(date && /\d{4}/.test(date) ? {published: date} : {}),
  }
}

const elementsOf = (tree: HastRoot): readonly Element[] =>
  tree.children.filter((child): child is Element => child.type === 'element')
const classOf = ({properties}: Element): string =>
  String(Array.isArray(properties['className']) ? properties['className'][0] : '')

/** A caption stands under its picture, and over its table or under it. */
function captions(tree: HastRoot): void {
  const all = elementsOf(tree)
  for (const [index, caption] of all.entries()) {
    if (classOf(caption) !== 'docx-caption') continue
    const [before, after] = [all[index - 1], all[index + 1]]
    const words = {...caption, tagName: 'figcaption', properties: {}}
    const owner =
      [before, after].find((near) => near && isPicture(near)) ??
      [before, after].find((near) => near?.tagName === 'table')
    if (!owner) {
      caption.properties = {}
      continue
    }
    tree.children.splice(tree.children.indexOf(owner), 1, {
      type: 'element',
      tagName: 'figure',
      properties: {},
      children: [owner, words],
    })
    tree.children.splice(tree.children.indexOf(caption), 1)
  }
}

const isPicture = (element: Element): boolean =>
  element.tagName === 'p' &&
  textOf(element).trim() === '' &&
  element.children.some((child) => child.type === 'element' && child.tagName === 'img')

/** The title of the article is level 1. A heading 1 that stands alone and first is the title; where there are more they are sections. */
function headings(tree: HastRoot, front: {title?: string | undefined}): void {
  const found: Element[] = []
  visit(tree, 'element', (node: Element) => {
    if (/^h[1-6]$/.test(node.tagName)) found.push(node)
  })
  const firsts = found.filter(({tagName}) => tagName === 'h1')
  const [only] = firsts
  if (firsts.length === 0) return
  const opens = elementsOf(tree)[0] === only
  if (firsts.length === 1 && only && opens) {
    const own = textOf(only).replaceAll(/\s+/g, ' ').trim()
    if (front.title === undefined || sameText(front.title, own) || found.length > 1) {
      front.title = own
      tree.children = tree.children.filter((child) => child !== only)
      return
    }
  }
  for (const heading of found) heading.tagName = `h${Math.min(6, Number(heading.tagName[1]) + 1)}`
}

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
