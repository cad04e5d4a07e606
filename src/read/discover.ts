/** A folder → what is published from it: articles, and collections, which are folders with a `publication.yml` or with a file by
 * which another tool lists a book. */
import {posix} from 'node:path'
import type {Resources} from '../resources.ts'
import {listsBook, mayListBook, rankOf} from './books/index.ts'
import {decode} from './bytes.ts'

const markdown = /\.(?:mdx?|markdown|mdown|mkdn?|qmd|rmd)$/i
/** Files about a folder, not of it. */
const passedOver =
  /^(?:readme|license|licence|changelog|contributing|code_of_conduct|robots|humans|llms|requirements)\.\w+$/i

export const isMarkdown = (path: string): boolean => markdown.test(path)

/** A `publication.yml`, and no list of another tool. */
export const isOurs = (path: string): boolean => /(?:^|\/)publication\.ya?ml$/.test(path)

export const isCollection = (path: string, resources: Resources): boolean =>
  isOurs(path) || listsBook(path, resources)

export interface DiscoverOptions {
  /** Whether the articles of collections are taken one by one. */
  readonly each?: boolean | undefined
}

/** Paths of articles and of the files that make collections, sorted by code unit. What lies in a collection is part of it. Where
 * nobody writes Markdown, plain texts are articles. */
export function discover(
  folder: string,
  resources: Resources,
  {each = false}: DiscoverOptions = {},
): readonly string[] {
  const all = resources.list(folder)
  const isVisible = isVisibleIn(folder, jekyllFolders(folder, resources))
  const listed = all.filter(isVisible)
  const isArticle = articleIn(listed)
  // Names of lists may begin with `_`; their folders may not.
  const makesCollection = (path: string) =>
    isOurs(path)
      ? isVisible(path)
      : mayListBook(path) && isVisible(posix.join(posix.dirname(path), 'book')) && listsBook(path, resources)
  const collections = each ? [] : firstOfFolder(all.filter(makesCollection))
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
const isVisibleIn =
  (folder: string, shown: ReadonlySet<string> = new Set()) =>
  (path: string) => {
    const [first = '', ...rest] = posix.relative(folder, path).split('/')
    const looked = rest.length > 0 && shown.has(first) ? rest : [first, ...rest]
    return !/(?:^|\/)(?:[._](?!\.?(?:\/|$))|node_modules\/)/.test(looked.join('/'))
  }

/** Folders that begin with a line and hold articles all the same: Jekyll's posts, and the collections that its configuration names. */
function jekyllFolders(folder: string, resources: Resources): ReadonlySet<string> {
  const file = resources.read(posix.join(folder, '_config.yml'))
  if (file.type !== 'found') return new Set()
  const block = /^collections:[ \t]*\r?\n((?:[ \t]+.*\r?\n?|[ \t]*#.*\r?\n|\r?\n)*)/m.exec(
    decode(file.bytes, () => undefined),
  )?.[1]
  const indent = /^[ \t]+/.exec(block ?? '')?.[0] ?? '  '
  const names = [...(block ?? '').matchAll(new RegExp(`^${indent}(?:-[ \\t]+)?([\\w-]+):?`, 'gm'))]
  return new Set(['_posts', ...names.map(([, name]) => `_${name}`)])
}

function articleIn(listed: readonly string[]): (path: string) => boolean {
  const own = (pattern: RegExp) => (path: string) =>
    pattern.test(path) && !passedOver.test(posix.basename(path))
  return listed.some(own(markdown)) ? own(markdown) : own(/\.te?xt$/i)
}

const within = (folder: string, path: string) => folder === '.' || path.startsWith(`${folder}/`)

/** `publication.yaml` beside `publication.yml` says nothing, and other tools nothing beside ours. */
function firstOfFolder(paths: readonly string[]): readonly string[] {
  const byFolder = new Map<string, string>()
  for (const path of paths) {
    const folder = posix.dirname(path)
    const earlier = byFolder.get(folder)
    if (earlier === undefined || rank(path) <= rank(earlier)) byFolder.set(folder, path)
  }
  return [...byFolder.values()].sort()
}

/** Ours stands before all rows of the table. */
const rank = (path: string): number => (isOurs(path) ? -1 : rankOf(path))
