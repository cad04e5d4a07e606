/** The table of supported properties: the one place that says what CSS the typesetter knows. */
import {boxProperties} from './box-properties.ts'
import {flowProperties} from './flow-properties.ts'
import type {Property} from './property.ts'
import {textProperties} from './text-properties.ts'

const rows = {...boxProperties, ...textProperties, ...flowProperties}

export type PropertyName = keyof typeof rows

/** Computed values: what inherits. A `ComputedStyle` is made from these, ready for layout. */
export type Values = {readonly [Name in PropertyName]: (typeof rows)[Name]['initial']}
export type MutableValues = {-readonly [Name in PropertyName]: Values[Name]}

export const properties: {readonly [Name in PropertyName]: Property<Values[Name]>} = rows

const isPropertyName = (name: string): name is PropertyName => Object.hasOwn(rows, name)

const names = Object.keys(rows).filter(isPropertyName)

/** `marginTop` → `margin-top`. */
const inCss = (name: PropertyName): string => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)

/** By the names that stylesheets use. */
export const byCssName: ReadonlyMap<string, PropertyName> = new Map(names.map((name) => [inCss(name), name]))

export const inheritedNames: readonly PropertyName[] = names.filter((name) => rows[name].inherited)

/** The generic parameter ties name and value together. */
export function assign<Name extends PropertyName>(
  draft: Partial<MutableValues>,
  name: Name,
  value: Values[Name],
): void {
  draft[name] = value
}

export function copy<Name extends PropertyName>(draft: MutableValues, name: Name, from: Values): void {
  draft[name] = from[name]
}

export const initialValues: Values = initials()

function initials(): Values {
  const draft: Partial<MutableValues> = {}
  for (const name of names) assign(draft, name, properties[name].initial)
  if (!isComplete(draft)) throw new Error('a property has no initial value')
  return draft
}

function isComplete(draft: Partial<MutableValues>): draft is MutableValues {
  return names.every((name) => draft[name] !== undefined)
}
