/** A publication → the Markdown that it was made from, for readers who want to edit, quote or feed it on. Its links lead
 * to what lies beside it in the output folder: pictures of the page, twins of other articles. */
import {posix} from 'node:path'
import type {Article} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import {picturesOf} from './placed-pictures.ts'

export async function markdownTwin(article: Article, publication: Publication): Promise<string> {
  let text = article.foreign
    ? (await import('../read/to-markdown.ts')).toMarkdown(article.foreign, article.metadata.title)
    : article.source
  for (const [from, to] of moved(article, publication)) text = redirect(text, from, to)
  return text.endsWith('\n') ? text : `${text}\n`
}

/** Destinations as the author wrote them, and where they lie now. */
function moved(article: Article, publication: Publication): ReadonlyMap<string, string> {
  const folder = posix.dirname(article.path)
  const pictures = [...picturesOf(publication, article)].map(([path, {href}]) => [path, href] as const)
  const neighbours = [...(article.neighbours ?? [])].map(
    ([path, {folder: place, slug}]) =>
      [
        posix.relative(folder, path),
        place === publication.metadata.slug ? `${slug}.md` : `../${place}/${slug}.md`,
      ] as const,
  )
  return new Map([...pictures, ...neighbours].filter(([from, to]) => from !== to))
}

/** Only where Markdown has destinations: `](here)`, `](<here>)`, `[id]: here`, each with a fragment or without. */
function redirect(text: string, from: string, to: string): string {
  const destination = new RegExp(
    String.raw`(\]\(\s*<?|^ {0,3}\[[^\]]+\]:[ \t]*<?)(?:\./)?${escaped(from)}(?=[#>)\s])`,
    'gm',
  )
  return text.replace(destination, (_match, opening: string) => opening + to)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
