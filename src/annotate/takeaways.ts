/** "Key takeaways", however an author writes them → lifted out of the body. */
import type {List, PhrasingContent, Root, RootContent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import type {ParsedArticle} from '../model/article.ts'
import {parseMarkdown} from '../read/markdown.ts'
import {labelled} from './directives.ts'
import type {State} from './state.ts'
import {root, type Tree} from './tree.ts'

/** While annotation goes on; `items` are filled and changed in place. */
export interface DraftTakeaways {
  readonly id: string
  readonly heading: Tree | null
  readonly items: readonly Tree[]
}

/** From the front matter, else the first section, directive or lead line in the body; further ones stay where they are. */
export function liftTakeaways(
  tree: Root,
  parts: ParsedArticle['parts'],
  state: State,
): DraftTakeaways | null {
  let found: DraftTakeaways | null = null
  if (parts.takeaways.length > 0) {
    const items = parts.takeaways.map(({text}) => root(parseMarkdown(text).children))
    found = {id: 'key-takeaways', heading: null, items}
  }
  for (let index = 0; index < tree.children.length; index += 1) {
    const opening = openingAt(tree, index, state)
    if (!opening) continue
    if (!opening.list) {
      reportWithoutList(opening.node, state)
      if (opening.node.type === 'containerDirective')
        tree.children.splice(index, 1, ...unwrapped(opening.node))
      continue
    }
    if (found) {
      state.report({
        rule: 'takeaways/repeated',
        reason: 'The article has takeaways already; these stay in the text.',
        place: opening.node,
      })
      if (opening.node.type === 'containerDirective')
        tree.children.splice(index, 1, ...unwrapped(opening.node))
      continue
    }
    tree.children.splice(index, opening.length, ...opening.rest)
    index -= 1
    if (opening.rest.length > 0 || straysBelow(tree, index + 1, opening.node)) {
      state.report({
        rule: 'takeaways/stray-text',
        reason:
          'Beside the list of takeaways stands other text; it stays in the article, and the list is lifted out.',
        place: opening.rest[0] ?? tree.children[index + 1],
      })
    }
    found = {
      id: opening.id ?? 'key-takeaways',
      heading: opening.heading && root(opening.heading),
      items: opening.list.children.map((item) => root(item.children)),
    }
  }
  if (found) state.ids.claim(found.id)
  return found
}

interface Opening {
  readonly node: RootContent
  readonly heading: PhrasingContent[] | null
  readonly id: string | null
  readonly list: List | null
  /** Siblings taken, from the opening on. */
  readonly length: number
  /** What was taken but is no takeaway. */
  readonly rest: RootContent[]
}

function openingAt(tree: Root, index: number, state: State): Opening | null {
  const node = tree.children[index]
  if (node?.type === 'containerDirective')
    return /^(?:key-)?takeaways$/.test(node.name) ? inDirective(node) : null
  if (node?.type !== 'heading' && node?.type !== 'paragraph') return null
  if (!state.recognized(node, 'takeaways')) return null
  const next = tree.children[index + 1]
  const list = next?.type === 'list' ? next : null
  if (node.type === 'heading') {
    return {node, heading: node.children, id: node.data?.id ?? null, list, length: 2, rest: []}
  }
  // A line that only ends like one, such as "In brief" before prose, is prose.
  const bold = node.children.length === 1 && node.children[0]?.type === 'strong'
  if (!list && !bold) return null
  const words = node.children[0]?.type === 'strong' ? node.children[0].children : node.children
  return {node, heading: withoutColon(words), id: null, list, length: 2, rest: []}
}

function inDirective(node: ContainerDirective): Opening {
  const {title, children} = labelled(node)
  const list = children.find((child) => child.type === 'list') ?? null
  const id = node.attributes?.['id'] ?? null
  return {node, heading: title, id, list, length: 1, rest: children.filter((child) => child !== list)}
}

/** Text that follows the list under a heading of takeaways, before the next heading. */
function straysBelow(tree: Root, index: number, opening: RootContent): boolean {
  const next = tree.children[index]
  return opening.type === 'heading' && next !== undefined && next.type !== 'heading'
}

function reportWithoutList(node: RootContent, state: State): void {
  state.report({
    rule: 'takeaways/without-list',
    reason: 'This opens the takeaways, but no list follows; it stays in the text.',
    place: node,
    expected: ['a list'],
  })
}

/** A directive that is not lifted shows its title as a bold line. */
export function unwrapped(node: ContainerDirective): RootContent[] {
  const {title, children} = labelled(node)
  return title ? [{type: 'paragraph', children: [{type: 'strong', children: title}]}, ...children] : children
}

function withoutColon(words: PhrasingContent[]): PhrasingContent[] {
  const last = words.at(-1)
  if (last?.type !== 'text') return words
  return [...words.slice(0, -1), {...last, value: last.value.replace(/\s*[:：]\s*$/, '')}]
}
