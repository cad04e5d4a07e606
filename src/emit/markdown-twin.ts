/** A publication → the Markdown that it was made from, for readers who want to edit, quote or feed it on. Its links lead
 * to what lies beside it in the output folder: pictures of the page, twins of other articles. */
import {posix} from 'node:path'
import type {Article} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import {placePictures} from './html/pictures.ts'

export function markdownTwin({articles}: Publication): string {
  return articles.map(twin).join('\n')
}

function twin(article: Article): string {
  let text = article.source
  for (const [from, to] of moved(article)) text = redirect(text, from, to)
  return text.endsWith('\n') ? text : `${text}\n`
}

/** Destinations as the author wrote them, and where they lie now. */
function moved(article: Article): ReadonlyMap<string, string> {
  const folder = posix.dirname(article.path)
  const pictures = [...placePictures(article)].map(([path, {href}]) => [path, href] as const)
  const neighbours = [...(article.neighbours ?? [])].map(
    ([path, slug]) => [posix.relative(folder, path), `../${slug}/${slug}.md`] as const,
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
