/** The one list of what an article consists of, in reading order. Whoever looks at all of it goes by this. */
import type {RootContent} from 'mdast'
import type {Article} from '../model/article.ts'

/** `Piece`: a tree while the article is annotated, afterwards a list of nodes. */
export interface Pieces<Piece> {
  readonly takeaways: {readonly heading: Piece | null; readonly items: readonly Piece[]} | null
  readonly body: Piece
  readonly faqs: {
    readonly heading: Piece | null
    readonly introduction: Piece
    readonly items: readonly {readonly question: Piece; readonly answer: Piece}[]
  } | null
  readonly notes: readonly Piece[]
}

/** What an article does not have is no part of it. */
export function inReadingOrder<Piece>({takeaways, body, faqs, notes}: Pieces<Piece>): readonly Piece[] {
  return [
    ...(takeaways?.heading ? [takeaways.heading] : []),
    ...(takeaways?.items ?? []),
    body,
    ...(faqs?.heading ? [faqs.heading] : []),
    ...(faqs ? [faqs.introduction] : []),
    ...(faqs?.items ?? []).flatMap(({question, answer}) => [question, answer]),
    ...notes,
  ]
}

export type Parted = Pick<Article, 'body' | 'takeaways' | 'faqs' | 'footnotes'>

/** All nodes of an article in one list. */
export function contentOf({takeaways, body, faqs, footnotes}: Parted): readonly RootContent[] {
  const pieces: Pieces<readonly RootContent[]> = {
    takeaways: takeaways && {
      heading: takeaways.heading,
      items: takeaways.items.map(({children}) => children),
    },
    body: body.children,
    faqs,
    notes: footnotes.map(({definition}) => [definition]),
  }
  return inReadingOrder(pieces).flat()
}
