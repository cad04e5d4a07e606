/** Words of a template → sentences: gaps filled, counted things in the right number. */
import type {Words} from '../strings.ts'

export type Fillings = Readonly<Record<string, string | number>>

/** `Back to note {number}` and `{number: 3}` → `Back to note 3`. A gap without a filling stays as it is. */
export function fill(pattern: string, fillings: Fillings): string {
  return pattern.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const filling = Object.hasOwn(fillings, name) ? fillings[name] : undefined
    return filling === undefined ? gap : String(filling)
  })
}

/** A word by its key; the key itself when the strings file lacks it, which a test of those files forbids. */
export function word(words: Words, key: string, fillings: Fillings = {}): string {
  return fill(words[key] ?? key, fillings)
}

/** `a5` → `A5`, `legal` → `Legal`: for languages whose strings file has no `paper_a5`. */
export const paperName = (name: string): string =>
  /\d/.test(name) ? name.toUpperCase().replace('-', ' ') : name.replace(/^./, (first) => first.toUpperCase())

/** The word for a number of things: `pages_one`, `pages_few`, … by the plural rules of the language, else `pages_other`. */
export function counted(words: Words, key: string, count: number, rules: Intl.PluralRules): string {
  const pattern = words[`${key}_${rules.select(count)}`] ?? words[`${key}_other`] ?? `{count} ${key}`
  return fill(pattern, {count})
}
