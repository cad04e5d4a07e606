/** The hast of an article → mdast as Markdown would have it: figures, boxes, notes, terms, tables, code. What Markdown cannot say stays
 * HTML, which annotation reduces to the safe subset as it does for any author. */
import type {Element, ElementContent, Nodes as HastNodes, Root as HastRoot, Parents} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {type Handle, type State, toMdast} from 'hast-util-to-mdast'
import {toString as textOf} from 'hast-util-to-string'
import type {
  BlockContent,
  DefinitionContent,
  Html,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import type {ContainerDirective, TextDirective} from 'mdast-util-directive'
import {toString as plainText} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {kinds} from '../dialects/kinds.ts'
import {noteElement} from './notes.ts'

type Block = BlockContent | DefinitionContent

export interface Options {
  /** Whether lines stay as they are. @default false: a paragraph is a line */
  readonly newlines?: boolean
}

export function fromHtml(tree: HastRoot, {newlines = false}: Options = {}): Root {
  const made = toMdast(tree, {document: true, newlines, handlers})
  const root: Root = made.type === 'root' ? made : {type: 'root', children: [made as RootContent]}
  openHtml(root)
  return root
}

/** Elements that directives of ours stand for: `:sup[2]`. */
const directives = ['abbr', 'cite', 'kbd', 'mark', 'q', 'small', 'sub', 'sup'] as const
/** Elements that stay HTML in a line of text. */
const asHtml = ['bdi', 'bdo', 'dfn', 'ins', 'rp', 'rt', 'ruby', 'samp', 'var'] as const

const handlers: Readonly<Record<string, Handle>> = {
  ...Object.fromEntries([...directives, ...asHtml].map((name) => [name, inline])),
  address: unwrap,
  aside: box,
  a: link,
  details,
  div: box,
  dl: definitions,
  figure,
  [noteElement]: note,
  img,
  li: item,
  math: graphic,
  p: paragraph,
  pre: code,
  section: box,
  span,
  svg: graphic,
  table,
  time: unwrap,
}

const classesOf = ({properties}: Element): readonly string[] =>
  Array.isArray(properties['className']) ? properties['className'].map(String) : []

const text = (element: Element, name: string): string | null => {
  const value = element.properties[name]
  return typeof value === 'string' && value !== '' ? value : null
}

const isElement = (node: HastNodes | undefined, ...names: readonly string[]): node is Element =>
  node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))

const elementsIn = (parent: Parents): readonly Element[] =>
  (parent.children as readonly HastNodes[]).filter((child): child is Element => child.type === 'element')

/** The first that is meant, at any depth. */
function find(parent: Parents, isMeant: (element: Element) => boolean): Element | null {
  for (const child of elementsIn(parent)) {
    const found = isMeant(child) ? child : find(child, isMeant)
    if (found) return found
  }
  return null
}

const without = (parent: Element, gone: Element | null): Element =>
  gone === null
    ? parent
    : {
        ...parent,
        children: parent.children
          .filter((child) => child !== gone)
          .map((child) => (child.type === 'element' ? without(child, gone) : child)),
      }

const phrasesOf = (state: State, element: Element): PhrasingContent[] => {
  const blocks = state.all(element)
  return blocks.flatMap((node, index): PhrasingContent[] =>
    node.type === 'paragraph'
      ? [...(index > 0 ? [{type: 'break'} as const] : []), ...node.children]
      : isPhrase(node)
        ? [node]
        : [{type: 'text', value: plainText(node)}],
  )
}

const phrases: ReadonlySet<string> = new Set(
  'break delete emphasis footnoteReference image inlineCode link strong text textDirective'.split(' '),
)
const isPhrase = (node: Nodes): node is PhrasingContent => phrases.has(node.type)

function unwrap(state: State, element: Element): Nodes[] {
  return state.all(element)
}

function container(
  name: string,
  {label, children}: {readonly label?: PhrasingContent[] | null; readonly children: readonly Block[]},
): ContainerDirective {
  const title: Paragraph[] = label ? [{type: 'paragraph', data: {directiveLabel: true}, children: label}] : []
  return {type: 'containerDirective', name, attributes: {}, children: [...title, ...children]}
}

function directive(
  name: string,
  attributes: Record<string, string>,
  children: PhrasingContent[],
): TextDirective {
  return {type: 'textDirective', name, attributes, children}
}

function inline(state: State, element: Element): Nodes[] | Nodes {
  const {tagName} = element
  const children = state.all(element)
  if (!children.every(isPhrase) || children.length === 0) return children
  // A mark around a call of a note is no word set high.
  if (children.every(({type}) => type === 'footnoteReference')) return children
  const title = text(element, 'title')
  const given: Record<string, string> = title && tagName === 'abbr' ? {title} : {}
  const isOurs = directives.some((name) => name === tagName)
  return directive(isOurs ? tagName : `html-${tagName}`, given, children)
}

/** A language is a fact; everything else about a span is its look. */
function span(state: State, element: Element): Nodes[] | Nodes {
  const children = state.all(element)
  const lang = text(element, 'lang')
  return lang && children.length > 0 && children.every(isPhrase)
    ? directive('span', {lang}, children)
    : children
}

function link(state: State, element: Element): Nodes[] | Nodes {
  const url = text(element, 'href')
  const note = text(element, 'dataNote')
  if (note) return {type: 'footnoteReference', identifier: note, label: note}
  const children = state.all(element)
  // Nothing is called by a program, and nothing leads to it.
  if (!url || !isSafe(url)) return children
  if (children.every((child) => child.type === 'text' && child.value.trim() === '')) return []
  return children.every(isPhrase)
    ? {type: 'link', url, title: text(element, 'title'), children: children as never}
    : children
}

function note(state: State, element: Element): Nodes {
  const name = text(element, 'dataNote') ?? ''
  const children = state.toFlow(state.all(element)) as Block[]
  return {type: 'footnoteDefinition', identifier: name, label: name, children}
}

function img(_state: State, element: Element): Nodes[] | Nodes {
  const url = text(element, 'src') ?? text(element, 'dataSrc')
  if (!url) return []
  const {alt} = element.properties
  const image = {type: 'image', url, title: null, alt: typeof alt === 'string' ? alt : ''} as const
  // An empty description is a statement: the picture is decoration.
  return alt === '' ? [image, {type: 'text', value: '{.decorative}'}] : image
}

function paragraph(state: State, element: Element): Nodes[] | Nodes {
  const children = state.all(element)
  if (children.length === 0) return []
  return children.every(isPhrase)
    ? {type: 'paragraph', children: children as PhrasingContent[]}
    : state.toFlow(children)
}

function item(state: State, element: Element): Nodes {
  const state_ = classesOf(element)
  const box = find(element, (child) => isElement(child, 'input') && child.properties['type'] === 'checkbox')
  const sign = find(element, (child) => classesOf(child).includes('task-box'))
  const checked = box
    ? box.properties['checked'] === true
    : state_.includes('task-list-item')
      ? state_.includes('done')
      : null
  const bare = without(without(element, box), sign)
  const children = state.toFlow(state.all(bare)) as Block[]
  const spread =
    elementsIn(bare).filter((child) => isElement(child, 'p')).length > 1 ||
    isElement(
      bare.children.find((child) => child.type === 'element' || textOf(child).trim() !== ''),
      'p',
    )
  return {type: 'listItem', checked, spread, children}
}

function code(_state: State, element: Element): Nodes {
  const inner = find(element, (child) => child.tagName === 'code') ?? element
  const named = [element, inner].flatMap(classesOf)
  const lang =
    named
      .map((name) => /^(?:lang|language|sourceCode|highlight-source|brush:?)[-_ ](.+)$/.exec(name)?.[1])
      .find(Boolean) ??
    text(element, 'dataLang') ??
    text(inner, 'dataLang') ??
    // pandoc writes the language beside a word of its own.
    (named.includes('sourceCode') ? named.find((name) => name !== 'sourceCode') : null) ??
    null
  return {type: 'code', lang, meta: null, value: textOf(inner).replace(/^\n/, '').replace(/\s+$/, '')}
}

/** Boxes of this and of other programs: `admonition` of ours, Python-Markdown, Sphinx, Docusaurus; `markdown-alert` of GitHub; `callout`
 * of Quarto. Takeaways and FAQs are ours. */
function box(state: State, element: Element): Nodes[] | Nodes {
  const names = classesOf(element)
  const own = element.tagName === 'section'
  const heading = elementsIn(element).find((child) => /^h[1-6]$/.test(child.tagName)) ?? null
  if (own && names.includes('takeaways')) {
    const children = state.toFlow(state.all(without(element, heading))) as Block[]
    return container('takeaways', {label: ownWords(state, heading), children})
  }
  if (own && names.includes('faqs')) {
    const children = state.toFlow(state.all(without(element, heading))) as Block[]
    return container('faq', {label: ownWords(state, heading), children})
  }
  const marks = names.map((name) => name.toLowerCase())
  if (marks.some((name) => /^(?:theme-)?admonition$|^markdown-alert$|^callout$/.test(name))) {
    const kind = marks
      .map((name) => name.replace(/^(?:theme-admonition|markdown-alert|callout|alert-?)-+/, ''))
      .filter((name) => !/^(?:admonition|callout|alert)$/.test(name))
      .map((name) => kinds.get(name))
      .find((found) => found !== undefined)
    const title = find(element, (child) =>
      classesOf(child).some((name) =>
        /^(?:admonition-?title|admonitionHeading.*|markdown-alert-title|callout-(?:header|title))/i.test(
          name,
        ),
      ),
    )
    const words = title ? phrasesOf(state, title) : null
    const label = words && plainText(words).trim().toLowerCase() === kind ? null : words
    return container(kind ?? 'note', {
      label,
      children: state.toFlow(state.all(without(element, title))) as Block[],
    })
  }
  const children = state.all(element)
  return children.every(isPhrase) ? children : state.toFlow(children)
}

/** The heading of a part that an author wrote; where it is the part's own word, templates give it again. */
function ownWords(state: State, heading: Element | null): PhrasingContent[] | null {
  return heading === null || classesOf(heading).includes('part-title') || heading.properties['id'] === 'faq'
    ? null
    : phrasesOf(state, heading)
}

/** A question with its answer is a heading and what follows; anything else that unfolds stays HTML. */
function details(state: State, element: Element): Nodes[] {
  const summary = elementsIn(element).find((child) => child.tagName === 'summary') ?? null
  const children = state.toFlow(state.all(without(element, summary))) as RootContent[]
  const heading = summary && find(summary, (child) => /^h[1-6]$/.test(child.tagName))
  if (heading && classesOf(element).includes('faq')) return [...state.toFlow(state.all(summary)), ...children]
  const words = summary ? phrasesOf(state, summary) : []
  return [
    {type: 'html', value: `<details><summary>${escaped(plainText(words))}</summary>`},
    ...children,
    {type: 'html', value: '</details>'},
  ]
}

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function definitions(state: State, element: Element): Nodes[] {
  const rows = elementsIn(element).flatMap((child) => (child.tagName === 'div' ? elementsIn(child) : [child]))
  const made: Nodes = {
    type: 'definitionList',
    children: rows.flatMap((row): never[] | [never] => {
      if (row.tagName === 'dt') return [{type: 'definitionTerm', children: phrasesOf(state, row)} as never]
      if (row.tagName !== 'dd') return []
      const children = state.toFlow(state.all(row))
      return [{type: 'definitionDescription', children} as never]
    }),
  }
  return made.children.length > 0 ? [made] : []
}

/** A caption without markup is the picture's title; else the figure is a block with the caption as its last paragraph. */
function figure(state: State, element: Element): Nodes[] | Nodes {
  const caption = find(element, (child) => child.tagName === 'figcaption')
  const words = caption ? trimmed(phrasesOf(state, caption)) : []
  const content = state.toFlow(state.all(without(element, caption))) as Block[]
  const [only, ...more] = content
  const tables = content.filter(({type}) => type === 'table' || type === 'html')
  if (words.length === 0) return content
  if (tables.length > 0) return [...content, captionOf(words)]
  const [image, ...others] = only?.type === 'paragraph' ? only.children : []
  const isPlain = words.every(({type}) => type === 'text')
  if (image?.type === 'image' && others.length === 0 && more.length === 0 && isPlain) {
    image.title = plainText(words).replaceAll(/\s+/g, ' ')
    return content
  }
  const holdsPicture = content.some((node) => node.type === 'paragraph' && holds(node, 'image'))
  if (!holdsPicture) return [...content, {type: 'paragraph', children: words}]
  return container('figure', {children: [...content, {type: 'paragraph', children: words}]})
}

function holds(node: Nodes, type: string): boolean {
  return node.type === type || ('children' in node && node.children.some((child) => holds(child, type)))
}

const captionOf = (words: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children: [{type: 'text', value: 'Table: '}, ...words],
})

function trimmed(words: PhrasingContent[]): PhrasingContent[] {
  const [first] = words
  const last = words.at(-1)
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return words.filter((node) => node.type !== 'text' || node.value !== '')
}

/** Markdown has tables of one head row and cells of words; others stay HTML, cell by cell as they were. */
function table(state: State, element: Element): Nodes[] {
  const caption = find(element, (child) => child.tagName === 'caption')
  const words = caption ? trimmed(phrasesOf(state, caption)) : []
  const rows: Element[] = []
  visit(element, 'element', (child) => {
    if (child.tagName === 'tr') rows.push(child)
    if (child.tagName === 'table' && child !== element) return 'skip'
    return undefined
  })
  const cells = rows.map((row) => elementsIn(row).filter((cell) => isElement(cell, 'td', 'th')))
  if (rows.length === 0) return words.length > 0 ? [{type: 'paragraph', children: words}] : []
  const under = words.length > 0 ? [captionOf(words)] : []
  if (isSimple(cells)) {
    const {align} = alignments(cells)
    return [
      {
        type: 'table',
        align,
        children: cells.map((row) => ({
          type: 'tableRow',
          children: row.map((cell) => ({type: 'tableCell', children: trimmed(phrasesOf(state, cell))})),
        })),
      },
      ...under,
    ]
  }
  return [{type: 'html', value: htmlOf(element)}]
}

const blocksInCells: ReadonlySet<string> = new Set(
  'ul ol dl table pre blockquote figure h1 h2 h3 h4 h5 h6 hr'.split(' '),
)

function isSimple(cells: readonly (readonly Element[])[]): boolean {
  const [head = []] = cells
  const isHead = head.length > 0 && head.every(({tagName}) => tagName === 'th')
  // A row of heads further down is more than Markdown has.
  if (!isHead && cells.some((row) => row.some(({tagName}) => tagName === 'th'))) return false
  if (cells.slice(1).some((row) => row.length > 1 && row.every(({tagName}) => tagName === 'th'))) return false
  if (cells.some((row) => row.length !== head.length)) return false
  return cells.flat().every((cell) => {
    const spans = ['colSpan', 'rowSpan'].some((name) => Number(cell.properties[name] ?? 1) > 1)
    const paragraphs = elementsIn(cell).filter(({tagName}) => tagName === 'p').length
    return !spans && paragraphs < 2 && find(cell, ({tagName}) => blocksInCells.has(tagName)) === null
  })
}

function alignments(cells: readonly (readonly Element[])[]) {
  const [head = []] = cells
  const align = head.map((_, column) => {
    const cell = cells.at(-1)?.[column] ?? head[column]
    if (!cell) return null
    const said = [
      text(cell, 'align'),
      /text-align:\s*(\w+)/.exec(text(cell, 'style') ?? '')?.[1],
      ...classesOf(cell).map((name) => /^(?:align|text)-(\w+)$/.exec(name)?.[1]),
    ]
    return (['left', 'right', 'center'] as const).find((way) => said.includes(way)) ?? null
  })
  return {align}
}

/** Drawings and formulas. */
function graphic(_state: State, element: Element): Nodes[] | Nodes {
  const value = htmlOf(element)
  return directive('html-raw', {value}, [])
}

/** Without empty lines, at which HTML in Markdown ends. */
const htmlOf = (element: Element): string =>
  toHtml(withoutLooks(element), {allowDangerousHtml: false}).replaceAll(/\n(?=[ \t]*(?:\n|$))/g, '')

const kept: ReadonlySet<string> = new Set(
  'alt colSpan height href headers id lang rowSpan scope span src start title type width xmlns viewBox display alttext'.split(
    ' ',
  ),
)

/** Nothing that runs, in drawings as well; annotation looks again, as it does whoever wrote the Markdown. */
const programs: ReadonlySet<string> = new Set(
  'script style foreignObject iframe object embed set animate animateMotion animateTransform handler'.split(
    ' ',
  ),
)
/** Browsers pass over spaces and control characters in an address. */
const isSafe = (address: string): boolean => {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replaceAll(/[\s\p{Cc}]+/gu, ''))?.[1]?.toLowerCase()
  return scheme === undefined || /^(?:https?|mailto|tel|sms|xmpp|geo|doi|urn)$/.test(scheme)
}

function withoutLooks(element: Element, inGraphic = false): Element {
  const isGraphic = inGraphic || element.tagName === 'svg' || element.tagName === 'math'
  const properties = Object.entries(element.properties).filter(([name, value]) => {
    if (/href$|^src$|^action$/i.test(name)) return kept.has(name) && isSafe(String(value))
    return isGraphic ? !/^on/i.test(name) : kept.has(name)
  })
  return {
    ...element,
    properties: Object.fromEntries(properties),
    children: element.children.flatMap((child): ElementContent[] => {
      if (child.type === 'text') return [child]
      return child.type === 'element' && !programs.has(child.tagName) ? [withoutLooks(child, isGraphic)] : []
    }),
  }
}

/** What stood for HTML while words and blocks were sorted → HTML around the words. */
function openHtml(tree: Root): void {
  visit(tree, 'textDirective', (node, index, parent) => {
    if (!node.name.startsWith('html-') || !parent || index === undefined) return undefined
    const name = node.name.slice('html-'.length)
    const html = (value: string): Html => ({type: 'html', value})
    const inside: RootContent[] =
      name === 'raw'
        ? [html(String(node.attributes?.['value'] ?? ''))]
        : [html(`<${name}>`), ...node.children, html(`</${name}>`)]
    const children: RootContent[] = parent.children as RootContent[]
    children.splice(index, 1, ...inside)
    return index
  })
}
