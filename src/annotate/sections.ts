/** A flat body with headings → nested sections with ids, and the outline. */

import {slug} from 'github-slugger'
import type {Heading, Root, RootContent} from 'mdast'
import type {OutlineEntry} from '../model/article.ts'
import type {Section} from '../model/nodes.ts'
import type {State} from './state.ts'
import {phrasing, plainText, type Tree, visit} from './tree.ts'

interface DraftEntry extends OutlineEntry {
  readonly children: DraftEntry[]
}

/** Every heading below gets an id; those that the author chose stay. */
export function headingIds(tree: Tree, state: State): void {
  visit(tree, (node) => {
    if (node.type !== 'heading') return
    const text = plainText(node.children)
    node.data = {...node.data, id: node.data?.id ?? state.ids.make(text)}
    state.ids.alias(slug(text), node.data.id ?? '')
  })
}

/** Lead blocks first, then sections, as deep as their headings say. */
export function nestSections(tree: Root, state: State): readonly OutlineEntry[] {
  const top: RootContent[] = []
  const outline: DraftEntry[] = []
  const open: {readonly section: Section; readonly entry: DraftEntry}[] = []
  for (const node of tree.children) {
    if (node.type !== 'heading') {
      const within = open.at(-1)?.section.children ?? top
      within.push(node)
      continue
    }
    while ((open.at(-1)?.section.depth ?? 0) >= node.depth) open.pop()
    const parent = open.at(-1)
    const section = toSection(node, state)
    const entry = toEntry(section, node)
    const siblings = parent?.section.children ?? top
    const entries = parent?.entry.children ?? outline
    siblings.push(section)
    entries.push(entry)
    open.push({section, entry})
  }
  tree.children = top
  return outline
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

function toEntry(section: Section, heading: Heading): DraftEntry {
  return {
    id: section.id,
    depth: section.depth,
    title: phrasing(heading.children),
    text: plainText(heading.children),
    kind: section.question ? 'question' : 'text',
    children: [],
  }
}

/** `?`, `？` (Chinese, Japanese), `؟` (Arabic), `՞` (Armenian), `;` (Greek, U+037E), before closing quotes. */
export function isQuestion(text: string): boolean {
  return /[?？؟՞\u037E]["'”’»«“)\]\s]*$/.test(text)
}
