/** Items, flattened into arrays → the places where lines end: Knuth & Plass 1981, total fit. */
import type {Points} from '../units.ts'

/** One entry an item. Widths in points. */
export interface Breakable {
  readonly count: number
  readonly kind: Uint8Array
  readonly width: Float64Array
  readonly stretch: Float64Array
  readonly shrink: Float64Array
  /** Of penalties; `Infinity` forbids. */
  readonly cost: Float64Array
  readonly flags: Uint8Array
}

export const kinds = {box: 0, glue: 1, penalty: 2, forced: 3, fill: 4} as const
export const flag = {hyphen: 1, automatic: 2, emergency: 4} as const

export interface BreakSettings {
  readonly measure: Points
  /** Of the first line. */
  readonly indent: Points
  /** Stretch at the end of every line: 0 for justified text, some ems for ragged. */
  readonly rag: Points
  /** The last line of a paragraph (or before a forced break) is set to the measure too. */
  readonly justifyLast: boolean
  /** A last line shorter than this is a runt. */
  readonly runt: Points
}

export interface Pass {
  /** Greatest stretch of a line, as a ratio of what its glue allows. */
  readonly tolerance: number
  readonly automatic: boolean
  readonly emergency: boolean
  /** Stretch lent to every line when it is judged. */
  readonly lent: Points
  /** The last pass always finds lines, overfull if it must. */
  readonly last: boolean
}

// TeX, plain format: \linepenalty, \adjdemerits, \doublehyphendemerits, \finalhyphendemerits.
const linePenalty = 10
const adjacentDemerits = 10_000
const doubleHyphenDemerits = 10_000
const ladderDemerits = 1_000_000 // three hyphens in a row
const finalHyphenDemerits = 5_000
const runtDemerits = 20_000
const none: number = -1
const mostActive = 600

/** Indexes of the items at which lines end, the last of them `count`; null when this pass finds none.
 * Linear in `count`: a line looks back no further than the measure, and the active list is bounded. */
export function breakItems(items: Breakable, settings: BreakSettings, pass: Pass): readonly number[] | null {
  const {count, kind} = items
  const sums = sumUp(items)
  const nodes = createNodes()
  let active: number[] = [nodes.add({at: 0, start: 0, fitness: 1, demerits: 0, previous: -1, hyphens: 0})]

  for (let at = 0; at <= count; at += 1) {
    if (!mayBreak(items, at, pass)) continue
    const forced = at === count || kind[at] === kinds.forced
    const costHere = at < count && kind[at] === kinds.penalty ? (items.cost[at] ?? 0) : 0
    const isHyphen = at < count && ((items.flags[at] ?? 0) & flag.hyphen) !== 0
    const best = [Infinity, Infinity, Infinity, Infinity]
    const from = [none, none, none, none]
    const survivors: number[] = []
    let rescue = none

    for (const node of active) {
      const ratio = ratioOf(items, sums, {start: nodes.start(node), at, forced, settings, lent: pass.lent})
      if (ratio < -1 || forced) {
        // Overfull from here on, or the line must end: no later line begins at this node.
        if (ratio < -1)
          rescue = rescue === none || nodes.demerits(node) < nodes.demerits(rescue) ? node : rescue
      } else {
        survivors.push(node)
      }
      if (ratio < -1 || ratio > pass.tolerance) continue
      const fitness = fitnessOf(ratio)
      let demerits = nodes.demerits(node) + lineDemerits(ratio, costHere)
      if (Math.abs(fitness - nodes.fitness(node)) > 1) demerits += adjacentDemerits
      if (isHyphen) demerits += ladder(nodes.hyphens(node))
      if (forced && nodes.hyphens(node) > 0) demerits += finalHyphenDemerits
      if (forced && !settings.justifyLast && nodes.previous(node) !== -1) {
        const length = sums.width(at) - sums.width(nodes.start(node))
        if (length < settings.runt) demerits += runtDemerits
      }
      if (demerits < (best[fitness] ?? Infinity)) {
        best[fitness] = demerits
        from[fitness] = node
      }
    }

    if (from.every((node) => node === none) && survivors.length === 0) {
      if (!pass.last) return null
      // Nothing fits: the line that is least bad so far ends here, overfull or loose.
      const node = rescue === none ? (active[0] ?? 0) : rescue
      from[1] = node
      best[1] = nodes.demerits(node) + 1e7
    }
    const start = at < count ? nextStart(items, at) : count
    for (let fitness = 0; fitness < 4; fitness += 1) {
      const previous = from[fitness] ?? none
      if (previous === none) continue
      const hyphens = isHyphen ? nodes.hyphens(previous) + 1 : 0
      survivors.push(nodes.add({at, start, fitness, demerits: best[fitness] ?? 0, previous, hyphens}))
    }
    active = survivors.length > mostActive ? survivors.slice(-mostActive) : survivors
  }
  return nodes.pathTo(active)
}

function mayBreak(items: Breakable, at: number, pass: Pass): boolean {
  if (at === items.count) return true
  switch (items.kind[at]) {
    case kinds.forced:
      return true
    case kinds.glue:
      return at > 0 && (items.kind[at - 1] === kinds.box || items.kind[at - 1] === kinds.fill)
    case kinds.penalty: {
      const flags = items.flags[at] ?? 0
      if ((flags & flag.automatic) !== 0 && !pass.automatic) return false
      if ((flags & flag.emergency) !== 0 && !pass.emergency) return false
      return items.cost[at] !== Infinity
    }
    default:
      return false
  }
}

/** Glue and penalties vanish at the head of a line; after a forced break nothing does. */
function nextStart(items: Breakable, at: number): number {
  if (items.kind[at] === kinds.forced) return at + 1
  let start = at
  while (start < items.count && (items.kind[start] === kinds.glue || items.kind[start] === kinds.penalty)) {
    start += 1
  }
  return start
}

interface Sums {
  width(at: number): number
  stretch(at: number): number
  shrink(at: number): number
  fills(at: number): number
}

function sumUp({count, kind, width, stretch, shrink}: Breakable): Sums {
  const widths = new Float64Array(count + 1)
  const stretches = new Float64Array(count + 1)
  const shrinks = new Float64Array(count + 1)
  const fills = new Uint32Array(count + 1)
  for (let i = 0; i < count; i += 1) {
    const counts = kind[i] !== kinds.penalty
    widths[i + 1] = (widths[i] ?? 0) + (counts ? (width[i] ?? 0) : 0)
    stretches[i + 1] = (stretches[i] ?? 0) + (stretch[i] ?? 0)
    shrinks[i + 1] = (shrinks[i] ?? 0) + (shrink[i] ?? 0)
    fills[i + 1] = (fills[i] ?? 0) + (kind[i] === kinds.fill ? 1 : 0)
  }
  return {
    width: (at) => widths[at] ?? 0,
    stretch: (at) => stretches[at] ?? 0,
    shrink: (at) => shrinks[at] ?? 0,
    fills: (at) => fills[at] ?? 0,
  }
}

interface Candidate {
  readonly start: number
  readonly at: number
  readonly forced: boolean
  readonly settings: BreakSettings
  readonly lent: Points
}

/** How far the glue between two breaks must stretch (positive) or shrink (negative) to fill the measure. */
function ratioOf(items: Breakable, sums: Sums, {start, at, forced, settings, lent}: Candidate): number {
  const hyphen = items.kind[at] === kinds.penalty && at < items.count ? (items.width[at] ?? 0) : 0
  const indent = start === 0 ? settings.indent : 0
  const missing = settings.measure - indent - (sums.width(at) - sums.width(start)) - hyphen
  if (missing < 0) {
    if (missing > -1e-6) return 0
    const shrink = sums.shrink(at) - sums.shrink(start)
    return shrink > 0 ? missing / shrink : -Infinity
  }
  if (forced && !settings.justifyLast) return 0
  if (sums.fills(at) > sums.fills(start)) return 0
  const stretch = sums.stretch(at) - sums.stretch(start) + settings.rag + lent
  if (stretch > 0) return missing / stretch
  return missing < 1e-6 ? 0 : Infinity
}

/** TeX: tight, decent, loose, very loose. */
function fitnessOf(ratio: number): number {
  if (ratio < -0.5) return 0
  if (ratio <= 0.5) return 1
  return ratio <= 1 ? 2 : 3
}

function lineDemerits(ratio: number, cost: number): number {
  const badness = Math.min(100 * Math.abs(ratio) ** 3, 1e6)
  const square = (linePenalty + badness) ** 2
  return cost >= 0 ? square + cost * cost : square - cost * cost
}

function ladder(before: number): number {
  if (before === 0) return 0
  return before === 1 ? doubleHyphenDemerits : ladderDemerits
}

interface Node {
  readonly at: number
  readonly start: number
  readonly fitness: number
  readonly demerits: number
  readonly previous: number
  /** Lines in a row that end with a hyphen, this one included. */
  readonly hyphens: number
}

/** Nodes by index: a paragraph of a million words makes millions of them. */
function createNodes() {
  const list: Node[] = []
  return {
    add(node: Node): number {
      list.push(node)
      return list.length - 1
    },
    start: (node: number) => list[node]?.start ?? 0,
    fitness: (node: number) => list[node]?.fitness ?? 1,
    demerits: (node: number) => list[node]?.demerits ?? 0,
    previous: (node: number) => list[node]?.previous ?? -1,
    hyphens: (node: number) => list[node]?.hyphens ?? 0,
    pathTo(last: readonly number[]): readonly number[] | null {
      const cheapest = [...last].sort((a, b) => (list[a]?.demerits ?? 0) - (list[b]?.demerits ?? 0))[0]
      if (cheapest === undefined) return null
      const path: number[] = []
      for (let node = list[cheapest]; node && node.previous !== -1; node = list[node.previous]) {
        path.push(node.at)
      }
      return path.reverse()
    },
  }
}
