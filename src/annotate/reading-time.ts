/** Text in a language → how many words it has, and how long it takes to read. */
import type {ReadingTime} from '../model/article.ts'

/** Silent reading, words a minute: Brysbaert 2019 for English; Trauzettel-Klosinski & Dietz 2012 (IReST) for others. */
const wordsPerMinute: Readonly<Record<string, number>> = {
  ar: 138,
  da: 210,
  de: 179,
  en: 238,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  ko: 202,
  nl: 202,
  no: 210,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
  uk: 184,
}
/** Scripts without spaces, characters a minute. */
const charactersPerMinute: Readonly<Record<string, number>> = {ja: 653, th: 850, zh: 439}
/** For a language that nobody measured. */
const usual = 200

/** Written without spaces between words: only ICU's dictionaries know where one ends. Segmenting is slow to begin. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Segmenting a text takes longer than its length says: pieces of this many characters are segmented one by one. */
const pieceLength = 5000

export interface Count {
  readonly words: number
  readonly readingTime: ReadingTime
}

export function countWords(text: string, language: string): Count {
  const base = language.split('-')[0] ?? language
  const words = withoutSpaces.test(text) ? bySegmenter(text, language) : byLetters(text)
  const perMinute = charactersPerMinute[base]
  if (perMinute !== undefined) {
    const characters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    return {
      words,
      readingTime: {minutes: minutes(characters, perMinute), rate: perMinute, unit: 'characters'},
    }
  }
  const rate = wordsPerMinute[base] ?? usual
  return {words, readingTime: {minutes: minutes(words, rate), rate, unit: 'words'}}
}

function minutes(count: number, rate: number): number {
  return Math.max(1, Math.round(count / rate))
}

function bySegmenter(text: string, language: string): number {
  const segmenter = new Intl.Segmenter(language, {granularity: 'word'})
  let words = 0
  for (const [piece] of text.matchAll(pieces)) {
    for (const segment of segmenter.segment(piece)) if (segment.isWordLike) words += 1
  }
  return words
}

/** Cut at white space where there is any. */
const pieces = new RegExp(`[\\s\\S]{1,${pieceLength}}(?=\\s|$)|[\\s\\S]{1,${pieceLength}}`, 'g')

function byLetters(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0
}
