/** Quotation marks by language, where `quotes` is `auto` (css-content-3; marks of the CLDR). */
import type {ComputedStyle} from '../style/computed-style.ts'
import {defaultQuotes} from '../style/content-grammar.ts'

type Quotes = ComputedStyle['quotes']

const english = defaultQuotes
const german: Quotes = [
  ['„', '“'],
  ['‚', '‘'],
]
const polish: Quotes = [
  ['„', '”'],
  ['«', '»'],
]
const guillemets: Quotes = [
  ['«', '»'],
  ['“', '”'],
]
const swedish: Quotes = [
  ['”', '”'],
  ['’', '’'],
]

const byLanguage: Readonly<Record<string, Quotes>> = {
  en: english,
  de: german,
  cs: german,
  sk: german,
  sl: german,
  et: german,
  lt: german,
  is: german,
  bg: german,
  pl: polish,
  ro: polish,
  hr: polish,
  fr: [
    ['« ', ' »'],
    ['“', '”'],
  ],
  es: guillemets,
  it: guillemets,
  pt: guillemets,
  el: guillemets,
  ru: [
    ['«', '»'],
    ['„', '“'],
  ],
  uk: [
    ['«', '»'],
    ['„', '“'],
  ],
  nb: guillemets,
  da: [
    ['“', '”'],
    ['‘', '’'],
  ],
  sv: swedish,
  fi: swedish,
  ja: [
    ['「', '」'],
    ['『', '』'],
  ],
}

export function quotesOf(style: ComputedStyle): Quotes {
  if (style.quotes !== defaultQuotes) return style.quotes
  const [language = ''] = style.language.toLowerCase().split('-')
  return (Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined) ?? english
}
