/** HTML attributes → structure attributes: scope and spans of cells, numbering of lists, placement (ISO 32000-1, 14.8.5). */
import type {Element} from 'hast'
import type {Role} from './roles.ts'
import type {Tag} from './structure.ts'

export function tagAttributes(role: Role, element: Element): Tag['attributes'] {
  const {properties} = element
  if (role === 'TH' || role === 'TD') {
    const rows = span(properties.rowSpan)
    const columns = span(properties.colSpan)
    return {
      Table: {
        ...(role === 'TH' && {Scope: scope(properties['scope'])}),
        ...(rows > 1 && {RowSpan: rows}),
        ...(columns > 1 && {ColSpan: columns}),
      },
    }
  }
  if (role === 'L') return {List: {ListNumbering: numbering(element)}}
  if (role === 'Figure') return {Layout: {Placement: '/Block'}}
  return {}
}

function span(value: unknown): number {
  const number = Number(value ?? 1)
  return Number.isInteger(number) && number > 0 ? number : 1
}

function scope(value: unknown): string {
  return {row: '/Row', rowgroup: '/Row', col: '/Column', colgroup: '/Column'}[String(value)] ?? '/Column'
}

const orderedTypes: Readonly<Record<string, string>> = {
  a: '/LowerAlpha',
  A: '/UpperAlpha',
  i: '/LowerRoman',
  I: '/UpperRoman',
}

function numbering(list: Element): string {
  if (list.tagName === 'ul') return '/Disc'
  if (list.tagName === 'dl') return '/None'
  return orderedTypes[String(list.properties['type'])] ?? '/Decimal'
}
