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

/** What is read by no role of ours and still means its words. */
const plain: ReadonlySet<string> = new Set(
  (
    'term download dfn guilabel menuselection strong emphasis token keyword del u underline smallcaps sc raw button eval ' +
    'py:class py:func py:meth py:mod py:attr py:obj class func meth mod attr obj data exc const'
  ).split(' '),
)
/** Links to a label, or to a page. */
const references: ReadonlySet<string> = new Set(['ref', 'numref', 'eq', 'any', 'prf:ref', 'doc'])

export function roles(tree: Root, report: Report): void {
  const unknown = new Set<string>()
  visit(tree, 'inlineCode', (node, index, parent) => {
    if (!parent || !index) return
    const before = parent.children[index - 1]
    const role = before?.type === 'text' ? /\{([a-z][\w:-]*)\}$/.exec(before.value) : null
    if (before?.type !== 'text' || !role) return
    const [whole, name = ''] = role
    before.value = before.value.slice(0, -whole.length)
    if (codes.has(name)) return
    const place = node.position ? {position: node.position} : {}
    // `words <target>`: a reference with words of its own; an abbreviation with what it stands for.
    const [, own = node.value, target] = /^(.*?)[ \t]*<([^<>]*)>$/.exec(node.value) ?? []
    const [, short = own, long] = name === 'abbr' ? (/^(.*?)[ \t]*\(([^()]*)\)$/.exec(own) ?? []) : []
    const text: PhrasingContent = {type: 'text', value: short, ...place}
    if (references.has(name)) {
      const address = target ?? node.value
      parent.children[index] = {
        type: 'link',
        url: name === 'doc' ? address : `#${address}`,
        // Without words it says what it leads to.
        children: target === undefined || own.includes('%s') ? [] : [text],
        ...place,
      }
      return
    }
    if (!elements.has(name) && !plain.has(name) && !name.startsWith('cite') && !unknown.has(name)) {
      unknown.add(name)
      report({
        rule: 'dialects/left-out',
        reason: `\`{${name}}\` is a role that we do not know; its words stay.`,
        place: node,
      })
    }
    parent.children[index] = elements.has(name)
      ? {
          type: 'textDirective',
          name,
          attributes: long ? {title: long} : {},
          children: [text],
          ...place,
        }
      : text
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
