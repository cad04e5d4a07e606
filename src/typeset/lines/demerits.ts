/** What is bad about a line, and about two lines in a row: TeX's measure, with ladders and runts added. */

// TeX, plain format: \linepenalty, \adjdemerits, \doublehyphendemerits, \finalhyphendemerits.
const linePenalty = 10
const adjacentDemerits = 10_000
const doubleHyphenDemerits = 10_000
const finalHyphenDemerits = 5_000
const ladderDemerits = 1_000_000 // a third hyphen in a row: nearly always worth a loose line instead
/** Ragged lines may fall shorter to spare a runt, which shows more in a heading than in a long paragraph. */
export const runtDemerits = {justified: 60_000, ragged: 4_000_000} as const

const worstBadness = 1e6

/** Badness is 100 r³: 100 when spaces stretch by all that they allow. */
export function lineDemerits(ratio: number, cost: number): number {
  const size = Math.abs(ratio)
  const badness = Math.min(100 * size * size * size, worstBadness)
  const square = (linePenalty + badness) * (linePenalty + badness)
  return square + cost * cost
}

/** `apart`: between the fitness classes of the two lines; tight next to loose looks uneven. `hyphens`: in a row, ending with
 * the line before. */
export function pairDemerits(
  apart: number,
  hyphens: number,
  ends: {readonly hyphen: boolean; readonly forced: boolean},
): number {
  let demerits = apart > 1 ? adjacentDemerits : 0
  if (hyphens === 0) return demerits
  if (ends.hyphen) demerits += hyphens === 1 ? doubleHyphenDemerits : ladderDemerits
  if (ends.forced) demerits += finalHyphenDemerits
  return demerits
}
