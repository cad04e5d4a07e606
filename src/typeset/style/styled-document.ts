/** A hast document with the computed style of each element and of its pseudo-elements. */
import type {Element, Root} from 'hast'
import type {PseudoElement} from '../../css/selector.ts'
import type {Declaration} from '../../css/stylesheet.ts'
import type {ComputedStyle} from './computed-style.ts'

export interface StyledDocument {
  readonly root: Root
  /** The topmost elements: `html`, as a rule. */
  readonly elements: readonly Element[]
  /** Of no element at all: for text that stands outside of every one. */
  readonly initial: ComputedStyle
  /** Throws for an element that is not in the document. */
  style(element: Element): ComputedStyle
  /** Null where no rule gives the pseudo-element a style. */
  pseudo(element: Element, name: PseudoElement): ComputedStyle | null
  parent(element: Element): Element | null
  /** An element without its own rules inside this one: anonymous boxes. */
  anonymous(style: ComputedStyle, display: ComputedStyle['display']): ComputedStyle
  /** Declarations that belong to no element, as a page's, inside a style of this document. */
  compute(declarations: readonly Declaration[], parent: ComputedStyle): ComputedStyle
  byId(id: string): Element | null
}
