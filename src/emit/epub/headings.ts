/** Adapted chapters → their headings, nested: what readers find in the contents of the book. */
import type {Element, ElementContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {BookPlace} from '../../model/article.ts'
import {has} from './references.ts'

export interface NavigationEntry {
  readonly text: string
  readonly href: string
  readonly children: readonly NavigationEntry[]
}

export interface FlatHeading {
  /** 1–6. */
  readonly level: number
  readonly text: string
  readonly href: string
  /** Where its article stands in a book that another tool lists. */
  readonly place?: BookPlace | undefined
}

/** Headings of one file in reading order. Those inside quotes, notes, figures and tables are no part of the structure. */
export function headingsOf(children: readonly ElementContent[], file: string): readonly FlatHeading[] {
  return children.flatMap((node) => collect(node, file, null))
}

function collect(node: ElementContent, file: string, around: string | null): readonly FlatHeading[] {
  if (node.type !== 'element' || unstructured.has(node.tagName)) return []
  const id = node.properties['id']
  const own = typeof id === 'string' ? id : null
  const level = /^h([1-6])$/.exec(node.tagName)?.[1]
  if (level === undefined) {
    const section = node.tagName === 'section' ? own : null
    return node.children.flatMap((child, at) =>
      // Only the first heading of a section may be reached by the section's id.
      collect(child, file, section ?? (at === firstElement(node) ? around : null)),
    )
  }
  const text = textOf(withoutCalls(node)).replace(/\s+/g, ' ').trim()
  if (text === '') return []
  const target = own ?? around
  return [
    {level: Number(level), text, href: target === null ? file : `${file}#${target.replaceAll('%', '%25')}`},
  ]
}

const unstructured: ReadonlySet<string> = new Set([
  'aside',
  'blockquote',
  'figure',
  'nav',
  'table',
  'details',
])

function firstElement(node: Element): number {
  return node.children.findIndex((child) => child.type === 'element')
}

function withoutCalls(node: Element): Element {
  return {
    ...node,
    children: node.children.flatMap((child): readonly ElementContent[] => {
      if (child.type !== 'element') return [child]
      return has(child.properties['role'], 'doc-noteref') ? [] : [withoutCalls(child)]
    }),
  }
}

/** A heading goes under the last one before it that has a smaller level; levels that nobody used make no empty entries. */
export function nest(headings: readonly FlatHeading[]): readonly NavigationEntry[] {
  const top: Open = {level: 0, children: []}
  const path: Open[] = [top]
  for (const {level, text, href} of headings) {
    while ((path.at(-1) ?? top).level >= level) path.pop()
    const children: NavigationEntry[] = []
    ;(path.at(-1) ?? top).children.push({text, href, children})
    path.push({level, children})
  }
  return top.children
}

/** Headings below the parts and articles that theirs stand under, and an entry for each part: it leads to its first article. */
export function underParts(headings: readonly FlatHeading[]): readonly FlatHeading[] {
  let open: readonly string[] = []
  return headings.flatMap((heading) => {
    const {parts = [], depth = 0} = heading.place ?? {}
    const same = parts.findIndex((part, index) => part !== open[index])
    const begun = same < 0 ? [] : parts.slice(same)
    open = parts
    return [
      ...begun.map((text, index) => ({
        level: parts.length - begun.length + index + 1,
        text,
        href: heading.href,
      })),
      {...heading, level: heading.level + parts.length + depth},
    ]
  })
}

interface Open {
  readonly level: number
  readonly children: NavigationEntry[]
}
