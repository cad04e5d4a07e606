/** A tag of the PDF: an element of its structure tree, as plain data (ISO 32000-1, section 14.7). */
import type {Element} from 'hast'
import type {LinkItem, Owner} from '../typeset/draw/display-list.ts'
import type {Rectangle} from '../typeset/units.ts'
import type {Role} from './roles.ts'

export interface Tag {
  readonly type: 'tag'
  role: Role
  readonly kids: Kid[]
  readonly origin: Element | null
  order: number
  readonly language: string | null
  alt: string | null
  /** Unique in the document: notes must have one. */
  id: string | null
  /** In the coordinates of PDF, from the foot of the page. */
  bounds: Rectangle | null
  attributes: Readonly<Record<string, Readonly<Record<string, AttributeValue>>>>
}

/** A name when it begins with `/`, else text. */
export type AttributeValue = string | number | readonly string[]

export type Kid = Tag | MarkedContent | ObjectReference

/** A stretch of a page's content stream. */
interface MarkedContent {
  readonly type: 'content'
  readonly page: number
  readonly mcid: number
  readonly order: number
}

interface ObjectReference {
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

export function newTag(role: Role, origin: Element | null, language: string | null = null): Tag {
  return {
    type: 'tag',
    role,
    kids: [],
    origin,
    order: Number.POSITIVE_INFINITY,
    language,
    alt: null,
    id: null,
    bounds: null,
    attributes: {},
  }
}
