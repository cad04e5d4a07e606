/** A galley → the same, where what is kept with its successor is kept with two lines of it, and short blocks are kept whole. */
import type {Box, Inline, ParagraphBox} from '../boxes/box.ts'
import {breakCost, type GalleyItem} from './item.ts'

/** Lines that must follow a heading on its page. */
const linesAfterHeading = 2
/** Lines of a list or a piece of code that is kept whole. */
const mostShortLines = 5

export function keepLeads(items: GalleyItem[]): GalleyItem[] {
  items.forEach((item, index) => {
    if (item.type !== 'penalty' || !item.leads || item.cost === Number.POSITIVE_INFINITY) return
    const more = item.cost >= breakCost.avoid ? breakCost.stranded : breakCost.lead
    let lines = 0
    for (let at = index + 1; at < items.length && lines < linesAfterHeading; at++) {
      const next = items[at]
      if (next?.type === 'line') lines += next.yields ? linesAfterHeading : 1 // A picture is enough.
      if (next?.type === 'block') return
      if (next?.type !== 'penalty') continue
      if (next.cost === breakCost.forced) return
      if (next.cost < more) items[at] = {...next, cost: next.cost + more}
    }
  })
  return items
}

const keptWhenShort: ReadonlySet<string> = new Set(['ul', 'ol', 'dl', 'pre'])

/** Of the items from `from` on, which are what `box` holds. */
export function keepShort(items: GalleyItem[], from: number, {origin}: Box): void {
  if (!keptWhenShort.has(origin.tagName)) return
  let first = from
  while (first < items.length && !isSet(items[first])) first++
  let lines = 0
  for (let at = first; at < items.length; at++) {
    const item = items[at]
    if (item?.type === 'block' || (item?.type === 'penalty' && item.cost === breakCost.forced)) return
    if (item?.type === 'line' && ++lines > mostShortLines) return
  }
  for (let at = first; at < items.length; at++) {
    const item = items[at]
    if (item?.type === 'penalty') items[at] = {...item, cost: item.cost + breakCost.insideShort}
  }
}

function isSet(item: GalleyItem | undefined): boolean {
  return item?.type === 'line' || item?.type === 'block'
}

/** `In these steps:` before a list: a line that announces something stays with it. */
export function announces(before: Box | undefined, next: Box): boolean {
  if (!before || !isAnnounced(next)) return false
  const last = lastParagraph(before)
  return last !== null && /[:：]\s*$/.test(endOf(last.content))
}

const announced: ReadonlySet<string> = new Set([
  'ul',
  'ol',
  'dl',
  'pre',
  'table',
  'figure',
  'blockquote',
  'img',
])

function isAnnounced(box: Box): boolean {
  if (box.type === 'table' || box.type === 'image' || announced.has(box.origin.tagName)) return true
  if (box.type === 'paragraph') return box.content.some(({type}) => type === 'image')
  const [first] = box.children
  return first !== undefined && isAnnounced(first)
}

function lastParagraph(box: Box): ParagraphBox | null {
  if (box.type === 'paragraph') return box
  if (box.type !== 'block' || box.origin.tagName === 'pre') return null
  const last = box.children.at(-1)
  return last ? lastParagraph(last) : null
}

function endOf(content: readonly Inline[]): string {
  const last = content.findLast((inline) => inline.type === 'text' && inline.text.trim() !== '')
  return last?.type === 'text' ? last.text : ''
}
