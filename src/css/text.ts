/** CSS text → a tree of css-tree, and trees → trees: for one medium, with variables resolved for readers that know none. Written once, at the end. */
import type {Atrule, CssNode, Declaration, Rule, StyleSheet} from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import {List} from 'css-tree/utils'
import type {Report} from '../diagnostics/message.ts'
import {lightHalf} from './functions.ts'
import {applies, type Medium, mediaQueries, withoutType} from './media.ts'
import {valueFrom} from './value.ts'
import {noVariables, resolveVariables, substitute, type Variables} from './variables.ts'

export interface Malformed {
  readonly reason: string
  readonly place: {readonly line: number; readonly column: number}
}

/** Custom properties stay text: what they are is known only where they are put in. `malformed` hears what does not parse. */
export function sheetOf(cssText: string, malformed?: (found: Malformed) => void): StyleSheet {
  const sheet = parse(cssText, {
    positions: true,
    parseCustomProperty: false,
    ...(malformed && {
      onParseError: ({message}, node) => {
        const {line, column} = node.loc?.start ?? {line: 1, column: 1}
        malformed({reason: `This does not parse: ${message}`, place: {line, column}})
      },
    }),
  })
  if (sheet.type !== 'StyleSheet') throw new TypeError('a text is a stylesheet')
  return sheet
}

export const withRules = (sheet: StyleSheet, nodes: readonly CssNode[]): StyleSheet => ({
  ...sheet,
  children: listOf(nodes),
})

export const withBlock = (node: Rule | Atrule, nodes: readonly CssNode[]): CssNode =>
  node.block ? {...node, block: {...node.block, children: listOf(nodes)}} : node

export const listOf = (nodes: readonly CssNode[]): List<CssNode> => new List<CssNode>().fromArray([...nodes])

/** The same rules in the fewest characters that css-tree can write. */
export const minified = (sheet: StyleSheet): string => generate(withRules(sheet, stripped(sheet.children)))

function stripped(nodes: Iterable<CssNode>): CssNode[] {
  return [...nodes].flatMap((node): CssNode[] => {
    if (node.type === 'Comment') return []
    if (node.type !== 'Rule' && node.type !== 'Atrule') return [node]
    return [node.block ? withBlock(node, stripped(node.block.children)) : node]
  })
}

export interface SheetTree {
  /** Named in messages. */
  readonly path: string
  readonly tree: StyleSheet
}

export interface FlattenOptions {
  readonly medium: Medium
  readonly report?: Report
}

/** The sheets, weakest first, for one medium and without custom properties: `var()` takes the value that `:root` gives it in any
 * of them (or the rule itself), `light-dark()` its light half. Rules of other media and `@page` outside print are left out. */
export function flattened(
  sheets: readonly SheetTree[],
  {medium, report}: FlattenOptions,
): readonly StyleSheet[] {
  const own = sheets.map(({path, tree}) => ({path, tree, nodes: forMedium([...tree.children], medium)}))
  const root = rootVariables(own.flatMap(({nodes}) => nodes))
  return own.map(({path, tree, nodes}) => withRules(tree, flatten(nodes, root, {path, report})))
}

/** Rules of the medium: blocks that always apply are opened, others dropped or kept under what they still ask. */
function forMedium(nodes: readonly CssNode[], medium: Medium): CssNode[] {
  return nodes.flatMap((node): CssNode[] => {
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
    const prelude = {type: 'MediaQueryList' as const, children: listOf(open)}
    const asking = {...node, prelude: {type: 'AtrulePrelude' as const, children: listOf([prelude])}}
    return [withBlock(asking, inside)]
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
    .some((selector) => /^(?::root)+$|^html$/.test(selector))
}

export function customProperties(rule: Rule): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const node of rule.block.children) {
    if (node.type === 'Declaration' && node.property.startsWith('--'))
      found.set(node.property, generate(node.value).trim())
  }
  return found
}

interface Place {
  readonly path: string
  readonly report: Report | undefined
}

function flatten(nodes: readonly CssNode[], variables: Variables, place: Place): CssNode[] {
  return nodes.flatMap((node): CssNode[] => {
    if (node.type === 'Declaration') return declaration(node, variables, place)
    if ((node.type !== 'Rule' && node.type !== 'Atrule') || !node.block) return [node]
    const inside = node.type === 'Rule' ? resolveVariables(customProperties(node), variables) : variables
    const children = flatten([...node.block.children], inside, place)
    return children.length === 0 ? [] : [withBlock(node, children)]
  })
}

function declaration(node: Declaration, variables: Variables, {path, report}: Place): Declaration[] {
  if (node.property.startsWith('--')) return []
  // The generator leaves out the space in `var(--a) 0`; with a value in its place that space tells two words apart.
  const text = generate(node.value).replace(/\)(?=[^\s,)/;])/g, ') ')
  const missing = (name: string) =>
    report?.({
      rule: 'css/unknown-variable',
      reason: `\`${name}\` is used by \`${node.property}\` and declared nowhere in \`:root\`: the declaration is dropped`,
      path,
      place: node.loc?.start,
      actual: name,
    })
  const value = substitute(text, (name) => variables.get(name) ?? null, missing)
  if (value === null) return []
  const flat = lightHalf(value)
  return flat === text ? [node] : [{...node, value: valueFrom(flat)}]
}

/** One text → the same, flattened. */
export function flattenVariables(
  cssText: string,
  options: FlattenOptions & {readonly path?: string},
): string {
  const sheets = flattened([{path: options.path ?? '', tree: sheetOf(cssText)}], options)
  return sheets.map((sheet) => generate(sheet)).join('')
}
