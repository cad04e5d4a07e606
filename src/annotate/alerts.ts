/** GitHub's alerts → admonitions: `> [!NOTE]`, alone on the first line of a quotation. */
import type {Blockquote, Paragraph} from 'mdast'
import type {Admonition, AdmonitionKind} from '../model/nodes.ts'
import {rewriteLists, type Tree} from './tree.ts'

const kinds: ReadonlyMap<string, AdmonitionKind> = new Map([
  ['NOTE', 'note'],
  ['TIP', 'tip'],
  ['IMPORTANT', 'important'],
  ['WARNING', 'warning'],
  ['CAUTION', 'caution'],
])

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
  // [!NOTE]⏎ or the end; whatever follows on the line is no alert, as on GitHub.
  const match = /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(text.value)
  const kind = kinds.get(match?.[1]?.toUpperCase() ?? '')
  if (!match || !kind || (match[0].length === text.value.length && after[0] && after[0].type !== 'break'))
    return null
  const remaining = text.value.slice(match[0].length)
  const words = after[0]?.type === 'break' && remaining === '' ? after.slice(1) : after
  const children: Paragraph['children'] = remaining ? [{...text, value: remaining}, ...words] : words
  return {
    type: 'admonition',
    kind,
    title: null,
    children: children.length > 0 ? [{...first, children}, ...rest] : rest,
    ...(quote.position ? {position: quote.position} : {}),
  }
}
