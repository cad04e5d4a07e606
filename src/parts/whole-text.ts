/** An annotated article → its whole text as mdast again: takeaways, body, FAQs and notes where a reader meets them. */
import type {BlockContent, PhrasingContent, RootContent} from 'mdast'
import type {Article} from '../model/article.ts'
import type {Section} from '../model/nodes.ts'
import type {Strings, Words} from '../strings.ts'

export function wholeText(article: Article, strings: Strings): readonly RootContent[] {
  const words = strings.for(article.metadata.language)
  return [
    ...takeaways(article, words),
    ...article.body.children,
    ...faqs(article, words),
    ...notes(article, words),
  ]
}

function takeaways({takeaways}: Article, words: Words): readonly Section[] {
  if (takeaways === null) return []
  const items = takeaways.items.map(({children}) => ({
    type: 'listItem' as const,
    spread: false,
    children: [...children],
  }))
  return [
    section(takeaways.id, {
      title: takeaways.heading ?? word(words, 'takeaways'),
      children: [{type: 'list', ordered: false, spread: false, children: items}],
    }),
  ]
}

function faqs({faqs}: Article, words: Words): readonly Section[] {
  if (faqs === null) return []
  const items = faqs.items.map(({id, question, answer}) =>
    section(id, {title: question, children: [...answer], depth: 3}),
  )
  const title = faqs.heading ?? word(words, 'faqs')
  return [section(faqs.id, {title, children: [...faqs.introduction, ...items]})]
}

function notes({footnotes}: Article, words: Words): readonly Section[] {
  if (footnotes.length === 0) return []
  const items = footnotes.map(({id, definition}) => ({
    type: 'listItem' as const,
    spread: false,
    data: {hProperties: {id}},
    children: [...definition.children],
  }))
  const list: BlockContent = {type: 'list', ordered: true, start: 1, spread: false, children: items}
  return [section('notes', {title: word(words, 'notes'), children: [list]})]
}

const word = (words: Words, key: string): readonly PhrasingContent[] => [
  {type: 'text', value: words[key] ?? key},
]

function section(
  id: string,
  {
    title,
    children,
    depth = 2,
  }: {
    readonly title: readonly PhrasingContent[]
    readonly children: readonly RootContent[]
    readonly depth?: 2 | 3
  },
): Section {
  const heading = {type: 'heading' as const, depth, children: [...title], data: {id}}
  return {type: 'section', id, depth, question: false, children: [heading, ...children]}
}
