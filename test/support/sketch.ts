/** An article → lines that a person can check: a block a line, text within it in brackets by kind. */
import type {Element} from 'hast'
import type {RootContent} from 'mdast'
import type {Article} from '../../src/model/article.ts'

export function sketch(article: Article): string {
  const lines: string[] = []
  const {takeaways, faqs} = article
  if (takeaways) {
    lines.push(`takeaways #${takeaways.id}${takeaways.heading ? ` ${inline(takeaways.heading)}` : ''}`)
    for (const item of takeaways.items) lines.push(`  #${item.id}`, ...blocks(item.children, 2))
  }
  lines.push(...blocks(article.body.children, 0))
  if (faqs) {
    lines.push(
      `faqs #${faqs.id}${faqs.heading ? ` ${inline(faqs.heading)}` : ''}`,
      ...blocks(faqs.introduction, 1),
    )
    for (const faq of faqs.items) lines.push(`  #${faq.id} ${inline(faq.question)}`, ...blocks(faq.answer, 2))
  }
  for (const note of article.footnotes) {
    lines.push(
      `note ${note.number} #${note.id} from ${note.calls.join(', ')}`,
      ...blocks(note.definition.children, 1),
    )
  }
  return lines.join('\n')
}

function blocks(nodes: readonly RootContent[], depth: number): readonly string[] {
  return nodes.flatMap((node) => {
    const line = '  '.repeat(depth) + block(node)
    const nested = 'children' in node && !lines.has(node.type) ? blocks(node.children, depth + 1) : []
    return [line, ...nested]
  })
}

const lines: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'caption',
  'tableCell',
  'definitionTerm',
  'link',
  'emphasis',
  'strong',
  'span',
])

function block(node: RootContent): string {
  switch (node.type) {
    case 'section':
      return `section #${node.id} h${node.depth}${node.question ? ' asks' : ''}`
    case 'heading':
      return `heading ${node.depth}${node.data?.id ? ` #${node.data.id}` : ''} ${inline(node.children)}`
    case 'figure':
      return `figure #${node.id} of ${node.kind}`
    case 'admonition':
      return `admonition ${node.kind}${node.id ? ` #${node.id}` : ''}${node.fold ? ` folds${node.fold === 'open' ? ' open' : ''}` : ''}${node.title ? ` ${inline(node.title)}` : ''}`
    case 'division':
      return `division .${node.classes.join('.')}`
    case 'htmlElement':
      return `<${node.tagName}>${attributes(node.properties)}`
    case 'code':
      return `code ${node.lang ?? ''} ${JSON.stringify(node.value)}`
    case 'list':
      return node.ordered ? `list from ${node.start ?? 1}` : 'list'
    case 'listItem':
      return typeof node.checked === 'boolean' ? `item ${node.checked ? 'done' : 'open'}` : 'item'
    case 'table':
      return node.data?.id ? `table #${node.data.id}` : 'table'
    case 'paragraph':
    case 'caption':
    case 'tableCell':
    case 'definitionTerm':
      return `${node.type} ${inline(node.children)}`
    default:
      return isBlockType(node.type) ? node.type : inline([node])
  }
}

function isBlockType(type: string): boolean {
  return ['blockquote', 'thematicBreak', 'tableRow', 'definitionList', 'definitionDescription'].includes(type)
}

function inline(nodes: readonly RootContent[]): string {
  return nodes.map(piece).join('')
}

function piece(node: RootContent): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll('\n', '⏎').replaceAll('\u202F', '⍽').replaceAll('\u00A0', '⎵')
    case 'inlineCode':
      return `[code ${node.value}]`
    case 'break':
      return '[break]'
    case 'image':
      return `[image ${node.url}${node.data?.decorative ? ' decorative' : ''}${node.alt ? ` ${node.alt}` : ''}]`
    case 'drawing':
      return `[drawing ${node.data.decorative ? 'decorative' : node.alt} ${markup(node.element)}]`
    case 'formula':
      return `[formula${node.display ? ' display' : ''} ${node.value} “${node.alt}” ${markup(node.element)}]`
    case 'footnoteReference':
      return `[#${node.data?.id}]`
    case 'link':
      return `[link ${target(node)} ${inline(node.children)}]`
    case 'htmlElement':
      return `[${node.tagName}${attributes(node.properties)} ${inline(node.children)}]`
    case 'span':
      return `[span ${[node.language, node.direction, node.id && `#${node.id}`, ...node.classes.map((name) => `.${name}`)].filter(Boolean).join(' ')} ${inline(node.children)}]`
    default:
      return 'children' in node ? `[${node.type} ${inline(node.children)}]` : `[${node.type}]`
  }
}

function markup({tagName, properties, children}: Element): string {
  const inside = children
    .map((child) =>
      child.type === 'element' ? markup(child) : child.type === 'text' ? child.value.trim() : '',
    )
    .join('')
  return `<${tagName}${attributes(properties)}>${inside}`
}

function target(node: RootContent & {type: 'link'}): string {
  const to = node.data?.target
  if (!to) return `?${node.url}`
  if (to.type === 'anchor') return `#${to.id}`
  return to.type === 'external' ? to.url : `${to.path}${to.fragment === null ? '' : `#${to.fragment}`}`
}

function attributes(properties: Readonly<Record<string, unknown>>): string {
  return Object.entries(properties)
    .map(([name, value]) => ` ${name}=${String(value)}`)
    .join('')
}
