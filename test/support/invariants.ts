/** A typeset document → what must never happen on its pages, as far as it did. Empty when all is well. */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import type {Structure, Tag, Typeset} from '../../src/pdf/index.ts'
import {textOf} from '../../src/typeset/draw/display-list.ts'
import type {Page} from '../../src/typeset/index.ts'
import {typography} from '../../src/typeset/typography.ts'
import {difference} from './tokens.ts'

export interface Laid {
  readonly typeset: Typeset
  readonly document: Root
  /** Rules of what was reported: whatever was said may be so. */
  readonly rules: readonly string[]
  /** Elements that the stylesheets do not print. */
  readonly hidden?: (element: Element) => boolean
}

export function brokenInvariants(laid: Laid): readonly string[] {
  const {pages, structure} = laid.typeset
  return [
    ...pages.flatMap((page) => outside(page, laid.rules)),
    ...astray(pages, laid.rules),
    ...lostText(laid),
    ...outOfOrder(structure),
    ...unmarked(pages, structure),
  ]
}

/** Punctuation hangs, italics lean, and glyphs of one line may be a hair beyond it. */
const hanging = 0.6 // ems
const hair = 0.5 // pt
const underline = 2 // pt; the line under a link hangs with its full stop

const excuses = ['lines/overfull', 'pages/too-tall', 'pages/table-too-wide']

/** Nothing stands outside the type area, unless that was reported. */
function outside(page: Page, rules: readonly string[]): readonly string[] {
  if (rules.some((rule) => excuses.includes(rule))) return []
  const {margins} = page
  const left = margins.left - hair
  const right = page.width - margins.right + hair
  const top = margins.top - hair
  const foot = page.height - margins.bottom + hair
  return page.items.flatMap((item) => {
    if (item.type === 'path' || item.type === 'link') return []
    if (item.owner.type === 'artifact' && item.owner.subtype !== null) return []
    const isText = item.type === 'text'
    const room = isText ? item.size * hanging : item.height < underline ? 6 : 0
    const box = isText
      ? {left: item.x, right: item.x + item.width, top: item.y - item.size * 0.6, foot: item.y}
      : {left: item.x, right: item.x + item.width, top: item.y, foot: item.y + item.height}
    const isIn = box.left >= left - room && box.right <= right + room && box.top >= top && box.foot <= foot
    const name = isText ? `“${textOf(item)}”` : item.type
    return isIn
      ? []
      : [
          `page ${page.folio}: ${name} stands outside the type area, at ${item.x.toFixed(1)} ${item.y.toFixed(1)}`,
        ]
  })
}

/** No heading stands last on a page, no line of a paragraph alone. */
function astray(pages: readonly Page[], rules: readonly string[]): readonly string[] {
  if (rules.includes('pages/keep-broken')) return []
  return typography(pages).pages.flatMap(({findings}) =>
    findings
      .filter(({blemish}) => ['widow', 'orphan', 'stranded-heading'].includes(blemish))
      .map(({blemish, folio, text}) => `page ${folio}: ${blemish}: “${text}”`),
  )
}

/** All text of the document is on its pages, in order; the pages add only numbers. */
function lostText({typeset, document, hidden = () => false}: Laid): readonly string[] {
  const expected = letters(textIn(document.children, hidden))
  const found = letters(textOfTag(typeset.structure.root, typeset))
  if (expected.join('') === found.join('')) return []
  const {lost, added} = difference(expected, found)
  return [
    ...lost.map((text) => `lost: ${text}`),
    ...added
      .map((run) => run.join(''))
      .filter((text) => !/^\d*$/.test(text))
      .map((text) => `added: ${text}`),
  ]
}

/** Words are broken anywhere, with hyphens or without: letters are compared. */
const letters = (text: string): readonly string[] => [...text.replace(unheard, '')]
const unheard = /\s|\u00AD|\u200B|\u2060|\uFE0E|\uFE0F/g

const unprinted = new Set(['head', 'script', 'style', 'template', 'title'])

function textIn(
  nodes: readonly (RootContent | ElementContent)[],
  hidden: (element: Element) => boolean,
): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element' || unprinted.has(node.tagName) || hidden(node)) return ''
      return textIn(node.children, hidden)
    })
    .join('')
}

/** In the order of the document: notes are tagged after the paragraph of their call. */
function textOfTag(tag: Tag, {pages, structure}: Pick<Typeset, 'pages' | 'structure'>): string {
  const parts: {readonly order: number; readonly text: string}[] = []
  const runs = structure.runs.map(
    (ofPage) => new Map(ofPage.map((run) => [run.mark.type === 'content' ? run.mark.mcid : -1, run])),
  )
  const visit = (one: Tag): void => {
    for (const kid of one.kids) {
      if (kid.type === 'tag') visit(kid)
      if (kid.type !== 'content') continue
      const run = runs[kid.page]?.get(kid.mcid)
      for (const item of pages[kid.page]?.items.slice(run?.from, run?.to) ?? []) {
        if (item.owner.type === 'content' && item.owner.role === 'body')
          parts.push({order: item.owner.order, text: textOf(item)})
      }
    }
  }
  visit(tag)
  return parts
    .sort((a, b) => a.order - b.order)
    .map(({text}) => text)
    .join('')
}

/** Tags come in the order of the document, whatever the order of paint; notes after the paragraph of their call. */
function outOfOrder({root}: Structure): readonly string[] {
  const problems: string[] = []
  let last = Number.NEGATIVE_INFINITY
  let lastNote = Number.NEGATIVE_INFINITY
  const visit = (tag: Tag): void => {
    for (const kid of tag.kids) {
      if (kid.type === 'tag' && kid.role === 'Note') {
        const outer = last
        last = Number.NEGATIVE_INFINITY
        visit(kid)
        last = outer
        if (kid.order < lastNote) problems.push(`the note ${kid.id} is read after one that follows it`)
        lastNote = kid.order
      } else if (kid.type === 'tag') visit(kid)
      if (kid.type !== 'content') continue
      if (kid.order < last) problems.push(`page ${kid.page + 1}: a ${tag.role} is read after what follows it`)
      last = Math.max(last, kid.order)
    }
  }
  visit(root)
  return problems
}

/** Whatever is painted is in exactly one run. */
function unmarked(pages: readonly Page[], {runs}: Structure): readonly string[] {
  return pages.flatMap((page) => {
    const times = page.items.map(() => 0)
    for (const {from, to} of runs[page.index] ?? [])
      for (let at = from; at < to; at++) times[at] = (times[at] ?? 0) + 1
    return page.items.flatMap((item, at) =>
      item.type === 'link' || times[at] === 1
        ? []
        : [`page ${page.folio}: a ${item.type} is in ${times[at]} runs`],
    )
  })
}
