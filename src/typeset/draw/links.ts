/** The document → who stands in whom, and which link an element belongs to. */
import type {Element, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {Report} from '../../diagnostics/message.ts'
import {decoded} from '../../uri.ts'
import type {LinkItem} from './display-list.ts'

export type Parents = ReadonlyMap<Element, Element | null>

export function parentsOf(document: Root): Parents {
  const parents = new Map<Element, Element | null>()
  const stack: Element[] = []
  for (const child of document.children) {
    if (child.type !== 'element') continue
    parents.set(child, null)
    stack.push(child)
  }
  for (let element = stack.pop(); element; element = stack.pop()) {
    for (const child of element.children) {
      if (child.type !== 'element') continue
      parents.set(child, element)
      stack.push(child)
    }
  }
  return parents
}

interface Link {
  readonly element: Element
  readonly target: LinkItem['target']
  readonly description: string
}

export interface Links {
  /** The link that an element is, or is part of; `lost` where it leads to nothing that is printed. */
  of(element: Element): Link | 'lost' | null
}

/** `printed` holds the ids of all that is printed: what leads elsewhere in the document is plain text, and reported. */
export function linksOf(parents: Parents, printed: ReadonlySet<string>, report: Report): Links {
  const known = new Map<Element, Link | 'lost' | null>()
  const of = (element: Element): Link | 'lost' | null => {
    const before = known.get(element)
    if (before !== undefined) return before
    const own = linkAt(element)
    const parent = parents.get(element) ?? null
    const link = own ? leading(own, printed, report) : parent ? of(parent) : null
    known.set(element, link)
    return link
  }
  return {of}
}

function leading(link: Link, printed: ReadonlySet<string>, report: Report): Link | 'lost' {
  const {target, element} = link
  if (target.type === 'url' || printed.has(target.id)) return link
  report({
    rule: 'pdf/link-without-destination',
    reason: `The link to \`#${target.id}\` is plain text in the PDF: nothing with this id is printed`,
    place: element,
    actual: `#${target.id}`,
  })
  return 'lost'
}

function linkAt(element: Element): Link | null {
  const {href, ariaLabel, title} = element.properties
  if (element.tagName !== 'a' || typeof href !== 'string' || href === '') return null
  const description =
    [ariaLabel, textOf(element).replace(/\s+/g, ' ').trim(), title].find(
      (text) => typeof text === 'string' && text !== '',
    ) ?? href
  const target: LinkItem['target'] = href.startsWith('#')
    ? {type: 'id', id: decoded(href.slice(1))}
    : {type: 'url', url: href}
  return {element, target, description: String(description)}
}
