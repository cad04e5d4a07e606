/** Items, flattened into arrays → the places where lines end: Knuth & Plass 1981, total fit. */
import type {Points} from '../units.ts'
import {type Breakable, flag, kinds, nextStart, type Sums, sumUp} from './breakable.ts'
import {lineDemerits, pairDemerits} from './demerits.ts'

export interface BreakSettings {
  readonly measure: Points
  /** Of the first line. */
  readonly indent: Points
  /** Stretch at the end of every line: 0 for justified text, some ems for ragged. */
  readonly rag: Points
  /** The last line of a paragraph (or before a forced break) is set to the measure too. */
  readonly justifyLast: boolean
  /** A last line shorter than this is a runt, and costs the more the shorter it is. */
  readonly runt: Points
  readonly runtDemerits: number
}

export interface Pass {
  /** Greatest stretch of a line, as a ratio of what its glue allows. */
  readonly tolerance: number
  /** Whether hyphens that no author wrote may be used, and breaks of last resort. */
  readonly automatic: boolean
  readonly emergency: boolean
  /** The last pass always finds lines, overfull if it must. */
  readonly last: boolean
}

const mostActive = 400 // starts of lines kept in view: a measure holds far fewer
const overfullDemerits = 1e13
const leastStretch = 0.01 // of the measure: some two spaces
const none: number = -1

/** Indexes of the items at which lines end, the last of them `count`; null when this pass finds none.
 * Linear in `count`: a line looks back no further than the measure. */
export function breakItems(items: Breakable, settings: BreakSettings, pass: Pass): readonly number[] | null {
  const sums = sumUp(items)
  const nodes: Nodes = {at: [none], start: [0], fitness: [1], demerits: [0], previous: [none], hyphens: [0]}
  const best = [0, 0, 0, 0]
  const from = [none, none, none, none]
  let active = [0]
  let survivors: number[] = []

  for (let at = 0; at <= items.count; at += 1) {
    if (!mayBreak(items, at, pass)) continue
    const forced = at === items.count || items.kind[at] === kinds.forced
    const ends = endAt(items, at, forced)
    best.fill(Infinity)
    from.fill(none)
    survivors.length = 0
    let rescue = none

    for (const node of active) {
      const start = nodes.start[node] ?? 0
      const ratio = ratioOf(sums, start, ends, settings)
      if (ratio < -1) {
        // Overfull from here on: no later line begins at this node. The latest start is the least overfull.
        rescue = later(nodes, node, rescue)
        continue
      }
      if (!forced) survivors.push(node)
      if (ratio > pass.tolerance) continue
      const fitness = fitnessOf(ratio)
      const last = forced && !settings.justifyLast
      const left = (sums.width[at] ?? 0) - (sums.width[start] ?? 0)
      const runt = last && start > 0 && left < settings.runt ? 1 - left / settings.runt : 0
      const total =
        (nodes.demerits[node] ?? 0) +
        lineDemerits(ratio, ends.cost) +
        pairDemerits(Math.abs(fitness - (nodes.fitness[node] ?? 1)), nodes.hyphens[node] ?? 0, ends) +
        runt * settings.runtDemerits
      if (total < (best[fitness] ?? Infinity)) {
        best[fitness] = total
        from[fitness] = node
      }
    }

    if (survivors.length === 0 && from.every((node) => node === none)) {
      if (!pass.last || rescue === none) return null
      best[1] = (nodes.demerits[rescue] ?? 0) + overfullDemerits
      from[1] = rescue
    }
    addNodes(nodes, survivors, {ends, start: nextStart(items, at), best, from})
    const spent = active
    active = survivors.length > mostActive ? survivors.slice(-mostActive) : survivors
    survivors = spent
  }
  return path(nodes, active)
}

function later({start, demerits}: Nodes, node: number, other: number): number {
  if (other === none) return node
  const apart = (start[node] ?? 0) - (start[other] ?? 0)
  if (apart !== 0) return apart > 0 ? node : other
  return (demerits[node] ?? 0) < (demerits[other] ?? 0) ? node : other
}

/** Whether a line may end at item `at` in this pass. */
export function mayBreak(items: Breakable, at: number, pass: Pass): boolean {
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

/** How a line ends. */
interface End {
  readonly at: number
  readonly forced: boolean
  readonly cost: number
  /** Of the hyphen that the break adds, less what hangs into the margin. */
  readonly width: Points
  readonly hyphen: boolean
}

function endAt(items: Breakable, at: number, forced: boolean): End {
  const hang = items.hang?.[at] ?? 0
  if (at >= items.count || items.kind[at] !== kinds.penalty) {
    return {at, forced, cost: 0, width: -hang, hyphen: false}
  }
  return {
    at,
    forced,
    cost: items.cost[at] ?? 0,
    width: (items.width[at] ?? 0) - hang,
    hyphen: ((items.flags[at] ?? 0) & flag.hyphen) !== 0,
  }
}

/** How far the glue between two breaks must stretch (positive) or shrink (negative) to fill the measure.
 * Called for every pair of breaks that might be a line: no object is made for it. */
function ratioOf(sums: Sums, start: number, ends: End, settings: BreakSettings): number {
  const {at} = ends
  const indent = start === 0 ? settings.indent : 0
  const natural = (sums.width[at] ?? 0) - (sums.width[start] ?? 0) + ends.width
  const missing = settings.measure - indent - natural
  if (missing < 0) {
    if (missing > -1e-6) return 0
    const shrink = (sums.shrink[at] ?? 0) - (sums.shrink[start] ?? 0)
    return shrink > 0 ? missing / shrink : -Infinity
  }
  if (ends.forced && !settings.justifyLast) return 0
  if ((sums.fills[at] ?? 0) > (sums.fills[start] ?? 0)) return 0
  // A line without spaces is judged by how short it falls, or any place in an address would be as good as another.
  const stretch = Math.max(
    (sums.stretch[at] ?? 0) - (sums.stretch[start] ?? 0) + settings.rag,
    settings.measure * leastStretch,
  )
  return stretchRatio(missing, stretch, (sums.lettering[at] ?? 0) - (sums.lettering[start] ?? 0))
}

/** Letters stretch along with the spaces up to a ratio of 1, and no further. */
export function stretchRatio(missing: Points, stretch: Points, lettering: Points): number {
  const ratio = missing / (stretch + lettering)
  return ratio <= 1 ? ratio : (missing - lettering) / stretch
}

/** TeX: tight, decent, loose, very loose. */
function fitnessOf(ratio: number): number {
  if (ratio < -0.5) return 0
  if (ratio <= 0.5) return 1
  return ratio <= 1 ? 2 : 3
}

/** Breaks that may be reached, by index: a paragraph of a million words makes millions. */
interface Nodes {
  readonly at: number[]
  /** First item of the line that follows. */
  readonly start: number[]
  readonly fitness: number[]
  readonly demerits: number[]
  readonly previous: number[]
  /** Lines in a row that end with a hyphen, this one included. */
  readonly hyphens: number[]
}

function addNodes(
  nodes: Nodes,
  survivors: number[],
  {ends, start, best, from}: {ends: End; start: number; best: readonly number[]; from: readonly number[]},
): void {
  for (let fitness = 0; fitness < 4; fitness += 1) {
    const previous = from[fitness] ?? none
    if (previous === none) continue
    survivors.push(nodes.at.length)
    nodes.at.push(ends.at)
    nodes.start.push(start)
    nodes.fitness.push(fitness)
    nodes.demerits.push(best[fitness] ?? 0)
    nodes.previous.push(previous)
    nodes.hyphens.push(ends.hyphen ? (nodes.hyphens[previous] ?? 0) + 1 : 0)
  }
}

function path({at, demerits, previous}: Nodes, last: readonly number[]): readonly number[] | null {
  let node = last[0]
  for (const other of last) if ((demerits[other] ?? 0) < (demerits[node ?? other] ?? 0)) node = other
  if (node === undefined) return null
  const breaks: number[] = []
  for (; (previous[node] ?? none) !== none; node = previous[node] ?? 0) breaks.push(at[node] ?? 0)
  return breaks.reverse()
}
