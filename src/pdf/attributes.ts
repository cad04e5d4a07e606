/** HTML attributes → structure attributes: scope and spans of cells, numbering of lists, placement (ISO 32000-1, 14.8.5). */
import type {Element} from 'hast'
import type {Role} from './roles.ts'
import type {Tag} from './tag.ts'

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
  // Until a label says more: nothing stands before the items of a list without labels.
  if (role === 'L') return {List: {ListNumbering: '/None'}}
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

/** `/None` also where a sign stands that has no name in PDF. */
const signs: Readonly<Record<string, string>> = {'•': '/Disc', '◦': '/Circle', '▪': '/Square', '■': '/Square'}

/** What the first label of a list says about all. */
export function numbering(list: Element, label: string): string {
  if (list.tagName !== 'ol') return signs[label] ?? '/None'
  return (
    orderedTypes[String(list.properties['type'])] ?? (/^\P{N}*\d/u.test(label) ? '/Decimal' : styled(label))
  )
}

/** `iv.` is a number before it is a letter: lists seldom reach the ninth letter with it. */
function styled(label: string): string {
  const letters = label.replace(/\P{L}/gu, '')
  if (/^[ivx]+$/.test(letters)) return '/LowerRoman'
  if (/^[IVX]+$/.test(letters)) return '/UpperRoman'
  if (/^[a-z]+$/.test(letters)) return '/LowerAlpha'
  return /^[A-Z]+$/.test(letters) ? '/UpperAlpha' : '/None'
}
