/** `{#id .class}` after a heading or a picture → its data. */
import type {Heading, Image, RootContent, Text} from 'mdast'
import {authorId} from './directives.ts'
import {isFragment} from './ids.ts'
import type {State} from './state.ts'
import {rewriteLists, type Tree} from './tree.ts'

interface Attributes {
  readonly id: string | null
  readonly classes: readonly string[]
  readonly named: ReadonlyMap<string, string>
}

/** `#id`, `.class`, `name=value`, `name="a value"`, separated by spaces. */
const part = /[#.][^\s{}#.="']+|[a-zA-Z][\w-]*=(?:"[^"]*"|'[^']*'|[^\s{}"']+)/
const block = new RegExp(`\\{\\s*((?:${part.source})(?:\\s+(?:${part.source}))*)\\s*\\}`)
const atEnd = new RegExp(`${block.source}$`)
const atStart = new RegExp(`^${block.source}`)

export function attributes(tree: Tree, state: State): void {
  rewriteLists(tree, (children) => {
    let changed = children
    children.forEach((child, index) => {
      if (child.type === 'heading') ofHeading(child, state)
      if (child.type !== 'image' && child.type !== 'imageReference') return
      const next = children[index + 1]
      if (next?.type !== 'text') return
      const match = atStart.exec(next.value)
      if (!match) return
      const isAlone = children.length === 2 && next.value.slice(match[0].length).trim() === ''
      if (child.type === 'image') ofImage(child, parse(match[1] ?? ''), isAlone)
      changed = shortened(changed, next, next.value.slice(match[0].length))
    })
    return changed
  })
}

function ofHeading(heading: Heading, state: State): void {
  const last = heading.children.at(-1)
  if (last?.type !== 'text') return
  const end = last.value.trimEnd()
  const start = end.endsWith('}') ? end.lastIndexOf('{') : -1
  const match = start < 0 ? null : atEnd.exec(end.slice(start))
  if (!match) return
  const {id, classes} = parse(match[1] ?? '')
  const value = end.slice(0, start).trimEnd()
  heading.children = value
    ? [...heading.children.slice(0, -1), {...last, value}]
    : heading.children.slice(0, -1)
  if (classes.length > 0) heading.data = {...heading.data, hProperties: {className: [...classes]}}
  if (id === null) return
  if (!isFragment(id)) {
    state.report({
      rule: 'headings/id-unfit',
      reason: `“${id}” cannot be an id in every format; the heading gets another, and links to this one find it.`,
      place: heading,
      actual: id,
    })
    heading.data = {...heading.data, unfit: [...(heading.data?.unfit ?? []), id]}
    return
  }
  const own = authorId(id, heading, state)
  if (own) heading.data = {...heading.data, id: own}
}

function ofImage(image: Image, {id, classes, named}: Attributes, isAlone: boolean): void {
  const decorative = classes.includes('decorative')
  const kept = classes.filter((name) => name !== 'decorative')
  const width = named.get('width')
  // pandoc and lessons of the Carpentries describe pictures so; what stands between the brackets is then the caption of a figure.
  const described = named.get('alt') ?? named.get('fig-alt')
  if (described !== undefined && (!image.alt || isAlone)) {
    if (image.alt && image.alt !== described) image.title ??= image.alt
    image.alt = described
  }
  const properties = {...(kept.length > 0 ? {className: kept} : {}), ...(width ? {width} : {})}
  image.data = {
    ...image.data,
    ...(decorative ? {decorative} : {}),
    ...(id === null ? {} : {label: id}),
    ...(Object.keys(properties).length > 0 ? {hProperties: properties} : {}),
  }
}

function shortened(children: readonly RootContent[], text: Text, value: string): RootContent[] {
  return children.flatMap((child) => (child === text ? (value ? [{...text, value}] : []) : [child]))
}

function parse(text: string): Attributes {
  let id: string | null = null
  const classes: string[] = []
  const named = new Map<string, string>()
  for (const [token] of text.matchAll(new RegExp(part.source, 'g'))) {
    if (token.startsWith('#')) id = token.slice(1)
    else if (token.startsWith('.')) classes.push(token.slice(1))
    else
      named.set(
        token.slice(0, token.indexOf('=')),
        token.slice(token.indexOf('=') + 1).replaceAll(/^(["'])(.*)\1$/gs, '$2'),
      )
  }
  return {id, classes, named}
}
