/** Checked front matter values → texts, places, fields. */
import type {Position} from 'unist'
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
