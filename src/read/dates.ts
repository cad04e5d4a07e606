/** A date as people write it in front matter → RFC 3339, if it is a day of the calendar. */

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
