/** A flat body with headings → nested sections with ids, and the outline. */

import type {Heading, Root, RootContent} from 'mdast'
import type {OutlineEntry} from '../model/article.ts'
import type {Section} from '../model/nodes.ts'
import type {State} from './state.ts'
import {plainText, type Tree, visit} from './tree.ts'

/** Every heading below gets an id; those that the author chose stay. */
export function headingIds(tree: Tree, state: State): void {
  visit(tree, (node) => {
    if (node.type !== 'heading') return
    const text = plainText(node.children)
    node.data = {...node.data, id: node.data?.id ?? state.ids.make(text)}
    state.ids.aliasHeading(text, node.data.id ?? '')
    for (const name of node.data.unfit ?? []) state.ids.alias(name, node.data.id ?? '')
  })
}

/** Lead blocks first, then sections, as deep as their headings say. */
export function nestSections(tree: Root, state: State): void {
  const top: RootContent[] = []
  const open: Section[] = []
  for (const node of tree.children) {
    if (node.type !== 'heading') {
      const within = open.at(-1)?.children ?? top
      within.push(node)
      continue
    }
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop()
    const section = toSection(node, state)
    const siblings = open.at(-1)?.children ?? top
    siblings.push(section)
    open.push(section)
  }
  tree.children = top
}

/** The sections of a body, nested. There are at most five levels of them. */
export function outlineOf(nodes: readonly RootContent[]): readonly OutlineEntry[] {
  return nodes.flatMap((node): OutlineEntry[] => {
    if (node.type !== 'section') return []
    const [heading, ...rest] = node.children
    const title = heading?.type === 'heading' ? heading.children : []
    const kind = node.question ? 'question' : 'text'
    return [{id: node.id, depth: node.depth, title, text: plainText(title), kind, children: outlineOf(rest)}]
  })
}

function toSection(heading: Heading, state: State): Section {
  const text = plainText(heading.children)
  const id = heading.data?.id ?? state.ids.make(text)
  const depth = heading.depth === 1 ? 2 : heading.depth
  const question = isQuestion(text)
  return {
    type: 'section',
    id,
    depth,
    question,
    children: [heading],
    ...(heading.position ? {position: heading.position} : {}),
  }
}

/** `?`, `？` (Chinese, Japanese), `؟` (Arabic), `՞` (Armenian), `;` (Greek, U+037E), before closing quotes. */
function isQuestion(text: string): boolean {
  return /[?？؟՞\u037E]["'”’»«“)\]\s]*$/.test(text)
}
