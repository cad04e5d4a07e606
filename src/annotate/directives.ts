/** Directives → our nodes: admonitions, spans, divisions. What only looks like one becomes the text it was. */
import type {Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'
import {nearest} from '../diagnostics/nearest.ts'
import type {Admonition, AdmonitionKind} from '../model/nodes.ts'
import {languageTag} from '../read/language.ts'
import type {State} from './state.ts'
import {isPhrasing, rewriteLists, type Tree} from './tree.ts'

type Directive = TextDirective | LeafDirective | ContainerDirective

const admonitions: ReadonlyMap<string, AdmonitionKind> = new Map([
  ['note', 'note'],
  ['info', 'note'],
  ['tip', 'tip'],
  ['hint', 'tip'],
  ['important', 'important'],
  ['warning', 'warning'],
  ['attention', 'warning'],
  ['caution', 'caution'],
  ['danger', 'caution'],
])

/** Containers that a later transformer looks for; they stay as they are until then. */
const lifted: ReadonlySet<string> = new Set(['takeaways', 'key-takeaways', 'faq', 'faqs', 'figure', 'table'])
/** `:sup[2]` and the like: the directive's name is the element's. */
const inline: ReadonlySet<string> = new Set(['sup', 'sub', 'kbd', 'abbr', 'mark', 'small', 'cite', 'q'])
const known = [...admonitions.keys(), ...lifted, ...inline, 'span']

export function directives(tree: Tree, state: State): void {
  rewriteLists(tree, (children) => {
    if (!children.some(isDirective)) return children
    return children.flatMap((child) => (isDirective(child) ? oneDirective(child, state) : [child]))
  })
}

function isDirective(node: RootContent): node is Directive {
  return node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective'
}

function oneDirective(node: Directive, state: State): RootContent[] {
  if (node.type === 'containerDirective') return [container(node, state)]
  if (node.type === 'textDirective') return textual(node, state)
  reportUnknown(node, state, 'it is shown as text')
  return [{type: 'paragraph', children: phrasingOf(asText(node, state)), ...place(node)}]
}

function container(node: ContainerDirective, state: State): RootContent {
  reportOpen(node, state)
  if (lifted.has(node.name)) return node
  const {title, children} = labelled(node)
  const kind = admonitions.get(node.name)
  if (kind) {
    const fold = foldOf(node)
    return {type: 'admonition', kind, title, fold, id: claimed(node, state), children, ...place(node)}
  }
  const known = nearest(node.name, [...admonitions.keys(), ...lifted])
  if (known) reportUnknown(node, state, 'its content stands in a plain division')
  const heading: RootContent[] = title
    ? [{type: 'paragraph', children: [{type: 'strong', children: title}]}]
    : []
  return {
    type: 'division',
    classes: [node.name, ...classesOf(node)],
    id: claimed(node, state),
    language: languageOf(node, state),
    children: [...heading, ...children],
    ...place(node),
  }
}

function textual(node: TextDirective, state: State): RootContent[] {
  if (node.name === 'span') {
    const direction = node.attributes?.['dir']
    return [
      {
        type: 'span',
        language: languageOf(node, state),
        direction: direction === 'ltr' || direction === 'rtl' ? direction : null,
        classes: classesOf(node),
        id: claimed(node, state),
        children: node.children,
        ...place(node),
      },
    ]
  }
  if (inline.has(node.name) && node.children.length > 0) {
    const title = node.attributes?.['title']
    const properties = title ? {title} : {}
    const data = {hName: node.name, hProperties: properties}
    return [
      {type: 'htmlElement', tagName: node.name, properties, data, children: node.children, ...place(node)},
    ]
  }
  // `10:30` and `a:b` are no directives; `:foo[bar]{baz}` was meant as one.
  if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) {
    reportUnknown(node, state, 'it is shown as text')
  }
  return asText(node, state)
}

/** The directive's own characters around its parsed label, taken from the source: nothing the author wrote is lost. */
function asText(node: TextDirective | LeafDirective, state: State): RootContent[] {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined)
    return [{type: 'text', value: `:${node.name}`}, ...node.children]
  const first = node.children[0]?.position?.start.offset
  const last = node.children.at(-1)?.position?.end.offset
  const whole = {type: 'text', value: state.source.slice(start, end), ...place(node)} as const
  if (first === undefined || last === undefined) return [whole]
  return [
    {type: 'text', value: state.source.slice(start, first), ...place(node)},
    ...node.children,
    {type: 'text', value: state.source.slice(last, end), ...place(node)},
  ]
}

export function labelled(node: ContainerDirective): {
  title: PhrasingContent[] | null
  children: RootContent[]
} {
  const [first, ...rest] = node.children
  const label: Paragraph | null = first?.type === 'paragraph' && first.data?.directiveLabel ? first : null
  return label ? {title: label.children, children: rest} : {title: null, children: node.children}
}

function reportOpen(node: ContainerDirective, state: State): void {
  const end = node.position?.end.offset
  if (end === undefined || /(?:^|\s|>)\s*:{3,}\s*$/.test(state.source.slice(Math.max(0, end - 200), end)))
    return
  state.report({
    rule: 'source/directive-open',
    reason: `\`:::${node.name}\` is never closed; it goes on to here${node.position ? ` (line ${node.position.end.line})` : ''}.`,
    place: node.position?.start,
  })
}

function reportUnknown(node: Directive, state: State, consequence: string): void {
  const meant = nearest(node.name, known)
  state.report({
    rule: 'source/directive-unknown',
    reason: `\`:${node.name}\` is no directive that we know; ${consequence}.`,
    place: node,
    actual: node.name,
    expected: meant ? [meant] : undefined,
    hint: meant ? `Did you mean \`${meant}\`?` : undefined,
  })
}

function languageOf(node: Directive, state: State): string | null {
  const given = node.attributes?.['lang']
  if (!given) return null
  const tag = languageTag(given)
  if (tag) return tag
  state.report({
    rule: 'source/language-unknown',
    reason: `“${given}” is no language tag; the text is taken to be in the article's language.`,
    place: node,
    actual: given,
  })
  return null
}

/** `{fold}`, or `{fold=open}` where a page may fold it but does not at first. */
function foldOf(node: Directive): Admonition['fold'] {
  const given = node.attributes?.['fold']
  if (typeof given !== 'string') return null
  return given === 'open' ? 'open' : 'closed'
}

function classesOf(node: Directive): string[] {
  return (node.attributes?.['class'] ?? '').split(/\s+/).filter(Boolean)
}

function claimed(node: Directive, state: State): string | null {
  const id = node.attributes?.['id']
  return id ? authorId(id, node, state) : null
}

/** An id that the author wrote, unless another node has it. */
export function authorId(id: string, node: RootContent, state: State): string | null {
  if (state.ids.claim(id)) return id
  state.report({
    rule: 'headings/id-repeated',
    reason: `The id “${id}” is given twice; this place gets another.`,
    place: node,
    actual: id,
  })
  return null
}

function phrasingOf(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.filter(isPhrasing)
}

function place(node: RootContent) {
  return node.position ? {position: node.position} : {}
}
