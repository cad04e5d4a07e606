/** Alerts → admonitions: `> [!NOTE]` as GitHub writes them, `> [!info]- Title` as Obsidian does. */
import type {Blockquote, PhrasingContent} from 'mdast'
import type {Admonition} from '../model/nodes.ts'
import {kinds} from '../read/dialects/kinds.ts'
import {rewriteLists, type Tree} from './tree.ts'

export function alerts(tree: Tree): void {
  rewriteLists(tree, (children) => {
    if (!children.some((child) => child.type === 'blockquote')) return children
    return children.map((child) => (child.type === 'blockquote' ? (alert(child) ?? child) : child))
  })
}

function alert(quote: Blockquote): Admonition | null {
  const [first, ...rest] = quote.children
  if (first?.type !== 'paragraph') return null
  const [text, ...after] = first.children
  if (text?.type !== 'text') return null
  const match = /^\[!([\w-]+)\]([+-]?)(?:[ \t\u00A0]*(?=\n|$)|[ \t\u00A0]+(?=\S))/.exec(text.value)
  if (!match) return null
  const name = (match[1] ?? '').toLowerCase()
  const {line, rest: words} = firstLine([{...text, value: text.value.slice(match[0].length)}, ...after])
  // A kind of somebody's own keeps its word.
  const kind = kinds.get(name)
  const own: PhrasingContent[] = kind ? [] : [{type: 'text', value: name[0]?.toUpperCase() + name.slice(1)}]
  const children = words
  return {
    type: 'admonition',
    kind: kind ?? 'note',
    title: line.length > 0 ? line : own.length > 0 ? own : null,
    fold: match[2] === '-' ? 'closed' : match[2] === '+' ? 'open' : null,
    id: null,
    children: children.length > 0 ? [{...first, children}, ...rest] : rest,
    ...(quote.position ? {position: quote.position} : {}),
  }
}

/** The words up to the end of the line are the title. */
function firstLine(nodes: readonly PhrasingContent[]): {line: PhrasingContent[]; rest: PhrasingContent[]} {
  const at = nodes.findIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  )
  const last = nodes[at]
  const [before = '', ...lines] = last?.type === 'text' ? last.value.split('\n') : []
  const filled = (list: readonly PhrasingContent[]) =>
    list.filter((node) => node.type !== 'text' || node.value !== '')
  if (!last) return {line: filled(nodes), rest: []}
  const split: PhrasingContent[] = last.type === 'text' ? [{...last, value: lines.join('\n')}] : []
  const head: PhrasingContent[] = last.type === 'text' ? [{...last, value: before}] : []
  return {line: filled([...nodes.slice(0, at), ...head]), rest: filled([...split, ...nodes.slice(at + 1)])}
}
