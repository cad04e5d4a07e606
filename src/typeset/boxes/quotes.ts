/** Quotation marks by language, where `quotes` is `auto` (css-content-3; marks of the CLDR). */
import type {ComputedStyle} from '../style/computed-style.ts'
import {defaultQuotes} from '../style/content-grammar.ts'

type Quotes = ComputedStyle['quotes']

const pairs = (outer: readonly [string, string], inner: readonly [string, string]): Quotes => [outer, inner]
const low = pairs(['„', '“'], ['‚', '‘'])
const lowHigh = pairs(['„', '”'], ['«', '»'])
const guillemets = pairs(['«', '»'], ['“', '”'])
const eastern = pairs(['«', '»'], ['„', '“'])
const right = pairs(['”', '”'], ['’', '’'])

const byLanguage: Readonly<Record<string, Quotes>> = {
  en: defaultQuotes,
  de: low,
  cs: low,
  sk: low,
  sl: low,
  et: low,
  lt: low,
  is: low,
  bg: low,
  pl: lowHigh,
  ro: lowHigh,
  hr: lowHigh,
  fr: pairs(['« ', ' »'], ['“', '”']),
  es: guillemets,
  it: guillemets,
  pt: guillemets,
  el: guillemets,
  nb: guillemets,
  ru: eastern,
  uk: eastern,
  da: pairs(['“', '”'], ['‘', '’']),
  sv: right,
  fi: right,
  ja: pairs(['「', '」'], ['『', '』']),
}

export function quotesOf(style: ComputedStyle): Quotes {
  if (style.quotes !== defaultQuotes) return style.quotes
  const [language = ''] = style.language.toLowerCase().split('-')
  return (Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined) ?? defaultQuotes
}
