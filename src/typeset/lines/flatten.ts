/** Items → the arrays that the breaker works on. */
import {type Breakable, flag, kinds} from './breakable.ts'
import {hangAt} from './hang.ts'
import type {Item} from './item.ts'

export interface Flattening {
  readonly justified: boolean
  /** Whether punctuation may hang into the margin. */
  readonly hanging: boolean
}

/** A ragged line may fall short for nothing, so a hyphen at its end is seldom worth it. */
const raggedFactor = 20

/** `justified` text stretches its spaces; ragged text leaves them alone. */
export function flatten(items: readonly Item[], {justified, hanging}: Flattening): Breakable {
  const count = items.length
  // One buffer for all six: it is the buffers that cost, not what is in them.
  const buffer = new ArrayBuffer(count * 34)
  const width = new Float64Array(buffer, 0, count)
  const stretch = new Float64Array(buffer, count * 8, count)
  const shrink = new Float64Array(buffer, count * 16, count)
  const cost = new Float64Array(buffer, count * 24, count)
  const kind = new Uint8Array(buffer, count * 32, count)
  const flags = new Uint8Array(buffer, count * 33, count)
  for (let i = 0; i < count; i += 1) {
    const item = items[i]
    if (!item) continue
    switch (item.type) {
      case 'word':
      case 'picture':
      case 'edge':
        width[i] = item.width
        break
      case 'glue':
        kind[i] = kinds.glue
        width[i] = item.width
        if (justified) {
          stretch[i] = item.stretch
          shrink[i] = item.shrink
        }
        break
      case 'penalty':
        kind[i] = kinds.penalty
        width[i] = item.width
        cost[i] = justified ? item.cost : item.cost * raggedFactor
        flags[i] =
          (item.hyphen ? flag.hyphen : 0) |
          (item.automatic ? flag.automatic : 0) |
          (item.emergency ? flag.emergency : 0)
        break
      case 'break':
        kind[i] = kinds.forced
        break
      case 'leader':
        kind[i] = kinds.fill
        width[i] = item.width
        break
      case 'mark':
        break
    }
  }
  return {count, kind, width, stretch, shrink, cost, flags, hang: hanging ? hangs(items) : null}
}

function hangs(items: readonly Item[]): Float64Array {
  const hang = new Float64Array(items.length + 1)
  for (let at = 0; at <= items.length; at += 1) hang[at] = hangAt(items, at)
  return hang
}
