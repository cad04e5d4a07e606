/** `{kbd}`\`Ctrl+C\`` and other roles (MyST, Sphinx) → the element of that name, or the words alone. Citations are named once. */
import type {PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Report} from '../../diagnostics/message.ts'

const elements: ReadonlySet<string> = new Set(['kbd', 'sub', 'sup', 'abbr', 'mark', 'cite'])
const codes: ReadonlySet<string> = new Set([
  'code',
  'math',
  'command',
  'file',
  'samp',
  'program',
  'option',
  'envvar',
])

export function roles(tree: Root): void {
  visit(tree, 'inlineCode', (node, index, parent) => {
    if (!parent || !index) return
    const before = parent.children[index - 1]
    const role = before?.type === 'text' ? /\{([a-z][\w:-]*)\}$/.exec(before.value) : null
    if (before?.type !== 'text' || !role) return
    const [whole, name = ''] = role
    before.value = before.value.slice(0, -whole.length)
    if (codes.has(name)) return
    // `words <target>`: a reference with words of its own.
    const value = node.value.replace(/[ \t]*<[^<>]*>$/, '')
    const words: PhrasingContent = {type: 'text', value, ...(node.position ? {position: node.position} : {})}
    parent.children[index] = elements.has(name)
      ? {
          type: 'textDirective',
          name,
          attributes: {},
          children: [words],
          ...(node.position ? {position: node.position} : {}),
        }
      : words
  })
}

const citation = /\[-?@[\w:.#$%&+?<>~/-]+[^\]]*\]/

/** They stay in the text; a bibliography is read by nobody yet. */
export function citations(tree: Root, report: Report): void {
  let told = false
  visit(tree, 'text', (node) => {
    const found = told ? null : citation.exec(node.value)
    if (!found) return
    told = true
    report({
      rule: 'dialects/citation',
      reason: `\`${found[0]}\` names a source of a bibliography; such citations stay as they are written.`,
      place: node,
    })
  })
}
