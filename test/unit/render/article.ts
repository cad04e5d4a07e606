/** Articles by hand, so that these tests need neither reading nor annotation. */

import type {RootContent} from 'mdast'
import {single} from '../../../src/assemble.ts'
import type {Article, Footnote} from '../../../src/model/article.ts'
import type {Metadata} from '../../../src/model/metadata.ts'
import type {Medium} from '../../../src/model/publication.ts'
import {factsOf} from '../../../src/parts/facts.ts'
import {parseMarkdown} from '../../../src/read/markdown.ts'
import type {View} from '../../../src/render/view.ts'

export const metadata: Metadata = {
  title: 'A title',
  subtitle: null,
  shortTitle: 'A title',
  summary: null,
  language: 'en',
  direction: 'ltr',
  authors: [],
  publisher: null,
  published: null,
  modified: null,
  reviewed: null,
  reviewBy: null,
  slug: 'a-title',
  identifier: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  canonical: null,
  keywords: [],
  rights: null,
  image: null,
  series: null,
  draft: false,
  contents: {shown: true, depth: 3},
}

/** Headings of level 2 become sections; footnotes are lifted out, as annotation does it. */
export function article(markdown: string, changed: Partial<Article> = {}): Article {
  const tree = parseMarkdown(markdown)
  const footnotes: Footnote[] = []
  const body: RootContent[] = []
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') {
      const number = footnotes.length + 1
      const id = `note-${number}`
      const calls = [...markdown.matchAll(new RegExp(`\\[\\^${node.identifier}\\](?!:)`, 'g'))]
      footnotes.push({
        id,
        number,
        calls: calls.map((_, index) => (index === 0 ? `call-${number}` : `call-${number}-${index + 1}`)),
        definition: node,
      })
      continue
    }
    const last = body.at(-1)
    if (node.type === 'heading' && node.depth === 2) {
      const [word] = node.children
      const id = word?.type === 'text' ? word.value.toLowerCase().replaceAll(/\W+/g, '-') : 'section'
      body.push({type: 'section', id, depth: 2, question: false, children: [node]})
    } else if (last?.type === 'section') last.children.push(node)
    else body.push(node)
  }
  const given = {
    path: 'a-title.md',
    source: markdown,
    metadata,
    body: {type: 'root', children: body},
    takeaways: null,
    faqs: null,
    outline: [],
    questions: [],
    figures: [],
    tables: [],
    footnotes,
    links: [],
    ids: new Map(),
    images: new Map(),
    wordCount: 100,
    readingTime: {minutes: 1, rate: 238, unit: 'words'},
    ...changed,
  } satisfies Omit<Article, 'facts'>
  return {...given, facts: factsOf(given)}
}

export function view(given: Article, medium: Medium): View {
  return {
    medium,
    publication: single(given),
    article: given,
    downloads: [],
    head: null,
  }
}
