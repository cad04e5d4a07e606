/** A stylesheet as it was parsed, kept as JSON: only its selectors have to be compiled when it is read again. */
import type {CssNode} from 'css-tree'
import {compileSelector} from './compile-selector.ts'
import {type ParseOptions, parseStylesheet} from './parse.ts'
import type {Selector} from './selector.ts'
import type {StyleRule, Stylesheet} from './stylesheet.ts'

export interface StoredStylesheet extends Omit<Stylesheet, 'rules'> {
  readonly rules: readonly StoredRule[]
}

interface StoredRule extends Omit<StyleRule, 'selectors'> {
  /** Nodes of css-tree, with arrays where it has lists. */
  readonly selectors: readonly CssNode[]
}

/** A sheet that imports another is more than its own text. */
export function toStored(
  source: {readonly path: string; readonly text: string},
  options: Omit<ParseOptions, 'load' | 'compiled'>,
): string {
  const nodes = new Map<Selector, CssNode>()
  const {rules, ...rest} = parseStylesheet(source, {
    ...options,
    compiled: (selector, node) => nodes.set(selector, node),
    load(path) {
      throw new Error(`${source.path} imports ${path}`)
    },
  })
  const stored = rules.map(({selectors, declarations}) => ({
    selectors: selectors.map((selector) => nodes.get(selector)),
    declarations,
  }))
  return JSON.stringify({...rest, rules: stored}, (key, value) => (key === 'loc' ? undefined : value))
}

export const fromStored = ({rules, ...rest}: StoredStylesheet): Stylesheet => ({
  ...rest,
  rules: rules.map(({selectors, declarations}) => ({
    selectors: selectors.map(compileSelector),
    declarations,
  })),
})
