/** An element → its tag, made with those of all above it when it is first asked for. */
import type {Element} from 'hast'
import type {Links, Parents} from '../typeset/draw/links.ts'
import {numbering, tagAttributes} from './attributes.ts'
import {languageRole, type Role, roleOf} from './roles.ts'
import {newTag, type Tag} from './tag.ts'

export interface TagTree {
  readonly parents: Parents
  readonly links: Links
  readonly tags: Map<Element, Tag>
  readonly labels: Map<Element, Tag>
  readonly bodies: Map<Element, Tag>
  /** Lists whose numbering their first label has told. */
  readonly numbered: Set<Tag>
  readonly root: Tag
}

/** The nearest element that has a tag. */
export function tagFor(element: Element, tree: TagTree): Tag {
  const known = tree.tags.get(element)
  if (known) return known
  const parent = tree.parents.get(element) ?? null
  const role = isPlain(element, tree) ? languageRole(element, parent) : roleOf(element, parent)
  const holder = parent ? contentHolder(parent, element, tree) : tree.root
  if (role === null || (role === 'Document' && holder === tree.root)) {
    tree.tags.set(element, holder)
    return holder
  }
  const made = make(refine(role, element, tree), element, holder)
  // A call of a note is a Reference, and the link is inside it (PDF/UA-1, 7.9).
  const inner = role === 'Reference' && element.tagName === 'a' ? make('Link', element, made) : made
  tree.tags.set(element, inner)
  return inner
}

/** A link that leads nowhere is text: a Link without an annotation breaks PDF/UA-1, 7.18.5. */
function isPlain(element: Element, {links}: TagTree): boolean {
  if (element.tagName !== 'a') return false
  const link = links.of(element)
  return link === null || link === 'lost'
}

function make(role: Role, element: Element, holder: Tag): Tag {
  const {lang, id, ariaLabel} = element.properties
  const made = newTag(role, element, textIn(lang))
  made.attributes = tagAttributes(role, element)
  if (role === 'Note') made.id = textIn(id)
  // A formula is read by its words, not sign by sign (PDF/UA-1, 7.7).
  if (role === 'Formula') made.alt = textIn(ariaLabel)
  holder.kids.push(made)
  return made
}

function textIn(value: Element['properties'][string]): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Roles that depend on where an element stands. */
function refine(role: Role, element: Element, {parents}: TagTree): Role {
  const inContents = () => {
    for (let at: Element | null = element; at; at = parents.get(at) ?? null) {
      if (at.tagName === 'nav') return true
    }
    return false
  }
  if (role === 'L' && element.tagName !== 'dl' && inContents()) return 'TOC'
  return role === 'LI' && inContents() ? 'TOCI' : role
}

/** The tag that a child's content goes into: the body of a list item, the table of a figure. */
function contentHolder(parent: Element, child: Element, tree: TagTree): Tag {
  const holder = tagFor(parent, tree)
  if (holder.role === 'LI' && parent.tagName === 'li') return bodyOf(parent, holder, tree)
  if (child.tagName === 'figcaption') {
    const table = parent.children.find((sibling) => sibling.type === 'element' && sibling.tagName === 'table')
    if (table?.type === 'element') return tagFor(table, tree)
  }
  const isTerm = holder.role === 'L' && (child.tagName === 'dt' || child.tagName === 'dd')
  return isTerm || parent.tagName === 'dl' ? termOf(parent, child, holder, tree) : holder
}

export function bodyOf(item: Element, holder: Tag, {bodies}: TagTree): Tag {
  return inside(holder, 'LBody', item, bodies)
}

/** Made once an element, within `holder`. */
function inside(holder: Tag, role: Role, element: Element, made: Map<Element, Tag>): Tag {
  const known = made.get(element)
  if (known) return known
  const tag = newTag(role, element)
  holder.kids.push(tag)
  made.set(element, tag)
  return tag
}

/** `text` of the marker: the first of a list says how its items are numbered. */
export function labelOf(item: Element, text: string, tree: TagTree): Tag {
  const holder = tagFor(item, tree)
  if (holder.role !== 'LI') return holder
  const list = tree.parents.get(item)
  const listTag = list ? tree.tags.get(list) : undefined
  if (list && listTag?.role === 'L' && !tree.numbered.has(listTag)) {
    tree.numbered.add(listTag)
    listTag.attributes = {List: {ListNumbering: numbering(list, text.trim())}}
  }
  return inside(holder, 'Lbl', item, tree.labels)
}

/** In a list of definitions a term and what follows it make one item. */
function termOf(list: Element, child: Element, holder: Tag, {bodies}: TagTree): Tag {
  let term = child
  for (const sibling of list.children) {
    if (sibling.type !== 'element') continue
    if (sibling.tagName === 'dt') term = sibling
    if (sibling === child) break
  }
  return inside(holder, 'LI', term, bodies)
}
