/** Where the pages of the PDF begin → the same places in the chapters. */
import type {Element, ElementContent} from 'hast'
import {countable} from '../../typeset/pages/page-blocks.ts'
import {type BlockStart, blockNames, type PageStart} from '../page-starts.ts'
import type {Chapter} from './chapters.ts'
import {ownTexts, placeIn} from './own-text.ts'
import {isNote} from './references.ts'

/** The chapters of an article, or of what belongs to none. */
export interface ChapterGroup {
  readonly article: string | null
  readonly chapters: readonly Chapter[]
}

/** Between two children of `parent`; with `at`, inside the text that is the child. */
export interface Place {
  readonly chapter: Chapter
  readonly parent: Element | Chapter
  readonly child: number
  readonly at: number | null
}

/** An element of a chapter, and what it stands in, innermost first. */
interface Spot {
  readonly chapter: Chapter
  readonly element: Element
  readonly around: readonly Element[]
  readonly order: number
}

/** One place a page, in the order of the pages. A page with nothing that the chapters have begins where the next one does. */
export function placePages(groups: readonly ChapterGroup[], starts: readonly PageStart[]): readonly Place[] {
  const spots = spotsOf(groups)
  const chapters = groups.flatMap((group) => group.chapters)
  const [first, last] = [chapters[0], chapters.at(-1)]
  if (!first || !last) return []
  let before: Found | null = null
  const found = starts.map(({blocks}) => {
    for (const block of blocks) {
      const here = find(block, spots.get(block.name))
      if (!here || (before !== null && isBefore(here, before))) continue
      before = here
      return here.place
    }
    return null
  })
  const places: Place[] = []
  let next: Place = {chapter: last, parent: last, child: last.children.length, at: null}
  for (const place of found.toReversed()) {
    next = place ?? next
    places.unshift(next)
  }
  // The book begins with its first page, even if that shows nothing but a picture.
  if (found[0] === null) places[0] = {chapter: first, parent: first, child: 0, at: null}
  return places
}

interface Found {
  readonly place: Place
  readonly order: number
  readonly offset: number
}

const isBefore = (a: Found, b: Found): boolean =>
  a.order < b.order || (a.order === b.order && a.offset < b.offset)

function spotsOf(groups: readonly ChapterGroup[]): ReadonlyMap<string, Spot> {
  const {names, add} = blockNames()
  const spots = new Map<string, Spot>()
  const meet = (node: ElementContent, chapter: Chapter, around: readonly Element[]) => {
    // Notes stand elsewhere in every format: no page begins with one.
    if (node.type !== 'element' || isNote(node)) return
    const name = names.get(node)
    if (name !== undefined) spots.set(name, {chapter, element: node, around, order: spots.size})
    for (const child of node.children) meet(child, chapter, [node, ...around])
  }
  for (const {article, chapters} of groups)
    for (const chapter of chapters)
      for (const child of chapter.children) {
        add(child, article)
        meet(child, chapter, [])
      }
  return spots
}

function find({name, offset, text}: BlockStart, spot: Spot | undefined): Found | null {
  if (!spot) return null
  const {order} = spot
  if (spot.element.tagName === 'img') return {place: before(spot), order, offset}
  const texts = ownTexts(spot.element, [])
  const own = texts.map(({node}) => countable(node.value)).join('')
  // An element without a place in the Markdown could be another of its kind: only its words tell.
  if (text === '' && !name.includes('@')) return null
  const at = own.startsWith(text, offset) ? offset : nearest(own, text, offset)
  if (at === null) return null
  if (unbroken.has(spot.element.tagName)) return {place: before(spot), order, offset: at}
  return {
    place: at === 0 ? inside(spot) : {chapter: spot.chapter, ...placeIn(spot.element, texts, at)},
    order,
    offset: at,
  }
}

/** What stands before it in one medium only must not mislead: generated words, an alternative text. */
function nearest(own: string, text: string, offset: number): number | null {
  const [above, below] = [own.lastIndexOf(text, offset), own.indexOf(text, offset)]
  if (above < 0 && below < 0) return null
  return below < 0 || (above >= 0 && offset - above < below - offset) ? above : below
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** A page that begins in them begins before them: titles go into contents and names, captions name what they stand at. */
const unbroken = words('h1 h2 h3 h4 h5 h6 caption summary')

/** Before the first of them, a mark stands outside. */
const wrappers = words('a details div figure header hgroup picture section summary table')

function inside(spot: Spot): Place {
  const {chapter, element, around} = spot
  const [parent] = around
  // A caption above its figure must stay its first child.
  if (element.tagName === 'figcaption' && parent && isFirst(element, parent)) return before(spot)
  return {chapter, parent: element, child: 0, at: null}
}

function before({chapter, element, around}: Spot): Place {
  let [node, outer] = [element, around]
  for (let [parent] = outer; parent && wrappers.has(parent.tagName); [parent] = outer) {
    if (!isFirst(node, parent) && !wrappersOfOne.has(parent.tagName)) break
    node = parent
    outer = outer.slice(1)
  }
  const parent = outer[0] ?? chapter
  return {chapter, parent, child: parent.children.indexOf(node), at: null}
}

/** Nothing but what they wrap may stand in them. */
const wrappersOfOne = words('a picture summary table')

function isFirst(node: Element, parent: Element): boolean {
  const first = parent.children.find((child) => child.type !== 'text' || child.value.trim() !== '')
  return first === node
}
