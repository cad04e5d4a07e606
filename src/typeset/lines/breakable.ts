/** A paragraph as the breaker sees it: arrays with one entry an item, and their running sums. */

/** Widths in points. */
export interface Breakable {
  readonly count: number
  /** Of `kinds`. */
  readonly kind: Uint8Array
  readonly width: Float64Array
  readonly stretch: Float64Array
  /** What letters stretch, at most; spaces (`stretch`) go on. */
  readonly lettering: Float64Array
  readonly shrink: Float64Array
  /** Of penalties; `Infinity` forbids. */
  readonly cost: Float64Array
  /** Of `flag`, for penalties. */
  readonly flags: Uint8Array
  /** How far the line that breaks here (or, last entry, the paragraph) hangs into the margin; null where nothing hangs. */
  readonly hang: Float64Array | null
}

export const kinds = {box: 0, glue: 1, penalty: 2, forced: 3, fill: 4} as const
export const flag = {hyphen: 1, automatic: 2, emergency: 4} as const

/** Entry `i` is the sum of everything before item `i`; penalties have no width unless the line ends there. */
export interface Sums {
  readonly width: Float64Array
  readonly stretch: Float64Array
  readonly lettering: Float64Array
  readonly shrink: Float64Array
  readonly fills: Uint32Array
}

export function sumUp({count, kind, width, stretch, lettering, shrink}: Breakable): Sums {
  const sums: Sums = {
    width: new Float64Array(count + 1),
    stretch: new Float64Array(count + 1),
    lettering: new Float64Array(count + 1),
    shrink: new Float64Array(count + 1),
    fills: new Uint32Array(count + 1),
  }
  for (let i = 0; i < count; i += 1) {
    const own = kind[i] === kinds.penalty ? 0 : (width[i] ?? 0)
    sums.width[i + 1] = (sums.width[i] ?? 0) + own
    sums.stretch[i + 1] = (sums.stretch[i] ?? 0) + (stretch[i] ?? 0)
    sums.lettering[i + 1] = (sums.lettering[i] ?? 0) + (lettering[i] ?? 0)
    sums.shrink[i + 1] = (sums.shrink[i] ?? 0) + (shrink[i] ?? 0)
    sums.fills[i + 1] = (sums.fills[i] ?? 0) + (kind[i] === kinds.fill ? 1 : 0)
  }
  return sums
}

/** Glue and penalties vanish at the head of a line; after a forced break nothing does. */
export function nextStart({count, kind}: Breakable, at: number): number {
  if (at >= count) return count
  if (kind[at] === kinds.forced) return at + 1
  let start = at
  while (start < count && (kind[start] === kinds.glue || kind[start] === kinds.penalty)) start += 1
  return start
}
