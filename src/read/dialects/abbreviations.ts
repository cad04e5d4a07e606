/** `*[HTML]: HyperText Markup Language` (MkDocs, kramdown) → the words that stand for others say so wherever they stand. */
import type {PhrasingContent, Root, Text} from 'mdast'
import {SKIP, visit} from 'unist-util-visit'
import type {Described} from './lines.ts'

export const abbreviated: Described = {
  name: 'Abbreviations',
  tools: 'MkDocs, kramdown',
  example: 'HTML is text.\n\n*[HTML]: HyperText Markup Language',
  becomes: 'The element `abbr` with its title, wherever the word stands.',
}

const definition = /^\*\[([^[\]\n]{1,60})\]:[ \t]*(.+)$/
/** More of them make reading slow. */
const most = 500

export function abbreviations(tree: Root): void {
  const titles = new Map<string, string>()
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined || node.children.some(({type}) => type !== 'text')) return
    const lines = node.children
      .map((child) => (child.type === 'text' ? child.value : ''))
      .join('')
      .split('\n')
    const found = lines.map((line) => definition.exec(line.trim()))
    if (!found.every(Boolean) || titles.size > most) return
    for (const match of found) titles.set(match?.[1] ?? '', match?.[2]?.trim() ?? '')
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  if (titles.size === 0) return
  const words = [...titles.keys()].map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || parent.type === 'link' || parent.type === 'textDirective') return
    const parts = split(node, pattern, titles)
    if (parts.length < 2 && parts[0]?.type === 'text') return
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
}

function split(
  {value, position}: Text,
  pattern: RegExp,
  titles: ReadonlyMap<string, string>,
): PhrasingContent[] {
  const place = position ? {position} : {}
  const parts: PhrasingContent[] = []
  let from = 0
  for (const {0: word, index} of value.matchAll(pattern)) {
    if (index > from) parts.push({type: 'text', value: value.slice(from, index), ...place})
    parts.push({
      type: 'textDirective',
      name: 'abbr',
      attributes: {title: titles.get(word) ?? ''},
      children: [{type: 'text', value: word, ...place}],
      ...place,
    })
    from = index + word.length
  }
  if (from < value.length) parts.push({type: 'text', value: value.slice(from), ...place})
  return parts
}
