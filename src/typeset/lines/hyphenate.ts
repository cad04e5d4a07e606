/** Words → the places where they may be hyphenated, by language; patterns are loaded for the languages asked for. */
import createHyphenator from 'hyphen'

/** Offsets in UTF-16 units at which `word` (letters only) may break, rising; none when the language is unknown. */
export type Hyphenate = (word: string, language: string) => readonly number[]

/** Literal imports, so that a bundler makes a chunk of each. The three files of Norwegian hold the same patterns. */
const patterns: Readonly<Record<string, () => Promise<{readonly default: readonly unknown[]}>>> = {
  bg: () => import('hyphen/patterns/bg.js'),
  ca: () => import('hyphen/patterns/ca.js'),
  cs: () => import('hyphen/patterns/cs.js'),
  cy: () => import('hyphen/patterns/cy.js'),
  da: () => import('hyphen/patterns/da.js'),
  de: () => import('hyphen/patterns/de-1996.js'),
  'de-ch': () => import('hyphen/patterns/de-ch-1901.js'),
  el: () => import('hyphen/patterns/el-monoton.js'),
  en: () => import('hyphen/patterns/en-us.js'),
  'en-au': () => import('hyphen/patterns/en-gb.js'),
  'en-gb': () => import('hyphen/patterns/en-gb.js'),
  'en-ie': () => import('hyphen/patterns/en-gb.js'),
  es: () => import('hyphen/patterns/es.js'),
  et: () => import('hyphen/patterns/et.js'),
  eu: () => import('hyphen/patterns/eu.js'),
  fi: () => import('hyphen/patterns/fi.js'),
  fr: () => import('hyphen/patterns/fr.js'),
  ga: () => import('hyphen/patterns/ga.js'),
  gl: () => import('hyphen/patterns/gl.js'),
  hr: () => import('hyphen/patterns/hr.js'),
  hu: () => import('hyphen/patterns/hu.js'),
  is: () => import('hyphen/patterns/is.js'),
  it: () => import('hyphen/patterns/it.js'),
  la: () => import('hyphen/patterns/la.js'),
  lt: () => import('hyphen/patterns/lt.js'),
  lv: () => import('hyphen/patterns/lv.js'),
  nb: () => import('hyphen/patterns/nb.js'),
  nl: () => import('hyphen/patterns/nl.js'),
  nn: () => import('hyphen/patterns/nb.js'),
  no: () => import('hyphen/patterns/nb.js'),
  pl: () => import('hyphen/patterns/pl.js'),
  pt: () => import('hyphen/patterns/pt.js'),
  ro: () => import('hyphen/patterns/ro.js'),
  ru: () => import('hyphen/patterns/ru.js'),
  sk: () => import('hyphen/patterns/sk.js'),
  sl: () => import('hyphen/patterns/sl.js'),
  sv: () => import('hyphen/patterns/sv.js'),
  tr: () => import('hyphen/patterns/tr.js'),
  uk: () => import('hyphen/patterns/uk.js'),
}

const shortest = 5 // letters; css-text-4, hyphenate-limit-chars: 5 2 3
const before = 2
const after = 3
const mark = '\u00AD'

/** Loads the patterns of BCP 47 tags: `de-AT` takes those of `de`. Languages without patterns are not hyphenated. */
export async function loadHyphenation(languages: Iterable<string>): Promise<Hyphenate> {
  const keys = [...new Set([...languages].map(nearest))].filter((key) => key !== null)
  const hyphenators = new Map<string, (text: string) => string>()
  for (const key of keys) {
    const load = patterns[key]
    if (!load) continue
    const loaded = await load()
    hyphenators.set(
      key,
      createHyphenator(loaded.default, {hyphenChar: mark, html: false, minWordLength: shortest}),
    )
  }
  const memo = new Map<string, Map<string, readonly number[]>>()
  const known = new Map<string, string | null>()
  return (word, language) => {
    if (word.length < shortest) return []
    const key = known.get(language) ?? nearest(language)
    known.set(language, key)
    const hyphenator = key === null ? undefined : hyphenators.get(key)
    if (key === null || !hyphenator) return []
    const words = memo.get(key) ?? new Map<string, readonly number[]>()
    memo.set(key, words)
    const remembered = words.get(word)
    if (remembered) return remembered
    const offsets = offsetsOf(hyphenator(word), word.length)
    words.set(word, offsets)
    return offsets
  }
}

export const hyphenatedLanguages: readonly string[] = Object.keys(patterns)

/** `en-GB-oxendict` → `en-gb`; `de-AT` → `de`; null when there are no patterns. */
function nearest(language: string): string | null {
  const [primary = '', ...rest] = language.toLowerCase().split('-')
  const region = rest.find((part) => part.length === 2)
  const regional = region ? `${primary}-${region}` : primary
  if (Object.hasOwn(patterns, regional)) return regional
  return Object.hasOwn(patterns, primary) ? primary : null
}

function offsetsOf(marked: string, length: number): readonly number[] {
  const offsets: number[] = []
  let offset = 0
  for (const part of marked.split(mark).slice(0, -1)) {
    offset += part.length
    if (offset >= before && length - offset >= after) offsets.push(offset)
  }
  return offsets
}
