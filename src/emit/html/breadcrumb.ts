/** An article of a publication → the way to its page from the list of all publications, as its page shows it and as its data says it. */
import type {Article} from '../../model/article.ts'
import type {Publication} from '../../model/publication.ts'
import {startPage} from '../../pages.ts'
import type {Crumb} from '../../render/view.ts'
import {word} from '../../render/words.ts'
import type {Words} from '../../strings.ts'

/** Without the page itself. Addresses are seen from the publication's folder, so that they work on disk as well. */
export function breadcrumb(
  article: Article,
  {kind, front, metadata}: Publication,
  {words, shelfTitle}: {readonly words: Words; readonly shelfTitle: string | undefined},
): readonly Crumb[] {
  const shelf = {title: shelfTitle ?? word(words, 'shelf'), url: '../index.html'}
  const isPart = kind === 'collection' && article !== front
  return isPart ? [shelf, {title: metadata.title, url: startPage}] : [shelf]
}
