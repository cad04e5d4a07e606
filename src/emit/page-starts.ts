/** Pages of a handout → where each begins, as plain data that another format looks up in its own document. */
import type {Element, Nodes, Root} from 'hast'
import {findElement} from '../render/element.ts'
import type {PageBlock} from '../typeset/pages/page-blocks.ts'
import {ownId, ownLine} from './names-in-book.ts'

declare module 'hast' {
  interface ElementData {
    /** Path of the article that the element comes from. A handout has several in one document. */
    article?: string
  }
}

export interface PageStart {
  /** The page number as it is printed: `iv`, `3`. */
  readonly label: string
  /** What stands on the page, in order. It begins where the first of them stands that the other format has as well. */
  readonly blocks: readonly BlockStart[]
}

export interface BlockStart {
  readonly name: BlockName
  /** Characters of the block's own text before this page, as `countable` counts. */
  readonly offset: number
  /** What comes next on the page; empty when that is not known. */
  readonly text: string
}

/** What a block is called in every medium: article, element, place in the Markdown or else id or classes, which of them. */
export type BlockName = string

/** The document, its content marked as the article's. */
export function ofArticle(document: Root, article: string): Root {
  for (const child of findElement(document, 'body')?.children ?? []) {
    if (child.type === 'element') child.data = {position: {}, ...child.data, article}
  }
  return document
}

/** Names the elements of trees, one tree after the other. */
export function blockNames(): {
  readonly names: ReadonlyMap<Element, BlockName>
  add(node: Nodes, article: string | null): void
} {
  const names = new Map<Element, BlockName>()
  const counts = new Map<string, number>()
  const add = (node: Nodes, around: string | null) => {
    let article = around
    if (node.type === 'element') {
      article = node.data?.article ?? around
      const kind = `${article ?? ''} ${node.tagName}${markOf(node)}`
      const count = counts.get(kind) ?? 0
      counts.set(kind, count + 1)
      names.set(node, `${kind} ${count}`)
    }
    if ('children' in node) for (const child of node.children) add(child, article)
  }
  return {names, add}
}

/** A book binds articles into one document, with their lines moved and their ids behind their names. */
function markOf({position, properties}: Element): string {
  if (position) return `@${ownLine(position.start.line)}:${position.start.column}`
  const {id, className} = properties
  if (typeof id === 'string') return `#${ownId(id)}`
  return Array.isArray(className) ? `.${className.join('.')}` : ''
}

export function pageStarts(
  document: Root,
  pages: readonly {readonly folio: string}[],
  blocks: readonly (readonly PageBlock[])[],
): readonly PageStart[] {
  const {names, add} = blockNames()
  add(document, null)
  return pages.map(({folio}, index) => ({
    label: folio,
    blocks: (blocks[index] ?? []).flatMap(({element, offset, text}) => {
      const name = names.get(element)
      return name === undefined ? [] : [{name, offset, text: text.slice(0, enough)}]
    }),
  }))
}

/** Characters by which a place is recognized. */
const enough = 24
