/** Chapters and where the pages of the PDF begin → the chapters with a mark at each place, and the list of them. */
import type {Element, ElementContent} from 'hast'
import {element} from '../../render/element.ts'
import type {PageStart} from '../page-starts.ts'
import type {Chapter} from './chapters.ts'
import {type ChapterGroup, type Place, placePages} from './page-places.ts'
import {walk} from './references.ts'

/** A page as the page list leads to it. */
export interface PageTarget {
  readonly label: string
  readonly href: string
}

export interface Paged<Group extends ChapterGroup> {
  readonly groups: readonly Group[]
  readonly pages: readonly PageTarget[]
}

export function markPages<Group extends ChapterGroup>(
  groups: readonly Group[],
  starts: readonly PageStart[],
): Paged<Group> {
  const places = placePages(groups, starts)
  const name = idMaker(groups)
  const marks = new Map<Element | Chapter, Mark[]>()
  const pages = places.map((place, index): PageTarget => {
    const label = starts[index]?.label ?? ''
    const id = name(label, index)
    const here = marks.get(place.parent) ?? []
    marks.set(place.parent, here)
    here.push({place, element: mark(id, label)})
    return {label, href: `${place.chapter.file}#${id}`}
  })
  const marked = (chapter: Chapter): Chapter => ({
    ...chapter,
    children: withMarks(chapter.children, marks.get(chapter) ?? [], marks),
  })
  return {groups: groups.map((group) => ({...group, chapters: group.chapters.map(marked)})), pages}
}

interface Mark {
  readonly place: Place
  readonly element: Element
}

/** DPUB-ARIA 1.1: the name of a `doc-pagebreak` is the number of the page that begins. Empty, so that nobody hears it in a sentence. */
function mark(id: string, label: string): Element {
  return element('span', {role: 'doc-pagebreak', id, ariaLabel: label}, [])
}

function withMarks(
  children: readonly ElementContent[],
  here: readonly Mark[],
  all: ReadonlyMap<Element | Chapter, readonly Mark[]>,
): readonly ElementContent[] {
  const at = (index: number) => here.filter(({place}) => place.child === index)
  const before = (index: number) => at(index).flatMap((one) => (one.place.at === null ? [one.element] : []))
  return [
    ...children.flatMap((child, index) => [...before(index), ...inside(child, at(index), all)]),
    ...before(children.length),
  ]
}

function inside(
  child: ElementContent,
  here: readonly Mark[],
  all: ReadonlyMap<Element | Chapter, readonly Mark[]>,
): readonly ElementContent[] {
  if (child.type === 'element')
    return [{...child, children: [...withMarks(child.children, all.get(child) ?? [], all)]}]
  if (child.type !== 'text') return [child]
  let from = 0
  const parts: ElementContent[] = []
  for (const {place, element} of here) {
    if (place.at === null) continue
    parts.push({type: 'text', value: child.value.slice(from, place.at)}, element)
    from = place.at
  }
  return [...parts, {type: 'text', value: child.value.slice(from)}]
}

/** `page-3`, unless something else is called so: an article may have a section “Page 3”, a book two pages 1. */
function idMaker(groups: readonly ChapterGroup[]): (label: string, index: number) => string {
  const taken = new Set<unknown>()
  for (const {chapters} of groups)
    for (const {shells, children} of chapters) {
      for (const {properties} of shells) taken.add(properties['id'])
      for (const child of children) walk(child, ({properties}) => taken.add(properties['id']))
    }
  return (label, index) => {
    const stem = `page-${/^[\p{L}\p{N}]+$/u.test(label) ? label : `sheet-${index + 1}`}`
    let id = stem
    for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`
    taken.add(id)
    return id
  }
}
