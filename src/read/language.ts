/** A language tag → whether it is one, and which way its script runs. */
import {parse, stringify} from 'bcp-47'

/** The tag in its usual spelling (`pt-br` → `pt-BR`), or null when it is no well-formed BCP 47 tag. */
export function languageTag(text: string): string | null {
  const schema = parse(text.trim().replaceAll('_', '-'), {normalize: true})
  if (!schema.language) return null
  const tag = stringify(schema)
  return Intl.getCanonicalLocales(tag)[0] ?? tag
}

/** Scripts in use that run from right to left (Unicode, ScriptMetadata.txt). */
const rightToLeft: ReadonlySet<string> = new Set([
  'Arab',
  'Hebr',
  'Syrc',
  'Thaa',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
  'Samr',
])

export function directionOf(tag: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(tag).maximize().script
  return script && rightToLeft.has(script) ? 'rtl' : 'ltr'
}
