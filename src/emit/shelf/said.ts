/** An object → the same without what nobody said: `null`, empty texts and lists, objects of which nothing is left. */

export type Said = Readonly<Record<string, unknown>>

export function said(object: Said): Said {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isBlank(value)))
}

/** OPDS 2.0, section 1.2: "blank value". */
function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}
