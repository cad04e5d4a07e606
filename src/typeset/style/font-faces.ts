/** `@font-face` rules → descriptors: family, weight, style, sources, the characters it is for (css-fonts-4). */
import {located} from '../../css/declarations.ts'
import type {Declaration, FontFaceRule, Stylesheet} from '../../css/stylesheet.ts'
import {byCommas, type Token, tokensOf} from '../../css/value.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {FontFace} from '../../fonts/face.ts'
import {fontStyle, fontWeight} from './font-grammar.ts'
import type {Context} from './grammar.ts'

const ignored = new Set(['font-display', 'font-stretch', 'font-feature-settings', 'font-variation-settings'])
const descriptors = ['font-family', 'src', 'font-weight', 'font-style', 'unicode-range'] as const
const anywhere: Context = {em: 12, rem: 12}

export function fontFaces(sheets: readonly Stylesheet[], report: Report): readonly FontFace[] {
  return sheets.flatMap((sheet) => sheet.fontFaces.flatMap((rule) => fontFace(rule, report)))
}

function fontFace(rule: FontFaceRule, report: Report): FontFace[] {
  const tokens = new Map<string, readonly Token[]>()
  for (const declaration of rule.declarations) {
    if (ignored.has(declaration.property)) continue
    if (!descriptors.some((name) => name === declaration.property)) unknown(declaration, report)
    tokens.set(declaration.property, tokensOf(declaration.value) ?? [])
  }
  const family = familyOf(tokens.get('font-family') ?? [])
  const sources = byCommas(tokens.get('src') ?? []).flatMap(([first]) =>
    first?.type === 'url' ? [first.value] : [],
  )
  if (family === '' || sources.length === 0) {
    const {path, line, column} = rule.place
    report({
      rule: 'css/invalid-value',
      reason: '`@font-face` has no `font-family`, or no `src` with a file',
      path,
      place: {line, column},
      hint: 'Write `font-family: "Name"; src: url(file.ttf)`.',
    })
    return []
  }
  const weight = fontWeight.read(tokens.get('font-weight') ?? [])?.(anywhere)
  const unicodeRange = ranges(tokens.get('unicode-range'))
  return [
    {
      family,
      weight: typeof weight === 'number' ? weight : 400,
      style: fontStyle.read(tokens.get('font-style') ?? [])?.(anywhere) ?? 'normal',
      sources,
      unicodeRange,
      place: rule.place,
    },
  ]
}

function familyOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === 'string' || token.type === 'keyword' ? token.value : ''))
    .join(' ')
}

/** `U+0-7F, U+4??`. */
function ranges(tokens: readonly Token[] | undefined): FontFace['unicodeRange'] {
  if (!tokens) return null
  return tokens.flatMap((token) => {
    if (token.type !== 'unicode-range') return []
    const [from = '', to = from] = token.value.slice(2).split('-')
    return [[hexadecimal(from, '0'), hexadecimal(to, 'F')] as const]
  })
}

function hexadecimal(digits: string, wildcard: string): number {
  return Number.parseInt(digits.replaceAll('?', wildcard), 16)
}

function unknown({property, place}: Declaration, report: Report): void {
  report({
    rule: 'css/unknown-property',
    reason: `\`${property}\` is no descriptor of a font face`,
    actual: property,
    expected: descriptors,
    ...located(place),
  })
}
