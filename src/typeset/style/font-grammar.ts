/** Values of font properties: families, sizes, weights, OpenType features (css-fonts-4). */
import {byCommas, type Token} from '../../css/value.ts'
import {constant, either, type Grammar, keywordOf, lengthOf, number, words} from './grammar.ts'
import type {Features} from './values.ts'

/** Names as the author wrote them; several words without quotes make one name. */
export const fontFamily: Grammar<readonly string[]> = (tokens) => {
  const families = byCommas(tokens).map(familyName)
  const named = families.filter((name) => name !== null)
  return named.length === families.length && named.length > 0 ? constant(named) : null
}

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

export const fontSize: Grammar<number> = (tokens) => {
  const word = keywordOf(tokens)
  if (word === 'larger') return ({em}) => em * 1.2
  if (word === 'smaller') return ({em}) => em / 1.2
  const factor = word !== null && Object.hasOwn(sizes, word) ? sizes[word] : undefined
  if (factor !== undefined) return ({rem}) => rem * factor
  return positive(lengthOf(({em}) => em))(tokens)
}

const positive =
  (grammar: Grammar<number>): Grammar<number> =>
  (tokens) => {
    const [token] = tokens
    if (token && 'value' in token && typeof token.value === 'number' && token.value < 0) return null
    return grammar(tokens)
  }

export const fontWeight: Grammar<number | 'bolder' | 'lighter'> = either(
  words<number | 'bolder' | 'lighter'>({normal: 400, bold: 700, bolder: 'bolder', lighter: 'lighter'}),
  (tokens) => {
    const [token] = tokens
    if (token?.type === 'number' && token.value > 1000) return null
    return number({least: 1, whole: false})(tokens)
  },
)

export const fontStyle = words({normal: 'normal', italic: 'italic', oblique: 'italic'} as const)

export const lineHeight: Grammar<{readonly factor: number} | {readonly points: number}> = (tokens) => {
  if (keywordOf(tokens) === 'normal') return constant({factor: normalLineHeight})
  const factor = number({least: 0, whole: false})(tokens)
  if (factor) return (context) => ({factor: factor(context)})
  const points = positive(lengthOf(({em}) => em))(tokens)
  return points ? (context) => ({points: points(context)}) : null
}

/** `normal` (CSS 2, section 10.8.1 suggests 1.0 to 1.2). */
export const normalLineHeight = 1.2

/** Any of the words, in any order, as features. */
export function featureWords(table: Readonly<Record<string, Features>>): Grammar<Features> {
  return (tokens) => {
    const features: Record<string, number> = {}
    for (const token of tokens) {
      const word = token.type === 'keyword' ? token.value.toLowerCase() : ''
      const found = Object.hasOwn(table, word) ? table[word] : undefined
      if (!found) return null
      Object.assign(features, found)
    }
    return tokens.length > 0 ? constant(features) : null
  }
}

/** The OpenType features that each word stands for (css-fonts-4, sections 6.4 to 6.8). */
export const featureTables = {
  'font-kerning': {auto: {}, normal: {kern: 1}, none: {kern: 0}},
  'font-variant-ligatures': {
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
  'font-variant-caps': {
    normal: {},
    'small-caps': {smcp: 1},
    'all-small-caps': {smcp: 1, c2sc: 1},
    'petite-caps': {pcap: 1},
    'all-petite-caps': {pcap: 1, c2pc: 1},
    unicase: {unic: 1},
    'titling-caps': {titl: 1},
  },
  'font-variant-numeric': {
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
  'font-variant-position': {normal: {}, sub: {subs: 1}, super: {sups: 1}},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Features>>>>

/** `"smcp", "onum" 1, "kern" off`. */
export const featureSettings: Grammar<Features> = (tokens) => {
  if (keywordOf(tokens) === 'normal') return constant({})
  const features: Record<string, number> = {}
  for (const [tag, value, ...rest] of byCommas(tokens)) {
    if (tag?.type !== 'string' || !/^[ -~]{4}$/.test(tag.value) || rest.length > 0) return null
    const setting = value === undefined ? 1 : settingOf(value)
    if (setting === null) return null
    features[tag.value] = setting
  }
  return constant(features)
}

function settingOf(token: Token): number | null {
  if (token.type === 'number' && Number.isInteger(token.value) && token.value >= 0) return token.value
  if (token.type !== 'keyword') return null
  return token.value === 'on' ? 1 : token.value === 'off' ? 0 : null
}
