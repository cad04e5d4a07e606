/** Custom properties: `var()` substituted, fallbacks and cycles as css-variables-1 says (sections 2 and 3). */
import {replaceFunction, splitArguments} from './functions.ts'

/** Values by name, `--accent`; null for one that is invalid. */
export type Variables = ReadonlyMap<string, string>

export const noVariables: Variables = new Map()

/** `value` with every `var()` replaced; null when one has neither value nor fallback. `missing` hears its name. */
export function substitute(
  value: string,
  lookup: (name: string) => string | null,
  missing?: (name: string) => void,
): string | null {
  return replaceFunction(value, 'var', (inside) => {
    const [name = '', fallback] = splitArguments(inside, 2)
    const found = lookup(name)
    if (found !== null) return found
    if (fallback !== undefined) return substitute(fallback, lookup, missing)
    missing?.(name)
    return null
  })
}

/** What an element's declarations of custom properties make of those it inherits. */
export function resolveVariables(declared: ReadonlyMap<string, string>, inherited: Variables): Variables {
  if (declared.size === 0) return inherited
  const resolved = new Map<string, string>(inherited)
  for (const name of declared.keys()) resolved.delete(name)
  const state: State = {declared, inherited, resolved, pending: new Set(), invalid: new Set()}
  for (const name of declared.keys()) resolve(name, state)
  return resolved
}

interface State {
  readonly declared: ReadonlyMap<string, string>
  readonly inherited: Variables
  readonly resolved: Map<string, string>
  /** Being resolved: to meet one of them again is a cycle. */
  readonly pending: Set<string>
  readonly invalid: Set<string>
}

function resolve(name: string, state: State): string | null {
  const done = state.resolved.get(name)
  if (done !== undefined) return done
  const text = state.declared.get(name)
  if (text === undefined || state.invalid.has(name)) return null
  if (state.pending.has(name)) {
    for (const member of state.pending) state.invalid.add(member)
    return null
  }
  state.pending.add(name)
  const value = keyword(name, text, state)
  state.pending.delete(name)
  if (value === null || state.invalid.has(name)) {
    state.invalid.add(name)
    return null
  }
  state.resolved.set(name, value)
  return value
}

function keyword(name: string, text: string, state: State): string | null {
  const wide = text.trim().toLowerCase()
  if (wide === 'initial') return null
  if (wide === 'inherit' || wide === 'unset') return state.inherited.get(name) ?? null
  return substitute(text, (other) => resolve(other, state))
}
