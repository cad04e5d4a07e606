/** Rules + parent → style records, interned twice: by what matched, and by what came of it. */
import type {MatchedRule} from '../../css/cascade.ts'
import {located} from '../../css/declarations.ts'
import type {Declaration} from '../../css/stylesheet.ts'
import type {TreeNode} from '../../css/tree.ts'
import {noVariables, resolveVariables, substitute, type Variables} from '../../css/variables.ts'
import type {Report} from '../../diagnostics/message.ts'
import {computeValues, type StyleRecord, toComputedStyle} from './compute.ts'
import type {ComputedStyle} from './computed-style.ts'
import {type Declared, declare, hasNoEffect, isKnown} from './declared.ts'
import {initialValues} from './properties.ts'

export interface Styles {
  /** Reports what is wrong with declarations, whether or not they match anything. */
  check(declarations: readonly Declaration[], report?: Report): void
  element(node: TreeNode, rules: readonly MatchedRule[], parent: StyleRecord | null): StyleRecord
  pseudo(rules: readonly MatchedRule[], origin: StyleRecord): StyleRecord
  anonymous(style: ComputedStyle, display: ComputedStyle['display']): ComputedStyle
  compute(declarations: readonly Declaration[], parent: ComputedStyle): ComputedStyle
  readonly initial: ComputedStyle
}

interface State {
  readonly report: Report
  /** By parent, then by what matched. */
  readonly children: Map<StyleRecord | null, Map<string, StyleRecord>>
  /** By what came of it. */
  readonly records: Map<string, StyleRecord>
  readonly variableKeys: Map<Variables, number>
  readonly declared: Map<Declaration, Map<string, readonly Declared[]>>
  /** Declarations whose missing variable has been reported. */
  readonly reported: Set<Declaration>
  readonly byStyle: Map<ComputedStyle, StyleRecord>
  readonly anonymous: Map<ComputedStyle, Map<ComputedStyle['display'], ComputedStyle>>
  rem: number
}

interface Request {
  readonly rules: readonly MatchedRule[]
  readonly parent: StyleRecord | null
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

export function createStyles(report: Report): Styles {
  const state: State = {
    report,
    children: new Map(),
    records: new Map(),
    variableKeys: new Map(),
    declared: new Map(),
    reported: new Set(),
    byStyle: new Map(),
    anonymous: new Map(),
    rem: 12,
  }
  return {
    check(declarations, own = report) {
      for (const declaration of declarations) {
        if (declaration.property.startsWith('--')) continue
        if (!/var\(/i.test(declaration.value))
          declaredBy(declaration, noVariables, 'ltr', {...state, report: own})
        else if (!isKnown(declaration.property)) {
          state.declared.set(declaration, new Map([['', declare(declaration, '', 'ltr', own)]]))
        }
      }
    },
    element(node, rules, parent) {
      const record = find(
        {rules, parent, language: node.language, direction: directionOf(node, parent)},
        state,
      )
      if (!parent) state.rem = record.style.fontSize
      return record
    },
    pseudo(rules, parent) {
      const {language, direction} = parent.style
      return find({rules, parent, language, direction}, state)
    },
    initial: toComputedStyle(
      {...initialValues, display: 'block'},
      {language: '', direction: 'ltr', decoration: null},
    ),
    compute(declarations, parent) {
      const {language, direction} = parent
      const record = state.byStyle.get(parent) ?? null
      const rules = [{rank: -1, declarations}]
      return intern(compute({rules, parent: record, language, direction}, state), state).style
    },
    anonymous: (style, display) => anonymousStyle(style, display, state),
  }
}

function directionOf(node: TreeNode, parent: StyleRecord | null): 'ltr' | 'rtl' {
  const own = node.element.properties['dir']
  return own === 'rtl' || own === 'ltr' ? own : (parent?.style.direction ?? 'ltr')
}

function find(request: Request, state: State): StyleRecord {
  const siblings = state.children.get(request.parent) ?? new Map<string, StyleRecord>()
  state.children.set(request.parent, siblings)
  const rem = request.parent ? state.rem : 0
  const key = `${rem}|${request.rules.map((rule) => rule.rank).join()}|${request.language}|${request.direction}`
  const known = siblings.get(key)
  if (known) return known
  const record = intern(compute(request, state), state)
  siblings.set(key, record)
  return record
}

function compute(request: Request, state: State): StyleRecord {
  const {parent, language, direction} = request
  const declarations = inOrder(request.rules)
  const custom = new Map(
    declarations.flatMap(({property, value}) =>
      property.startsWith('--') ? [[property, value] as const] : [],
    ),
  )
  const variables = resolveVariables(custom, parent?.variables ?? noVariables)
  const declared = declarations.flatMap((declaration) => declaredBy(declaration, variables, direction, state))
  const values = computeValues(declared, parent?.values ?? null, state.rem)
  const decoration =
    parent &&
    values.display === 'inline' &&
    values.float === 'none' &&
    parent.style.textDecorationLine !== 'none'
      ? parent.style
      : null
  return {style: toComputedStyle(values, {language, direction, decoration}), values, variables}
}

/** Weak to strong; what is important comes after all that is not (css-cascade-4, section 6.1). */
function inOrder(rules: readonly MatchedRule[]): readonly Declaration[] {
  const all = rules.flatMap((rule) => rule.declarations)
  const important = all.filter((declaration) => declaration.important)
  return important.length === 0 ? all : [...all.filter((declaration) => !declaration.important), ...important]
}

function declaredBy(
  declaration: Declaration,
  variables: Variables,
  direction: 'ltr' | 'rtl',
  state: State,
): readonly Declared[] {
  if (declaration.property.startsWith('--')) return []
  const value = substituted(declaration, variables, state)
  if (value === null) return []
  const byValue = state.declared.get(declaration) ?? new Map<string, readonly Declared[]>()
  state.declared.set(declaration, byValue)
  const key = `${direction} ${value}`
  const known = byValue.get(key)
  if (known) return known
  // One message a declaration, however many elements it styles.
  const report: Report = byValue.size === 0 ? state.report : () => {}
  const declared = declare(declaration, value, direction, report)
  byValue.set(key, declared)
  return declared
}

function substituted(declaration: Declaration, variables: Variables, state: State): string | null {
  if (!isKnown(declaration.property) && hasNoEffect(declaration.property)) return null
  return substitute(
    declaration.value,
    (name) => variables.get(name) ?? null,
    (name) => reportMissing(name, declaration, state),
  )
}

function reportMissing(name: string, declaration: Declaration, state: State): void {
  if (state.reported.has(declaration)) return
  state.reported.add(declaration)
  const {place, property} = declaration
  state.report({
    rule: 'css/unknown-variable',
    reason: `\`${name}\` is declared nowhere: \`${property}\` keeps its inherited or initial value`,
    ...located(place),
    actual: name,
  })
}

/** Records that look alike and hand down the same become one. */
function intern(record: StyleRecord, state: State): StyleRecord {
  const variables = state.variableKeys.get(record.variables) ?? state.variableKeys.size
  state.variableKeys.set(record.variables, variables)
  const {language, direction, textDecorationLine, textDecorationColor, textDecorationThickness} = record.style
  const decoration = [textDecorationLine, textDecorationColor, textDecorationThickness]
  const key = JSON.stringify([record.values, language, direction, decoration, variables])
  const known = state.records.get(key)
  if (known) return known
  state.records.set(key, record)
  state.byStyle.set(record.style, record)
  return record
}

function anonymousStyle(
  style: ComputedStyle,
  display: ComputedStyle['display'],
  state: State,
): ComputedStyle {
  const byDisplay = state.anonymous.get(style) ?? new Map<ComputedStyle['display'], ComputedStyle>()
  state.anonymous.set(style, byDisplay)
  const known = byDisplay.get(display)
  if (known) return known
  const record = state.byStyle.get(style)
  const around = {language: style.language, direction: style.direction, decoration: null}
  const values = computeValues([], record?.values ?? null, state.rem)
  const made = toComputedStyle({...values, display}, around)
  byDisplay.set(display, made)
  return made
}
