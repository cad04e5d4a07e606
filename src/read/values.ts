/** Checked front matter values → texts, places, fields. */
import type {Position} from 'unist'
import type {Report} from '../diagnostics/message.ts'
import type {Values} from './front-matter.ts'
import type {KeyName} from './front-matter-schema.ts'

export function textOf(values: Values, key: KeyName): string | null {
  const value = values.get(key)?.value
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null
}

export function placeOf(values: Values, key: KeyName): Position | undefined {
  return values.get(key)?.place() ?? undefined
}

/** The texts and numbers of a mapping; empty for anything else. */
export function fieldsOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  const fields = new Map<string, string>()
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === 'string' || typeof field === 'number') fields.set(key, String(field))
  }
  return fields
}

export function oneLine(text: string | null): string | null {
  return text?.replaceAll(/\s+/g, ' ').trim() || null
}

/** An address that a reader may follow; null, with a message, for one that runs something or leads nowhere. */
export function addressOf(given: string | undefined, place: Position | null, report: Report): string | null {
  if (given === undefined) return null
  // What has no scheme of its own is relative to the page.
  const address = given.trim()
  if (URL.canParse(address, 'https://page.invalid/')) {
    const {protocol} = new URL(address, 'https://page.invalid/')
    if (['https:', 'http:', 'mailto:'].includes(protocol)) return address
  }
  report({
    rule: 'front-matter/address-unfit',
    reason: `“${given}” is no address that a page may lead to; it is left out.`,
    place: place ?? undefined,
    actual: given,
  })
  return null
}

/** An absolute address of the web. */
export const isOnWeb = (address: string): boolean => /^https?:/i.test(address) && URL.canParse(address)
