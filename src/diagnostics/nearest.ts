/** A word nobody knows → the known word that its writer probably meant. */
import {closest, distance} from 'fastest-levenshtein'

/** The nearest of `words`, or null when all are too far: more than a third of the letters, or more than three, differ.
 * Letters in another order (`pfd`) are near. */
export function nearest(word: string, words: Iterable<string>): string | null {
  const candidates = [...words]
  if (candidates.length === 0) return null
  const lower = word.toLowerCase()
  const byLower = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]))
  const swapped = [...byLower.keys()].find((candidate) => letters(candidate) === letters(lower))
  const found = swapped ?? closest(lower, [...byLower.keys()])
  const allowed = Math.min(3, Math.max(1, Math.ceil(Math.max(word.length, found.length) / 3)))
  if (swapped === undefined && distance(lower, found) > allowed) return null
  return byLower.get(found) ?? null
}

/** A sentence for a name that nobody knows, with the one that was probably meant. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  const suggestion = meant === null ? '' : ` Did you mean \`${meant}\`?`
  return `There is no ${what} \`${name}\`; known: ${known.join(', ')}.${suggestion}`
}

const letters = (word: string) => [...word].sort().join('')
