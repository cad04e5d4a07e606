/** xast → the text of an XML file: declaration first, nothing in it that XML 1.0 forbids. */
import type {Nodes, Root, RootContent} from 'xast'
import {toXml} from 'xast-util-to-xml'

/** `]]>` may not stand in text (XML 1.0, section 2.4), and the serializer leaves it as it is. We write no CDATA. */
export function serialize(children: readonly RootContent[]): string {
  const root: Root = {type: 'root', children: [...children]}
  const xml = toXml(root, {closeEmptyElements: true}).replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

// XML 1.0, production 2, turned round; with `u`, \p{Cs} is a surrogate without its other half.
const forbidden = /[^\t\n\r\u0020-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|\p{Cs}/u
const allForbidden = new RegExp(forbidden.source, 'gu')

export function firstForbidden(text: string): string | null {
  return forbidden.exec(text)?.[0] ?? null
}

/** Each character that XML forbids becomes U+FFFD, the replacement character. */
export function allowed(text: string): string {
  return forbidden.test(text) ? text.replace(allForbidden, '\uFFFD') : text
}

/** The same tree with every text and attribute allowed: for trees made of metadata. */
export function allAllowed<Node extends Nodes>(node: Node): Node {
  if (node.type === 'text') return {...node, value: allowed(node.value)}
  if (node.type !== 'element' && node.type !== 'root') return node
  const children = node.children.map((child) => allAllowed(child))
  if (node.type === 'root') return {...node, children}
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [name, value ? allowed(value) : value]),
  )
  return {...node, attributes, children}
}
