/** Quotation marks by language: outer opening, outer closing, inner opening, inner closing (CLDR, `delimiters`). */
export type Quotes = readonly [string, string, string, string]

const english: Quotes = ['“', '”', '‘', '’']
const low: Quotes = ['„', '“', '‚', '‘']
const polish: Quotes = ['„', '”', '«', '»']
const angled: Quotes = ['«', '»', '“', '”']
const eastern: Quotes = ['«', '»', '„', '“']
const nordic: Quotes = ['”', '”', '’', '’']
/** Narrow no-break space: the marks of French stand apart from their words. */
const thin = '\u202F'

const quotes: Readonly<Record<string, Quotes>> = {
  be: eastern,
  bg: low,
  ca: angled,
  cs: low,
  da: english,
  de: low,
  'de-ch': ['«', '»', '‹', '›'],
  'de-li': ['«', '»', '‹', '›'],
  el: angled,
  es: angled,
  'es-mx': english,
  et: low,
  eu: angled,
  fi: nordic,
  fr: [`«${thin}`, `${thin}»`, '“', '”'],
  'fr-ch': [`«${thin}`, `${thin}»`, '‹', '›'],
  hr: ['„', '”', '‚', '’'],
  hu: ['„', '”', '»', '«'],
  is: low,
  it: angled,
  'it-ch': ['«', '»', '‹', '›'],
  lt: low,
  lv: low,
  mk: low,
  nb: ['«', '»', '‘', '’'],
  nn: ['«', '»', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  pl: polish,
  'pt-pt': angled,
  ro: polish,
  ru: eastern,
  sk: low,
  sl: low,
  sq: angled,
  sr: ['„', '”', '’', '’'],
  sv: nordic,
  uk: eastern,
}

export function quotesOf(language: string): Quotes {
  const tag = language.toLowerCase()
  return quotes[tag] ?? quotes[tag.split('-')[0] ?? ''] ?? english
}
