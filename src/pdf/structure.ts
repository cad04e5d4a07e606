/** Pages and their document → the tag tree, and which items of each page belong to which tag. */
import type {Report} from '../diagnostics/message.ts'
import {
  type DisplayItem,
  type ImageItem,
  type LinkItem,
  type Owner,
  textOf,
} from '../typeset/draw/display-list.ts'
import type {Links, Parents} from '../typeset/draw/links.ts'
import type {Page} from '../typeset/pages/page.ts'
import {headingLevels} from './heading-levels.ts'
import {hoistNotes} from './hoist-notes.ts'
import {completeTable, orderTables} from './table-grid.ts'
import {newTag, type Run, type Structure, type Tag} from './tag.ts'
import {bodyOf, labelOf, type TagTree, tagFor} from './tag-tree.ts'
import {wrapLoose} from './wrap-loose.ts'

export interface StructureInput {
  readonly pages: readonly Page[]
  readonly parents: Parents
  readonly links: Links
  readonly language: string
}

export function structure({pages, parents, links, language}: StructureInput, report: Report): Structure {
  const root = newTag('Document', null, language)
  const tree: TagTree = {
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
    const ofPage = runsOf(page, tree)
    runs.push(ofPage.runs)
    owners.push(ofPage.owners)
  }
  for (const [element, made] of [...tree.tags]) {
    if (made.role === 'Table' && made.origin === element) completeTable(element, (cell) => tagFor(cell, tree))
  }
  order(root)
  orderTables(root)
  hoistNotes(root)
  wrapLoose(root, owners)
  headingLevels(root, report)
  return {root, runs, owners}
}

type Artifact = Extract<Owner, {type: 'artifact'}>

function runsOf(page: Page, tree: TagTree): {runs: Run[]; owners: Tag[]} {
  const runs: Run[] = []
  const owners: Tag[] = []
  let current: {owner: Tag | Artifact; from: number; order: number} | null = null
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
      addLink(item, page, tree)
      return
    }
    const owner = ownerOf(item, tree)
    const at = item.owner.type === 'content' ? item.owner.order : 0
    if (current && sameOwner(current.owner, owner) && at >= current.order) return
    close(index)
    current = {owner, from: index, order: at}
    if (item.type === 'image' && owner.type === 'tag') describe(owner, item, page)
  })
  close(page.items.length)
  return {runs, owners}
}

function sameOwner(a: Tag | Artifact, b: Tag | Artifact): boolean {
  if (a === b) return true
  if (a.type !== 'artifact' || b.type !== 'artifact') return false
  return a.kind === b.kind && a.subtype === b.subtype
}

function ownerOf(item: Exclude<DisplayItem, LinkItem>, tree: TagTree): Tag | Artifact {
  const {owner} = item
  if (owner.type === 'artifact') return owner
  const {origin} = owner
  if (owner.role === 'marker') return labelOf(origin, textOf(item), tree)
  const own = tagFor(origin, tree)
  const holder = own.role === 'LI' && own.origin === origin ? bodyOf(origin, own, tree) : own
  if (item.type !== 'image' || holder.role === 'Figure') return holder
  // A picture from a box without an element of its own.
  const figure = newTag('Figure', origin)
  holder.kids.push(figure)
  return figure
}

function describe(figure: Tag, {alt, x, y, width, height}: ImageItem, page: Page): void {
  figure.alt = alt
  figure.bounds = {x, y: page.height - y - height, width, height}
}

function addLink(item: LinkItem, page: Page, tree: TagTree): void {
  if (item.owner.type !== 'content') return
  const owner = tagFor(item.owner.origin, tree)
  // In a Reference the link is inside.
  const inner = owner.role === 'Reference' ? owner.kids.find(isLink) : undefined
  const holder = inner ?? owner
  holder.kids.push({type: 'object', page: page.index, link: item, order: item.owner.order + 0.5})
}

const isLink = (kid: Tag['kids'][number]): kid is Tag => kid.type === 'tag' && kid.role === 'Link'

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
