/** Pages and their document → the tag tree, and which items of each page belong to which tag. */
import type {Element} from 'hast'
import type {Report} from '../diagnostics/message.ts'
import type {DisplayItem, ImageItem, LinkItem, Owner} from '../typeset/draw/display-list.ts'
import type {Links, Parents} from '../typeset/draw/links.ts'
import type {Page} from '../typeset/pages/page.ts'
import {textOf} from '../typeset/pages/sketch.ts'
import type {Rectangle} from '../typeset/units.ts'
import {numbering, tagAttributes} from './attributes.ts'
import {headingLevels} from './heading-levels.ts'
import {hoistNotes} from './hoist-notes.ts'
import {grouping, inline, ownLanguage, type Role, roleOf} from './roles.ts'
import {completeTable, orderTables} from './table-grid.ts'

export interface Tag {
  readonly type: 'tag'
  role: Role
  readonly kids: Kid[]
  readonly origin: Element | null
  order: number
  language: string | null
  title: string | null
  alt: string | null
  actualText: string | null
  /** Unique in the document: notes must have one, headers of tables may. */
  id: string | null
  bounds: {page: number; box: Rectangle} | null
  attributes: Readonly<Record<string, Readonly<Record<string, AttributeValue>>>>
}

/** A name when it begins with `/`, else text. */
export type AttributeValue = string | number | readonly string[]

export type Kid = Tag | MarkedContent | ObjectReference

/** A stretch of a page's content stream. */
export interface MarkedContent {
  readonly type: 'content'
  readonly page: number
  readonly mcid: number
  readonly order: number
}

export interface ObjectReference {
  readonly type: 'object'
  readonly page: number
  readonly link: LinkItem
  readonly order: number
}

/** Consecutive items of one owner, as they are bracketed in the content stream. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly mark:
    | {readonly type: 'content'; readonly mcid: number; readonly role: Role}
    | Extract<Owner, {type: 'artifact'}>
}

export interface Structure {
  readonly root: Tag
  /** By page: runs that cover every painted item. Links are not painted. */
  readonly runs: readonly (readonly Run[])[]
  /** By page: the tag that owns each MCID. */
  readonly owners: readonly (readonly Tag[])[]
}

interface State {
  readonly parents: Parents
  readonly links: Links
  readonly tags: Map<Element, Tag>
  readonly labels: Map<Element, Tag>
  readonly bodies: Map<Element, Tag>
  /** Lists whose numbering their first label has told. */
  readonly numbered: Set<Tag>
  readonly root: Tag
}

export function structure({pages, parents, links, language}: StructureInput, report: Report): Structure {
  const root = tag('Document', null, language)
  const state: State = {
    parents,
    links,
    tags: new Map(),
    labels: new Map(),
    bodies: new Map(),
    numbered: new Set(),
    root,
  }
  const runs: Run[][] = []
  const owners: Tag[][] = []
  for (const page of pages) {
    const ofPage = runsOf(page, state)
    runs.push(ofPage.runs)
    owners.push(ofPage.owners)
  }
  for (const [element, made] of [...state.tags]) {
    if (made.role === 'Table' && made.origin === element)
      completeTable(element, (cell) => tagFor(cell, state))
  }
  order(root)
  orderTables(root)
  hoistNotes(root)
  wrapLoose(root, owners)
  headingLevels(root, report)
  return {root, runs, owners}
}

export interface StructureInput {
  readonly pages: readonly Page[]
  readonly parents: Parents
  readonly links: Links
  readonly language: string
}

function tag(role: Role, origin: Element | null, language: string | null = null): Tag {
  return {
    type: 'tag',
    role,
    kids: [],
    origin,
    order: Number.POSITIVE_INFINITY,
    language,
    title: null,
    alt: null,
    actualText: null,
    id: null,
    bounds: null,
    attributes: {},
  }
}

function runsOf(page: Page, state: State): {runs: Run[]; owners: Tag[]} {
  const runs: Run[] = []
  const owners: Tag[] = []
  let current: {owner: Tag | Extract<Owner, {type: 'artifact'}>; from: number; order: number} | null = null
  const close = (to: number) => {
    if (!current) return
    const {owner, from, order} = current
    current = null
    if (owner.type === 'artifact') {
      runs.push({from, to, mark: owner})
      return
    }
    const mcid = owners.length
    owners.push(owner)
    owner.kids.push({type: 'content', page: page.index, mcid, order})
    runs.push({from, to, mark: {type: 'content', mcid, role: owner.role}})
  }
  page.items.forEach((item, index) => {
    if (item.type === 'link') {
      addLink(item, page, state)
      return
    }
    const owner = ownerOf(item, state)
    const at = item.owner.type === 'content' ? item.owner.order : 0
    if (current && sameOwner(current.owner, owner) && at >= current.order) {
      return
    }
    close(index)
    current = {owner, from: index, order: at}
    if (item.type === 'image' && owner.type === 'tag') describe(owner, item, page)
  })
  close(page.items.length)
  return {runs, owners}
}

function sameOwner(a: Tag | Owner, b: Tag | Owner): boolean {
  if (a === b) return true
  if (a.type !== 'artifact' || b.type !== 'artifact') return false
  return a.kind === b.kind && a.subtype === b.subtype
}

function ownerOf(item: Exclude<DisplayItem, LinkItem>, state: State) {
  const {owner} = item
  if (owner.type === 'artifact') return owner
  if (owner.role === 'marker') return labelOf(owner.origin, item, state)
  const own = tagFor(owner.origin, state)
  const holder = own.role === 'LI' && own.origin === owner.origin ? bodyOf(owner.origin, own, state) : own
  if (item.type === 'image' && holder.role !== 'Figure') {
    // A picture from a box without an element of its own.
    const figure = tag('Figure', owner.origin)
    holder.kids.push(figure)
    return figure
  }
  return holder
}

function describe(figure: Tag, item: ImageItem, page: Page): void {
  figure.alt = item.alt
  const {x, y, width, height} = item
  figure.bounds = {page: page.index, box: {x, y: page.height - y - height, width, height}}
}

function addLink(item: LinkItem, page: Page, state: State): void {
  if (item.owner.type !== 'content') return
  let owner = tagFor(item.owner.origin, state)
  // A call of a note is a Reference, and the link is inside it (PDF/UA-1, 7.9).
  if (owner.role === 'Reference') {
    const inner = owner.kids.find((kid) => kid.type === 'tag' && kid.role === 'Link')
    owner = inner?.type === 'tag' ? inner : owner
  }
  owner.kids.push({type: 'object', page: page.index, link: item, order: item.owner.order + 0.5})
}

/** The nearest element that has a tag; made, with all above it, when first asked for. */
function tagFor(element: Element, state: State): Tag {
  const known = state.tags.get(element)
  if (known) return known
  const parent = state.parents.get(element) ?? null
  const role = isPlain(element, state) ? ownLanguage(element, parent) : roleOf(element, parent)
  const holder = parent ? contentHolder(parent, element, state) : state.root
  if (role === null || (role === 'Document' && holder === state.root)) {
    state.tags.set(element, holder)
    return holder
  }
  const made = make(refine(role, element, state), element, holder)
  if (role !== 'Reference') {
    state.tags.set(element, made)
    return made
  }
  if (element.tagName !== 'a') {
    state.tags.set(element, made)
    return made
  }
  const link = make('Link', element, made)
  state.tags.set(element, link)
  return link
}

/** A link that leads nowhere is text: a Link without an annotation breaks PDF/UA-1, 7.18.5. */
function isPlain(element: Element, {links}: State): boolean {
  if (element.tagName !== 'a') return false
  const link = links.of(element)
  return link === null || link === 'lost'
}

function make(role: Role, element: Element, holder: Tag): Tag {
  const made = tag(role, element, languageOf(element))
  made.attributes = tagAttributes(role, element)
  if (role === 'Note') made.id = typeof element.properties.id === 'string' ? element.properties.id : null
  // A formula is read by its words, not sign by sign (PDF/UA-1, 7.7).
  const {ariaLabel} = element.properties
  if (role === 'Formula' && typeof ariaLabel === 'string' && ariaLabel !== '') made.alt = ariaLabel
  holder.kids.push(made)
  return made
}

function languageOf(element: Element): string | null {
  const {lang} = element.properties
  return typeof lang === 'string' && lang !== '' ? lang : null
}

/** Roles that depend on where an element stands. */
function refine(role: Role, element: Element, state: State): Role {
  const inContents = (from: Element | null): boolean => {
    for (let at = from; at; at = state.parents.get(at) ?? null) {
      if (at.tagName === 'nav') return true
    }
    return false
  }
  if (role === 'L' && element.tagName !== 'dl' && inContents(element)) return 'TOC'
  if (role === 'LI' && inContents(element)) return 'TOCI'
  return role
}

/** The tag that a child's content goes into: the body of a list item, the table of a figure. */
function contentHolder(parent: Element, child: Element, state: State): Tag {
  const holder = tagFor(parent, state)
  if (holder.role === 'LI' && parent.tagName === 'li') return bodyOf(parent, holder, state)
  if (child.tagName === 'figcaption') {
    const table = parent.children.find((sibling) => sibling.type === 'element' && sibling.tagName === 'table')
    if (table?.type === 'element') return tagFor(table, state)
  }
  if (
    parent.tagName === 'dl' ||
    (holder.role === 'L' && (child.tagName === 'dt' || child.tagName === 'dd'))
  ) {
    return termOf(parent, child, holder, state)
  }
  return holder
}

function bodyOf(item: Element, holder: Tag, state: State): Tag {
  const known = state.bodies.get(item)
  if (known) return known
  const body = tag('LBody', item)
  holder.kids.push(body)
  state.bodies.set(item, body)
  return body
}

function labelOf(item: Element, marker: DisplayItem, state: State): Tag {
  const known = state.labels.get(item)
  if (known) return known
  const holder = tagFor(item, state)
  if (holder.role !== 'LI') return holder
  const label = tag('Lbl', item)
  holder.kids.push(label)
  state.labels.set(item, label)
  const list = state.parents.get(item)
  const listTag = list ? state.tags.get(list) : undefined
  if (list && listTag?.role === 'L' && !state.numbered.has(listTag)) {
    state.numbered.add(listTag)
    listTag.attributes = {List: {ListNumbering: numbering(list, textOf(marker).trim())}}
  }
  return label
}

/** In a list of definitions a term and what follows it make one item. */
function termOf(list: Element, child: Element, holder: Tag, state: State): Tag {
  let term: Element = child
  for (const sibling of list.children) {
    if (sibling.type !== 'element') continue
    if (sibling.tagName === 'dt') term = sibling
    if (sibling === child) break
  }
  const known = state.bodies.get(term)
  if (known) return known
  const item = tag('LI', term)
  holder.kids.push(item)
  state.bodies.set(term, item)
  return item
}

/** Kids in the order of the document; an element stands where its first content stands. */
function order(node: Tag): number {
  let first = Number.POSITIVE_INFINITY
  for (const kid of node.kids) {
    first = Math.min(first, kid.type === 'tag' ? order(kid) : kid.order)
  }
  node.order = first
  node.kids.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order))
  return first
}

/** Text that stands in a grouping element, or in a list item's body beside blocks, gets a paragraph of its own. */
function wrapLoose(node: Tag, owners: readonly Tag[][]): void {
  for (const kid of [...node.kids]) if (kid.type === 'tag') wrapLoose(kid, owners)
  if (!grouping.has(node.role)) return
  const inlineOnly = node.kids.every(isInline)
  if (inlineOnly && (node.role === 'LBody' || node.role === 'Caption' || node.role === 'Note')) return
  const kids: Kid[] = []
  let paragraph: Tag | null = null
  for (const kid of node.kids) {
    if (!isInline(kid)) {
      paragraph = null
      kids.push(kid)
      continue
    }
    if (!paragraph) {
      paragraph = tag('P', null)
      paragraph.order = kid.order
      kids.push(paragraph)
    }
    paragraph.kids.push(kid)
    if (kid.type === 'content') {
      const ofPage = owners[kid.page]
      if (ofPage) ofPage[kid.mcid] = paragraph
    }
  }
  node.kids.splice(0, node.kids.length, ...kids)
}

function isInline(kid: Kid): boolean {
  return kid.type !== 'tag' || inline.has(kid.role)
}
