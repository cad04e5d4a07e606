/** "Frequently asked questions", however an author writes them → lifted out of the body. */
import type {Root, RootContent} from 'mdast'
import type {ParsedArticle} from '../model/article.ts'
import {parseMarkdown} from '../read/markdown.ts'
import {labelled} from './directives.ts'
import {type DraftFaq, pairs} from './question-pairs.ts'
import type {State} from './state.ts'
import {unwrapped} from './takeaways.ts'
import {plainText, root, type Tree} from './tree.ts'

export interface DraftFaqs {
  readonly id: string
  readonly heading: Tree | null
  readonly introduction: Tree
  readonly items: readonly DraftFaq[]
}

export function liftFaqs(tree: Root, parts: ParsedArticle['parts'], state: State): DraftFaqs | null {
  let found: DraftFaqs | null = null
  if (parts.faqs.length > 0) found = fromFrontMatter(parts)
  for (let index = 0; index < tree.children.length; index += 1) {
    const opening = openingAt(tree, index, state)
    if (!opening) continue
    const {node, heading, content} = opening
    const stay = () => {
      if (node.type === 'containerDirective') tree.children.splice(index, 1, ...unwrapped(node))
    }
    if (found) {
      state.report({
        rule: 'faqs/repeated',
        reason: 'The article has FAQs already; these stay in the text.',
        place: node,
      })
      stay()
      continue
    }
    const {introduction, items} = pairs(content, state)
    if (items.length === 0) {
      state.report({
        rule: 'faqs/without-questions',
        reason: 'This opens the FAQs, but no question follows; it stays in the text.',
        place: node,
      })
      stay()
      continue
    }
    tree.children.splice(index, opening.length)
    index -= 1
    found = {
      id: opening.id ?? 'faq',
      heading: heading && root(heading),
      introduction: root(introduction),
      items,
    }
  }
  if (!found) return null
  state.ids.claim(found.id)
  for (const item of found.items) reportUnanswered(item, state)
  return found
}

function reportUnanswered(item: DraftFaq, state: State): void {
  if (item.answer.children.length > 0) return
  state.report({
    rule: 'faqs/question-without-answer',
    reason: `The question “${plainText(item.question.children)}” has no answer.`,
    place: item.place ?? undefined,
  })
}

function fromFrontMatter(parts: ParsedArticle['parts']): DraftFaqs {
  return {
    id: 'faq',
    heading: null,
    introduction: root([]),
    items: parts.faqs.map(({question, answer}) => {
      const [first] = parseMarkdown(question.text).children
      const words: RootContent[] =
        first?.type === 'paragraph' ? first.children : [{type: 'text', value: question.text}]
      return {
        question: root(words),
        answer: root(parseMarkdown(answer.text).children),
        id: null,
        place: question.place,
      }
    }),
  }
}

interface Opening {
  readonly node: RootContent
  readonly heading: RootContent[] | null
  readonly id: string | null
  readonly content: RootContent[]
  /** Siblings taken, from the opening on. */
  readonly length: number
}

function openingAt(tree: Root, index: number, state: State): Opening | null {
  const node = tree.children[index]
  if (node?.type === 'containerDirective') {
    if (!/^faqs?$/.test(node.name)) return null
    const {title, children} = labelled(node)
    return {node, heading: title, id: node.attributes?.['id'] ?? null, content: children, length: 1}
  }
  if (node?.type !== 'heading' || !state.recognized(node, 'faqs')) return null
  const rest = tree.children.slice(index + 1)
  const end = rest.findIndex((sibling) => sibling.type === 'heading' && sibling.depth <= node.depth)
  const content = end < 0 ? rest : rest.slice(0, end)
  return {node, heading: node.children, id: node.data?.id ?? null, content, length: content.length + 1}
}
