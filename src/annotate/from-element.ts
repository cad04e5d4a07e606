/** Safe HTML elements → mdast: what Markdown can say becomes what it would have been, the rest `htmlElement`. */
import type {Element, ElementContent, Properties} from 'hast'
import type {PhrasingContent, RootContent} from 'mdast'
import type {Position} from 'unist'
import {isFragment} from './ids.ts'
import {inlineElements} from './safe-html.ts'
import type {State} from './state.ts'
import {blocks, isPhrasing, phrasing, plainText} from './tree.ts'

export interface Conversion {
  /** The elements stand in a line of text. */
  readonly inline: boolean
  readonly state: State
  /** Of the HTML in the source: nodes made from it say that they come from there. */
  readonly position: Position | undefined
  /** The Markdown for which a comment stands. */
  markdown(comment: string): RootContent[]
}

export function fromElement(nodes: readonly ElementContent[], conversion: Conversion): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'comment') return conversion.markdown(node.value)
    if (node.type === 'text') {
      if (!conversion.inline && node.value.trim() === '') return []
      return [{type: 'text', value: node.value, ...place(conversion)}]
    }
    return node.type === 'element' ? element(node, conversion) : []
  })
}

function element(node: Element, conversion: Conversion): RootContent[] {
  const within = {...conversion, inline: conversion.inline || inlineContent.has(node.tagName)}
  const children = fromElement(node.children, within)
  // An element for words, never closed, takes in the blocks that follow: they stay, and it goes.
  if (wordElements.has(node.tagName) && !children.every(isPhrasing)) return children
  const properties = withId(node, conversion)
  const simple = Object.keys(properties).length === 0 ? handlers[node.tagName] : undefined
  const known = handlersWithProperties[node.tagName]?.(properties, phrasing(children)) ?? simple?.(children)
  if (known) return [{...known, ...place(conversion)}]
  const {tagName} = node
  const data = {hName: tagName, hProperties: properties}
  return [{type: 'htmlElement', tagName, properties, data, children, ...place(conversion)}]
}

/** Elements that hold nothing but words. */
const wordElements: ReadonlySet<string> = new Set([...inlineElements, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Elements whose content is a line of text, so that white space in it counts. */
const inlineContent: ReadonlySet<string> = new Set(
  'a abbr b caption code dt em h1 h2 h3 h4 h5 h6 i li p pre span strong summary sub sup td th u'.split(' '),
)

type Made = RootContent | undefined
const heading =
  (depth: 1 | 2 | 3 | 4 | 5 | 6) =>
  (children: RootContent[]): Made => ({type: 'heading', depth, children: phrasing(children)})

/** Elements that Markdown has, when they say nothing more than it would. */
const handlers: Readonly<Record<string, (children: RootContent[]) => Made>> = {
  blockquote: (children) => ({type: 'blockquote', children: blocks(children)}),
  br: () => ({type: 'break'}),
  code: (children) =>
    children.every((child) => child.type === 'text')
      ? {type: 'inlineCode', value: plainText(children)}
      : undefined,
  del: (children) => ({type: 'delete', children: phrasing(children)}),
  em: (children) => ({type: 'emphasis', children: phrasing(children)}),
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
  hr: () => ({type: 'thematicBreak'}),
  p: (children) =>
    phrasing(children).length === children.length
      ? {type: 'paragraph', children: phrasing(children)}
      : undefined,
  strong: (children) => ({type: 'strong', children: phrasing(children)}),
}

/** Links and pictures are checked as those of Markdown are, whatever attributes they have. */
const handlersWithProperties: Readonly<
  Record<string, (properties: Properties, children: PhrasingContent[]) => Made>
> = {
  a: (properties, children) => {
    const {href, id, name, title} = properties
    if (typeof href === 'string')
      return {type: 'link', url: href, title: typeof title === 'string' ? title : null, children}
    const anchor = typeof id === 'string' ? id : typeof name === 'string' ? name : null
    return {type: 'span', language: null, direction: null, classes: [], id: anchor, children}
  },
  img: ({alt, src, title, width}) => {
    if (typeof src !== 'string') return undefined
    // In HTML an empty `alt` is a statement: the picture is decoration. In Markdown it is only an empty pair of brackets.
    const decorative = alt === ''
    return {
      type: 'image',
      url: src,
      alt: typeof alt === 'string' ? alt : '',
      title: typeof title === 'string' ? title : null,
      data: {
        ...(decorative ? {decorative} : {}),
        ...(typeof width === 'number' ? {hProperties: {width}} : {}),
      },
    }
  },
}

/** An id is kept when it is unique and fits every format. */
function withId({properties, tagName}: Element, {state, position}: Conversion): Properties {
  const given = properties['id'] ?? (tagName === 'a' ? properties['name'] : undefined)
  if (typeof given !== 'string') return properties
  const {id: _, name: __, ...rest} = properties
  const isFit = isFragment(given)
  if (isFit && state.ids.claim(given)) return {...rest, id: given}
  // Links ask for it under its own name.
  const id = isFit || given.trim() === '' ? null : state.ids.make(given)
  if (id !== null) state.ids.alias(given, id)
  state.report({
    rule: isFit ? 'headings/id-repeated' : 'headings/id-unfit',
    reason: isFit
      ? `The id “${given}” is given twice; it is dropped here.`
      : `The id “${given}” is not one for every format; it is ${id === null ? 'dropped' : `“${id}”`} here.`,
    place: position,
    actual: given,
  })
  return id === null ? rest : {...rest, id}
}

function place({position}: Conversion) {
  return position ? {position} : {}
}
