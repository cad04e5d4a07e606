/** A document → the same, no deeper than the steps of the typesetter can follow. */
import type {Element, ElementContent, Nodes, Root} from 'hast'
import type {Report} from '../../diagnostics/message.ts'

/** HTML parsers stop at 512 as well. */
const deepest = 512

/** Nearly every document as it stands. What lies deeper than `deepest` keeps its text and loses its elements, with a message. */
export function limitDepth(document: Root, report: Report): Root {
  if (!isDeeper(document)) return document
  report({
    rule: 'css/nesting-too-deep',
    reason: `Elements are nested more than ${deepest} deep; what lies deeper is set as plain text`,
  })
  return {
    ...document,
    children: document.children.map((child) => (child.type === 'element' ? cut(child, 1) : child)),
  }
}

/** Level by level, because a deep tree is what this is about. */
function isDeeper(document: Root): boolean {
  let level: readonly Nodes[] = document.children
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((node) => (node.type === 'element' ? node.children : []))
  }
  return false
}

function cut(element: Element, depth: number): Element {
  const children: ElementContent[] =
    depth < deepest
      ? element.children.map((child) => (child.type === 'element' ? cut(child, depth + 1) : child))
      : [{type: 'text', value: textOf(element)}]
  return {...element, children}
}

function textOf(element: Element): string {
  const waiting: ElementContent[] = [...element.children].reverse()
  let text = ''
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') text += node.value
    else if (node.type === 'element') waiting.push(...[...node.children].reverse())
  }
  return text
}
