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
  const kind = new Uint8Array(count)
  const width = new Float64Array(count)
  const stretch = new Float64Array(count)
  const lettering = new Float64Array(count)
  const shrink = new Float64Array(count)
  const cost = new Float64Array(count)
  const flags = new Uint8Array(count)
  for (let i = 0; i < count; i += 1) {
    const item = items[i]
    if (!item) continue
    switch (item.type) {
      case 'word':
        width[i] = item.width
        if (justified) {
          // Those of a fragment are counted as if it had no ligatures: shaping it would cost more than it tells.
          const letters = item.part
            ? Math.min(item.part.whole.letters, item.word.text.length)
            : item.word.letters
          const {letter} = item.run.setting
          lettering[i] = letters * letter.stretch
          shrink[i] = letters * letter.shrink
        }
        break
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
  return {count, kind, width, stretch, lettering, shrink, cost, flags, hang: hanging ? hangs(items) : null}
}

function hangs(items: readonly Item[]): Float64Array {
  const hang = new Float64Array(items.length + 1)
  for (let at = 0; at <= items.length; at += 1) hang[at] = hangAt(items, at)
  return hang
}
