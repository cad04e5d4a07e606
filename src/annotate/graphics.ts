/** `svg` and `math` in HTML → nodes of their own, reduced to the safe subset. What was dropped is heard of. */
import type {Element, ElementContent, Properties} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {Drawing, Formula} from '../model/nodes.ts'
import {linear} from './linear-formula.ts'
import {emptied, type SafeGraphic, safeGraphics, superfluous} from './safe-graphics.ts'

export interface GraphicOptions {
  /** Before every id in it: two drawings may have the same gradients. */
  readonly prefix: string
  /** Its name among the pictures of the article. */
  readonly image: string
  /** The words of Markdown that a comment stands for. */
  readonly words: (comment: string) => string
  readonly dropped: (what: 'element' | 'attribute', name: string) => void
}

export function graphic(node: Element, options: GraphicOptions): Drawing | Formula {
  return node.tagName === 'math' ? formula(node, options) : drawing(node, options)
}

function drawing(node: Element, options: GraphicOptions): Drawing {
  const element = cleaned(node, safeGraphics.svg, options)
  const {ariaLabel, ariaHidden} = element.properties
  const title = element.children.find((child) => child.type === 'element' && child.tagName === 'title')
  const named = typeof ariaLabel === 'string' ? ariaLabel : title ? textOf(title) : ''
  const decorative = String(ariaHidden) === 'true'
  const alt = named.replace(/\s+/g, ' ').trim()
  const {role: _, ariaLabel: __, ariaHidden: ___, ...properties} = element.properties
  // Some readers name an image by its `aria-label` alone.
  const spoken: Properties = decorative
    ? {ariaHidden: 'true'}
    : {role: 'img', ...(alt ? {ariaLabel: alt} : {})}
  return {
    type: 'drawing',
    alt: decorative ? '' : alt,
    element: {...element, properties: {...properties, ...spoken}},
    data: {image: options.image, decorative},
  }
}

function formula(node: Element, options: GraphicOptions): Formula {
  const element = cleaned(node, safeGraphics.math, options)
  const {alttext, ariaLabel} = element.properties
  const value = linear(element)
  const said = [alttext, ariaLabel, sourceOf(node)].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  )
  const alt = String(said ?? value)
    .replace(/\s+/g, ' ')
    .trim()
  const {role: _, ariaLabel: __, ...properties} = element.properties
  const {display} = properties
  return {
    type: 'formula',
    value,
    alt,
    display: display === 'block',
    element: {...element, properties: {...properties, alttext: alt}},
  }
}

/** TeX, which most tools that write MathML leave in it. */
function sourceOf(node: Element): string | null {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'annotation' && String(child.properties['encoding'] ?? '').includes('tex'))
      return textOf(child)
    const inside = sourceOf(child)
    if (inside !== null) return inside
  }
  return null
}

function cleaned(node: Element, safe: SafeGraphic, options: GraphicOptions): Element {
  return {
    type: 'element',
    tagName: node.tagName,
    properties: properties(node, safe, options),
    children: node.children.flatMap((child) => content(child, safe, options)),
  }
}

function content(
  node: ElementContent,
  safe: SafeGraphic,
  options: GraphicOptions,
): readonly ElementContent[] {
  if (node.type === 'text') return [{type: 'text', value: node.value}]
  if (node.type === 'comment') {
    const value = options.words(node.value)
    return value === '' ? [] : [{type: 'text', value}]
  }
  if (node.type !== 'element') return []
  if (safe.elements.has(node.tagName)) return [cleaned(node, safe, options)]
  // The source of a formula becomes what is read aloud; nothing of it is lost.
  if (node.tagName !== 'annotation') options.dropped('element', node.tagName)
  return emptied.has(node.tagName) ? [] : node.children.flatMap((child) => content(child, safe, options))
}

function properties(node: Element, safe: SafeGraphic, options: GraphicOptions): Properties {
  const kept: Properties = {}
  for (const [name, value] of Object.entries(node.properties)) {
    if (superfluous.has(name)) continue
    const own = safe.attributes.has(name) ? ownValue(name, value, options.prefix) : null
    if (own === null) options.dropped('attribute', name.toLowerCase())
    else kept[name === 'xLinkHref' ? 'href' : name] = own
  }
  return kept
}

/** Null when it leads out of the drawing. */
function ownValue(name: string, value: Properties[string], prefix: string): Properties[string] | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'string') return value
  if (name === 'id') return `${prefix}${value}`
  if (name === 'href' || name === 'xLinkHref')
    return value.startsWith('#') ? `#${prefix}${value.slice(1)}` : null
  if (name === 'ariaLabelledBy') return null
  if (!/url\(/i.test(value)) return value
  const inside = /^(\s*)url\(\s*["']?#([^"')]+)["']?\s*\)(.*)$/i.exec(value)
  return inside ? `url(#${prefix}${inside[2]})${inside[3]}` : null
}
