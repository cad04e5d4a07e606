/** An article → the slugs of the articles that it links to. Only their front matter is read. */
import type {Article} from './model/article.ts'
import {readArticle} from './read/article.ts'
import type {Resources} from './resources.ts'

export function neighboursOf(
  {links}: Pick<Article, 'links'>,
  resources: Resources,
): ReadonlyMap<string, string> {
  const paths = new Set(links.flatMap(({target}) => (target.type === 'article' ? [target.path] : [])))
  return new Map(
    [...paths].flatMap((path) => {
      const slug = slugOf(path, resources)
      return slug === null ? [] : [[path, slug] as const]
    }),
  )
}

const frontMatter = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/

function slugOf(path: string, resources: Resources): string | null {
  const file = resources.read(path)
  if (file.type !== 'found') return null
  const head = frontMatter.exec(new TextDecoder().decode(file.bytes))?.[0] ?? ''
  // What is wrong with it is said when it is published itself.
  const article = readArticle(
    {path, bytes: new TextEncoder().encode(`${head}\n.`)},
    {report: () => undefined},
  )
  return article?.metadata.slug ?? null
}
