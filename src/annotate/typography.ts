/** Straight quotes, hyphens and dots as they are typed → the signs that print uses in that language. */
import type {RootContent, Text} from 'mdast'
import type {Metadata} from '../model/metadata.ts'
import {setSigns} from './signs.ts'
import {type Tree, visit} from './tree.ts'

/** A stretch of text of one language, its pieces in reading order. What is no prose stands in as one character. */
interface Line {
  readonly language: string
  readonly pieces: (Text | string)[]
}

/** Elements that show what a machine reads or writes. */
const verbatim: ReadonlySet<string> = new Set(['code', 'kbd', 'pre', 'samp', 'var'])
const lineBlocks: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'caption',
  'definitionTerm',
])

/** Changes the values of texts; a quotation may begin in one node and end in another: `"*word*"`. */
export function typography(parts: readonly Tree[], language: string): void {
  for (const part of parts) {
    visit(part, (node) => {
      if (node.type === 'admonition' && node.title) typeset(node.title, language)
      if (node.type === 'htmlElement' && verbatim.has(node.tagName)) return false
      if (!lineBlocks.has(node.type) || !('children' in node)) return true
      typeset(node.children, language)
      return false
    })
    // A question, a title: text without a block around it.
    if (part.children.some((child) => child.type === 'text')) typeset(part.children, language)
  }
}

/** Front matter is typed on the same keyboard. */
export function withSigns(metadata: Metadata): Metadata {
  const set = (text: string) => setSigns([{text, fixed: false}], metadata.language)[0] ?? text
  const {title, subtitle, shortTitle, summary} = metadata
  return {
    ...metadata,
    title: set(title),
    subtitle: subtitle && set(subtitle),
    shortTitle: set(shortTitle),
    summary: summary && set(summary),
  }
}

function typeset(nodes: readonly RootContent[], language: string): void {
  for (const line of linesOf(nodes, language)) {
    const texts = line.pieces.filter((piece) => typeof piece !== 'string')
    if (!texts.some(({value}) => /["'.-]|\u00A0| [;:!?»]|« /.test(value))) continue
    const set = setSigns(
      line.pieces.map((piece) =>
        typeof piece === 'string' ? {text: piece, fixed: true} : {text: piece.value, fixed: false},
      ),
      line.language,
    )
    line.pieces.forEach((piece, index) => {
      if (typeof piece !== 'string') piece.value = set[index] ?? piece.value
    })
  }
}

function linesOf(nodes: readonly RootContent[], language: string): readonly Line[] {
  const main: Line = {language, pieces: []}
  const lines: Line[] = [main]
  visit({type: 'root', children: [...nodes]}, (node) => {
    switch (node.type) {
      case 'text':
        main.pieces.push(node)
        return true
      case 'inlineCode':
        main.pieces.push('x')
        return true
      case 'break':
        main.pieces.push('\n')
        return true
      case 'image':
        main.pieces.push('\uFFFC')
        return true
      case 'link': {
        // An address shown as it is.
        const [only] = node.children
        if (node.children.length !== 1 || only?.type !== 'text' || !node.url.endsWith(only.value)) return true
        main.pieces.push('x')
        return false
      }
      case 'htmlElement':
        if (!verbatim.has(node.tagName)) return true
        main.pieces.push('x')
        return false
      case 'span':
        if (node.language === null) return true
        lines.push(...linesOf(node.children, node.language))
        main.pieces.push('x')
        return false
      default:
        return true
    }
  })
  return lines
}
