/** Blocks under "FAQ" → questions with their answers, in any of the ways in which people write them. */
import type {Paragraph, PhrasingContent, RootContent, Text} from 'mdast'
import type {Position} from 'unist'
import {recognizable} from '../strings.ts'
import type {State} from './state.ts'
import {plainText, root, type Tree} from './tree.ts'

export interface DraftFaq {
  readonly question: Tree
  readonly answer: Tree
  /** The author's own, from `{#id}`. */
  readonly id: string | null
  readonly place: Position | null
}

interface Pairs {
  /** What stands before the first question. */
  readonly introduction: RootContent[]
  readonly items: readonly DraftFaq[]
}

/** A block that asks, and what remains of it as the beginning of the answer. */
interface Asked {
  readonly question: RootContent[]
  readonly rest: RootContent[]
  readonly id?: string | null | undefined
}

/** A way to ask. The first that occurs is the way of the whole part: bold lines under sub-headings are answers. */
type Way = (node: RootContent, state: State) => Asked | null

const asks = /[?？؟]\s*["”»’)]*\s*$/

export function pairs(nodes: readonly RootContent[], state: State): Pairs {
  const level = Math.min(...nodes.map((node) => (node.type === 'heading' ? node.depth : 7)))
  const heading: Way = (node) =>
    node.type === 'heading' && node.depth === level
      ? {question: node.children, rest: [], id: node.data?.id}
      : null
  for (const way of [heading, labelled, bold, plain]) {
    const found = split(nodes, way, state)
    if (found.items.length > 0) return found
  }
  return fromList(nodes) ?? fromDefinitions(nodes) ?? {introduction: [...nodes], items: []}
}

function split(nodes: readonly RootContent[], way: Way, state: State): Pairs {
  const introduction: RootContent[] = []
  const items: DraftFaq[] = []
  for (const node of nodes) {
    const asked = way(node, state)
    if (asked) {
      const {question, rest, id = null} = asked
      items.push({question: root(question), answer: root(rest), id, place: node.position ?? null})
      continue
    }
    const answer = items.at(-1)?.answer.children ?? introduction
    answer.push(way === labelled ? withoutLabel(node, 'answer', state) : node)
  }
  return {introduction, items}
}

/** `Q: …`, `**Q1.** …`, with `A: …` in the same paragraph or the next. */
function labelled(node: RootContent, state: State): Asked | null {
  if (node.type !== 'paragraph' || !hasLabel(node, 'question', state)) return null
  const bare = withoutLabel(node, 'question', state)
  if (bare.type !== 'paragraph') return null
  const lines = splitLines(bare.children)
  const at = lines.findIndex((line, index) => index > 0 && hasLabel({children: line}, 'answer', state))
  if (at < 0) return {question: unbold(bare.children), rest: []}
  const answer: Paragraph = {...bare, children: joinLines(lines.slice(at))}
  return {question: unbold(joinLines(lines.slice(0, at))), rest: [withoutLabel(answer, 'answer', state)]}
}

/** `**A question?**`, alone or with its answer after it. */
function bold(node: RootContent): Asked | null {
  if (node.type !== 'paragraph') return null
  const [first, ...after] = node.children
  if (first?.type !== 'strong') return null
  const rest = trimStart(after)
  if (rest.length === 0) return {question: first.children, rest: []}
  return asks.test(plainText(first.children))
    ? {question: first.children, rest: [{...node, children: rest}]}
    : null
}

/** A line that ends in a question mark; what follows it in the same paragraph answers. */
function plain(node: RootContent): Asked | null {
  if (node.type !== 'paragraph') return null
  const [first = [], ...rest] = splitLines(node.children)
  const question = plainText(first)
  if (!asks.test(question)) return null
  return {question: first, rest: rest.length > 0 ? [{...node, children: joinLines(rest)}] : []}
}

/** `- **A question?** Its answer.` */
function fromList(nodes: readonly RootContent[]): Pairs | null {
  const index = nodes.findIndex((node) => node.type === 'list')
  const list = nodes[index]
  if (list?.type !== 'list') return null
  const items = list.children.map((item): DraftFaq | null => {
    const [first, ...rest] = item.children
    const asked = first ? (bold(first) ?? plain(first)) : null
    if (!asked) return null
    return {
      question: root(asked.question),
      answer: root([...asked.rest, ...rest]),
      id: null,
      place: item.position ?? null,
    }
  })
  const found = items.filter((item) => item !== null)
  // What follows the list can only belong to its last answer.
  found.at(-1)?.answer.children.push(...nodes.slice(index + 1))
  return found.length === items.length ? {introduction: nodes.slice(0, index), items: found} : null
}

function fromDefinitions(nodes: readonly RootContent[]): Pairs | null {
  const index = nodes.findIndex((node) => node.type === 'definitionList')
  const list = nodes[index]
  if (list?.type !== 'definitionList') return null
  const items: DraftFaq[] = []
  for (const child of list.children) {
    if (child.type === 'definitionDescription') items.at(-1)?.answer.children.push(...child.children)
    else
      items.push({question: root(child.children), answer: root([]), id: null, place: child.position ?? null})
  }
  items.at(-1)?.answer.children.push(...nodes.slice(index + 1))
  return {introduction: nodes.slice(0, index), items}
}

/** `Q:`, `Q1.`, `Frage 3 –` at the very start. */
const label = /^\s*([\p{L}]+)\s*\d*\s*[:.)：–-]\s*/u

function hasLabel(
  node: {readonly children: readonly RootContent[]},
  part: 'question' | 'answer',
  state: State,
): boolean {
  const word = label.exec(plainText(node.children).slice(0, 40))?.[1]
  return word !== undefined && state.strings.recognized[part].has(recognizable(word))
}

function withoutLabel(node: RootContent, part: 'question' | 'answer', state: State): RootContent {
  if (node.type !== 'paragraph' || !hasLabel(node, part, state)) return node
  const [first, ...rest] = node.children
  if (first?.type === 'text')
    return {...node, children: trimmed({...first, value: first.value.replace(label, '')}, rest)}
  if (first?.type !== 'strong') return node
  const [inner, ...others] = first.children
  if (inner?.type !== 'text') return node
  const children = trimmed({...inner, value: `${inner.value} `.replace(label, '').trimEnd()}, others)
  // **Q:** What …, or **Q: What …**
  return {
    ...node,
    children: children.length > 0 ? [{...first, children}, ...rest] : trimStart(withoutColon(rest)),
  }
}

/** The colon of `**Q**: …` stands outside the bold. */
function withoutColon(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes
  return first?.type === 'text'
    ? trimmed({...first, value: first.value.replace(/^\s*[:：]/, '')}, rest)
    : [...nodes]
}

function trimmed(text: Text, rest: readonly PhrasingContent[]): PhrasingContent[] {
  return text.value === '' ? [...rest] : [text, ...rest]
}

function unbold(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [only, ...others] = nodes
  return only?.type === 'strong' && others.length === 0 ? only.children : [...nodes]
}

function trimStart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes
  if (first?.type === 'break') return trimStart(rest)
  if (first?.type !== 'text') return [...nodes]
  const value = first.value.trimStart()
  return value === '' ? trimStart(rest) : [{...first, value}, ...rest]
}

/** At line ends and hard breaks of the source. */
function splitLines(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'break') lines.push([])
    else if (node.type !== 'text') lines.at(-1)?.push(node)
    else {
      node.value.split(/\r\n|\r|\n/).forEach((value, index) => {
        if (index > 0) lines.push([])
        if (value !== '') lines.at(-1)?.push({...node, value})
      })
    }
  }
  return lines.filter((line) => line.length > 0)
}

function joinLines(lines: readonly PhrasingContent[][]): PhrasingContent[] {
  return lines.flatMap((line, index) => (index > 0 ? [{type: 'text', value: '\n'} as const, ...line] : line))
}
