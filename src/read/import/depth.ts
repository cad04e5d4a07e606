/** A tree of HTML → the same, no deeper than can be walked by recursion. */
import type {Element, Root} from 'hast'

const deepest = 200

/** False when something was flattened: what lies deeper keeps its text, and loses its elements. */
export function withoutDepth(tree: Root): boolean {
  let whole = true
  const open: {readonly parent: Root | Element; readonly depth: number}[] = [{parent: tree, depth: 0}]
  for (let next = open.pop(); next; next = open.pop()) {
    const {parent, depth} = next
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      if (depth < deepest) open.push({parent: child, depth: depth + 1})
      else {
        whole = false
        child.children = [{type: 'text', value: textIn(child)}]
      }
    }
  }
  return whole
}

/** Without recursion, which `hast-util-to-string` has. */
function textIn(element: Element): string {
  let text = ''
  const open: Element['children'] = [element]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') text += node.value
    else if (node.type === 'element')
      for (let index = node.children.length - 1; index >= 0; index -= 1)
        open.push(node.children[index] as Element)
  }
  return text
}
