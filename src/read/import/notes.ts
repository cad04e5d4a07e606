/** Notes, as programs write them: a link in superior figures, and an item elsewhere that leads back → `data-note` on the link, and the item
 * as an element of its own at the end of the article. */
import type {Element, ElementContent, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'

/** The name of the element that holds a note; its `data-note` is the note's. */
export const noteElement = 'footnote-definition'

interface Call {
  readonly link: Element
  readonly target: string
  /** By which a note leads back to it. */
  readonly ids: readonly string[]
}

/** Notes leave their place and follow at the end of the tree, in the order of their first call. Those without a call stay. */
export function notes(tree: Root): void {
  const byId = new Map<string, Element>()
  const calls: Call[] = []
  const walk = (parent: Root | Element, around: readonly Element[]) => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      const {id, href} = child.properties
      if (typeof id === 'string' && !byId.has(id)) byId.set(id, child)
      if (
        child.tagName === 'a' &&
        typeof href === 'string' &&
        href.startsWith('#') &&
        isCall(child, around)
      ) {
        const ids = [child, ...around].flatMap(({properties}) =>
          typeof properties['id'] === 'string' ? [properties['id']] : [],
        )
        calls.push({link: child, target: decoded(href.slice(1)), ids})
      }
      walk(child, [...around.slice(-1), child])
    }
  }
  walk(tree, [])
  const found = new Map<Element, string>()
  for (const {link, target, ids} of calls) {
    const note = byId.get(target)
    if (!note || !isNote(note, ids)) continue
    const name = found.get(note) ?? String(found.size + 1)
    found.set(note, name)
    link.properties = {dataNote: name}
    link.children = [{type: 'text', value: name}]
  }
  if (found.size === 0) return
  const back = new Set(calls.flatMap(({ids}) => ids))
  take(tree, new Set(found.keys()))
  for (const [note, name] of found) {
    dropBacklinks(note, back)
    tree.children.push({
      type: 'element',
      tagName: noteElement,
      properties: {dataNote: name},
      children: note.children,
    })
  }
}

const words = ({properties}: Element): string =>
  [
    properties['className'],
    properties['role'],
    properties['epubType'],
    properties['epub:type'],
    properties['rel'],
  ]
    .flat()
    .join(' ')

function isCall(link: Element, around: readonly Element[]): boolean {
  if (/noteref|footnote|endnote|\breference\b/i.test(words(link)) || 'dataFootnoteRef' in link.properties)
    return true
  const isRaised =
    around.at(-1)?.tagName === 'sup' ||
    link.children.some((child) => child.type === 'element' && child.tagName === 'sup')
  return isRaised && textOf(link).trim().length <= 8
}

const holders: ReadonlySet<string> = new Set(['li', 'p', 'div', 'aside', 'section', 'dd', 'td'])

function isNote(element: Element, calls: readonly string[]): boolean {
  if (!holders.has(element.tagName)) return false
  return (
    /\bfootnote\b|\bendnote\b|doc-(?:foot|end)note\b/.test(words(element)) ||
    leadsBack(element, new Set(calls)) ||
    /^(?:fn|foot|end|note|cite_note|sdfootnote)/i.test(String(element.properties['id']))
  )
}

const isBacklink = (node: ElementContent, calls: ReadonlySet<string>): boolean => {
  if (node.type !== 'element' || node.tagName !== 'a') return false
  const {href} = node.properties
  const isMarked =
    /backlink|back-?ref|reversefootnote|footnote-back/i.test(words(node)) ||
    'dataFootnoteBackref' in node.properties
  return isMarked || (typeof href === 'string' && href.startsWith('#') && calls.has(decoded(href.slice(1))))
}

const leadsBack = (element: Element, calls: ReadonlySet<string>): boolean =>
  element.children.some(
    (child) => isBacklink(child, calls) || (child.type === 'element' && leadsBack(child, calls)),
  )

/** And what they leave empty. */
function dropBacklinks(element: Element, calls: ReadonlySet<string>): void {
  element.children = element.children.filter((child) => {
    if (isBacklink(child, calls)) return false
    if (child.type !== 'element') return true
    const before = child.children.length
    dropBacklinks(child, calls)
    return child.children.length === before || child.children.length > 0
  })
  const last = element.children.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
}

/** Out of the tree; a list without items goes too, and so does a section in which nothing but its heading is left. */
function take(parent: Root | Element, taken: ReadonlySet<Element>): boolean {
  let changed = false
  const left = (parent.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return true
    if (taken.has(child)) {
      changed = true
      return false
    }
    if (!take(child, taken)) return true
    changed = true
    return !isEmpty(child)
  })
  if (changed) parent.children = left
  return changed
}

const isEmpty = ({children}: Element): boolean =>
  children.every((child) =>
    child.type === 'element'
      ? /^(?:h[1-6]|hr|br)$/.test(child.tagName)
      : child.type !== 'text' || child.value.trim() === '',
  )

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
