/** HTML in Markdown → nodes: parsed with the Markdown that it encloses, reduced to the safe subset, said what was dropped. */
import type {Element, ElementContent, RootContent as HastContent, Root as HastRoot, Nodes} from 'hast'
import type {Html, Paragraph, RootContent} from 'mdast'
import type {} from 'mdast-util-to-hast'
import {closeDropped, closeHtml} from './cut-html.ts'
import {fromElement} from './from-element.ts'
import {firstWith, liftGraphics, mark} from './lift-graphics.ts'
import {inlineElements, safeHtml} from './safe-html.ts'
import type {State} from './state.ts'
import {isPhrasing, rewriteLists, type Tree, visit} from './tree.ts'

interface Engine {
  readonly raw: (tree: HastRoot) => Nodes
  readonly sanitize: typeof import('hast-util-sanitize').sanitize
  /** The HTML stands in a line of text. */
  readonly inline: boolean
}

/** What holds blocks, even when HTML is all that stands in it. */
const containers: ReadonlySet<string> = new Set(
  'root blockquote listItem footnoteDefinition containerDirective definitionDescription'.split(' '),
)

/** Those that hold something, and are not shown as drawings or formulas. */
const dropped: ReadonlySet<string> = new Set(
  safeHtml.strip?.filter((name) => !['embed', 'math', 'svg'].includes(name)),
)

/** The parser is loaded only for an article that has HTML other than comments. */
export async function rawHtml(tree: Tree, state: State): Promise<void> {
  let comments = false
  let elements = false
  visit(tree, (node) => {
    if (node.type !== 'html') return
    if (isComment(node)) comments = true
    else elements = true
  })
  if (comments)
    rewriteLists(tree, (children) => children.filter((child) => child.type !== 'html' || !isComment(child)))
  if (!elements) return
  const [{raw}, {sanitize}] = await Promise.all([import('hast-util-raw'), import('hast-util-sanitize')])
  rewriteLists(tree, (children, parent) => {
    const html = children.filter((child) => child.type === 'html')
    return html.length > 0
      ? withoutHtml(
          children,
          html,
          {raw, sanitize, inline: !containers.has(parent.type) && children.every(isPhrasing)},
          state,
        )
      : children
  })
}

function isComment(node: Html): boolean {
  return /^(?:\s*<!--(?:(?!-->).)*-->)+\s*$/s.test(node.value)
}

function withoutHtml(
  children: readonly RootContent[],
  html: readonly Html[],
  engine: Engine,
  state: State,
): RootContent[] {
  const {inline} = engine
  const whole = closed(html, state)
  const places: HastRoot = {
    type: 'root',
    children: children.map(
      (child, index): HastContent =>
        child.type === 'html'
          ? {type: 'raw', value: whole.get(child) ?? ''}
          : {type: 'comment', value: `${mark}${index}`},
    ),
  }
  try {
    const parsed = engine.raw(places)
    const graphics = liftGraphics(parsed, {children, html, state})
    reportDropped(parsed, html, inline, state)
    const schema = inline ? {...safeHtml, tagNames: inlineElements} : safeHtml
    const safe = engine.sanitize(parsed, schema)
    const content = 'children' in safe ? safe.children : []
    const place = html[0]?.position
    const made = fromElement(elementsOf(content), {
      inline,
      state,
      position: place,
      markdown: (value) => {
        if (!value.startsWith(mark)) return []
        const child = children[Number(value.slice(1))] ?? graphics.get(value)
        return child ? [child] : []
      },
    })
    return inline ? made : inParagraphs(made)
  } catch (error) {
    // Parser and sanitizer recurse: HTML nested thousands deep is shown as it was written.
    if (!(error instanceof RangeError)) throw error
    state.report({
      rule: 'source/nesting',
      reason: 'The HTML nests too deeply; it is shown as text.',
      place: html[0],
    })
    return children.map((child) => (child.type === 'html' ? {type: 'text', value: child.value} : child))
  }
}

function closed(html: readonly Html[], state: State): ReadonlyMap<RootContent, string> {
  const report = (reason: string, node: Html, {from, to}: {readonly from: number; readonly to: number}) =>
    state.report({
      rule: 'source/html-cut',
      reason,
      place: placeIn(node, from),
      actual: node.value.slice(from, to).trimEnd().slice(0, 200),
    })
  const pieces = html.map((node) => {
    const {value, cut} = closeHtml(node.value)
    const broken = cut ? node.value.slice(cut.from, cut.to).trimEnd() : ''
    const reason = /^<[!?]/.test(broken)
      ? `\`${shortened(broken)}\` is never closed: nothing after it is shown.`
      : `The HTML breaks off after \`${shortened(broken)}\`; it is closed there.`
    if (cut) report(reason, node, cut)
    return value
  })
  const values = closeDropped(pieces, dropped)
  return new Map(
    html.map((node, index) => {
      const {value, name} = values[index] ?? {value: '', name: null}
      if (name !== null) {
        const from = Math.max(0, node.value.toLowerCase().indexOf(`<${name}`))
        report(`\`<${name}>\` is never closed; it is closed there.`, node, {from, to: from + name.length + 1})
      }
      return [node, value]
    }),
  )
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Exact where the HTML stands at the left margin; in a quotation or a list its lines begin further on. */
function placeIn({value, position}: Html, offset: number) {
  if (!position) return undefined
  const lines = value.slice(0, offset).split('\n')
  const inLine = lines.at(-1)?.length ?? 0
  const {line, column} = position.start
  return {line: line + lines.length - 1, column: column + inLine}
}

/** Words and pictures between blocks are paragraphs, as they would be without the HTML around. */
function inParagraphs(nodes: readonly RootContent[]): RootContent[] {
  const made: RootContent[] = []
  let open: Paragraph | null = null
  for (const node of nodes) {
    const isWords = isPhrasing(node) && (node.type !== 'htmlElement' || inlineElements.includes(node.tagName))
    if (!isWords) {
      made.push(node)
      open = null
    } else if (open) open.children.push(node)
    else {
      open = {type: 'paragraph', children: [node], ...(node.position ? {position: node.position} : {})}
      made.push(open)
    }
  }
  return made
}

function elementsOf(nodes: readonly HastContent[]): ElementContent[] {
  return nodes.filter((node): node is ElementContent => node.type !== 'doctype')
}

function reportDropped(tree: Nodes, html: readonly Html[], inline: boolean, state: State): void {
  const elements = new Set<string>()
  const attributes = new Set<string>()
  const allowed = new Set(inline ? inlineElements : safeHtml.tagNames)
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'element') {
      if (!allowed.has(node.tagName)) elements.add(node.tagName)
      else for (const name of unsafeAttributes(node)) attributes.add(name)
      if (safeHtml.strip?.includes(node.tagName)) continue
    }
    if ('children' in node) stack.push(...node.children)
  }
  for (const name of elements) {
    const isStripped = safeHtml.strip?.includes(name)
    state.report({
      rule: 'source/html-dropped',
      reason: `The element \`<${name}>\` is dropped${isStripped ? ' with its content' : '; its content stays'}.`,
      place: firstWith(`<${name}`, html),
      actual: name,
    })
  }
  for (const name of attributes) {
    state.report({
      rule: 'source/html-dropped',
      reason: `The attribute \`${name}\` is dropped.`,
      place: firstWith(name, html),
      actual: name,
    })
  }
}

const addresses: ReadonlySet<string> = new Set(['cite', 'href', 'src'])

function unsafeAttributes({tagName, properties}: Element): readonly string[] {
  const allowed = new Set([...(safeHtml.attributes?.['*'] ?? []), ...(safeHtml.attributes?.[tagName] ?? [])])
  return Object.entries(properties).flatMap(([name, value]) => {
    if (!allowed.has(name)) return [name.toLowerCase()]
    if (!addresses.has(name)) return []
    const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(String(value))?.[1]?.toLowerCase()
    return scheme === undefined || safeHtml.protocols?.[name]?.includes(scheme) ? [] : [name]
  })
}
