/** Stylesheets → what the custom properties of `:root` are by day and by night. */
import type {CssNode, StyleSheet} from 'css-tree'
import generate from 'css-tree/generator'
import {replaceFunction, splitArguments} from './functions.ts'
import {customProperties, isRoot} from './text.ts'
import {noVariables, resolveVariables, type Variables} from './variables.ts'

export interface Schemes {
  readonly light: Variables
  readonly dark: Variables
}

/** Later declarations win, as they do in the cascade; `light-dark()` (css-color-5, section 3) gives each scheme its half. */
export function schemes(sheets: readonly StyleSheet[]): Schemes {
  const light = new Map<string, string>()
  const dark = new Map<string, string>()
  for (const {scheme, name, value} of declarationsOf(sheets)) {
    if (scheme !== 'dark') light.set(name, value)
    if (scheme !== 'light') dark.set(name, value)
  }
  return {light: resolved(light, 0), dark: resolved(dark, 1)}
}

/** Names of what is declared for both schemes at once, and for none of them by itself. */
export function forBoth(sheets: readonly StyleSheet[]): ReadonlySet<string> {
  const declared = declarationsOf(sheets)
  const apart = new Set(declared.flatMap(({scheme, name}) => (scheme === null ? [] : [name])))
  return new Set(declared.flatMap(({name}) => (apart.has(name) ? [] : [name])))
}

const declarationsOf = (sheets: readonly StyleSheet[]) =>
  sheets
    .flatMap(({children}) => [...children])
    .flatMap((node) => {
      const scheme = schemeOf(node)
      return declaredIn(node).map(([name, value]) => ({scheme, name, value}))
    })

/** Null for a rule of both, or one that asks for something else: those are not looked into. */
function schemeOf(node: CssNode): 'light' | 'dark' | null {
  if (node.type !== 'Atrule' || node.name !== 'media' || !node.prelude) return null
  const [, scheme] = /^\(prefers-color-scheme:(light|dark)\)$/.exec(generate(node.prelude)) ?? []
  return scheme === 'light' || scheme === 'dark' ? scheme : null
}

function declaredIn(node: CssNode): readonly (readonly [string, string])[] {
  if (node.type === 'Rule') return isRoot(node) ? [...customProperties(node)] : []
  if (node.type !== 'Atrule' || schemeOf(node) === null || !node.block) return []
  return [...node.block.children].flatMap(declaredIn)
}

function resolved(declared: ReadonlyMap<string, string>, half: 0 | 1): Variables {
  const values = resolveVariables(declared, noVariables)
  const chosen = (value: string) =>
    replaceFunction(value, 'light-dark', (inside) => splitArguments(inside)[half] ?? null) ?? value
  return new Map([...values].map(([name, value]) => [name, chosen(value)]))
}
