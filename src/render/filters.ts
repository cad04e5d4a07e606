/** The filters that our templates add to Liquid's own. */
import type {Liquid} from 'liquidjs'
import {counted, type Fillings, fill} from './words.ts'

/**
 * - `{{ words.back_to_text | fill: number: note.number }}`: gaps `{number}` of a word are filled.
 * - `{{ download.pages | count: 'pages', words, language }}`: the word for so many things.
 */
export function registerFilters(liquid: Liquid): void {
  liquid.registerFilter('fill', (pattern: unknown, ...pairs: unknown[]) =>
    fill(String(pattern), named(pairs)),
  )
  liquid.registerFilter('count', (count: unknown, key: unknown, words: unknown, language: unknown) =>
    counted(wordsOf(words), String(key), Number(count), new Intl.PluralRules(String(language))),
  )
}

/** LiquidJS hands over named arguments as pairs. */
function named(pairs: readonly unknown[]): Fillings {
  return Object.fromEntries(
    pairs.flatMap((pair) => (Array.isArray(pair) ? [[String(pair[0]), String(pair[1])]] : [])),
  )
}

function wordsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
}
