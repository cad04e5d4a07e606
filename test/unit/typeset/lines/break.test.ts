import {describe, expect, test} from 'vitest'
import {type BreakSettings, breakItems, type Pass} from '../../../../src/typeset/lines/break.ts'
import {type Breakable, flag, kinds, nextStart} from '../../../../src/typeset/lines/breakable.ts'
import {lineDemerits, pairDemerits} from '../../../../src/typeset/lines/demerits.ts'

type Part = {kind: number; width: number; cost?: number; flags?: number}
const box = (width: number): Part => ({kind: kinds.box, width})
const space: Part = {kind: kinds.glue, width: 10}
const hyphen: Part = {kind: kinds.penalty, width: 10, cost: 50, flags: flag.hyphen | flag.automatic}

function breakable(parts: readonly Part[]): Breakable {
  return {
    count: parts.length,
    kind: Uint8Array.from(parts, ({kind}) => kind),
    width: Float64Array.from(parts, ({width}) => width),
    stretch: Float64Array.from(parts, ({kind}) => (kind === kinds.glue ? 6 : 0)),
    lettering: new Float64Array(parts.length),
    shrink: Float64Array.from(parts, ({kind}) => (kind === kinds.glue ? 3 : 0)),
    cost: Float64Array.from(parts, ({cost = 0}) => cost),
    flags: Uint8Array.from(parts, ({flags = 0}) => flags),
    hang: null,
  }
}

function words(...widths: readonly number[]): Part[] {
  return wordsOf(widths)
}

function wordsOf(widths: readonly number[]): Part[] {
  return widths.flatMap((width, i) => (i === 0 ? [box(width)] : [space, box(width)]))
}

const settings: BreakSettings = {
  measure: 200,
  indent: 0,
  rag: 0,
  justifyLast: false,
  runt: 0,
  runtDemerits: 20_000,
}
const anything: Pass = {tolerance: Infinity, automatic: true, emergency: true, last: true}
const strict: Pass = {tolerance: 1, automatic: false, emergency: false, last: false}

describe('lines', () => {
  test('end at spaces, so that all spaces of the paragraph are as even as can be', () => {
    // First fit would take 90+90 and leave 60+60 very loose.
    const parts = words(60, 60, 60, 90, 90, 60)
    expect(breakItems(breakable(parts), settings, anything)).toEqual([5, 9, 11])
  })
  test('are not found when none is within tolerance, and always found by the last pass', () => {
    const parts = words(150, 150, 150)
    expect(breakItems(breakable(parts), settings, strict)).toBeNull()
    expect(breakItems(breakable(parts), settings, anything)).toEqual([1, 3, 5])
  })
  test('hold a word wider than the measure by itself', () => {
    expect(breakItems(breakable(words(50, 300, 50)), settings, anything)).toEqual([1, 3, 5])
  })
  test('end where a forced break stands, however short they are', () => {
    const parts = [box(10), {kind: kinds.forced, width: 0}, box(10)]
    expect(breakItems(breakable(parts), settings, strict)).toEqual([1, 3])
  })
  test('use hyphens only in the pass that allows them', () => {
    const parts = [...words(100), space, box(80), hyphen, box(90)]
    expect(breakItems(breakable(parts), settings, {...strict, tolerance: 9})).toBeNull()
    expect(breakItems(breakable(parts), settings, {...strict, tolerance: 9, automatic: true})).toEqual([3, 5])
  })
  test('do not end with three hyphens in a row while there is another way', () => {
    const syllables = [box(95), space, box(85), hyphen, box(45), space, box(50), space, box(85), hyphen]
    const parts = [...syllables, ...syllables.slice(4), ...syllables.slice(4), box(100)]
    const breaks = breakItems(breakable(parts), settings, anything) ?? []
    let row = 0
    const rows = breaks.map((at) => {
      row = parts[at] === hyphen ? row + 1 : 0
      return row
    })
    expect(Math.max(...rows)).toBeLessThan(3)
  })
  test('avoid a runt when the paragraph can be set another way', () => {
    const parts = words(65, 65, 65, 65, 65, 65, 20)
    expect(breakItems(breakable(parts), {...settings, runt: 30}, anything)?.at(-2)).not.toBe(11)
  })
})

describe('total fit', () => {
  test.each(Array.from({length: 120}, (_, i) => i + 1))(
    'finds what brute force finds (paragraph %i)',
    (seed) => {
      const random = sequence(seed)
      const count = 6 + Math.floor(random() * 7)
      const parts = words(...Array.from({length: count}, () => 20 + Math.floor(random() * 70)))
      const items = breakable(parts)
      const own = {...settings, runt: 40, indent: seed % 3 === 0 ? 20 : 0}
      const found = breakItems(items, own, anything) ?? []
      expect(demeritsOf(items, found, own)).toBeCloseTo(cheapest(items, own), 3)
    },
  )
  test('reach the end of a paragraph of a million words', () => {
    const widths = Array.from({length: 1_000_000}, (_, i) => 20 + ((i * 7919) % 60))
    const breaks = breakItems(breakable(wordsOf(widths)), settings, {...anything, tolerance: 10})
    expect(breaks?.at(-1)).toBe(1_999_999)
  })
})

function cheapest(items: Breakable, own: BreakSettings): number {
  const places = Array.from({length: items.count}, (_, i) => i).filter((i) => items.kind[i] === kinds.glue)
  let least = Infinity
  for (let chosen = 0; chosen < 2 ** places.length; chosen += 1) {
    const breaks = places.filter((_, bit) => (chosen & (1 << bit)) !== 0)
    least = Math.min(least, demeritsOf(items, [...breaks, items.count], own))
  }
  return least
}

/** From the definition: one line after another. */
function demeritsOf(items: Breakable, breaks: readonly number[], own: BreakSettings): number {
  let total = 0
  let start = 0
  let before = 1
  for (const [line, at] of breaks.entries()) {
    const last = at === items.count
    const inside = Array.from({length: at - start}, (_, i) => start + i)
    const sum = (values: Float64Array): number => inside.reduce((all, i) => all + (values[i] ?? 0), 0)
    const missing = own.measure - (line === 0 ? own.indent : 0) - sum(items.width)
    const give = missing < 0 ? sum(items.shrink) : sum(items.stretch)
    const ratio =
      last && missing >= 0 ? 0 : missing === 0 ? 0 : give > 0 ? missing / give : missing * Infinity
    if (ratio < -1) return Infinity
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
    const apart = Math.abs(fitness - before)
    total += lineDemerits(ratio, 0) + pairDemerits(apart, 0, {hyphen: false, forced: last})
    if (last && line > 0 && sum(items.width) < own.runt) total += own.runtDemerits
    before = fitness
    start = nextStart(items, at)
  }
  return total
}

/** The same numbers every time (Park & Miller 1988). */
function sequence(seed: number): () => number {
  let state = seed * 7919
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
