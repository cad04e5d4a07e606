/** Any name → a slug: lower-case ASCII letters, digits and single hyphens, as it stands in addresses and file names. */
import transliterate from '@sindresorhus/transliterate'

/** Longest stem of a file name that we make: leaves room for extensions on every file system. */
const longest = 80

export function slugify(name: string, language: string): string {
  const ascii = transliterate(name, {locale: language})
  const slug = ascii
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '')
  return slug || 'article'
}

export function isSlug(text: string): boolean {
  return text.length <= longest && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}
