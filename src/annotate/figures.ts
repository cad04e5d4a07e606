/** A picture alone in its paragraph, and a table with a caption → figures. */
import type {Image, Paragraph, PhrasingContent, RootContent, Table} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import type {ArticleFigure, ArticleTable} from '../model/article.ts'
import type {Caption, Figure} from '../model/nodes.ts'
import {recognizable} from '../strings.ts'
import {labelled} from './directives.ts'
import type {State} from './state.ts'
import {unwrapped} from './takeaways.ts'
import {fullText, plainText, rewriteLists, type Tree, visit} from './tree.ts'

interface Counters {
  figures: number
  tables: number
}

/** Captions are found first; numbers follow in reading order. */
export function makeFigures(parts: readonly Tree[], state: State): void {
  for (const part of parts) {
    rewriteLists(part, (children, parent) => {
      // What a figure holds is in its final form; a table row holds cells only.
      if (parent.type === 'figure' || !children.some(mayBecomeFigure)) return children
      return withFigures(children, state)
    })
  }
  const counters: Counters = {figures: 0, tables: 0}
  for (const part of parts) {
    number(part, counters, state)
    visit(part, (node) => reportTitle(node, state))
  }
}

/** A figure has taken its picture's title for a caption. What is left stands where no caption can. */
function reportTitle(node: RootContent, state: State): void {
  if (node.type !== 'image' || !node.title) return
  state.report({
    rule: 'images/caption-in-line',
    reason: `The picture “${node.url.slice(0, 100)}” cannot show its caption here: “${node.title.slice(0, 100)}”.`,
    place: node,
  })
}

function mayBecomeFigure(node: RootContent): boolean {
  return (
    node.type === 'table' ||
    node.type === 'containerDirective' ||
    (node.type === 'paragraph' && node.children.length < 5)
  )
}

function withFigures(children: readonly RootContent[], state: State): RootContent[] {
  const made: RootContent[] = []
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index]
    const next = children[index + 1]
    if (!node) continue
    if (node.type === 'containerDirective') {
      made.push(...fromDirective(node, state))
      continue
    }
    if (node.type === 'table') {
      const before = made.at(-1)
      const leading = before && captionOf(before, state)
      const trailing = leading ? null : next && captionOf(next, state)
      if (leading) made.pop()
      if (trailing) index += 1
      const caption = leading ?? trailing
      const label = caption && labelIn(caption)
      if (label) node.data = {...node.data, label}
      made.push(caption ? figure('table', leading ? [caption, node] : [node, caption], node) : node)
      continue
    }
    const picture = node.type === 'paragraph' ? alone(node) : null
    if (!picture) {
      made.push(node)
      continue
    }
    const emphasised = picture.caption ? null : next && whollyEmphasised(next)
    if (emphasised) index += 1
    made.push(figureOf(picture, emphasised ?? picture.caption, node))
  }
  return made
}

interface Alone {
  /** The picture, or the link around it. */
  readonly content: PhrasingContent
  readonly image: Image
  readonly caption: PhrasingContent[] | null
}

/** `![…](…)`, or with a link around it, or with an emphasised line under it. */
function alone(paragraph: Paragraph): Alone | null {
  const [first, ...rest] = paragraph.children.filter(
    (node) => node.type !== 'text' || node.value.trim() !== '',
  )
  const image = first?.type === 'link' && first.children.length === 1 ? first.children[0] : first
  // A decoration has neither caption nor number.
  if (!first || image?.type !== 'image' || image.data?.decorative) return null
  const under = rest.filter((node) => node.type !== 'break')
  if (under.length === 0) return {content: first, image, caption: null}
  const [only] = under
  return under.length === 1 && only?.type === 'emphasis'
    ? {content: first, image, caption: only.children}
    : null
}

function figureOf(
  {content, image}: Alone,
  under: PhrasingContent[] | null | undefined,
  node: RootContent,
): Figure {
  // The title of a picture is a tooltip that paper and touch screens never show: it is the caption.
  const words = under ?? (image.title ? [{type: 'text' as const, value: image.title, ...place(image)}] : null)
  if (!under) image.title = null
  const body: Paragraph = {type: 'paragraph', children: [content], ...place(node)}
  const picture: RootContent = content.type === 'image' ? content : body
  const made = figure('image', words ? [picture, caption(words, node)] : [picture], node)
  if (image.data?.label) made.data = {label: image.data.label}
  return made
}

/** A paragraph under a picture that is emphasised as a whole. */
function whollyEmphasised(node: RootContent): PhrasingContent[] | null {
  if (node.type !== 'paragraph') return null
  const [only, ...others] = node.children
  return only?.type === 'emphasis' && others.length === 0 ? only.children : null
}

/** `Table: …` in any language that we know, or `: …`. */
function captionOf(node: RootContent, state: State): Caption | null {
  if (node.type !== 'paragraph') return null
  const [first, ...rest] = node.children
  if (first?.type !== 'text') return null
  const match = /^([\p{L}]*)\s*\d*\s*[:：]\s+/u.exec(first.value)
  if (!match) return null
  const word = match[1] ?? ''
  if (word !== '' && !state.strings.recognized.table.has(recognizable(word))) return null
  return caption([{...first, value: first.value.slice(match[0].length)}, ...rest], node)
}

/** `{#tbl-name}` at the end of a caption, as pandoc and Quarto write it, is no word of it. */
function labelIn({children}: Caption): string | null {
  const last = children.at(-1)
  if (last?.type !== 'text') return null
  const [whole, given = ''] = /[ \t\n]*\{([^{}]*)\}\s*$/.exec(last.value) ?? []
  if (whole === undefined || !/^[#.]|=/.test(given)) return null
  last.value = last.value.slice(0, -whole.length)
  return /#([\w:.-]+)/.exec(given)?.[1] ?? null
}

/** `:::figure` and `:::table`: the caption is the label, or the last paragraph. */
function fromDirective(node: ContainerDirective, state: State): RootContent[] {
  if (node.name !== 'figure' && node.name !== 'table') return unwrapped(node)
  const {title, children} = labelled(node)
  const last = children.at(-1)
  const words = title ?? (children.length > 1 && last?.type === 'paragraph' ? last.children : null)
  const content = title || !words ? children : children.slice(0, -1)
  const kind = content.some((child) => child.type === 'table') ? 'table' : 'image'
  if (content.length === 0 || (kind === 'image' && !content.some(holdsImage))) {
    state.report({
      rule: 'images/figure-empty',
      reason: `\`:::${node.name}\` holds neither picture nor table; its content stays in the text.`,
      place: node,
    })
    return unwrapped(node)
  }
  const bare = content.map((child): RootContent => {
    const picture = child.type === 'paragraph' ? alone(child) : null
    return picture?.content.type === 'image' && !picture.caption ? picture.content : child
  })
  for (const child of bare) if (child.type === 'image' && words) child.title = null
  const made = figure(kind, words ? [...bare, caption(words, node)] : bare, node)
  const id = node.attributes?.['id']
  const named = content.find((child) => child.type === 'table') ?? made
  if (id) named.data = {...named.data, label: id}
  return [made]
}

function holdsImage(node: RootContent): boolean {
  if (!('children' in node)) return false
  let found = false
  visit(node, (inner) => {
    if (inner.type === 'image') found = true
  })
  return found
}

function figure(kind: Figure['kind'], children: RootContent[], node: RootContent): Figure {
  return {type: 'figure', id: '', kind, children, ...place(node)}
}

function caption(children: PhrasingContent[], node: RootContent): Caption {
  return {type: 'caption', children, ...place(node)}
}

function place(node: RootContent) {
  return node.position ? {position: node.position} : {}
}

function number(part: Tree, counters: Counters, state: State): void {
  visit(part, (node, parent) => {
    if (node.type === 'figure' && node.kind === 'image') {
      counters.figures += 1
      node.id = `figure-${counters.figures}`
      state.ids.claim(node.id)
      if (node.data?.label) state.ids.alias(node.data.label, node.id)
    }
    if (node.type === 'table') {
      counters.tables += 1
      const id = `table-${counters.tables}`
      state.ids.claim(id)
      if (node.data?.label) state.ids.alias(node.data.label, id)
      if (parent.type === 'figure' && 'id' in parent && parent.id === '') parent.id = id
      else node.data = {...node.data, id}
    }
  })
}

/** The figures and tables of all parts, in reading order. */
export function collectFigures(parts: readonly Tree[]): {
  readonly figures: readonly ArticleFigure[]
  readonly tables: readonly ArticleTable[]
} {
  const figures: ArticleFigure[] = []
  const tables: ArticleTable[] = []
  for (const part of parts) {
    visit(part, (node) => {
      if (node.type === 'table') tables.push({id: node.data?.id ?? '', caption: null, rows: rowsOf(node)})
      if (node.type !== 'figure') return true
      const words = node.children.find((child) => child.type === 'caption')
      const text = words?.type === 'caption' ? plainText(words.children) : null
      const table = firstTable(node)
      if (table) tables.push({id: node.id, caption: text, rows: rowsOf(table)})
      visit(node, (inner) => {
        if (inner.type !== 'image') return
        const {url, alt, data} = inner
        const decorative = data?.decorative === true
        figures.push({id: node.id, image: data?.image ?? url, alt: alt ?? '', caption: text, decorative})
      })
      return false
    })
  }
  return {figures, tables}
}

const rowsOf = ({children}: Table) =>
  children.map((row) => row.children.map((cell) => fullText(cell.children)))

function firstTable(node: Figure): Table | null {
  return node.children.find((child) => child.type === 'table') ?? null
}
