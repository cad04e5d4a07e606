/** An XML tree → its elements, found by name, with their attributes and texts. */
import type {Element, Nodes, Root} from 'xast'

/** In document order, itself included. */
export function* elements(node: Nodes | null): Generator<Element, void> {
  if (node === null) return
  if (node.type === 'element') yield node
  if ('children' in node) for (const child of node.children) yield* elements(child)
}

/** By the name without its prefix: `title` finds `dc:title`. */
export function named(node: Nodes | null, name: string): readonly Element[] {
  return [...elements(node)].filter((element) => local(element) === name)
}

export const local = ({name}: Element) => name.slice(name.indexOf(':') + 1)

export function attribute(element: Element | null | undefined, name: string): string | null {
  return element?.attributes[name] ?? null
}

/** The words of an attribute that is a list: `class`, `epub:type`, `properties`. */
export function words(element: Element | null | undefined, name: string): readonly string[] {
  return (attribute(element, name) ?? '').split(/\s+/).filter(Boolean)
}

export function textOf(node: Nodes | null | undefined): string {
  if (!node) return ''
  if (node.type === 'text' || node.type === 'cdata') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

/** Every element with those around it, innermost first. */
export function* withAncestors(
  node: Root | Element,
  around: readonly Element[] = [],
): Generator<{readonly element: Element; readonly around: readonly Element[]}, void> {
  const inner = node.type === 'element' ? [node, ...around] : around
  if (node.type === 'element') yield {element: node, around}
  for (const child of node.children) if (child.type === 'element') yield* withAncestors(child, inner)
}
