/** Walks over mdast that survive any depth: no recursion, and a place for every node. */
import type {BlockContent, Image, PhrasingContent, RootContent} from 'mdast'
import type {Position} from 'unist'
import type {Drawing} from '../model/nodes.ts'

/** Any node that has children, seen from above. */
export interface Tree {
  type: string
  children: RootContent[]
  position?: Position | undefined
}

export type Rewrite = (children: RootContent[], parent: Tree) => RootContent[]

/** Each list of children, outermost first, replaced by what `rewrite` makes of it; then that is entered. */
export function rewriteLists(root: Tree, rewrite: Rewrite): void {
  const parents: Tree[] = [root]
  for (let parent = parents.pop(); parent; parent = parents.pop()) {
    parent.children = rewrite(parent.children, parent)
    for (const child of parent.children) {
      if ('children' in child) parents.push(child)
      const title = titleOf(child)
      if (title) parents.push(title)
    }
  }
}

/** The title of a box, as a tree of its own: what is looked up in the text is looked up there, too. */
function titleOf(node: RootContent): Tree | null {
  if (node.type !== 'admonition' || node.title === null) return null
  return {
    type: 'title',
    get children() {
      return node.title ?? []
    },
    set children(children: RootContent[]) {
      node.title = phrasing(children)
    },
  }
}

/** Every node below `root`, in reading order. What `visit` returns `false` for is not entered. */
export function visit(
  root: Tree,
  visitor: (node: RootContent, parent: Tree) => unknown,
  {titles = true} = {},
): void {
  const stack: {readonly parent: Tree; index: number}[] = [{parent: root, index: 0}]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.parent.children[top.index]
    top.index += 1
    if (!node) {
      stack.pop()
      continue
    }
    if (visitor(node, top.parent) === false) continue
    if ('children' in node) stack.push({parent: node, index: 0})
    const title = titles ? titleOf(node) : null
    if (title) stack.push({parent: title, index: 0})
  }
}

/** The text that a reader sees, without the words of pictures. */
export const plainText = (nodes: readonly RootContent[]): string => textOf(nodes, () => '')

/** The same with the words of pictures, for where nobody will see them. */
export const fullText = (nodes: readonly RootContent[]): string => textOf(nodes, ({alt}) => alt ?? '')

function textOf(nodes: readonly RootContent[], picture: (image: Image | Drawing) => string): string {
  let text = ''
  visit(
    root([...nodes]),
    (node) => {
      if (node.type === 'image' || node.type === 'drawing') text += picture(node)
      if (
        node.type === 'text' ||
        node.type === 'inlineCode' ||
        node.type === 'code' ||
        node.type === 'formula'
      )
        text += node.value
      if (node.type === 'break') text += ' '
    },
    {titles: false},
  )
  return text.replaceAll(/\s+/g, ' ').trim()
}

export function root(children: RootContent[]): Tree & {type: 'root'} {
  return {type: 'root', children}
}

const phrasingTypes: ReadonlySet<string> = new Set([
  'break',
  'delete',
  'drawing',
  'emphasis',
  'footnoteReference',
  'formula',
  'html',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
  'span',
  'strong',
  'text',
  'textDirective',
] satisfies PhrasingContent['type'][])

/** Nodes that stand among text; an HTML element may stand anywhere. */
export function isPhrasing(node: RootContent): node is PhrasingContent {
  return phrasingTypes.has(node.type) || node.type === 'htmlElement'
}

const blockTypes: ReadonlySet<string> = new Set([
  'admonition',
  'blockquote',
  'code',
  'containerDirective',
  'definitionList',
  'division',
  'figure',
  'heading',
  'html',
  'leafDirective',
  'list',
  'paragraph',
  'section',
  'table',
  'thematicBreak',
] satisfies BlockContent['type'][])

function isBlock(node: RootContent): node is BlockContent {
  return blockTypes.has(node.type) || node.type === 'htmlElement'
}

/** Text between blocks cannot be; it becomes a paragraph. */
export function blocks(nodes: readonly RootContent[]): BlockContent[] {
  return nodes.flatMap((node): BlockContent[] => {
    if (isBlock(node)) return [node]
    return isPhrasing(node) ? [{type: 'paragraph', children: [node]}] : []
  })
}

export function phrasing(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.filter(isPhrasing)
}

/** Adjacent texts made one, as a parser would have left them. */
export function joinTexts(tree: Tree): void {
  rewriteLists(tree, (children) => {
    const joined: RootContent[] = []
    let changed = false
    for (const child of children) {
      const last = joined.at(-1)
      if (child.type !== 'text' || last?.type !== 'text') {
        joined.push(child)
        continue
      }
      changed = true
      joined[joined.length - 1] = {
        type: 'text',
        value: last.value + child.value,
        ...(last.position && child.position
          ? {position: {start: last.position.start, end: child.position.end}}
          : {}),
      }
    }
    return changed ? joined : children
  })
}
