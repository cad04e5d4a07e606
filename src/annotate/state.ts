/** What the transformers of one article share. Made for it, and dropped with it. */
import type {RootContent} from 'mdast'
import type {Report} from '../diagnostics/message.ts'
import type {Neighbour} from '../model/article.ts'
import type {Resources} from '../resources.ts'
import {recognizable, type Strings} from '../strings.ts'
import {createIds, type Ids} from './ids.ts'
import {plainText} from './tree.ts'

/** No heading that we look for is longer, in characters. */
const longestOpening = 80

export interface AnnotateOptions {
  readonly strings: Strings
  /** For pictures and other articles, by paths from the same root as the article's own. */
  readonly resources: Resources
  readonly report: Report
  /** Where another article is published; null when it is none, or none that is published. @default nowhere */
  readonly neighbour?: ((path: string) => Neighbour | null) | undefined
  /** Addresses on the site of another tool (`/about`), and labels that hold for all its pages → the paths of articles. @default none */
  readonly onSite?: OnSite | undefined
  /** Where the site lies, for what is not among the sources. */
  readonly siteUrl?: string | null | undefined
  /** The article is of a book that another tool lists, which may leave pages of its site out: links to them are no mistakes. */
  readonly isListed?: boolean | undefined
  /** The article is of another tool's site, which has more than articles: files to download. */
  readonly isSite?: boolean | undefined
}

export interface OnSite {
  readonly addresses: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

export interface State extends AnnotateOptions {
  readonly path: string
  /** The text that the positions of nodes point into. */
  readonly source: string
  readonly language: string
  readonly ids: Ids
  /** How many drawings and formulas were met. */
  readonly graphics: {count: number}
  /** Whether a heading or line reads as the opening of a part, in any language that we know. */
  recognized(node: {readonly children: readonly RootContent[]}, part: 'takeaways' | 'faqs'): boolean
}

export function createState(
  article: {readonly path: string; readonly source: string; readonly metadata: {readonly language: string}},
  options: AnnotateOptions,
): State {
  const {path, source} = article
  const {recognized} = options.strings
  return {
    ...options,
    path,
    source,
    language: article.metadata.language,
    ids: createIds(),
    graphics: {count: 0},
    recognized(node, part) {
      const text = plainText(node.children)
      return text.length <= longestOpening && recognized[part].has(recognizable(text))
    },
  }
}
