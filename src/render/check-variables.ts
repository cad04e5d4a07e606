/** A template's variables, found without running it → those that no template has: also in branches not taken. */
import type {StaticAnalysis, Variable} from 'liquidjs'
import {nearest} from '../diagnostics/nearest.ts'
import type {RuleId} from '../diagnostics/rules/index.ts'
import {Slot, TextSlot} from './slots.ts'

export interface Problem {
  readonly rule: RuleId
  readonly reason: string
  /** In the templates folder. */
  readonly path: string
  readonly line: number
  readonly column: number
  readonly actual?: string | undefined
  readonly expected?: readonly string[] | undefined
  readonly hint?: string | undefined
}

export function checkVariables(
  analysis: StaticAnalysis,
  values: Readonly<Record<string, unknown>>,
): Problem[] {
  return Object.values(analysis.globals)
    .flat()
    .flatMap((variable) => check(variable, values) ?? [])
}

function check(variable: Variable, values: Readonly<Record<string, unknown>>): Problem | null {
  let scope: unknown = values
  for (const [index, segment] of variable.segments.entries()) {
    if (!isRecord(scope)) return null
    // `words[faq.kind]`: known only when it runs.
    if (typeof segment !== 'string') return null
    if (!Object.hasOwn(scope, segment)) return problem(variable, index, segment, Object.keys(scope))
    scope = scope[segment]
  }
  return null
}

function problem(variable: Variable, index: number, segment: string, known: readonly string[]): Problem {
  const found = nearest(segment, known)
  const path = variable.segments.slice(0, index).map(String)
  return {
    rule: 'templates/unknown-variable',
    reason: `\`${[...path, segment].join('.')}\` is not a variable that templates have`,
    path: variable.location.file ?? '',
    line: variable.location.row,
    column: variable.location.col,
    actual: segment,
    expected: found === null ? undefined : [found],
    hint: found === null ? undefined : `Did you mean \`${[...path, found].join('.')}\`?`,
  }
}

/** Lists and text have properties of their own, `size` and `first`, that Liquid knows. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (value instanceof Slot || value instanceof TextSlot) return false
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
