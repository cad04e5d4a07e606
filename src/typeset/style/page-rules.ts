/** `@page` rules + a page → its size, margins and margin boxes (css-page-3). */
import type {Declaration, MarginBoxName, PageRule, PageSelector, Stylesheet} from '../../css/stylesheet.ts'
import {tokensOf} from '../../css/value.ts'
import {type Points, type Size, unreachable} from '../units.ts'
import {resolve, type Sides} from './box-model.ts'
import type {ComputedStyle} from './computed-style.ts'
import {pageSize} from './page-size.ts'
import {type Paper, paperSizes} from './paper-sizes.ts'
import type {StyledDocument} from './styled-document.ts'
import type {Content, Edge} from './values.ts'

/** What `@page` selectors ask about. */
export interface PageRequest {
  /** The first sheet of the document. */
  readonly first: boolean
  readonly side: 'recto' | 'verso'
  readonly blank: boolean
  /** The named page; `auto` for none. */
  readonly name: string
}

export interface PageStyle extends Size {
  readonly margins: Sides
  /** Of the sheet: background, and what margin boxes inherit. */
  readonly style: ComputedStyle
  /** Only those that show something. */
  readonly marginBoxes: ReadonlyMap<MarginBoxName, MarginBoxStyle>
  readonly footnotes: FootnoteArea
}

/** What parts the notes at the foot of a page from its text. The notes themselves are as wide as the text. */
export interface FootnoteArea {
  /** Free room between text and rule, and between rule and notes. */
  readonly above: Points
  readonly below: Points
  readonly rule: Edge
  /** Length of the rule, from where lines begin. */
  readonly length: Points
}

interface MarginBoxStyle {
  readonly style: ComputedStyle
  readonly content: readonly Content[]
}

export type PageStyles = (request: PageRequest) => PageStyle

const initial = (property: string, value: string): Declaration => ({
  property,
  value,
  important: false,
  place: null,
})

/** The user agent's margins: wide enough for any printer. */
const defaults: readonly Declaration[] = [initial('margin', '54pt')]

/** A hair line of a quarter of the measure, as books have it. */
const footnoteDefaults: readonly Declaration[] = [
  initial('margin-top', '8pt'),
  initial('border-top-width', '0.5pt'),
  initial('border-top-style', 'solid'),
  initial('padding-top', '4pt'),
  initial('width', '25%'),
]

/** Where text stands in each margin box (css-page-3, section 5.3). */
const alignment: Readonly<Record<MarginBoxName, readonly [textAlign: string, verticalAlign: string]>> = {
  'top-left-corner': ['right', 'middle'],
  'top-left': ['left', 'middle'],
  'top-center': ['center', 'middle'],
  'top-right': ['right', 'middle'],
  'top-right-corner': ['left', 'middle'],
  'right-top': ['center', 'top'],
  'right-middle': ['center', 'middle'],
  'right-bottom': ['center', 'bottom'],
  'bottom-right-corner': ['left', 'middle'],
  'bottom-right': ['right', 'middle'],
  'bottom-center': ['center', 'middle'],
  'bottom-left': ['left', 'middle'],
  'bottom-left-corner': ['right', 'middle'],
  'left-bottom': ['center', 'bottom'],
  'left-middle': ['center', 'middle'],
  'left-top': ['center', 'top'],
}

/** Pages alike share one style, in documents whose roots share theirs. The page inherits from the root element, its margin boxes from the page. */
export function createPageStyles(
  sheets: readonly Stylesheet[],
  options: {readonly paper: Paper},
): (document: StyledDocument) => PageStyles {
  const rules = sheets.flatMap((sheet) => sheet.pages)
  const byRoot = new WeakMap<ComputedStyle, Map<string, PageStyle>>()
  return (document) => {
    const [root] = document.elements
    const parent = root ? document.style(root) : document.initial
    const known = byRoot.get(parent) ?? new Map<string, PageStyle>()
    byRoot.set(parent, known)
    return (request) => {
      const key = `${options.paper} ${request.first} ${request.side} ${request.blank} ${request.name}`
      const found = known.get(key) ?? pageStyle(request, rules, {document, parent, paper: options.paper})
      known.set(key, found)
      return found
    }
  }
}

interface Surroundings {
  readonly document: StyledDocument
  /** The style of the root element. */
  readonly parent: ComputedStyle
  readonly paper: Paper
}

function pageStyle(
  request: PageRequest,
  rules: readonly PageRule[],
  {document, parent, paper}: Surroundings,
): PageStyle {
  const matching = matchingRules(request, rules)
  const declarations = [...defaults, ...inOrder(matching.flatMap((rule) => rule.declarations))]
  const style = document.compute(
    declarations.filter(({property}) => property !== 'size'),
    parent,
  )
  const size = sizeOf(declarations, paper)
  const margins = {
    top: resolve(style.marginTop, size.height),
    right: resolve(style.marginRight, size.width),
    bottom: resolve(style.marginBottom, size.height),
    left: resolve(style.marginLeft, size.width),
  }
  return {
    ...size,
    margins,
    style,
    marginBoxes: marginBoxes(matching, style, document),
    footnotes: footnoteArea(matching, style, {document, measure: size.width - margins.left - margins.right}),
  }
}

function footnoteArea(
  rules: readonly PageRule[],
  page: ComputedStyle,
  {document, measure}: {readonly document: StyledDocument; readonly measure: Points},
): FootnoteArea {
  const declarations = [...footnoteDefaults, ...inOrder(rules.flatMap((rule) => rule.footnotes))]
  const style = document.compute(declarations, page)
  const length = style.width === 'auto' ? measure : resolve(style.width, measure)
  const limit = style.maxWidth === 'none' ? measure : Math.min(measure, resolve(style.maxWidth, measure))
  return {
    above: resolve(style.marginTop, measure),
    below: resolve(style.paddingTop, measure),
    rule: style.borderTop,
    length: Math.min(length, limit),
  }
}

/** Weakest first: a name, then `:first` and `:blank`, then sides (css-page-3, section 4.5). */
function matchingRules(request: PageRequest, rules: readonly PageRule[]): readonly PageRule[] {
  return rules
    .map((rule) => ({rule, specificity: specificity(rule, request)}))
    .filter(({specificity: value}) => value >= 0)
    .sort((a, b) => a.specificity - b.specificity)
    .map(({rule}) => rule)
}

/** −1 where no selector matches. */
function specificity(rule: PageRule, request: PageRequest): number {
  if (rule.selectors.length === 0) return 0
  return Math.max(...rule.selectors.map((selector) => (matches(selector, request) ? weigh(selector) : -1)))
}

function matches(selector: PageSelector, request: PageRequest): boolean {
  if (selector.name !== null && selector.name !== request.name) return false
  return selector.pseudo.every((pseudo) => {
    switch (pseudo) {
      case 'first':
        return request.first
      case 'blank':
        return request.blank
      case 'left':
        return request.side === 'verso'
      case 'right':
        return request.side === 'recto'
      default:
        return unreachable(pseudo)
    }
  })
}

function weigh(selector: PageSelector): number {
  const sides = selector.pseudo.filter((pseudo) => pseudo === 'left' || pseudo === 'right').length
  const others = selector.pseudo.length - sides
  return (selector.name === null ? 0 : 10_000) + others * 100 + sides
}

function inOrder(declarations: readonly Declaration[]): readonly Declaration[] {
  return [
    ...declarations.filter(({important}) => !important),
    ...declarations.filter(({important}) => important),
  ]
}

function sizeOf(declarations: readonly Declaration[], paper: Paper): Size {
  let size: Size = paperSizes[paper]
  for (const {property, value} of declarations) {
    if (property === 'size') size = pageSize(tokensOf(value) ?? [], paper) ?? size
  }
  return size
}

function marginBoxes(
  rules: readonly PageRule[],
  page: ComputedStyle,
  document: StyledDocument,
): ReadonlyMap<MarginBoxName, MarginBoxStyle> {
  const declarations = new Map<MarginBoxName, Declaration[]>()
  for (const box of rules.flatMap((rule) => rule.marginBoxes)) {
    const list = declarations.get(box.name) ?? placed(box.name)
    list.push(...box.declarations)
    declarations.set(box.name, list)
  }
  const boxes = new Map<MarginBoxName, MarginBoxStyle>()
  for (const [name, list] of declarations) {
    const style = document.compute(inOrder(list), page)
    if (typeof style.content === 'object' && style.display !== 'none')
      boxes.set(name, {style, content: style.content})
  }
  return boxes
}

function placed(name: MarginBoxName): Declaration[] {
  const [textAlign, verticalAlign] = alignment[name]
  return [
    initial('display', 'block'),
    initial('text-align', textAlign),
    initial('vertical-align', verticalAlign),
  ]
}
