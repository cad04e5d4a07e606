/** CSS text → CSS text: variables resolved for readers that know none, other media dropped, comments and spaces gone. */
import type {CssNode, Declaration, Rule, StyleSheet} from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import {List} from 'css-tree/utils'
import type {Report} from '../diagnostics/message.ts'
import {lightHalf} from './functions.ts'
import {applies, type Medium, mediaQueries, withoutType} from './media.ts'
import {noVariables, resolveVariables, substitute, type Variables} from './variables.ts'

export interface FlattenOptions {
  readonly medium: Medium
  /** Named in messages. */
  readonly path?: string
  readonly report?: Report
}

/** The stylesheet for one medium without custom properties: `var()` takes the value that `:root` gives it (or the
 * rule itself), `light-dark()` its light half. Rules of other media and `@page` outside print are left out. */
export function flattenVariables(cssText: string, options: FlattenOptions): string {
  const sheet = parseText(cssText)
  if (sheet?.type !== 'StyleSheet') return cssText
  const children = forMedium([...sheet.children], options.medium)
  const root = rootVariables(children)
  return generate({...sheet, children: new List<CssNode>().fromArray(flatten(children, root, options))})
}

/** The same rules in the fewest characters that css-tree can write. */
export function minify(cssText: string): string {
  const sheet = parseText(cssText)
  if (sheet?.type !== 'StyleSheet') return cssText
  return generate(withoutComments(sheet))
}

function parseText(cssText: string): CssNode | null {
  return parse(cssText, {positions: true, parseCustomProperty: false})
}

/** Rules of the medium: blocks that always apply are opened, others dropped or kept under what they still ask. */
function forMedium(nodes: readonly CssNode[], medium: Medium): CssNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'Comment') return []
    if (node.type !== 'Atrule') return [node]
    if (node.name === 'page' && medium !== 'print') return []
    if (node.name !== 'media' || !node.block) return [node]
    const answer = applies(node.prelude, medium)
    if (answer === 'never') return []
    const inside = forMedium([...node.block.children], medium)
    if (answer === 'always') return inside
    const open = mediaQueries(node.prelude)
      .filter((query) => applies(query, medium) === 'depends')
      .map((query) => (query.modifier ? query : withoutType(query)))
    const prelude = {type: 'MediaQueryList' as const, children: new List<CssNode>().fromArray(open)}
    return [
      {
        ...node,
        prelude: {type: 'AtrulePrelude' as const, children: new List<CssNode>().fromArray([prelude])},
        block: {...node.block, children: new List<CssNode>().fromArray(inside)},
      },
    ]
  })
}

function rootVariables(nodes: readonly CssNode[]): Variables {
  const declared = new Map<string, string>()
  for (const node of nodes) {
    if (node.type === 'Rule' && isRoot(node))
      for (const [name, value] of customProperties(node)) declared.set(name, value)
  }
  return resolveVariables(declared, noVariables)
}

export function isRoot(rule: Rule): boolean {
  return generate(rule.prelude)
    .split(',')
    .some((selector) => selector === ':root' || selector === 'html')
}

export function customProperties(rule: Rule): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const node of rule.block.children) {
    if (node.type === 'Declaration' && node.property.startsWith('--'))
      found.set(node.property, generate(node.value).trim())
  }
  return found
}

function flatten(nodes: readonly CssNode[], variables: Variables, options: FlattenOptions): CssNode[] {
  return nodes.flatMap((node): CssNode[] => {
    if (node.type === 'Rule') {
      const inside = resolveVariables(customProperties(node), variables)
      const children = flatten([...node.block.children], inside, options)
      return children.length === 0
        ? []
        : [{...node, block: {...node.block, children: new List<CssNode>().fromArray(children)}}]
    }
    if (node.type === 'Atrule' && node.block) {
      const children = flatten([...node.block.children], variables, options)
      if (children.length === 0) return []
      return [{...node, block: {...node.block, children: new List<CssNode>().fromArray(children)}}]
    }
    return node.type === 'Declaration' ? declaration(node, variables, options) : [node]
  })
}

function declaration(node: Declaration, variables: Variables, options: FlattenOptions): Declaration[] {
  if (node.property.startsWith('--')) return []
  // The generator leaves out the space in `var(--a) 0`; with a value in its place that space tells two words apart.
  const text = generate(node.value).replace(/\)(?=[^\s,)/;])/g, ') ')
  const missing = (name: string) =>
    options.report?.({
      rule: 'css/unknown-variable',
      reason: `\`${name}\` is used by \`${node.property}\` and declared nowhere in \`:root\`: the declaration is dropped`,
      path: options.path,
      place: node.loc?.start,
      actual: name,
    })
  const value = substitute(text, (name) => variables.get(name) ?? null, missing)
  if (value === null) return []
  const flat = lightHalf(value)
  return flat === text ? [node] : [{...node, value: {type: 'Raw', value: flat}}]
}

function withoutComments<Node extends StyleSheet>(sheet: Node): Node {
  return {...sheet, children: new List<CssNode>().fromArray(stripped(sheet.children))}
}

function stripped(nodes: Iterable<CssNode>): CssNode[] {
  return [...nodes].flatMap((node) => {
    if (node.type === 'Comment') return []
    if ((node.type === 'Rule' || node.type === 'Atrule') && node.block) {
      const children = new List<CssNode>().fromArray(stripped(node.block.children))
      return node.type === 'Rule'
        ? [{...node, block: {...node.block, children}}]
        : [{...node, block: {...node.block, children}}]
    }
    return [node]
  })
}
