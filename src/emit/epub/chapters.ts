/** hast document of the ebook medium → chapters: an opening with title and takeaways, then a file for each top-level section. */
import type {Element, ElementContent, Root} from 'hast'
import {findElement} from '../../render/element.ts'

/** One content document to be. */
export interface Chapter {
  /** In the order of the book: `chapter-1.xhtml`. Never from a title: those repeat, and `toc` is taken. */
  readonly file: string
  /** The elements around the content, outermost first, so that selectors such as `article > section` hold in each file. */
  readonly shells: readonly Element[]
  readonly children: readonly ElementContent[]
  /** Class names of `body`. */
  readonly body: Element
}

export interface SplitOptions {
  /** How many files stand before this document's first. */
  readonly offset: number
  /** The id of the takeaways, of their section or of the heading that names it: they stay on the opening page. */
  readonly takeaways: string | null
}

export function splitChapters(document: Root, options: SplitOptions): readonly Chapter[] {
  const body = findElement(document, 'body')
  if (!body) throw new Error('a rendered document has a body')
  const groups: {readonly shells: readonly Element[]; readonly children: ElementContent[]}[] = []
  for (const item of stream(body, [])) {
    const last = groups.at(-1)
    if (!last && isBlank(item.node)) continue
    const opens =
      !last || last.shells.length > item.shells.length || startsChapter(item.node, options.takeaways)
    if (opens && !isBlank(item.node)) groups.push({shells: item.shells, children: [item.node]})
    else last?.children.push(item.node)
  }
  return groups
    .filter((group) => !group.children.every(isBlank))
    .map((group, index) => ({...group, body, file: `chapter-${options.offset + index + 1}.xhtml`}))
}

interface Item {
  readonly node: ElementContent
  readonly shells: readonly Element[]
}

/** What stands in `body`, with `main` and `article` opened. */
function stream(parent: Element, shells: readonly Element[]): readonly Item[] {
  return parent.children.flatMap((node): readonly Item[] =>
    node.type === 'element' && (node.tagName === 'main' || node.tagName === 'article')
      ? stream(node, [...shells, node])
      : [{node, shells}],
  )
}

function startsChapter(node: ElementContent, takeaways: string | null): boolean {
  if (node.type !== 'element') return false
  if (node.tagName === 'footer') return true
  const {id, ariaLabelledBy} = node.properties
  const names = [id, ...(Array.isArray(ariaLabelledBy) ? ariaLabelledBy : [ariaLabelledBy])]
  return node.tagName === 'section' && (takeaways === null || !names.includes(takeaways))
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '')
}
