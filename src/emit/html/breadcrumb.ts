/** A publication → the way to it from the list of all publications, as its page shows it and as its data says it. */
import type {Publication} from '../../model/publication.ts'
import type {Crumb} from '../../render/view.ts'
import {word} from '../../render/words.ts'
import type {Words} from '../../strings.ts'

/** Without the page itself. Addresses are seen from the publication's folder, so that they work on disk as well. */
export function breadcrumb({metadata, articles}: Publication, words: Words): readonly Crumb[] {
  const shelf = {title: word(words, 'shelf'), url: '../index.html'}
  return articles.length > 1 ? [shelf, {title: metadata.title, url: 'index.html'}] : [shelf]
}
