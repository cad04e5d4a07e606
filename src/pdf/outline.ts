/** Pages and what makes a bookmark → the document's outline, nested, each entry with its place. */
import type {Element} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {Parents} from '../typeset/draw/links.ts'
import type {Page} from '../typeset/pages/page.ts'
import type {Points} from '../typeset/units.ts'

export interface OutlineItem {
  readonly title: string
  readonly page: number
  readonly x: Points
  readonly y: Points
  readonly children: readonly OutlineItem[]
}

/** `level` is the bookmark level of an element (css-content-3, section 5), or null. */
export function outlineOf(
  pages: readonly Page[],
  parents: Parents,
  level: (element: Element) => number | null,
): readonly OutlineItem[] {
  const seen = new Set<Element>()
  const flat: {readonly level: number; readonly item: OutlineItem & {readonly children: OutlineItem[]}}[] = []
  for (const page of pages) {
    for (const item of page.items) {
      if (item.type !== 'text' || item.owner.type !== 'content') continue
      for (let at: Element | null = item.owner.origin; at; at = parents.get(at) ?? null) {
        if (seen.has(at)) break
        seen.add(at)
        const depth = level(at)
        if (depth === null) continue
        const title = titleOf(at)
        if (title === '') continue
        const top = Math.max(0, item.y - item.size)
        flat.push({level: depth, item: {title, page: page.index, x: item.x, y: top, children: []}})
      }
    }
  }
  const roots: OutlineItem[] = []
  const path: typeof flat = []
  for (const entry of flat) {
    while ((path.at(-1)?.level ?? 0) >= entry.level) path.pop()
    const siblings = path.at(-1)?.item.children ?? roots
    siblings.push(entry.item)
    path.push(entry)
  }
  return roots
}

/** The text of a heading without the calls of its notes. */
function titleOf(element: Element): string {
  const children = element.children.filter(
    (child) =>
      child.type !== 'element' || (child.tagName !== 'sup' && child.properties['role'] !== 'doc-noteref'),
  )
  return textOf({...element, children})
    .replace(/\s+/g, ' ')
    .trim()
}
