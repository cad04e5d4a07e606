/** An article → its parts in reading order: the one list of what an article consists of. Whoever looks at all of it walks these. */
import type {RootContent} from 'mdast'
import type {Article} from '../model/article.ts'

export interface Part {
  readonly kind: 'takeaways' | 'body' | 'faqs' | 'notes'
  readonly nodes: readonly RootContent[]
}

export type Parted = Pick<Article, 'body' | 'takeaways' | 'faqs' | 'footnotes'>

/** What an article does not have is no part of it. */
export function partsOf({takeaways, body, faqs, footnotes}: Parted): readonly Part[] {
  const parts: readonly Part[] = [
    {
      kind: 'takeaways',
      nodes: [
        ...(takeaways?.heading ?? []),
        ...(takeaways?.items ?? []).flatMap(({children}): readonly RootContent[] => children),
      ],
    },
    {kind: 'body', nodes: body.children},
    {
      kind: 'faqs',
      nodes: [
        ...(faqs?.heading ?? []),
        ...(faqs?.introduction ?? []),
        ...(faqs?.items ?? []).flatMap(({question, answer}): readonly RootContent[] => [
          ...question,
          ...answer,
        ]),
      ],
    },
    {kind: 'notes', nodes: footnotes.map(({definition}) => definition)},
  ]
  return parts.filter(({nodes}) => nodes.length > 0)
}

/** All of it in one list. */
export const contentOf = (article: Parted): readonly RootContent[] =>
  partsOf(article).flatMap(({nodes}) => nodes)
