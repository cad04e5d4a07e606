/** Where the pages of the PDF begin → the same places in the chapters. */
import type {Element, ElementContent, Text} from 'hast'
import {countable} from '../../typeset/pages/page-blocks.ts'
import {type BlockStart, blockNames, type PageStart} from '../page-starts.ts'
import type {Chapter} from './chapters.ts'
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
  return {place: at === 0 ? inside(spot) : within(spot, texts, at), order, offset: at}
}

/** What stands before it in one medium only must not mislead: generated words, an alternative text. */
function nearest(own: string, text: string, offset: number): number | null {
  const [above, below] = [own.lastIndexOf(text, offset), own.indexOf(text, offset)]
  if (above < 0 && below < 0) return null
  return below < 0 || (above >= 0 && offset - above < below - offset) ? above : below
}

interface OwnText {
  readonly node: Text
  /** Elements between the text and the block, innermost first. */
  readonly around: readonly Element[]
}

function ownTexts(element: Element, around: readonly Element[]): readonly OwnText[] {
  return element.children.flatMap((child): readonly OwnText[] => {
    if (child.type === 'text') return [{node: child, around}]
    if (child.type !== 'element' || blocks.has(child.tagName)) return []
    return ownTexts(child, [child, ...around])
  })
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Their text is their own; that of drawings is no text of a line. */
const blocks = words(
  'address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main math nav ol p pre section summary svg table tbody td tfoot th thead tr ul',
)

/** A page that begins in them begins before them: titles go into contents and names, captions name what they stand at. */
const unbroken = words('h1 h2 h3 h4 h5 h6 caption summary')

/** What a mark inside would spoil: the name of a link, the pairs of ruby. */
const whole = words('a abbr button ruby')

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

function within({chapter, element}: Spot, texts: readonly OwnText[], offset: number): Place {
  let left = offset
  for (const {node, around} of texts) {
    const length = countable(node.value).length
    if (left >= length) {
      left -= length
      continue
    }
    const outermost = around.findLastIndex(
      ({tagName, properties}) => whole.has(tagName) || 'role' in properties,
    )
    const parent = around[outermost < 0 ? 0 : outermost + 1] ?? element
    const child: ElementContent = around[outermost] ?? node
    const index = parent.children.indexOf(child)
    return {chapter, parent, child: index, at: outermost < 0 ? afterWord(node.value, left) : null}
  }
  return {chapter, parent: element, child: element.children.length, at: null}
}

/** The place before the character number `count`; a word that the page breaks belongs to the page on which it begins. */
function afterWord(text: string, count: number): number {
  let at = 0
  let left = count
  for (const character of text) {
    const counts = countable(character).length
    if (counts > 0 && left <= 0) break
    left -= counts
    at += character.length
  }
  if (!/[\p{L}\p{N}\p{M}]\p{Cf}*$/u.test(text.slice(0, at))) return at
  return at + (/^[\p{L}\p{N}\p{M}\p{Cf}]*/u.exec(text.slice(at))?.[0].length ?? 0)
}
