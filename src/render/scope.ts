/** What the handlers of one conversion share: made for one article and one medium, filled as nodes go by, then dropped. */
import type {Element} from 'hast'
import type {Definition} from 'mdast'
import type {Report} from '../diagnostics/message.ts'
import type {Article, Footnote} from '../model/article.ts'
import type {Medium} from '../model/publication.ts'
import type {Words} from '../strings.ts'
import type {Highlight} from './highlight.ts'

export interface Scope {
  /** `data`: what the digest quotes, without anything that only a page needs. */
  readonly medium: Medium | 'data'
  readonly article: Article
  readonly words: Words
  readonly addresses: Addresses
  readonly notes: NoteState
  readonly definitions: Lookups['definitions']
  /** Outer links of a printed text, in order: paper shows their addresses at the end. */
  readonly outerLinks: OuterLink[]
  readonly report: Report
  readonly highlight: Highlight
}

export interface OuterLink {
  readonly id: string
  readonly text: string
  readonly url: string
}

export interface NoteState {
  readonly byIdentifier: ReadonlyMap<string, Footnote>
  /** How often each note was called so far. */
  readonly calls: Map<string, number>
  /** Notes that still wait for the place where their medium prints them. */
  readonly waiting: Element[]
}

/** Where other articles lie. */
export interface Addresses {
  /** The address of another article in this medium: absolute, inside the document, or relative to the file. */
  article(path: string, fragment: string | null): string
}

/** What every conversion of one article looks up, made once for all of them: a digest converts each section and note by itself. */
export interface Lookups {
  readonly notes: ReadonlyMap<string, Footnote>
  /** As remark-rehype keeps them: by identifier in capitals, the first of each. */
  readonly definitions: Map<string, Definition>
}

export function lookupsOf({footnotes, facts}: Article): Lookups {
  const definitions = new Map<string, Definition>()
  for (const definition of facts.definitions) {
    const key = definition.identifier.toUpperCase()
    if (!definitions.has(key)) definitions.set(key, definition)
  }
  return {
    notes: new Map(footnotes.map((note) => [note.definition.identifier.toLowerCase(), note])),
    definitions,
  }
}

export const noteState = (byIdentifier: NoteState['byIdentifier']): NoteState => ({
  byIdentifier,
  calls: new Map(),
  waiting: [],
})
