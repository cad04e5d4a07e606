/** A folder → what is published from it: articles, and collections, which are folders with a `publication.yml`. */
import {posix} from 'node:path'
import type {Resources} from '../resources.ts'

const article = /\.(?:mdx?|markdown|mdown|mkdn?|qmd|rmd)$/i
/** Files about a folder, not of it. */
const passedOver =
  /^(?:readme|license|licence|changelog|contributing|code_of_conduct|robots|humans|llms|requirements)\.\w+$/i

export const isCollection = (path: string): boolean => /(?:^|\/)publication\.ya?ml$/.test(path)

/** Paths of articles and of `publication.yml` files, sorted by code unit. What lies in a collection is part of it. Where nobody
 * writes Markdown, plain texts are articles. */
export function discover(folder: string, resources: Resources): readonly string[] {
  const listed = resources.list(folder).filter(isVisibleIn(folder))
  const isArticle = articleIn(listed)
  const collections = firstOfFolder(listed.filter(isCollection))
  const folders = collections.map((path) => posix.dirname(path))
  const single = listed.filter(
    (path) => isArticle(path) && !folders.some((collection) => within(collection, path)),
  )
  const outermost = collections.filter(
    (path) => !folders.some((folder) => folder !== posix.dirname(path) && within(folder, path)),
  )
  return [...single, ...outermost].sort()
}

/** The articles of one collection, by name. */
export function articlesIn(folder: string, resources: Resources): readonly string[] {
  const listed = resources.list(folder).filter(isVisibleIn(folder))
  return listed.filter(articleIn(listed))
}

/** The `publication.yml` above an article; null when it is published by itself. */
export function collectionOf(path: string, resources: Resources): string | null {
  let found: string | null = null
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    for (const name of ['publication.yml', 'publication.yaml']) {
      const file = posix.join(folder, name)
      if (resources.read(file).type === 'found') {
        found = file
        break
      }
    }
    if (folder === '.' || folder === '/' || folder === posix.dirname(folder)) return found
  }
}

/** Nothing hidden, nothing begun with `_` (drafts, includes), no dependency. */
const isVisibleIn = (folder: string) => (path: string) =>
  !/(?:^|\/)(?:[._](?!\.?(?:\/|$))|node_modules\/)/.test(posix.relative(folder, path))

function articleIn(listed: readonly string[]): (path: string) => boolean {
  const own = (pattern: RegExp) => (path: string) =>
    pattern.test(path) && !passedOver.test(posix.basename(path))
  return listed.some(own(article)) ? own(article) : own(/\.te?xt$/i)
}

const within = (folder: string, path: string) => folder === '.' || path.startsWith(`${folder}/`)

/** `publication.yaml` beside `publication.yml` says nothing. */
function firstOfFolder(paths: readonly string[]): readonly string[] {
  const byFolder = new Map<string, string>()
  for (const path of paths) byFolder.set(posix.dirname(path), path)
  return [...byFolder.values()].sort()
}
