/** Small makers of hast nodes. */
import type {Element, ElementContent, Properties, Root, Text} from 'hast'
import type {Node} from 'unist'

/** `from` is the Markdown node that the element stands for: its place goes along, so that later steps can name the line. */
export function element(
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[],
  from?: Node,
): Element {
  const made: Element = {type: 'element', tagName, properties, children: [...children]}
  if (from?.position) made.position = from.position
  return made
}

export function text(value: string): Text {
  return {type: 'text', value}
}

/** The first of its name, in document order. */
export function findElement(node: Root | Element, tagName: string): Element | null {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const found = child.tagName === tagName ? child : findElement(child, tagName)
    if (found) return found
  }
  return null
}

export function isElement(node: ElementContent | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName
}
