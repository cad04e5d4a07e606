/** CSS text → a stylesheet for one medium, every declaration with its place. Messages for what is not understood. */
import type {Atrule, Block, CssNode, StyleSheet} from 'css-tree'
import parse from 'css-tree/parser'
import type {Report} from '../diagnostics/message.ts'
import {compileSelector} from './compile-selector.ts'
import {declarationsOf, type Parsing, placeOf, reportAt} from './declarations.ts'
import {resolveReference} from './imports.ts'
import {applies, type Medium} from './media.ts'
import {pageRule} from './page.ts'
import {type Selector, UnsupportedSelector} from './selector.ts'
import type {Declaration, FontFaceRule, PageRule, StyleRule, Stylesheet} from './stylesheet.ts'
import {conditionHolds, type Supports} from './supports.ts'

export interface ParseOptions {
  readonly medium: Medium
  /** Text of an imported stylesheet, by path as `path` is written; null when it is not there. */
  readonly load?: (path: string) => string | null
  /** For `@supports`. @default nothing is */
  readonly supports?: Supports
  /** Hears which node each selector was compiled from. */
  readonly compiled?: (selector: Selector, node: CssNode) => void
  readonly report: Report
}

interface State extends Parsing {
  readonly medium: Medium
  readonly load: (path: string) => string | null
  readonly supports: Supports
  readonly compiled: ParseOptions['compiled']
  /** The stylesheets on the way here: an import of one of them is a circle. */
  readonly importing: readonly string[]
  readonly rules: StyleRule[]
  readonly pages: PageRule[]
  readonly fontFaces: FontFaceRule[]
}

/** At-rules that have their use on screens and none on paper. */
const withoutEffect = new Set(['charset', 'keyframes', '-webkit-keyframes', 'view-transition', 'property'])

/** Of a tree, what is not well-formed has been said where it was parsed. */
export function parseStylesheet(
  source: {readonly path: string} & ({readonly text: string} | {readonly tree: StyleSheet}),
  options: ParseOptions,
): Stylesheet {
  const state: State = {
    path: source.path,
    report: options.report,
    medium: options.medium,
    load: options.load ?? (() => null),
    supports: options.supports ?? (() => false),
    compiled: options.compiled,
    importing: [source.path],
    errors: new Map(),
    rules: [],
    pages: [],
    fontFaces: [],
  }
  if ('tree' in source) addRules(source.tree, state)
  else addSheet(source.text, state)
  return {path: source.path, rules: state.rules, pages: state.pages, fontFaces: state.fontFaces}
}

/** The declarations of a `style` attribute. */
export function parseInlineStyle(
  text: string,
  element: Parsing['element'],
  report: Report,
): readonly Declaration[] {
  const parsing: Parsing = {path: null, element, report, errors: new Map()}
  const list = parse(text, {
    context: 'declarationList',
    parseValue: false,
    parseCustomProperty: false,
    onParseError: (error, node) => parsing.errors.set(node, error.message),
  })
  return list.type === 'DeclarationList' ? declarationsOf(list.children, parsing) : []
}

function addSheet(text: string, state: State): void {
  const sheet = parse(text, {
    positions: true,
    parseValue: false,
    parseCustomProperty: false,
    onParseError: (error, node) => state.errors.set(node, error.message),
  })
  if (sheet.type === 'StyleSheet') addRules(sheet, state)
}

function addRules(parent: StyleSheet | Block, state: State): void {
  let first = true
  for (const node of parent.children) {
    if (node.type === 'Atrule') addAtRule(node, first && parent.type === 'StyleSheet', state)
    else if (node.type === 'Rule') {
      const selectors = selectorsOf(node.prelude, state)
      const declarations = declarationsOf(node.block.children, state)
      if (selectors.length > 0 && declarations.length > 0) state.rules.push({selectors, declarations})
    } else if (node.type === 'Raw') {
      reportAt(node, 'css/syntax', `\`${node.value.trim().slice(0, 40)}\` is no CSS rule`, state)
    }
    if (node.type !== 'Comment' && !(node.type === 'Atrule' && /^(import|charset|layer)$/.test(node.name)))
      first = false
  }
}

function addAtRule(node: Atrule, first: boolean, state: State): void {
  const name = node.name.toLowerCase()
  if (name === 'media') addMedia(node, state)
  else if (name === 'supports') {
    if (node.block && conditionHolds(node.prelude, state.supports)) addRules(node.block, state)
  } else if (name === 'import') addImport(node, first, state)
  else if (name === 'page') state.pages.push(pageRule(node, state))
  else if (name === 'font-face') addFontFace(node, state)
  else if (!withoutEffect.has(name)) {
    const reason = `\`@${node.name}\` is not supported in print: its rules are left out`
    reportAt(node, 'css/unsupported-at-rule', reason, state)
  }
}

function addFontFace(node: Atrule, state: State): void {
  const declarations = node.block ? declarationsOf(node.block.children, state) : []
  const place = {line: 1, column: 1, ...placeOf(node, state), path: state.path ?? ''}
  state.fontFaces.push({declarations, place})
}

function addMedia(node: Atrule, state: State): void {
  if (!node.block || !mediaApplies(node.prelude, node, state)) return
  addRules(node.block, state)
}

function mediaApplies(prelude: CssNode | null, node: CssNode, state: State): boolean {
  const unknown: string[] = []
  const answer = applies(prelude, state.medium, (feature) => unknown.push(feature))
  if (answer === 'depends') {
    const features = unknown.map((feature) => `\`${feature}\``).join(', ')
    reportAt(
      node,
      'css/unsupported-media-query',
      `Paper has no answer to ${features}: the rules are left out`,
      state,
    )
  }
  return answer === 'always'
}

function addImport(node: Atrule, first: boolean, state: State): void {
  const prelude = node.prelude?.type === 'AtrulePrelude' ? node.prelude : null
  const [target] = prelude ? [...prelude.children] : []
  const href = target?.type === 'String' || target?.type === 'Url' ? target.value : null
  if (href === null || !mediaApplies(prelude, node, state)) return
  if (!first) {
    reportAt(node, 'css/import-misplaced', `\`@import "${href}"\` stands after other rules`, state)
    return
  }
  const path = resolveReference(state.path ?? '', href)
  const text = path === null || state.importing.includes(path) ? null : state.load(path)
  if (path === null || text === null) {
    const why = path !== null && state.importing.includes(path) ? 'imports itself' : 'is not there'
    reportAt(node, 'css/import-not-found', `The stylesheet \`${href}\` ${why}`, state)
    return
  }
  addSheet(text, {...state, path, importing: [...state.importing, path]})
}

function selectorsOf(prelude: CssNode, state: State): readonly Selector[] {
  if (prelude.type !== 'SelectorList') {
    const reason = state.errors.get(prelude) ?? 'it does not parse'
    reportAt(prelude, 'css/syntax', `This is no selector: ${reason}`, state)
    return []
  }
  return [...prelude.children].flatMap((selector) => {
    try {
      const compiled = compileSelector(selector)
      state.compiled?.(compiled, selector)
      return [compiled]
    } catch (error) {
      if (!(error instanceof UnsupportedSelector)) throw error
      reportAt(
        selector,
        'css/unsupported-selector',
        `\`${error.found}\` is not supported in print: it matches nothing`,
        state,
        {
          actual: error.found,
          known: error.known,
        },
      )
      return []
    }
  })
}
