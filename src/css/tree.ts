/** hast → element nodes that know their parents and siblings: what selectors ask about. */
import type {Element, Properties, Root, RootContent} from 'hast'

export interface TreeNode {
  readonly element: Element
  /** Lower case. */
  readonly name: string
  readonly id: string | null
  readonly classes: readonly string[]
  /** BCP 47, from the nearest `lang`; empty where nobody says. */
  readonly language: string
  readonly parent: TreeNode | null
  readonly children: readonly TreeNode[]
  /** Element siblings, this one included, and its place among them from 0. */
  readonly siblings: readonly TreeNode[]
  readonly index: number
  /** Place among siblings of the same name, from 0, and their number. */
  readonly typeIndex: number
  readonly typeCount: () => number
}

/** The elements at the top, their descendants below them. */
export function indexTree(root: Root): readonly TreeNode[] {
  return nodes(root.children, null, '')
}

function nodes(contents: readonly RootContent[], parent: TreeNode | null, language: string): TreeNode[] {
  const siblings: TreeNode[] = []
  const counts = new Map<string, number>()
  for (const element of contents) {
    if (element.type !== 'element') continue
    const name = element.tagName.toLowerCase()
    const typeIndex = counts.get(name) ?? 0
    counts.set(name, typeIndex + 1)
    const children: TreeNode[] = []
    const node: TreeNode = {
      element,
      name,
      id: typeof element.properties['id'] === 'string' ? element.properties['id'] : null,
      classes: classesOf(element.properties),
      language: languageOf(element) ?? language,
      parent,
      children,
      siblings,
      index: siblings.length,
      typeIndex,
      typeCount: () => counts.get(name) ?? 1,
    }
    siblings.push(node)
    for (const child of nodes(element.children, node, node.language)) children.push(child)
  }
  return siblings
}

export function classesOf({className: value}: Properties): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  return value === undefined || value === null ? [] : String(value).split(/\s+/).filter(Boolean)
}

function languageOf(element: Element): string | null {
  const value = element.properties['lang'] ?? element.properties['xmlLang']
  return typeof value === 'string' ? value : null
}
