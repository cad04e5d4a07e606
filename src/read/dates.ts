/** A date as people write it in front matter → RFC 3339, if it is a day of the calendar. */
import parser from 'any-date-parser'

const form = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** `2025-09-04 10:00` → `2025-09-04T10:00:00Z`; a time without a zone is UTC. Null for 30 February. */
export function realDate(text: string): string | null {
  const match = form.exec(text)
  if (!match) return null
  const [, year = '', month = '', day = '', hour, minute = '', second = '00', fraction = '', zone = 'Z'] =
    match
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null
  if (hour === undefined) return `${year}-${month}-${day}`
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`
}

export interface DateRead {
  readonly date: string | null
  /** Day and month could be either. */
  readonly isAmbiguous: boolean
}

const nothing: DateRead = {date: null, isAmbiguous: false}
const longest = 60

/** `5 March 2025`, `05.03.2025`, `2025-03-05 10:00:00 +0100`, `5. März 2025`: as other tools write it, and people in their language.
 * A date names its year, so that nothing is counted from today. */
export function readDate(text: string, language: string): DateRead {
  const own = realDate(text)
  if (own !== null) return {date: own, isAmbiguous: false}
  // The order of the international form is not open to guesses.
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && realDate(text.slice(0, 10)) === null) return nothing
  if (text.length > longest || !/(?<!\d)(?:1[5-9]|2[01])\d\d/.test(text)) return nothing
  const [, one = '', separator, other = ''] = /^(\d{1,2})([/.-])(\d{1,2})\2\d{4}/.exec(text) ?? []
  // A dot is never the American form.
  const isOpen = separator !== undefined && separator !== '.' && Number(one) <= 12 && Number(other) <= 12
  if (isOpen && one !== other && language === 'en') return {date: null, isAmbiguous: true}
  return {date: parsed(text, language), isAmbiguous: false}
}

function parsed(text: string, language: string): string | null {
  for (const locale of new Set([language, 'en'])) {
    const found = parser.attempt(text, locale)
    if (found.invalid || !found.year || !found.month || !found.day) continue
    const day = `${digits(found.year, 4)}-${digits(found.month)}-${digits(found.day)}`
    if (found.hour === undefined) return realDate(day)
    const zone = found.offset ? zoneOf(found.offset) : 'Z'
    return realDate(
      `${day}T${digits(found.hour)}:${digits(found.minute ?? 0)}:${digits(found.second ?? 0)}${zone}`,
    )
  }
  return null
}

const digits = (value: number, count = 2): string => String(value).padStart(count, '0')

/** Minutes from UTC → `+01:00`. */
const zoneOf = (offset: number): string =>
  `${offset < 0 ? '-' : '+'}${digits(Math.floor(Math.abs(offset) / 60))}:${digits(Math.abs(offset) % 60)}`
