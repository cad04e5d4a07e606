/** The mdast of an article → the hast of each of its parts, for one medium. Handlers lie in `handlers/`, one file a family. */
import type {Element, ElementContent} from 'hast'
import type {PhrasingContent, RootContent} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import type {OutlineEntry} from '../model/article.ts'
import {blockHandlers, onlyParagraph} from './handlers/blocks.ts'
import {linkHandlers} from './handlers/links.ts'
import {endnote, noteHandlers, takeWaitingNotes} from './handlers/notes.ts'
import {sectionHandlers} from './handlers/sections.ts'
import {tableHandlers} from './handlers/tables.ts'
import type {OuterLink, Scope} from './scope.ts'

type Content = readonly ElementContent[]

export interface Converted {
  readonly takeaways: {
    readonly heading: Content | null
    readonly items: readonly {readonly id: string; readonly content: Content}[]
    /** Of an ebook: those called here. */
    readonly notes: readonly Element[]
  } | null
  readonly body: Content
  readonly faqs: {
    readonly heading: Content | null
    readonly introduction: Content | null
    readonly items: readonly {readonly id: string; readonly question: Content; readonly answer: Content}[]
    readonly notes: readonly Element[]
  } | null
  readonly contents: readonly ContentsEntry[]
  /** Of a screen: all, in order. */
  readonly notes: readonly {readonly id: string; readonly number: number; readonly content: Content}[]
  readonly outerLinks: readonly OuterLink[]
}

export interface ContentsEntry {
  readonly id: string
  readonly depth: number
  readonly kind: OutlineEntry['kind']
  readonly title: Content
  readonly children: readonly ContentsEntry[]
}

/** In the order in which it is read, because notes stand where they are first called. */
export function convertArticle(scope: Scope): Converted {
  const {article} = scope
  const state = createState(scope)
  const convert = (nodes: readonly RootContent[]): ElementContent[] =>
    state.all({type: 'root', children: [...nodes]})
  const takeaways = article.takeaways && {
    heading: article.takeaways.heading && convert(article.takeaways.heading),
    items: article.takeaways.items.map(({id, children}) => ({id, content: onlyParagraph(convert(children))})),
    notes: takeWaitingNotes(scope),
  }
  const body = spaced([...convert(article.body.children), ...takeWaitingNotes(scope)])
  const faqs = article.faqs && {
    heading: article.faqs.heading && convert(article.faqs.heading),
    introduction: article.faqs.introduction.length > 0 ? spaced(convert(article.faqs.introduction)) : null,
    items: article.faqs.items.map(({id, question, answer}) => ({
      id,
      question: convert(question),
      answer: spaced(convert(answer)),
    })),
    notes: takeWaitingNotes(scope),
  }
  const notes =
    scope.medium === 'screen'
      ? article.footnotes.map((note) => ({
          id: note.id,
          number: note.number,
          content: endnote(state, note, scope),
        }))
      : []
  const contents = article.outline.map((entry) => contentsEntry(entry, convert))
  return {takeaways, body, faqs, contents, notes, outerLinks: scope.outerLinks}
}

/** The contents alone, for a list of several articles. */
export function convertContents(scope: Scope): readonly ContentsEntry[] {
  const state = createState(scope)
  const convert = (nodes: readonly RootContent[]): ElementContent[] =>
    state.all({type: 'root', children: [...nodes]})
  return scope.article.outline.map((entry) => contentsEntry(entry, convert))
}

export function convertNodes(nodes: readonly RootContent[], scope: Scope): ElementContent[] {
  return createState(scope).all({type: 'root', children: [...nodes]})
}

/** remark-rehype makes its state itself and hands it to handlers only: that of the root passes it out. */
function createState(scope: Scope): State {
  const states: State[] = []
  const handlers = {
    ...sectionHandlers(scope),
    ...noteHandlers(scope),
    ...blockHandlers(scope),
    ...tableHandlers(scope),
    ...linkHandlers(scope),
    root: (state: State) => {
      states.push(state)
      return undefined
    },
  }
  unified().use(remarkRehype, {handlers}).runSync({type: 'root', children: []})
  const [state] = states
  if (!state) throw new Error('remark-rehype calls the handler of the root')
  // It would look for them in a tree, each time.
  state.definitionById = scope.definitions
  return state
}

function contentsEntry(
  entry: OutlineEntry,
  convert: (nodes: readonly RootContent[]) => ElementContent[],
): ContentsEntry {
  return {
    id: entry.id,
    depth: entry.depth,
    kind: entry.kind,
    title: convert(asLabel(entry.title)),
    children: entry.children.map((child) => contentsEntry(child, convert)),
  }
}

/** A heading's words as they stand in a list of links: no notes, no links, no ids. */
function asLabel(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'footnoteReference':
      case 'break':
        return []
      case 'link':
      case 'linkReference':
        return asLabel(node.children)
      case 'image':
        return node.alt ? [{type: 'text', value: node.alt}] : []
      case 'span':
        return [{...node, id: null, children: asLabel(node.children)}]
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{...node, children: asLabel(node.children)}]
      default:
        return [node]
    }
  })
}

/** Line ends between blocks, as everything that `mdast-util-to-hast` makes has them. */
function spaced(content: Content): ElementContent[] {
  return content.flatMap((node, index) => (index === 0 ? [node] : [{type: 'text', value: '\n'}, node]))
}
