/** css-tree nodes → declarations with their places; and messages at the place of a node. */
import type {CssNode, Declaration as DeclarationNode} from 'css-tree'
import generate from 'css-tree/generator'
import {closest} from 'fastest-levenshtein'
import type {Report} from '../diagnostics/message.ts'
import type {RuleId} from '../diagnostics/rules/index.ts'
import type {Declaration, DeclarationPlace} from './stylesheet.ts'

export interface Parsing {
  /** Null for a `style` attribute. */
  readonly path: string | null
  /** Of the element with the `style` attribute. */
  readonly element?: {readonly line: number; readonly column: number} | undefined
  readonly report: Report
  /** What css-tree said about nodes that it could not parse. */
  readonly errors: Map<CssNode, string>
}

export function declarationsOf(nodes: Iterable<CssNode>, parsing: Parsing): Declaration[] {
  const declarations: Declaration[] = []
  for (const node of nodes) {
    if (node.type === 'Declaration') declarations.push(declarationOf(node, parsing))
    else if (node.type === 'Raw' && node.value.trim() !== '') {
      const found = node.value.trim().slice(0, 40)
      reportAt(
        node,
        'css/syntax',
        `\`${found}\` is no declaration: ${parsing.errors.get(node) ?? 'it does not parse'}`,
        parsing,
      )
    } else if (node.type === 'Rule') {
      reportAt(node, 'css/unsupported-selector', 'Rules inside rules are not supported in print', parsing)
    }
  }
  return declarations
}

export function declarationOf(node: DeclarationNode, parsing: Parsing): Declaration {
  const custom = node.property.startsWith('--')
  return {
    property: custom ? node.property : node.property.toLowerCase(),
    // `parse` asks for values as they stand; other trees have them parsed.
    value: node.value.type === 'Raw' ? node.value.value.trim() : generate(node.value),
    important: node.important !== false,
    place: placeOf(node, parsing),
  }
}

export function placeOf(node: CssNode, parsing: Parsing): DeclarationPlace | null {
  if (parsing.element) return {path: null, line: parsing.element.line, column: parsing.element.column}
  if (parsing.path === null || !node.loc) return null
  return {path: parsing.path, line: node.loc.start.line, column: node.loc.start.column}
}

export function reportAt(
  node: CssNode,
  rule: RuleId,
  reason: string,
  parsing: Parsing,
  found?: {readonly actual: string; readonly known: readonly string[]},
): void {
  const hint =
    found && found.known.length > 0
      ? `Did you mean \`${closest(found.actual, [...found.known])}\`?`
      : undefined
  parsing.report({
    rule,
    reason,
    ...(parsing.path === null ? {} : {path: parsing.path}),
    place: parsing.element ?? node.loc?.start,
    actual: found?.actual,
    hint,
  })
}

/** A place as messages take it. */
export function located(place: DeclarationPlace | null) {
  if (!place) return {}
  const at = {place: {line: place.line, column: place.column}}
  return place.path === null ? at : {path: place.path, ...at}
}
