/** The condition of `@supports` → whether its rules apply (css-conditional-3, section 6). */
import type {CssNode} from 'css-tree'
import {compileSelector} from './compile-selector.ts'
import {UnsupportedSelector} from './selector.ts'

/** Whether the medium knows a property with this value. */
export type Supports = (property: string, value: string) => boolean

export function conditionHolds(node: CssNode | null, supports: Supports): boolean {
  switch (node?.type) {
    case 'AtrulePrelude':
      return [...node.children].every((child) => conditionHolds(child, supports))
    case 'Condition':
      return combined([...node.children], supports)
    case 'SupportsDeclaration': {
      const {property, value} = node.declaration
      if (property.startsWith('--')) return true
      return value.type === 'Raw' && supports(property.toLowerCase(), value.value.trim())
    }
    case 'FeatureFunction':
      return node.feature.toLowerCase() === 'selector' && knowsSelector(node.value)
    default:
      return false // what is not understood is not supported
  }
}

function combined(children: readonly CssNode[], supports: Supports): boolean {
  const words = children.flatMap((child) => (child.type === 'Identifier' ? [child.name.toLowerCase()] : []))
  const parts = children
    .filter((child) => child.type !== 'Identifier')
    .map((child) => conditionHolds(child, supports))
  if (words.includes('not')) return parts[0] === false
  return words.includes('or') ? parts.includes(true) : parts.length > 0 && !parts.includes(false)
}

function knowsSelector(node: CssNode): boolean {
  try {
    compileSelector(node)
    return true
  } catch (error) {
    if (error instanceof UnsupportedSelector) return false
    throw error
  }
}
