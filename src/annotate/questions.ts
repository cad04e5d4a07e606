/** Sections whose headings ask → questions, with the first paragraph as the short answer. */
import type {Question} from '../model/article.ts'
import type {Division, Section} from '../model/nodes.ts'
import {plainText, type Tree, visit} from './tree.ts'

export function questions(body: Tree): readonly Question[] {
  const found: Question[] = []
  visit(body, (node) => {
    // What a lesson begins with; the lesson as a whole is the answer.
    if (node.type === 'division' && node.classes.includes('questions')) found.push(...asked(node))
    if (node.type !== 'section') return false
    if (node.question) found.push(toQuestion(node))
    return true
  })
  return found
}

function asked({id, children}: Division): readonly Question[] {
  return children.flatMap((child) =>
    child.type === 'list'
      ? child.children.map((item) => ({id: id ?? 'top', text: plainText(item.children), shortAnswer: null}))
      : [],
  )
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
