/** Chapters and their stylesheet → the faces that their text is set in, as files, and the rules that name them. */
import {posix} from 'node:path'
import type {StyleSheet} from 'css-tree'
import type {Element, Root} from 'hast'
import {parseStylesheet} from '../../css/parse.ts'
import type {Report} from '../../diagnostics/message.ts'
import {bundledFonts, bundledLicence, genericFamilies} from '../../fonts/bundled.ts'
import {createCatalog} from '../../fonts/catalog.ts'
import {declaredFonts} from '../../fonts/declared.ts'
import type {Face, FontFile} from '../../fonts/face.ts'
import {openShaper} from '../../fonts/harfbuzz.ts'
import {openSubsetter} from '../../fonts/subset.ts'
import {element} from '../../render/element.ts'
import type {Resources} from '../../resources.ts'
import {fontFaces} from '../../typeset/style/font-faces.ts'
import {createStyler} from '../../typeset/style/style-document.ts'
import type {Sheet} from '../sheets.ts'
import type {BookFile} from './package.ts'

export interface EmbedOptions {
  readonly bodies: readonly Element[]
  readonly language: string
  /** Of the book, finished. */
  readonly styles: StyleSheet
  /** What it was made of: their `@font-face` rules name files of the templates. */
  readonly sheets: readonly Sheet[]
  readonly templates: Resources
  readonly report: Report
}

export interface Embedded {
  readonly files: readonly BookFile[]
  /** To stand before the rest of the stylesheet. */
  readonly css: string
}

export async function embedFonts(options: EmbedOptions): Promise<Embedded> {
  const own = ownFonts(options)
  const used = await usedFaces([...own.map(({file}) => file), ...bundledFonts()], options)
  const subset = await openSubsetter()
  const files: BookFile[] = []
  const rules: string[] = []
  const licences = new Map<string, BookFile>()
  for (const {face, characters} of used) {
    const given = own.find(({file}) => file.family === face.family && file.load() === face.bytes)
    // A licence may forbid to change a font; those that come with the program allow it.
    const bytes = given ? face.bytes : subset(face.bytes, characters)
    const {extension, mediaType} = formatOf(bytes)
    const href = `fonts/${stemOf(face)}.${extension}`
    files.push(other(`font-${files.length + 1}`, href, mediaType, bytes))
    rules.push(
      `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url(${href})}`,
    )
    const licence = given ? given.licence : bundledLicence(face.family)
    if (licence !== null && !licences.has(face.family)) {
      const number = licences.size + 1
      licences.set(
        face.family,
        other(`font-licence-${number}`, `fonts/LICENSE-${named(face.family)}.txt`, 'text/plain', licence),
      )
    }
  }
  return {files: [...files, ...licences.values()], css: rules.join('')}
}

interface Used {
  readonly face: Face
  readonly characters: Set<number>
}

/** Each face that a style asks for by name, with the characters that it shows. Signs that it lacks are left to the reader's own. */
async function usedFaces(files: readonly FontFile[], options: EmbedOptions): Promise<readonly Used[]> {
  const silent = () => undefined
  const catalog = createCatalog(files, {
    shaper: await openShaper(),
    report: silent,
    generic: genericFamilies,
    fallback: [],
  })
  const sheet = parseStylesheet({tree: options.styles, path: 'style.css'}, {medium: 'ebook', report: silent})
  const styler = createStyler([sheet], {report: silent})
  const used = new Map<string, Used>()
  for (const body of options.bodies) {
    const root: Root = {type: 'root', children: [element('html', {lang: options.language}, [body])]}
    const styled = styler(root)
    const visit = (node: Element) => {
      const {fontFamily, fontWeight, fontStyle} = styled.style(node)
      for (const child of node.children) {
        if (child.type === 'element') visit(child)
        if (child.type !== 'text' || child.value.trim() === '') continue
        const request = {families: fontFamily, weight: fontWeight, style: fontStyle}
        for (const {text, face} of catalog.resolve(child.value, request)) {
          if (!face || !fontFamily.includes(face.family)) continue
          const known = used.get(face.key) ?? {face, characters: new Set<number>()}
          used.set(face.key, known)
          // A style may show them in capitals.
          for (const sign of text + text.toUpperCase()) known.characters.add(sign.codePointAt(0) ?? 32)
        }
      }
    }
    visit(body)
  }
  // Hyphens come in when lines break.
  for (const {characters} of used.values())
    for (const sign of ' -\u2010\u00AD') characters.add(sign.charCodeAt(0))
  return [...used.values()].sort((a, b) => (a.face.key < b.face.key ? -1 : 1))
}

interface OwnFont {
  readonly file: FontFile
  readonly licence: Uint8Array | null
}

/** What `@font-face` rules of the templates name. */
function ownFonts({sheets, templates, report}: EmbedOptions): readonly OwnFont[] {
  const read = (path: string) => {
    const found = templates.read(path)
    return found.type === 'found' ? found.bytes : null
  }
  const parsed = sheets.map((sheet) => parseStylesheet(sheet, {medium: 'ebook', report: () => undefined}))
  return declaredFonts(fontFaces(parsed, report), templates, report, 'epub/font-missing').map((file) => {
    const beside = ['LICENSE', 'LICENSE.txt', 'OFL.txt'].map((name) =>
      read(posix.join(posix.dirname(file.path), name)),
    )
    return {file, licence: beside.find((found) => found !== null) ?? null}
  })
}

/** By its first bytes (EPUB 3.3, section 3.2, core media types). */
function formatOf(bytes: Uint8Array): {readonly extension: string; readonly mediaType: string} {
  const extension =
    {OTTO: 'otf', wOFF: 'woff', wOF2: 'woff2'}[new TextDecoder('latin1').decode(bytes.subarray(0, 4))] ??
    'ttf'
  return {extension, mediaType: `font/${extension}`}
}

const named = (family: string): string => family.replaceAll(/[^A-Za-z0-9]+/g, '-')
const stemOf = ({family, weight, style}: Face): string =>
  `${named(family)}-${weight}${style === 'italic' ? '-italic' : ''}`

function other(id: string, href: string, mediaType: string, content: Uint8Array): BookFile {
  return {id, href, mediaType, properties: [], content, spine: null}
}
