/** Our own mdast nodes, by module augmentation. `annotate/` makes them, `render/to-hast` turns them into hast. */
import type {Element, Properties} from 'hast'
import type {Data, FootnoteDefinition, Image, Literal, Parent, PhrasingContent, RootContent} from 'mdast'
import type {Node} from 'unist'

/** A heading and all that stands under it. Made for headings at the top of the body, never inside quotes or lists. */
export interface Section extends Parent {
  type: 'section'
  id: string
  /** 2–6: the title of the article is level 1, so that the body starts at 2. */
  depth: 2 | 3 | 4 | 5 | 6
  /** The heading reads as a question. */
  question: boolean
  children: RootContent[]
}

/** A picture or table with its caption. The caption is the first or last child. */
export interface Figure extends Parent {
  type: 'figure'
  id: string
  kind: 'image' | 'table'
  children: RootContent[]
}

export interface Caption extends Parent {
  type: 'caption'
  children: PhrasingContent[]
}

export interface Admonition extends Parent {
  type: 'admonition'
  kind: AdmonitionKind
  /** What the author wrote as its title; else the strings file's word for the kind. */
  title: PhrasingContent[] | null
  /** Whether a page may show its title alone, and does so at first; paper and e-books show all of it. */
  fold: 'closed' | 'open' | null
  id: string | null
  children: RootContent[]
}

export type AdmonitionKind = 'note' | 'tip' | 'important' | 'warning' | 'caution'

/** A stretch of text with a language or class of its own: `:span[déjà vu]{lang=fr}`. */
export interface Span extends Parent {
  type: 'span'
  language: string | null
  direction: 'ltr' | 'rtl' | null
  classes: string[]
  id: string | null
  children: PhrasingContent[]
}

/** A container directive that we do not know: a `div` with the directive's name as class, so that CSS can style it. */
export interface Division extends Parent {
  type: 'division'
  classes: string[]
  id: string | null
  language: string | null
  children: RootContent[]
}

/** A list of terms and what they mean. */
export interface DefinitionList extends Parent {
  type: 'definitionList'
  children: (DefinitionTerm | DefinitionDescription)[]
}

export interface DefinitionTerm extends Parent {
  type: 'definitionTerm'
  children: PhrasingContent[]
}

export interface DefinitionDescription extends Parent {
  type: 'definitionDescription'
  children: RootContent[]
}

/** An element that the author wrote as HTML and that is safe. Its `data.hName` and `data.hProperties` say the same, so that
 * `mdast-util-to-hast` needs no handler for it. */
export interface HtmlElement extends Parent {
  type: 'htmlElement'
  tagName: string
  properties: Properties
  children: RootContent[]
}

/** An `svg` that the author wrote into the text, safe. `data.image` is its name where it has to be a picture. */
export interface Drawing extends Node {
  type: 'drawing'
  /** Empty when it is decoration. */
  alt: string
  element: Element
  data: Data
}

/** A `math` that the author wrote, safe. */
export interface Formula extends Literal {
  type: 'formula'
  /** In one line of text. */
  value: string
  /** As it is read aloud. */
  alt: string
  /** It stands by itself. */
  display: boolean
  element: Element
}

/** What `annotate/` found out about a node, kept in `node.data`. */
export interface Annotation {
  /** The fragment by which every format addresses this node. */
  id?: string
  /** Another name of a figure or table, by which its author links to it. */
  label?: string
  /** For a link inside the publication: what it leads to. */
  target?: LinkTarget
  /** For a picture: its place among `Article.images`. */
  image?: string
  decorative?: boolean
  /** Ids that its author gave to a heading and that not every format can have: links find them all the same. */
  unfit?: readonly string[]
}

export type LinkTarget =
  | {readonly type: 'anchor'; readonly id: string}
  /** `fragment` as the author wrote it, decoded: what it means there, `Article.neighbours` says. */
  | {readonly type: 'article'; readonly path: string; readonly fragment: string | null}
  | {readonly type: 'external'; readonly url: string}

declare module 'mdast' {
  interface RootContentMap {
    section: Section
    figure: Figure
    caption: Caption
    admonition: Admonition
    span: Span
    division: Division
    definitionList: DefinitionList
    definitionTerm: DefinitionTerm
    definitionDescription: DefinitionDescription
    htmlElement: HtmlElement
    drawing: Drawing
    formula: Formula
  }
  interface BlockContentMap {
    section: Section
    figure: Figure
    admonition: Admonition
    division: Division
    definitionList: DefinitionList
    htmlElement: HtmlElement
  }
  interface PhrasingContentMap {
    span: Span
    htmlElement: HtmlElement
    drawing: Drawing
    formula: Formula
  }
  interface Data extends Annotation {}
}

export type {Data, FootnoteDefinition, Image}
