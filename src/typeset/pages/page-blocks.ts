/** Finished pages → the blocks that stand on each, in order, and how far into its text each goes on there. */
import type {Element} from 'hast'
import {type TextItem, textOf} from '../draw/display-list.ts'
import type {Page} from './page.ts'

/** A block of text, or a picture, where a page shows it first. */
export interface PageBlock {
  /** The element whose text it is: its own, without that of blocks inside it. */
  readonly element: Element
  /** Characters of that text on earlier pages, counted as `countable` leaves them. */
  readonly offset: number
  /** What the page shows of it in its first line; empty for a picture, and where the order of signs is not that of reading. */
  readonly text: string
}

/** White space and invisible signs differ between media and lines: nobody counts them. Half a pair of surrogates is one each. */
export const countable = (text: string): string => text.replace(/[\s\p{Cf}]/gu, '')

/** Running heads, folios, markers, generated text and the notes at the foot are left out. */
export function pageBlocks(pages: readonly Page[]): readonly (readonly PageBlock[])[] {
  const counted = new Map<Element, number>()
  return pages.map((page) => {
    const blocks = new Map<Element, PageBlock>()
    const lines = new Map<Element, TextItem['line']>()
    for (const item of page.items) {
      if (item.type !== 'text' && item.type !== 'image') continue
      if (item.owner.type !== 'content' || item.owner.role !== 'body' || item.y > page.foot) continue
      if (item.type === 'image') {
        const {origin} = item.owner
        if (!blocks.has(origin)) blocks.set(origin, {element: origin, offset: 0, text: ''})
        continue
      }
      const element = item.line.origin
      const text = item.generated ? '' : countable(textOf(item))
      if (text === '') continue
      const offset = counted.get(element) ?? 0
      const known = blocks.get(element)
      const readable = item.actualText === null
      if (!known) {
        blocks.set(element, {element, offset, text: readable ? text : ''})
        if (readable) lines.set(element, item.line)
      } else if (lines.get(element) === item.line) {
        if (readable) blocks.set(element, {...known, text: known.text + text})
        else lines.delete(element)
      }
      counted.set(element, offset + text.length)
    }
    return [...blocks.values()]
  })
}
