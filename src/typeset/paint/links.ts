/** The document → who stands in whom, and which link an element belongs to. */
import type {Element, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
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

export interface Link {
  readonly element: Element
  readonly target: LinkItem['target']
  readonly description: string
}

export interface Links {
  of(element: Element): Link | null
}

export function linksOf(parents: Parents): Links {
  const known = new Map<Element, Link | null>()
  const of = (element: Element): Link | null => {
    const before = known.get(element)
    if (before !== undefined) return before
    const parent = parents.get(element) ?? null
    const link = linkAt(element) ?? (parent ? of(parent) : null)
    known.set(element, link)
    return link
  }
  return {of}
}

function linkAt(element: Element): Link | null {
  const {href, ariaLabel, title} = element.properties
  if (element.tagName !== 'a' || typeof href !== 'string' || href === '') return null
  const description =
    [ariaLabel, textOf(element).replace(/\s+/g, ' ').trim(), title].find(
      (text) => typeof text === 'string' && text !== '',
    ) ?? href
  const target: LinkItem['target'] = href.startsWith('#')
    ? {type: 'id', id: decodeFragment(href.slice(1))}
    : {type: 'url', url: href}
  return {element, target, description: String(description)}
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
