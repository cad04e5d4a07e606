/** `[name operator value flag]` → a test on hast properties. */
import type {AttributeSelector} from 'css-tree'
import type {Element} from 'hast'
import {find, html, type Info} from 'property-information'
import type {TreeNode} from './tree.ts'

type Compare = (actual: string, wanted: string) => boolean

const operators: Readonly<Record<string, Compare>> = {
  '=': (actual, wanted) => actual === wanted,
  '~=': (actual, wanted) => wanted !== '' && !/\s/.test(wanted) && actual.split(/\s+/).includes(wanted),
  '|=': (actual, wanted) => actual === wanted || actual.startsWith(`${wanted}-`),
  '^=': (actual, wanted) => wanted !== '' && actual.startsWith(wanted),
  '$=': (actual, wanted) => wanted !== '' && actual.endsWith(wanted),
  '*=': (actual, wanted) => wanted !== '' && actual.includes(wanted),
}

/** Attributes whose values HTML compares without case (HTML, section 4.17.2); those that we meet. */
const caseless = new Set(['type', 'align', 'lang', 'dir', 'rel', 'media', 'scope', 'valign', 'start'])

export function attributeTest(selector: AttributeSelector): (node: TreeNode) => boolean {
  const info = find(html, selector.name.name)
  const compare = selector.matcher ? operators[selector.matcher] : undefined
  if (!compare || !selector.value) return (node) => attribute(node, info) !== null
  const value = selector.value.type === 'String' ? selector.value.value : selector.value.name
  const flag = selector.flags?.toLowerCase()
  const ignoreCase = flag === 'i' || (flag !== 's' && caseless.has(info.attribute))
  const wanted = ignoreCase ? value.toLowerCase() : value
  return (node) => {
    const actual = attribute(node, info)
    return actual !== null && compare(ignoreCase ? actual.toLowerCase() : actual, wanted)
  }
}

/** As it would be written in HTML; null where the attribute is not there. */
function attribute(node: TreeNode, info: Info): string | null {
  return written(node.element.properties[info.property], info)
}

/** By attribute name: `attributeText(element, 'data-kind')`. */
export function attributeText(element: Element, name: string): string | null {
  const info = find(html, name)
  return written(element.properties[info.property], info)
}

function written(value: Element['properties'][string], info: Info): string | null {
  if (value === undefined || value === null || value === false) return null
  if (value === true) return ''
  if (Array.isArray(value)) return value.join(info.commaSeparated ? ', ' : ' ')
  if (typeof value === 'number' && Number.isNaN(value)) return null
  return String(value)
}
