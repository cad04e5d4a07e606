/** `authors` and `editors` of the front matter → persons, with their roles. */
import type {Position} from 'unist'
import type {Report} from '../diagnostics/message.ts'
import type {Person} from '../model/metadata.ts'
import type {Values} from './front-matter.ts'
import {addressOf, fieldsOf, oneLine} from './values.ts'

export function people(values: Values, report: Report): readonly Person[] {
  const editors = named('editors', values, report)
  return [
    ...named('authors', values, report),
    ...editors.map((editor) => ({...editor, roles: [...new Set([...editor.roles, 'editor'])]})),
  ]
}

function named(key: 'authors' | 'editors', values: Values, report: Report): readonly Person[] {
  const entry = values.get(key)
  if (!entry) return []
  const list = Array.isArray(entry.value) ? entry.value : [entry.value]
  return list.map((item: unknown, index): Person => {
    const fields = fieldsOf(item)
    const name = typeof item === 'string' ? item : (fields.get('name') ?? '')
    const orcid = fields.get('orcid')
    const roles = new Map(typeof item === 'object' && item ? Object.entries(item) : []).get('roles')
    return {
      name: oneLine(name) ?? name,
      sortName: fields.get('sort-name') ?? name,
      url: addressOf(fields.get('url'), entry.place([index, 'url']), report),
      orcid: orcid === undefined ? null : orcidUrl(orcid, report, entry.place([index, 'orcid'])),
      roles: Array.isArray(roles) ? roles.map(String) : typeof roles === 'string' ? [roles] : [],
    }
  })
}

/** https://support.orcid.org: four groups of four, the last character a check digit (ISO 7064, MOD 11-2). */
function orcidUrl(given: string, report: Report, place: Position | null): string | null {
  const id = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i.exec(given.trim())?.[1]?.toUpperCase()
  const digits = (id ?? '').replaceAll('-', '')
  let total = 0
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2
  const check = (12 - (total % 11)) % 11
  if (id && digits.at(-1) === (check === 10 ? 'X' : String(check))) return `https://orcid.org/${id}`
  report({
    rule: 'front-matter/orcid-unknown',
    reason: `“${given}” is no ORCID iD.`,
    place: place ?? undefined,
    actual: given,
  })
  return null
}
