/** Stylesheets, `<style>` and `style` → every declaration with its place, and every at-rule. */
import type {CssNode} from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import type {Point} from 'unist'
import type {Root} from 'xast'
import {attribute, elements, local, textOf} from './tree.ts'

export interface Declared {
  readonly path: string
  readonly place: Point
  /** Those of the rule; empty for a `style` attribute. */
  readonly selectors: readonly string[]
  readonly property: string
  readonly value: CssNode
  /** As it is written. */
  readonly text: string
  /** What the same rule declares before and after. */
  readonly siblings: readonly {readonly property: string; readonly text: string}[]
}

interface AtRule {
  readonly path: string
  readonly place: Point
  readonly name: string
  readonly prelude: string
}

export interface Styles {
  readonly declarations: readonly Declared[]
  readonly atRules: readonly AtRule[]
}

interface Sheet {
  readonly path: string
  readonly text: string
}

interface Part extends Sheet {
  readonly context: 'stylesheet' | 'declarationList'
  readonly start: Point
}

export function stylesOf(
  texts: readonly {readonly path: string; readonly root: Root}[],
  sheets: readonly Sheet[],
): Styles {
  const declarations: Declared[] = []
  const atRules: AtRule[] = []
  const start = {line: 1, column: 1}
  const inTexts = texts.flatMap(({path, root}) => partsOf(path, root))
  for (const part of [
    ...sheets.map((sheet) => ({...sheet, context: 'stylesheet' as const, start})),
    ...inTexts,
  ])
    collect(part, declarations, atRules)
  return {declarations, atRules}
}

function partsOf(path: string, root: Root): readonly Part[] {
  return [...elements(root)].flatMap((element): readonly Part[] => {
    const style = attribute(element, 'style')
    const start = element.position?.start ?? {line: 1, column: 1}
    if (style !== null) return [{path, text: style, context: 'declarationList', start}]
    if (local(element) !== 'style') return []
    const inside = element.children[0]?.position?.start ?? start
    return [{path, text: textOf(element), context: 'stylesheet', start: inside}]
  })
}

function collect(part: Part, declarations: Declared[], atRules: AtRule[]): void {
  const {path, start} = part
  const tree = parse(part.text, {
    context: part.context,
    positions: true,
    parseCustomProperty: false,
    line: start.line,
    column: start.column,
  })
  const written = (value: CssNode) => part.text.slice(value.loc?.start.offset, value.loc?.end.offset).trim()
  const walk = (nodes: Iterable<CssNode>, selectors: readonly string[]): void => {
    const own = [...nodes]
    const siblings = own.flatMap((node) =>
      node.type === 'Declaration' ? [{property: node.property, text: written(node.value)}] : [],
    )
    for (const node of own) {
      const place = part.context === 'declarationList' ? start : pointOf(node, start)
      if (node.type === 'Declaration') {
        const text = written(node.value)
        declarations.push({
          path,
          place,
          selectors,
          property: node.property.toLowerCase(),
          value: node.value,
          text,
          siblings,
        })
      } else if (node.type === 'Rule') {
        walk(node.block.children, generate(node.prelude).split(','))
      } else if (node.type === 'Atrule') {
        const prelude = node.prelude ? generate(node.prelude) : ''
        atRules.push({path, place, name: node.name.toLowerCase(), prelude})
        // What is meant for Kindle alone is meant for nobody else.
        if (node.block && !/amzn-/.test(prelude)) walk(node.block.children, [`@${node.name}`])
      }
    }
  }
  if (tree.type === 'StyleSheet' || tree.type === 'DeclarationList') walk(tree.children, [])
}

function pointOf(node: CssNode, otherwise: Point): Point {
  const {line, column} = node.loc?.start ?? otherwise
  return {line, column}
}
