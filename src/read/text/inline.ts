/** Words of a text → phrasing content: addresses become links, `**…**` is strong; every other sign is itself. */
import type {PhrasingContent, Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmAutolinkLiteralFromMarkdown} from 'mdast-util-gfm-autolink-literal'
import {gfmAutolinkLiteral} from 'micromark-extension-gfm-autolink-literal'
import type {Point, Position} from 'unist'
import type {Joined} from './units.ts'

const off = [
  ...[
    'blockQuote',
    'codeFenced',
    'codeIndented',
    'definition',
    'headingAtx',
    'htmlFlow',
    'list',
    'setextUnderline',
  ],
  ...['thematicBreak', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape', 'htmlText'],
  ...['labelEnd', 'labelStartImage', 'labelStartLink'],
]
const extensions = [gfmAutolinkLiteral(), {disable: {null: off}}]
const mdastExtensions = [gfmAutolinkLiteralFromMarkdown()]

export function inline({text, starts}: Joined): PhrasingContent[] {
  const point = (offset: number): Point => {
    const found = starts.findLast((each) => each.offset <= offset) ?? starts[0]
    if (!found) return {line: 1, column: 1, offset: 0}
    const {line, skipped} = found
    const into = offset - found.offset + skipped
    return {line: line.start.line, column: line.start.column + into, offset: (line.start.offset ?? 0) + into}
  }
  const place = ({start, end}: Position): Position => ({
    start: point(start.offset ?? 0),
    end: point(end.offset ?? 0),
  })
  // Most lines hold nothing to find.
  if (!/[@*_]|www\.|:\/\//i.test(text))
    return [{type: 'text', value: text, position: {start: point(0), end: point(text.length)}}]
  const tree: Root = fromMarkdown(text, {extensions, mdastExtensions})
  const [paragraph] = tree.children
  if (tree.children.length !== 1 || paragraph?.type !== 'paragraph') return [{type: 'text', value: text}]
  return plain(paragraph.children, text, place)
}

/** One asterisk is an asterisk. */
function plain(
  nodes: readonly PhrasingContent[],
  text: string,
  place: (position: Position) => Position,
): PhrasingContent[] {
  const found: PhrasingContent[] = []
  const add = (node: PhrasingContent) => {
    const last = found.at(-1)
    if (last?.type !== 'text' || node.type !== 'text') {
      found.push(node)
      return
    }
    last.value += node.value
    if (last.position && node.position) last.position = {start: last.position.start, end: node.position.end}
  }
  for (const node of nodes) {
    const position = node.position && place(node.position)
    const placed = position ? {position} : {}
    if (node.type === 'emphasis') {
      const sign = text.charAt(node.position?.start.offset ?? 0)
      add({type: 'text', value: sign})
      for (const child of plain(node.children, text, place)) add(child)
      add({type: 'text', value: sign})
    } else if (node.type === 'strong' || node.type === 'link') {
      add({...node, children: plain(node.children, text, place) as typeof node.children, ...placed})
    } else add({...node, ...placed})
  }
  return found
}
