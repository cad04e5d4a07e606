/** A page → the same with every letter in an ink that is read on its ground, and what had to be changed. */
import {type Color, contrast, hex, leastContrast, over, plainInk, white} from '../css/color.ts'
import type {TextItem} from '../typeset/draw/display-list.ts'
import type {Page} from '../typeset/index.ts'

export interface Faint {
  /** The first words that were hard to read. */
  readonly words: string
  readonly ink: string
  readonly ground: string
  readonly ratio: number
  readonly plain: string
}

export function legible(page: Page): {readonly page: Page; readonly faint: readonly Faint[]} {
  const faint = new Map<string, Faint>()
  const items = page.items.map((item, index) => {
    const ground = item.type === 'text' ? groundOf(item, page.items.slice(0, index)) : null
    if (item.type !== 'text' || ground === null) return item
    const seen = over(item.color, ground)
    const ratio = contrast(seen, ground)
    if (ratio >= leastContrast) return item
    const plain = plainInk(ground)
    const [ink, behind] = [hex(seen), hex(ground)]
    const words = item.pieces.map((piece) => (piece.type === 'space' ? ' ' : piece.shaped.text)).join('')
    // Two colours that do not go together are one mistake, whichever is the ground.
    const key = [ink, behind].sort().join(' ')
    if (!faint.has(key)) faint.set(key, {words, ink, ground: behind, ratio, plain: hex(plain)})
    return {...item, color: plain}
  })
  return {page: {...page, items}, faint: [...faint.values()]}
}

/** What was painted before, in the middle of the words; null on an image, which has no one colour. */
function groundOf(text: TextItem, before: Page['items']): Color | null {
  const [x, y] = [text.x + text.width / 2, text.y - text.size / 4]
  let ground: Color | null = white
  for (const item of before) {
    if (item.type !== 'rectangle' && item.type !== 'image') continue
    if (x < item.x || y < item.y || x > item.x + item.width || y > item.y + item.height) continue
    if (item.type === 'image') ground = null
    else if (item.color.alpha === 1) ground = item.color
    else ground = ground && over(item.color, ground)
  }
  return ground
}
