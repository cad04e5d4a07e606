/** Slugs of articles that are published side by side → slugs that tell them apart: by their numbers, then by their folders. */
import {posix} from 'node:path'
import {stemOf, withoutNumber} from './names.ts'
import {slugify} from './slug.ts'

export interface Slugged {
  readonly path: string
  readonly slug: string
  readonly language: string
}

export interface Beside {
  /** The folder from which the names of others count. */
  readonly folder: string
  /** Whether numbers at the beginning of names are left out, as they are in collections. */
  readonly isCollection: boolean
}

/** The slug by which an article would be known, then those by which it could be, the plainest first. */
export function slugsFor(article: Slugged, beside: Beside): readonly string[] {
  if (isChosen(article, beside)) return [article.slug]
  const {path, slug, language} = article
  const {folder, isCollection} = beside
  const stem = stemOf(path)
  const folders = posix
    .relative(folder, posix.dirname(path))
    .split('/')
    .filter((name) => name !== '' && name !== '.' && name !== '..')
    .map((name) => withoutNumber(name))
  const named = (...parts: readonly string[]) => slugify(parts.join(' '), language)
  const above = folders.map((_, index) => folders.slice(-1 - index))
  if (isStart(stem)) {
    // A folder's own page is known by the folder, and that of all by no other name.
    const own = above.map((names) => named(...names))
    return isCollection ? [...own, ...(own.length === 0 ? ['home'] : []), slug] : [slug, ...own]
  }
  return [slug, ...above.flatMap((names) => [named(...names, withoutNumber(stem)), named(...names, stem)])]
}

/** A slug that the name does not make is the author's, and is never changed. */
function isChosen({path, slug, language}: Slugged, {isCollection}: Beside): boolean {
  const stem = stemOf(path)
  return slug !== slugify(isCollection ? withoutNumber(stem) : stem, language)
}

const isStart = (stem: string): boolean => /^(?:index|readme)$/i.test(stem)

/** By path; null: all that it could be called is taken. `reserved` is never given.
 * Of several in one folder that only their numbers tell apart, each keeps its number; of several in different folders the first
 * keeps its slug. */
export function distinctSlugs(
  articles: readonly Slugged[],
  beside: Beside,
  reserved: ReadonlySet<string>,
): ReadonlyMap<string, string | null> {
  const alike = new Map<string, number>()
  const key = ({path, slug}: Slugged) => `${posix.dirname(path)}/${slug}`
  const unchosen = articles.filter((article) => !isChosen(article, beside))
  for (const article of unchosen) alike.set(key(article), (alike.get(key(article)) ?? 0) + 1)
  const taken = new Set(reserved)
  const slugs = new Map<string, string | null>()
  for (const article of articles) {
    const isAlike = unchosen.includes(article) && (alike.get(key(article)) ?? 0) > 1
    const numbered = isAlike ? [slugify(stemOf(article.path), article.language)] : []
    const slug = [...numbered, ...slugsFor(article, beside)].find((each) => !taken.has(each)) ?? null
    if (slug !== null) taken.add(slug)
    slugs.set(article.path, slug)
  }
  return slugs
}
