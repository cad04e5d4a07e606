/** Dates, sizes and numbers → as the reader's language writes them. */

export interface Formats {
  date(iso: string): string
  /** `112 kB`, `1.2 MB`; decimal units, as file managers show them. */
  bytes(bytes: number): string
  list(items: readonly string[]): string
  /** The name of another language: `German`. */
  language(tag: string): string
  readonly plural: Intl.PluralRules
}

/** Formatters are slow to make: one set a language, for the life of what holds this function. */
export function formatsByLanguage(): (language: string) => Formats {
  const made = new Map<string, Formats>()
  return (language) => {
    const known = made.get(language)
    if (known) return known
    const formats = createFormats(language)
    made.set(language, formats)
    return formats
  }
}

function createFormats(language: string): Formats {
  // A date without a time is the same day everywhere.
  const dates = new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'})
  const units = (['byte', 'kilobyte', 'megabyte'] as const).map(
    (unit) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
      }),
  )
  const names = new Intl.DisplayNames(language, {type: 'language'})
  const lists = new Intl.ListFormat(language, {type: 'conjunction'})
  return {
    date: (iso) => dates.format(new Date(iso.length > 10 ? `${iso.slice(0, 10)}T00:00:00Z` : iso)),
    bytes(bytes) {
      const power = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2
      return units[power]?.format(bytes / 1000 ** power) ?? `${bytes}`
    },
    list: (items) => lists.format(items),
    language: (tag) => names.of(tag) ?? tag,
    plural: new Intl.PluralRules(language),
  }
}
