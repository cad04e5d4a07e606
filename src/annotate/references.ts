/** `[text][name]` and its definition → a plain link or picture, so that lifted parts need no definitions. */
import type {Definition, FootnoteDefinition, RootContent, Text} from 'mdast'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {State} from './state.ts'
import {rewriteLists, type Tree, visit} from './tree.ts'

/** Removes all definitions; returns those of footnotes, by identifier. */
export function references(tree: Tree, state: State): ReadonlyMap<string, FootnoteDefinition> {
  const definitions = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  visit(tree, (node) => {
    if (node.type === 'definition') {
      const name = normalizeIdentifier(node.identifier)
      if (definitions.has(name)) reportRepeated(node, state)
      else definitions.set(name, node)
    }
    if (node.type === 'text') reportUndefined(node, state)
    if (node.type === 'footnoteDefinition') {
      const name = normalizeIdentifier(node.identifier)
      const earlier = notes.get(name)
      if (earlier) repeatedNote(node, earlier, state)
      else notes.set(name, node)
    }
  })
  const resolve = (children: RootContent[]): RootContent[] => {
    if (!children.some((child) => replaced.has(child.type))) return children
    return children.flatMap((child) => resolved(child, definitions))
  }
  rewriteLists(tree, resolve)
  for (const note of notes.values()) rewriteLists(note, resolve)
  return notes
}

const replaced: ReadonlySet<string> = new Set([
  'definition',
  'footnoteDefinition',
  'linkReference',
  'imageReference',
])

function resolved(node: RootContent, definitions: ReadonlyMap<string, Definition>): RootContent[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return []
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return [node]
  const definition = definitions.get(normalizeIdentifier(node.identifier))
  if (!definition) return [node]
  const {url, title} = definition
  const shared = {url, title: title ?? null, ...(node.position ? {position: node.position} : {})}
  if (node.type === 'linkReference') return [{type: 'link', children: node.children, ...shared}]
  return [{type: 'image', alt: node.alt ?? '', ...shared}]
}

/** A reference without its definition is no reference to the parser, but text that reads `[words][name]`. */
function reportUndefined(node: Text, state: State): void {
  if (!node.value.includes('][')) return
  for (const [, name = ''] of node.value.matchAll(/\[[^[\]\n]{1,200}\]\[([^[\]\n]{1,100})\]/g)) {
    state.report({
      rule: 'links/reference-undefined',
      reason: `“${name}” is defined nowhere; the brackets are shown as text.`,
      place: node,
      actual: name,
    })
  }
}

function reportRepeated(node: Definition, state: State): void {
  state.report({
    rule: 'links/definition-repeated',
    reason: `“${node.label ?? node.identifier}” is defined twice; the first definition counts.`,
    place: node,
    actual: node.identifier,
  })
}

/** The text of the second goes to the first: a note that nobody can call would be lost. */
function repeatedNote(node: FootnoteDefinition, earlier: FootnoteDefinition, state: State): void {
  state.report({
    rule: 'footnotes/definition-repeated',
    reason: `The footnote “${node.label ?? node.identifier}” is defined twice; this text is added to the first.`,
    place: node,
    actual: node.identifier,
  })
  earlier.children.push(...node.children)
}
