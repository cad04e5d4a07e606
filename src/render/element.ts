/** Small makers of hast nodes. */
import type {Element, ElementContent, Properties, Text} from 'hast'
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

export function isElement(node: ElementContent | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName
}
