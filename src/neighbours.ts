/** An article → where the articles that it links to are published. Only their front matter is read. */
import type {Report} from './diagnostics/message.ts'
import type {Article, Neighbour} from './model/article.ts'
import {pageNamed, startPage} from './pages.ts'
import {type ReadOptions, readArticle} from './read/article.ts'
import {type ParsedCollection, readCollection} from './read/collection.ts'
import {collectionOf} from './read/discover.ts'
import type {Resources} from './resources.ts'

/** What holds for every article of the build: read without it, a neighbour would get another slug than it has. */
export type Given = Pick<ReadOptions, 'defaults' | 'overrides'>

export function neighboursOf(
  {links}: Pick<Article, 'links'>,
  {resources, report, given}: {readonly resources: Resources; readonly report: Report; readonly given: Given},
): ReadonlyMap<string, Neighbour> {
  const found = new Map<string, Neighbour>()
  for (const {target, place} of links) {
    if (target.type !== 'article' || found.has(target.path)) continue
    const neighbour = neighbourAt(target.path, resources, given)
    if (neighbour !== null) found.set(target.path, neighbour)
    else
      report({
        rule: 'links/not-published',
        reason: `The article “${target.path}” is not in the \`order\` of its collection, so it is not published, and the link would lead nowhere.`,
        place,
        actual: target.path,
        hint: 'Add it to `order`, or link to another article.',
      })
  }
  return found
}

/** Null when the article lies in a collection that leaves it out. */
function neighbourAt(path: string, resources: Resources, given: Given): Neighbour | null {
  const file = collectionOf(path, resources)
  const collection = file === null ? null : collectionAt(file, resources, given)
  if (collection === null) {
    const own = slugOf(path, null, resources, given)
    return {folder: own, slug: own, page: startPage}
  }
  if (!collection.articles.includes(path)) return null
  const folder = collection.front.metadata.slug
  const defaults = {...given.defaults, ...collection.inherited}
  const slug = slugOf(path, folder, resources, {...given, defaults})
  return {folder, slug, page: pageNamed(slug)}
}

// What is wrong with another article or collection is said when it is published itself.
const silent = () => undefined

function collectionAt(path: string, resources: Resources, given: Given): ParsedCollection | null {
  const file = resources.read(path)
  if (file.type !== 'found') return null
  return readCollection({path, bytes: file.bytes}, {resources, report: silent, ...given})
}

const frontMatter = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/

/** An article is read for its front matter alone, however long it is. */
function slugOf(path: string, collection: string | null, resources: Resources, given: Given): string {
  const file = resources.read(path)
  const text = file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''
  const head = frontMatter.exec(text)?.[0] ?? ''
  const article = readArticle(
    {path, bytes: new TextEncoder().encode(`${head}\n.`)},
    {report: silent, collection: collection ?? undefined, ...given},
  )
  if (article === null) throw new Error('an article with a full stop is not empty')
  return article.metadata.slug
}
