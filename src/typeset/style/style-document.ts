/** hast + stylesheets → the style of each element: match, cascade, compute, intern. */
import type {Element, Root} from 'hast'
import {type Cascade, createCascade, type MatchedRule} from '../../css/cascade.ts'
import {located} from '../../css/declarations.ts'
import {parseInlineStyle, parseStylesheet} from '../../css/parse.ts'
import {type PseudoElement, pseudoElements} from '../../css/selector.ts'
import type {Declaration, Stylesheet} from '../../css/stylesheet.ts'
import {indexTree, type TreeNode} from '../../css/tree.ts'
import {tokensOf} from '../../css/value.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {StyleRecord} from './compute.ts'
import type {ComputedStyle} from './computed-style.ts'
import {pageSize, sizeSyntax} from './page-size.ts'
import type {StyledDocument} from './styled-document.ts'
import {createStyles, type Styles} from './styles.ts'
import {userAgentSheet} from './ua.ts'

export interface StyleOptions {
  readonly report: Report
  /** `userAgent`, parsed. */
  readonly userAgent?: Stylesheet
}

export const userAgent = {text: userAgentSheet, path: 'user-agent.css'}

/** Styles one document after another by the same sheets; what it has computed serves for all of them. */
/** `report` hears of `style` attributes; the styler's own where it is left out. */
export type Styler = (root: Root, report?: Report) => StyledDocument

/** Sheets from the weakest to the strongest, parsed for print. The user agent's comes before them. */
export function createStyler(sheets: readonly Stylesheet[], options: StyleOptions): Styler {
  const {report, userAgent: ua = parseStylesheet(userAgent, {medium: 'print', report})} = options
  const cascade = createCascade([ua, ...sheets])
  const styles = createStyles(report)
  for (const sheet of sheets) checkSheet(sheet, styles, report)
  const inline = new Map<string, MatchedRule>()
  return (root, own = report) => {
    const state: State = {cascade, styles, report: own, entries: new Map(), ids: new Map(), inline}
    const nodes = indexTree(root)
    for (const node of nodes) visit(node, null, state)
    return documentOf(root, nodes, state)
  }
}

/** What is wrong is reported once, whether or not it matches an element. */
function checkSheet(sheet: Stylesheet, styles: Styles, report: Report): void {
  for (const rule of sheet.rules) styles.check(rule.declarations)
  for (const page of sheet.pages) {
    for (const declaration of page.declarations) checkPageDeclaration(declaration, styles, report)
    for (const box of page.marginBoxes) styles.check(box.declarations)
    styles.check(page.footnotes)
  }
}

function checkPageDeclaration(declaration: Declaration, styles: Styles, report: Report): void {
  const {property, value, place} = declaration
  if (property !== 'size') styles.check([declaration])
  else if (pageSize(tokensOf(value) ?? [], 'a4') === null) {
    report({
      rule: 'css/invalid-value',
      reason: `\`${value}\` is no page size`,
      actual: value,
      expected: [sizeSyntax],
      ...located(place),
    })
  }
}

/** One document by itself. */
export function styleDocument(
  root: Root,
  sheets: readonly Stylesheet[],
  options: StyleOptions,
): StyledDocument {
  return createStyler(sheets, options)(root)
}

function visit(node: TreeNode, parent: StyleRecord | null, state: State): void {
  const matches = state.cascade.match(node)
  const record = state.styles.element(node, [...matches.element, ...inlineRules(node, state)], parent)
  let pseudo: Map<PseudoElement, ComputedStyle> | null = null
  for (const name of pseudoElements) {
    const rules = matches.pseudo[name]
    if (!rules) continue
    pseudo ??= new Map()
    pseudo.set(name, state.styles.pseudo(rules, record).style)
  }
  state.entries.set(node.element, {record, pseudo, parent: node.parent?.element ?? null})
  if (node.id !== null && !state.ids.has(node.id)) state.ids.set(node.id, node.element)
  for (const child of node.children) visit(child, record, state)
}

interface Entry {
  readonly record: StyleRecord
  readonly pseudo: ReadonlyMap<PseudoElement, ComputedStyle> | null
  readonly parent: Element | null
}

interface State {
  readonly cascade: Cascade
  readonly styles: Styles
  readonly report: Report
  readonly entries: Map<Element, Entry>
  readonly ids: Map<string, Element>
  /** Rules of `style` attributes, by text: equal texts make equal styles. */
  readonly inline: Map<string, MatchedRule>
}

function inlineRules(node: TreeNode, state: State): readonly MatchedRule[] {
  const text = node.element.properties['style']
  if (typeof text !== 'string' || text === '') return []
  const known = state.inline.get(text)
  if (known) return [known]
  // Above all ranks of selectors.
  const rule = {
    rank: 1e9 + state.inline.size,
    declarations: parseInlineStyle(text, node.element.position?.start, state.report),
  }
  state.styles.check(rule.declarations, state.report)
  state.inline.set(text, rule)
  return [rule]
}

function documentOf(root: Root, nodes: readonly TreeNode[], state: State): StyledDocument {
  const entry = (element: Element): Entry => {
    const found = state.entries.get(element)
    if (!found) throw new Error(`<${element.tagName}> is not in the styled document`)
    return found
  }
  return {
    root,
    initial: state.styles.initial,
    elements: nodes.map((node) => node.element),
    style: (element) => entry(element).record.style,
    pseudo: (element, name) => entry(element).pseudo?.get(name) ?? null,
    parent: (element) => entry(element).parent,
    anonymous: state.styles.anonymous,
    compute: state.styles.compute,
    byId: (id) => state.ids.get(id) ?? null,
  }
}
