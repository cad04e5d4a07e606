/** An article → where the articles that it links to are published. Only their front matter is read. */
import type {Article, Neighbour} from './model/article.ts'
import {pageNamed, startPage} from './pages.ts'
import {readArticle} from './read/article.ts'
import {readCollection} from './read/collection.ts'
import {collectionOf} from './read/discover.ts'
import type {Resources} from './resources.ts'

export function neighboursOf(
  {links}: Pick<Article, 'links'>,
  resources: Resources,
): ReadonlyMap<string, Neighbour> {
  const paths = new Set(links.flatMap(({target}) => (target.type === 'article' ? [target.path] : [])))
  return new Map(
    [...paths].flatMap((path) => {
      const neighbour = neighbourAt(path, resources)
      return neighbour === null ? [] : [[path, neighbour] as const]
    }),
  )
}

function neighbourAt(path: string, resources: Resources): Neighbour | null {
  const collection = collectionOf(path, resources)
  const folder = collection === null ? null : collectionSlug(collection, resources)
  const slug = slugOf(path, folder, resources)
  if (slug === null) return null
  return folder === null ? {folder: slug, slug, page: startPage} : {folder, slug, page: pageNamed(slug)}
}

// What is wrong with another article or collection is said when it is published itself.
const silent = () => undefined

function collectionSlug(path: string, resources: Resources): string | null {
  const file = resources.read(path)
  if (file.type !== 'found') return null
  return readCollection({path, bytes: file.bytes}, {resources, report: silent})?.front.metadata.slug ?? null
}

const frontMatter = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/

function slugOf(path: string, collection: string | null, resources: Resources): string | null {
  const file = resources.read(path)
  if (file.type !== 'found') return null
  const head = frontMatter.exec(new TextDecoder().decode(file.bytes))?.[0] ?? ''
  const article = readArticle(
    {path, bytes: new TextEncoder().encode(`${head}\n.`)},
    {report: silent, collection: collection ?? undefined},
  )
  return article?.metadata.slug ?? null
}
