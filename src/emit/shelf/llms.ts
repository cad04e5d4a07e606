/** The catalogue → `llms.txt` (llmstxt.org): what there is, for programs that read Markdown, with links to the Markdown. */
import type {BlockContent, List, Root} from 'mdast'
import {toMarkdown} from 'mdast-util-to-markdown'
import type {ManifestPublication} from '../manifest.ts'
import type {Catalogue} from './catalogue.ts'

export function llms(catalogue: Catalogue): string {
  const {title, description, words, publications} = catalogue
  const tree: Root = {
    type: 'root',
    children: [
      {type: 'heading', depth: 1, children: [{type: 'text', value: title}]},
      ...(description === null ? [] : [quotation(description)]),
      paragraph(words['llms_note'] ?? ''),
      ...section(
        words['shelf'] ?? 'Articles',
        publications.filter(({kind}) => kind === 'article').flatMap((one) => articleLinks(one, catalogue)),
      ),
      ...publications
        .filter(({kind}) => kind === 'collection')
        .flatMap((one) => section(one.title, articleLinks(one, catalogue))),
      // The one heading that has a meaning: its links may be left out where a shorter text is wanted.
      ...section(
        'Optional',
        publications.flatMap((one) => dataLinks(one, catalogue)),
      ),
    ],
  }
  return toMarkdown(tree, {bullet: '-', listItemIndent: 'one'})
}

interface Item {
  readonly title: string
  readonly url: string
  readonly note: string | null
}

function articleLinks(publication: ManifestPublication, {addresses}: Catalogue): readonly Item[] {
  return publication.articles.flatMap((article) => {
    const markdown = addresses.markdown(publication, article)
    const {title, summary, takeaways} = article
    const note = summary ?? (takeaways.length > 0 ? takeaways.join(' ') : null)
    return markdown === null ? [] : [{title, url: addresses.of(markdown), note}]
  })
}

function dataLinks({slug, title, downloads}: ManifestPublication, {addresses, words}: Catalogue) {
  return downloads
    .filter(({mediaType}) => mediaType === 'application/json')
    .map(({name}) => ({title, url: addresses.of(`${slug}/${name}`), note: words['download_json'] ?? null}))
}

function section(heading: string, items: readonly Item[]): readonly BlockContent[] {
  if (items.length === 0) return []
  return [{type: 'heading', depth: 2, children: [{type: 'text', value: heading}]}, list(items)]
}

const list = (items: readonly Item[]): List => ({
  type: 'list',
  spread: false,
  children: items.map(({title, url, note}) => ({
    type: 'listItem',
    spread: false,
    children: [
      {
        type: 'paragraph',
        children: [
          {type: 'link', url, children: [{type: 'text', value: oneLine(title)}]},
          ...(note === null ? [] : [{type: 'text' as const, value: `: ${oneLine(note)}`}]),
        ],
      },
    ],
  })),
})

/** Programs read this file line by line. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

const paragraph = (value: string): BlockContent => ({type: 'paragraph', children: [{type: 'text', value}]})

const quotation = (value: string): BlockContent => ({type: 'blockquote', children: [paragraph(value)]})
