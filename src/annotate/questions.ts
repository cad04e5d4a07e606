/** Sections whose headings ask → questions, with the first paragraph as the short answer. */
import type {Question} from '../model/article.ts'
import type {Section} from '../model/nodes.ts'
import {plainText, type Tree, visit} from './tree.ts'

export function questions(body: Tree): readonly Question[] {
  const found: Question[] = []
  visit(body, (node) => {
    if (node.type !== 'section') return false
    if (node.question) found.push(toQuestion(node))
    return true
  })
  return found
}

function toQuestion(section: Section): Question {
  const [heading, ...rest] = section.children
  const first = rest.find((node) => node.type === 'paragraph')
  return {
    id: section.id,
    text: heading?.type === 'heading' ? plainText(heading.children) : '',
    shortAnswer: first?.type === 'paragraph' ? plainText(first.children) || null : null,
  }
}
