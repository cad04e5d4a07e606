/** Text that runs both ways → embedding levels; a line in logical order → in visual order (UAX 9). */
import bidiFactory from 'bidi-js/dist/bidi.mjs'

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802\uD803\uD83A\uD83B]/

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/** One level a UTF-16 unit, odd from right to left; null where all text runs from left to right. */
export function embeddingLevels(text: string, direction: 'ltr' | 'rtl'): Uint8Array | null {
  if (direction === 'ltr' && !hasRightToLeft(text)) return null
  return bidiFactory().getEmbeddingLevels(text, direction).levels
}

/** Rule L2: from the highest level to the lowest odd one, reverse every stretch at that level or above. */
export function visualOrder<Placed extends {readonly level: number}>(
  line: readonly Placed[],
): readonly Placed[] {
  const levels = line.map((item) => item.level)
  const highest = Math.max(0, ...levels)
  if (highest === 0) return line
  const order = [...line]
  for (let level = highest; level >= 1; level -= 1) {
    for (let i = 0; i < order.length; i += 1) {
      if ((order[i]?.level ?? 0) < level) continue
      let end = i
      while (end < order.length && (order[end]?.level ?? 0) >= level) end += 1
      order.splice(i, end - i, ...order.slice(i, end).reverse())
      i = end
    }
  }
  return order
}
