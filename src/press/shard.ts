/** Sources → those of one part of several, which different machines make. The parts are the same wherever they are asked for. */
import {by} from '../emit/manifest/merge.ts'
import type {Source} from './plan.ts'

export interface Shard {
  /** From 1. */
  readonly part: number
  readonly of: number
}

/** The largest first, each to the part that has least: parts take about as long. In the order of the sources. */
export function shared<Given extends Source>(
  sources: readonly Given[],
  {part, of}: Shard,
  sizeOf: (source: Given) => number,
): readonly Given[] {
  const loads = Array.from({length: of}, () => 0)
  const mine = new Set<Given>()
  const sized = sources.map((source) => ({source, size: sizeOf(source)}))
  // By name as well: two machines may have found them in another order.
  const ordered = sized.toSorted(by(({source}) => source.path)).sort((a, b) => b.size - a.size)
  for (const {source, size} of ordered) {
    const least = loads.indexOf(Math.min(...loads))
    // Each costs something, however short.
    loads[least] = (loads[least] ?? 0) + size + 1000
    if (least === part - 1) mine.add(source)
  }
  return sources.filter((source) => mine.has(source))
}
