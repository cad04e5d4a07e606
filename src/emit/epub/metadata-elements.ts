/** Name and value → an element of a package's metadata. */
import type {Element} from 'xast'
import {x} from 'xastscript'

export function property(name: string, value: string): Element {
  return x('meta', {property: name}, value)
}

export function refinement(id: string, name: string, value: string, scheme: string | null = null): Element {
  return x('meta', {refines: `#${id}`, property: name, scheme}, value)
}

/** Empty elements are errors, so that what nobody said is left out. */
export function some<Value>(
  value: Value | null | undefined,
  make: (value: Value) => readonly Element[],
): readonly Element[] {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
    ? []
    : make(value)
}
