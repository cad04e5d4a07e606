/** A galley → the same, where what is kept with its successor is kept with two lines of it. */
import {breakCost, type GalleyItem} from './galley.ts'

/** Lines that must follow a heading on its page. */
const linesAfterHeading = 2

export function keepHeadings(items: GalleyItem[]): GalleyItem[] {
  items.forEach((item, index) => {
    if (item.type !== 'penalty' || item.cost < breakCost.avoid || item.cost === Number.POSITIVE_INFINITY)
      return
    let lines = 0
    for (let at = index + 1; at < items.length && lines < linesAfterHeading; at++) {
      const next = items[at]
      if (next?.type === 'line') lines++
      if (next?.type === 'block') return
      if (next?.type !== 'penalty') continue
      if (next.cost === breakCost.forced) return
      if (next.cost < breakCost.stranded) items[at] = {...next, cost: next.cost + breakCost.stranded}
    }
  })
  return items
}
