/** A stylesheet as data: only what applies to the medium it was parsed for. */
import type {Selector} from './selector.ts'

export interface Place {
  readonly path: string
  /** Both from 1. */
  readonly line: number
  readonly column: number
}

export interface DeclarationPlace extends Omit<Place, 'path'> {
  /** Null: the article. */
  readonly path: string | null
}

export interface Declaration {
  /** Lower case, save custom properties. */
  readonly property: string
  /** As written, without `!important`. */
  readonly value: string
  readonly important: boolean
  /** Null for what no file says; without a path in a `style` attribute, whose place is its element's. */
  readonly place: DeclarationPlace | null
}

export interface StyleRule {
  readonly selectors: readonly Selector[]
  readonly declarations: readonly Declaration[]
}

export interface PageSelector {
  /** A named page; null for all. */
  readonly name: string | null
  readonly pseudo: readonly PagePseudo[]
}

export type PagePseudo = 'first' | 'left' | 'right' | 'blank'

export interface PageRule {
  /** Empty: every page. */
  readonly selectors: readonly PageSelector[]
  readonly declarations: readonly Declaration[]
  readonly marginBoxes: readonly MarginBoxRule[]
  /** Of `@footnote`: the area of the notes at the foot of the page (css-gcpm-3, section 2.2). */
  readonly footnotes: readonly Declaration[]
}

export interface MarginBoxRule {
  readonly name: MarginBoxName
  readonly declarations: readonly Declaration[]
}

/** Clockwise from the top left corner (css-page-3, section 4.2). */
export const marginBoxNames = [
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-right-corner',
  'bottom-right',
  'bottom-center',
  'bottom-left',
  'bottom-left-corner',
  'left-bottom',
  'left-middle',
  'left-top',
] as const

export type MarginBoxName = (typeof marginBoxNames)[number]

export interface FontFaceRule {
  readonly declarations: readonly Declaration[]
  readonly place: Place
}

export interface Stylesheet {
  readonly path: string
  readonly rules: readonly StyleRule[]
  readonly pages: readonly PageRule[]
  readonly fontFaces: readonly FontFaceRule[]
}
