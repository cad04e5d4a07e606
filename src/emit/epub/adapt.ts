/** Content of the ebook medium → content that every reading system takes: a new tree, the given one is not touched. */
import type {Element, ElementContent, Properties} from 'hast'
import {classesOf} from '../../css/tree.ts'
import type {Report} from '../../diagnostics/message.ts'
import {isElement} from '../../render/element.ts'
import {allowed, firstForbidden} from '../xml.ts'
import {type LinkScope, resolveLink} from './links.ts'
import {epubTypes} from './roles.ts'

/** A picture as it stands in the EPUB. */
export interface PlacedPicture {
  readonly href: string
}

/** One traversal of one chapter. What it finds is filled in as it goes. */
export interface AdaptState {
  readonly links: LinkScope
  /** By the `src` that the article wrote. */
  readonly pictures: ReadonlyMap<string, PlacedPicture>
  /** Notes that stand in another chapter. */
  readonly moved: ReadonlySet<Element>
  readonly report: Report
  readonly found: Found
}

/** What the finished content holds, for the manifest and the accessibility metadata. */
export interface Found {
  formulas: number
  /** Without `alttext`, or words beside it. */
  formulasWithoutText: number
  svg: boolean
  pictures: number
  picturesWithoutText: number
  /** Any `role` besides those of notes and links. */
  roles: boolean
  /** Something in a drawing moves by itself. */
  moving: boolean
  /** A `style` attribute was taken away, and said so. */
  styled: boolean
}

export function nothingFound(): Found {
  return {
    formulas: 0,
    formulasWithoutText: 0,
    svg: false,
    pictures: 0,
    picturesWithoutText: 0,
    roles: false,
    moving: false,
    styled: false,
  }
}

export function adapt(nodes: readonly ElementContent[], state: AdaptState): ElementContent[] {
  return nodes.flatMap((node) => adaptOne(node, state))
}

function adaptOne(node: ElementContent, state: AdaptState): readonly ElementContent[] {
  if (node.type === 'comment') return []
  if (node.type === 'text') return [{type: 'text', value: readable(node.value, node, state)}]
  if (node.type !== 'element' || state.moved.has(node) || dropped.has(node.tagName)) return []
  const handler = handlers[node.tagName]
  return handler ? handler(node, state) : [rebuilt(node, state)]
}

/** What only makes sense in a window of a browser. */
const noTarget: Properties = {target: undefined, rel: undefined, download: undefined}

const dropped: ReadonlySet<string> = new Set([
  'script',
  'style',
  'link',
  'iframe',
  'object',
  'embed',
  'noscript',
])

const handlers: Readonly<Record<string, (node: Element, state: AdaptState) => readonly ElementContent[]>> = {
  a(node, state) {
    const href = node.properties['href']
    if (typeof href !== 'string') return [rebuilt(node, state)]
    const link = resolveLink(href, state.links)
    if (link.type === 'inside' || link.type === 'absolute')
      return [rebuilt(node, state, {href: link.href, ...noTarget})]
    state.report({
      rule: link.type === 'invalid' ? 'epub/link-invalid' : 'epub/link-outside',
      reason: `The link to \`${href}\` is plain text in the EPUB: it leads to nothing that the file could address`,
      place: node,
      actual: href,
    })
    return [rebuilt({...node, tagName: 'span'}, state, {href: undefined, ...noTarget})]
  },
  picture: (node, state) =>
    adapt(
      node.children.filter((child) => isElement(child, 'img')),
      state,
    ),
  img(node, state) {
    const {src, alt} = node.properties
    const picture = typeof src === 'string' ? state.pictures.get(src) : undefined
    // Reported where the picture was looked for or read; its text stands in for it.
    if (!picture) return typeof alt === 'string' && alt !== '' ? [{type: 'text', value: allowed(alt)}] : []
    state.found.pictures += alt === '' ? 0 : 1
    state.found.picturesWithoutText += typeof alt === 'string' ? 0 : 1
    return [rebuilt(node, state, {src: picture.href, alt: typeof alt === 'string' ? alt : ''})]
  },
  /** Task lists: forms do not work in books. */
  input: (node) =>
    node.properties['type'] === 'checkbox'
      ? [{type: 'text', value: node.properties['checked'] ? '☑' : '☐'}]
      : [],
  label: (node, state) => adapt(node.children, state),
  th(node, state) {
    const isEmpty = node.children.every((child) => child.type === 'text' && child.value.trim() === '')
    if (isEmpty) return [rebuilt({...node, tagName: 'td'}, state, {scope: undefined})]
    return [rebuilt(node, state, {scope: node.properties['scope'] ?? 'col'})]
  },
  math(node, state) {
    const {altText, ariaLabel, ariaHidden} = node.properties
    const isSaid = [altText, ariaLabel, node.properties['alttext']].some(
      (text) => typeof text === 'string' && text.trim() !== '',
    )
    state.found.formulas += 1
    state.found.formulasWithoutText += isSaid || String(ariaHidden) === 'true' ? 0 : 1
    return [rebuilt(node, state, {xmlns: 'http://www.w3.org/1998/Math/MathML'})]
  },
  svg(node, state) {
    const {ariaLabel, ariaLabelledBy, ariaHidden} = node.properties
    const isHidden = String(ariaHidden) === 'true'
    const hasTitle = node.children.some((child) => isElement(child, 'title'))
    state.found.svg = true
    state.found.pictures += isHidden ? 0 : 1
    state.found.picturesWithoutText += isHidden || hasTitle || ariaLabel || ariaLabelledBy ? 0 : 1
    return [rebuilt(node, state, {xmlns: 'http://www.w3.org/2000/svg'})]
  },
}

/** The element with its children adapted, and without what only a browser on the web understands. */
function rebuilt(node: Element, state: AdaptState, changed: Properties = {}): Element {
  const properties: Properties = {}
  for (const [name, value] of Object.entries({...node.properties, ...changed})) {
    if (value === null || value === undefined || webOnly.has(name) || /^on[a-z]/i.test(name)) continue
    properties[name] = typeof value === 'string' ? readable(value, node, state) : value
  }
  const {lang, role, align, style, attributeName} = properties
  state.found.moving ||= attributeName !== undefined && /^(?:animate\w*|set)$/.test(node.tagName)
  if (style !== undefined) {
    delete properties['style']
    unstyled(node, state)
  }
  if (lang !== undefined) properties['xmlLang'] = lang
  if (typeof align === 'string') {
    properties['className'] = [...classesOf(properties), `align-${align}`]
    delete properties['align']
  }
  if (typeof role === 'string') {
    const type = epubTypes[role]
    if (type !== undefined) properties['epub:type'] = type
    state.found.roles = true
  }
  return {type: 'element', tagName: node.tagName, properties, children: adapt(node.children, state)}
}

/** A reader's own theme could not overrule it, and old reading systems stumble over what may stand in it. */
function unstyled(node: Element, {found, report}: AdaptState): void {
  if (found.styled) return
  found.styled = true
  report({
    rule: 'epub/style-inline',
    reason: `The \`style\` of \`<${node.tagName}>\` is left out of the EPUB, as is every other in this chapter`,
    place: node,
    actual: String(node.properties['style']),
  })
}

const webOnly: ReadonlySet<string> = new Set(
  'loading decoding fetchPriority srcSet sizes tabIndex contentEditable crossOrigin referrerPolicy'.split(
    ' ',
  ),
)

function readable(text: string, node: ElementContent, state: AdaptState): string {
  const character = firstForbidden(text)
  if (character === null) return text
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  state.report({
    rule: 'epub/character-forbidden',
    reason: `The character U+${code} may not stand in an EPUB; � is shown in its place`,
    place: node,
    actual: `U+${code}`,
  })
  return allowed(text)
}
