/** The table of supported properties: the one place that says what CSS the typesetter knows. */
import {boxProperties} from './box-properties.ts'
import {flowProperties} from './flow-properties.ts'
import type {Table} from './property.ts'
import {textProperties} from './text-properties.ts'
import type {MutableValues, PropertyName, Values} from './values.ts'

export const properties: Table<PropertyName> = {...boxProperties, ...textProperties, ...flowProperties}

function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(properties, name)
}

export function propertyName(name: string): PropertyName | null {
  return isPropertyName(name) ? name : null
}

export const propertyNames: readonly PropertyName[] = Object.keys(properties).filter(isPropertyName)

export const inheritedNames: readonly PropertyName[] = propertyNames.filter(
  (name) => properties[name].inherited,
)

/** Copies one value: the generic parameter ties name and value together. */
export function assign<Name extends PropertyName>(
  draft: Partial<MutableValues>,
  name: Name,
  value: Values[Name],
): void {
  draft[name] = value
}

export const initialValues: Values = initials()

function initials(): Values {
  const draft: Partial<MutableValues> = {}
  for (const name of propertyNames) assign(draft, name, properties[name].initial)
  if (!isComplete(draft)) throw new Error('a property has no row in the table')
  return draft
}

function isComplete(draft: Partial<MutableValues>): draft is MutableValues {
  return propertyNames.every((name) => draft[name] !== undefined)
}
