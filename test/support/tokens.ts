/** Texts → words and signs that may be compared although one was typeset → what was lost and what was added. */

/** What typography may change is made plain again: quotes, dashes, dots, spaces, hyphens at line ends. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u00AD\s*/g, '')
    .replace(/\u200B|\u2060|\uFE0E|\uFE0F/g, '')
    .replace(/[\u00A0\u2009\u202F\u200A]/g, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚‹›]/g, "'")
    .replace(/-{2,3}|[–—]/g, '-')
    .replace(/…/g, '...')
}

/** Runs of letters, runs of digits, every other sign on its own: a line may break, and a call stand, after any of those. */
export const tokens = (text: string): readonly string[] =>
  plain(text).match(/[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []

export interface Difference {
  /** In `expected` but not in `actual`, each run with the words before it. */
  readonly lost: readonly string[]
  /** In `actual` but not in `expected`, run by run. */
  readonly added: readonly (readonly string[])[]
}

/** What `difference` calls lost, found in one pass when nothing is: long texts with much around them take it no time. */
export function lostFrom(expected: readonly string[], actual: readonly string[]): readonly string[] {
  let found = 0
  for (const token of actual) if (token === expected[found]) found++
  return found === expected.length ? [] : difference(expected, actual).lost
}

/** The same, sign by sign: for pages, where a word may be parted by the foot of a page and its notes, or by a column that is
 * narrower than the word. */
export function lostSigns(expected: readonly string[], actual: readonly string[]): readonly string[] {
  const signs = (words: readonly string[]) => [...words.join('')]
  const lost = lostFrom(expected, actual)
  if (lost.length === 0) return []
  let found = 0
  const wanted = signs(expected)
  for (const sign of signs(actual)) if (sign === wanted[found]) found++
  return found === wanted.length
    ? []
    : [...lost, `from sign ${found}: ${wanted.slice(found, found + 60).join('')}`]
}

/** The shortest edit from one to the other: Myers 1986, greedy, with the path kept for walking back. */
export function difference(expected: readonly string[], actual: readonly string[]): Difference {
  const edits = walkBack(expected, actual, furthestReaching(expected, actual))
  const lost: string[] = []
  const added: string[][] = []
  let previous = ''
  for (const {kind, index} of edits) {
    if (kind === 'lost') {
      const word = expected[index] ?? ''
      if (previous === 'lost') lost.push(`${lost.pop()} ${word}`)
      else lost.push(`${expected.slice(Math.max(0, index - 4), index).join(' ')} ⟨lost⟩ ${word}`)
    }
    if (kind === 'added') {
      if (previous !== 'added') added.push([])
      added.at(-1)?.push(actual[index] ?? '')
    }
    previous = kind
  }
  return {lost, added}
}

type Reach = ReadonlyMap<number, number>

/** For each number of edits d, the furthest x on each diagonal k = x − y. */
function furthestReaching(expected: readonly string[], actual: readonly string[]): readonly Reach[] {
  const trace: Reach[] = []
  let reach = new Map<number, number>([[1, 0]])
  for (let d = 0; d <= expected.length + actual.length; d++) {
    trace.push(new Map(reach))
    const next = new Map(reach)
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (next.get(k - 1) ?? 0) < (next.get(k + 1) ?? 0))
      let x = down ? (next.get(k + 1) ?? 0) : (next.get(k - 1) ?? 0) + 1
      let y = x - k
      while (x < expected.length && y < actual.length && expected[x] === actual[y]) {
        x++
        y++
      }
      next.set(k, x)
      if (x >= expected.length && y >= actual.length) return trace
    }
    reach = next
  }
  return trace
}

type Edit = {readonly kind: 'same' | 'lost' | 'added'; readonly index: number}

function walkBack(
  expected: readonly string[],
  actual: readonly string[],
  trace: readonly Reach[],
): readonly Edit[] {
  const edits: Edit[] = []
  let x = expected.length
  let y = actual.length
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Map<number, number>()
    const k = x - y
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? 0) < (reach.get(k + 1) ?? 0))
    const previousX = reach.get(down ? k + 1 : k - 1) ?? 0
    const previousY = previousX - (down ? k + 1 : k - 1)
    while (x > previousX && y > previousY && x > 0 && y > 0 && expected[x - 1] === actual[y - 1]) {
      edits.push({kind: 'same', index: --x})
      y--
    }
    if (d > 0) edits.push(down ? {kind: 'added', index: --y} : {kind: 'lost', index: --x})
  }
  return edits.reverse()
}
