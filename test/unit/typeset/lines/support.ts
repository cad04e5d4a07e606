/** Paragraphs in the one-em font at 10 pt: every character, space and hyphen is 10 pt wide. */
import type {Element} from 'hast'
import type {Finding} from '../../../../src/diagnostics/message.ts'
import {createCatalog} from '../../../../src/fonts/catalog.ts'
import type {FontFile} from '../../../../src/fonts/face.ts'
import {openShaper} from '../../../../src/fonts/harfbuzz.ts'
import type {Inline, InlineText, ParagraphBox} from '../../../../src/typeset/boxes/box.ts'
import {
  type LineContext,
  lineMemory,
  loadHyphenation,
  nothingReported,
} from '../../../../src/typeset/lines/index.ts'
import type {Line} from '../../../../src/typeset/lines/line.ts'
import type {ComputedStyle} from '../../../../src/typeset/style/computed-style.ts'
import {createStyler} from '../../../../src/typeset/style/style-document.ts'
import {basicLatin, testFont} from '../../fonts/test-font.ts'

export const shaper = await openShaper()

const {initial} = createStyler([], {report: () => undefined})({type: 'root', children: []})

export const base: ComputedStyle = {
  ...initial,
  display: 'block',
  fontFamily: ['Squares'],
  fontSize: 10,
  lineHeight: 12,
  language: 'en',
}

export function element(tagName = 'p', line = 1): Element {
  const point = {line, column: 1}
  return {type: 'element', tagName, properties: {}, children: [], position: {start: point, end: point}}
}

export function styled(overrides: Partial<ComputedStyle>): ComputedStyle {
  return {...base, ...overrides}
}

export function text(
  content: string,
  overrides: Partial<ComputedStyle> = {},
  origin = element(),
): InlineText {
  return {type: 'text', text: content, style: styled(overrides), origin, order: 1, generated: false}
}

/** A paragraph of plain text, or of the inline boxes given. */
export function paragraph(
  content: string | readonly Inline[],
  overrides: Partial<ComputedStyle> = {},
  origin = element(),
): ParagraphBox {
  const style = styled(overrides)
  const inlines: readonly Inline[] =
    typeof content === 'string'
      ? [{type: 'text', text: content, style, origin, order: 1, generated: false}]
      : content
  return {type: 'paragraph', style, origin, order: 0, content: inlines}
}

export function squares(overrides: Partial<FontFile> = {}): FontFile {
  return {
    family: 'Squares',
    weight: 400,
    style: 'normal',
    unicodeRange: null,
    load: () => testFont({ranges: basicLatin}),
    ...overrides,
  }
}

const hyphenate = await loadHyphenation(['en', 'de', 'fr'])

export interface TestContext extends LineContext {
  readonly findings: readonly Finding[]
}

export function context(files: readonly FontFile[] = [squares()]): TestContext {
  const findings: Finding[] = []
  const report = (finding: Finding): void => {
    findings.push(finding)
  }
  const catalog = createCatalog(files, {shaper, report, generic: {}, fallback: []})
  const state = {memory: lineMemory(), reported: nothingReported()}
  return {catalog, hyphenate, ...state, report, findings, pageReference: () => '12'}
}

/** What each line says, as text extraction would find it; soft hyphens are shown as `~`. */
export function read(lines: readonly Line[]): readonly string[] {
  return lines.map((line) =>
    line.parts
      .flatMap((part) => (part.type === 'text' ? part.pieces : []))
      .map((piece) =>
        piece.type === 'space' ? piece.text : piece.shaped.glyphs.map((glyph) => glyph.text).join(''),
      )
      .join('')
      .replaceAll('\u00AD', '~')
      .replace(/ $/, ''),
  )
}
