/** Values of font properties: families, sizes, weights, OpenType features (css-fonts-4). */
import {byCommas, type Token} from '../../css/value.ts'
import {either, type Grammar, grammar, keywordOf, lengthOfType, mapped, number, words} from './grammar.ts'
import type {Features} from './values.ts'

/** Names as the author wrote them; several words without quotes make one name. */
export const fontFamily = grammar<readonly string[]>('[ <string> | <custom-ident>+ ]#', (tokens) => {
  const families = byCommas(tokens).map(familyName)
  const named = families.filter((name) => name !== null)
  return named.length === families.length && named.length > 0 ? named : null
})

function familyName(tokens: readonly Token[]): string | null {
  const [first] = tokens
  if (first?.type === 'string') return tokens.length === 1 ? first.value : null
  const names = tokens.flatMap((token) => (token.type === 'keyword' ? [token.value] : []))
  return names.length === tokens.length && names.length > 0 ? names.join(' ') : null
}

/** Factors of `medium`, 12 pt (css-fonts-4, section 2.5: the table of HTML heading sizes). */
const sizes: Readonly<Record<string, number>> = {
  'xx-small': 3 / 5,
  'x-small': 3 / 4,
  small: 8 / 9,
  medium: 1,
  large: 6 / 5,
  'x-large': 3 / 2,
  'xx-large': 2,
  'xxx-large': 3,
}

const sizeWords: Grammar<number> = {
  syntax: `${Object.keys(sizes).join(' | ')} | larger | smaller`,
  read(tokens) {
    const word = keywordOf(tokens) ?? ''
    if (word === 'larger') return ({em}) => em * 1.2
    if (word === 'smaller') return ({em}) => em / 1.2
    const factor = Object.hasOwn(sizes, word) ? sizes[word] : undefined
    return factor === undefined ? null : ({rem}) => rem * factor
  },
}

export const fontSize = either(lengthOfType({negative: false}), sizeWords)

export const fontWeight = either(
  words({normal: 400, bold: 700, bolder: 'bolder', lighter: 'lighter'}),
  number({least: 1, most: 1000}),
)

export const fontStyle = words({normal: 'normal', italic: 'italic', oblique: 'italic'})

/** A factor stays one when it inherits (CSS 2, section 10.8.1, which suggests 1.0 to 1.2 for `normal`). */
export const lineHeight: Grammar<{readonly factor: number} | {readonly points: number}> = either(
  words({normal: {factor: 1.2}}),
  either(
    mapped(number({least: 0}), (factor) => ({factor})),
    mapped(lengthOfType({negative: false}), (points) => ({points})),
  ),
)

/** Any of the words, in any order, as features. */
export function featureWords(
  table: Readonly<Record<string, Features>>,
  syntax = Object.keys(table).join(' | '),
): Grammar<Features> {
  return grammar(syntax, (tokens) => {
    const features: Record<string, number> = {}
    for (const token of tokens) {
      const word = token.type === 'keyword' ? token.value.toLowerCase() : ''
      const found = Object.hasOwn(table, word) ? table[word] : undefined
      if (!found) return null
      Object.assign(features, found)
    }
    return tokens.length > 0 ? features : null
  })
}

/** The OpenType features that each word stands for (css-fonts-4, sections 6.4 to 6.8). */
export const featureTables = {
  kerning: {auto: {}, normal: {kern: 1}, none: {kern: 0}},
  ligatures: {
    normal: {},
    none: {liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0},
    'common-ligatures': {liga: 1, clig: 1},
    'no-common-ligatures': {liga: 0, clig: 0},
    'discretionary-ligatures': {dlig: 1},
    'no-discretionary-ligatures': {dlig: 0},
    'historical-ligatures': {hlig: 1},
    'no-historical-ligatures': {hlig: 0},
    contextual: {calt: 1},
    'no-contextual': {calt: 0},
  },
  caps: {
    normal: {},
    'small-caps': {smcp: 1},
    'all-small-caps': {smcp: 1, c2sc: 1},
    'petite-caps': {pcap: 1},
    'all-petite-caps': {pcap: 1, c2pc: 1},
    unicase: {unic: 1},
    'titling-caps': {titl: 1},
  },
  numeric: {
    normal: {},
    'lining-nums': {lnum: 1},
    'oldstyle-nums': {onum: 1},
    'proportional-nums': {pnum: 1},
    'tabular-nums': {tnum: 1},
    'diagonal-fractions': {frac: 1},
    'stacked-fractions': {afrc: 1},
    ordinal: {ordn: 1},
    'slashed-zero': {zero: 1},
  },
  position: {normal: {}, sub: {subs: 1}, super: {sups: 1}},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Features>>>>

/** `"smcp", "onum" 1, "kern" off`. */
export const featureSettings = grammar<Features>(
  'normal | [ <string> [ <integer [0,∞]> | on | off ]? ]#',
  (tokens) => {
    if (keywordOf(tokens) === 'normal') return {}
    const features: Record<string, number> = {}
    for (const [tag, value, ...rest] of byCommas(tokens)) {
      if (tag?.type !== 'string' || !/^[ -~]{4}$/.test(tag.value) || rest.length > 0) return null
      const setting = value === undefined ? 1 : settingOf(value)
      if (setting === null) return null
      features[tag.value] = setting
    }
    return features
  },
)

function settingOf(token: Token): number | null {
  if (token.type === 'number' && Number.isInteger(token.value) && token.value >= 0) return token.value
  if (token.type !== 'keyword') return null
  return token.value === 'on' ? 1 : token.value === 'off' ? 0 : null
}
