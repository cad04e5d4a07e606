/** `(label)=` on a line of its own, as MyST names the block that follows: another name of its heading, or of the section that it is in. */
import type {Heading, RootContent} from 'mdast'
import type {State} from './state.ts'
import {rewriteLists, type Tree, visit} from './tree.ts'

/** By label; null: before the first heading. */
export type Targets = ReadonlyMap<string, Heading | null>

const target = /^\(([^()\s][^()\n]*)\)=[ \t]*(?:\n|$)/

/** Takes them out of the text. */
export function targets(tree: Tree): Targets {
  const found = new Map<string, Heading | null>()
  const waiting: string[] = []
  let last: Heading | null = null
  const taken = new Set<RootContent>()
  visit(tree, (node) => {
    if (node.type === 'heading') {
      last = node
      for (const label of waiting.splice(0)) found.set(label, node)
    }
    if (node.type !== 'paragraph') return
    const [first] = node.children
    if (first?.type !== 'text') return
    let {value} = first
    for (let match = target.exec(value); match; match = target.exec(value)) {
      waiting.push(match[1] ?? '')
      value = value.slice(match[0].length)
    }
    if (value === first.value) return
    first.value = value
    if (value === '' && node.children.length === 1) taken.add(node)
    // What follows is no heading, when it is this very paragraph.
    else for (const label of waiting.splice(0)) found.set(label, last)
  })
  for (const label of waiting) found.set(label, last)
  if (taken.size > 0)
    rewriteLists(tree, (children) =>
      children.some((child) => taken.has(child)) ? children.filter((child) => !taken.has(child)) : children,
    )
  return found
}

/** When headings have their ids. */
export function nameTargets(found: Targets, {ids}: State): void {
  for (const [label, heading] of found) ids.alias(label, heading?.data?.id ?? 'top')
}
