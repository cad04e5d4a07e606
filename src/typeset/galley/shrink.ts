/** A picture that is a little too high for what is left of its page → the same, lower. */
import type {LinePart} from '../lines/line.ts'
import type {Points} from '../units.ts'
import type {GalleyBlock, GalleyItem, GalleyLine, Yield} from './item.ts'

/** Pictures from one item on give up a share of what they may, from 0 to 1. */
export interface Shrink {
  readonly from: number
  readonly share: number
}

/** Share of its height that a picture may give up, so that it stands where it is mentioned. */
const mostLoss = 0.25

/** `align`: share of the width it gives up that is left free on its left. */
export function yieldOf(height: Points, align: number): Yield {
  return {most: height * mostLoss, align}
}

export function mostYield(item: GalleyItem): Points {
  return item.type === 'line' || item.type === 'block' ? (item.yields?.most ?? 0) : 0
}

/** `share` of what it may give up, from 0 to 1. */
export function shrinkBlock(block: GalleyBlock, share: number): GalleyBlock {
  if (!block.yields || share === 0) return block
  const {most, align} = block.yields
  const loss = most * share
  const scale = (block.height - loss) / block.height
  const items = block.items.map((item) => {
    if (item.type !== 'image') return item
    const width = item.width * scale
    return {...item, x: item.x + (item.width - width) * align, width, height: item.height * scale}
  })
  return {...block, height: block.height - loss, items}
}

/** A line that holds nothing but a picture. */
export function shrinkLine(item: GalleyLine, share: number): GalleyLine {
  if (!item.yields || share === 0) return item
  const {most, align} = item.yields
  const loss = most * share
  const parts = item.line.parts.map((part): LinePart => {
    if (part.type !== 'image') return part
    const scale = (part.height - loss) / part.height
    const width = part.width * scale
    return {...part, x: part.x + (part.width - width) * align, width, height: part.height - loss}
  })
  const {height, baseline} = item.line
  return {...item, line: {...item.line, height: height - loss, baseline: baseline - loss, parts}}
}
