/** Content in templates: a tree prints itself as `<slot name=s0>`; the rendered text is parsed once, and each slot
 * gives way to the tree it stood for. Content never becomes text, and keeps its place in the Markdown. */
import type {Element, ElementContent, Nodes, Root, RootContent} from 'hast'
import {fromParse5} from 'hast-util-from-parse5'
import {parse} from 'parse5'

/** What `{{ article.body }}` prints. */
export class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  /** Without quotation marks, so that one printed into an attribute by mistake stays inside it and can be named. */
  toString(): string {
    return `<slot name=${this.name}></slot>`
  }
}

/** What `{{ head.css }}` prints: long text for a `style` or `script` element, which the parser then need not read. */
export class TextSlot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  toString(): string {
    return `slot:${this.name};`
  }
}

export interface SlotTable {
  hold(content: readonly ElementContent[]): Slot
  holdText(text: string): TextSlot
  /** The text as a tree, slots filled. `misplaced` hears of content that was printed where no element can stand. */
  fill(html: string, misplaced: () => void): Root
}

export function slotTable(): SlotTable {
  const held = new Map<string, readonly ElementContent[]>()
  const texts = new Map<string, string>()
  return {
    holdText(text) {
      const slot = new TextSlot(`t${texts.size}`)
      texts.set(slot.name, text)
      return slot
    },
    hold(content) {
      const slot = new Slot(`s${held.size}`)
      held.set(slot.name, content)
      return slot
    },
    fill(html, misplaced) {
      const printed = new Set([...html.matchAll(/<slot name=(s\d+)>/g)].map((match) => match[1]))
      // Without positions: those in the rendered text would be taken for lines of the Markdown.
      const root = rootOf(fromParse5(parse(html, {scriptingEnabled: false})))
      const state: FillState = {held, texts, filled: new Set()}
      root.children = root.children.flatMap((child) => fillOne(child, state))
      if ([...printed].some((name) => name !== undefined && held.has(name) && !state.filled.has(name)))
        misplaced()
      return root
    },
  }
}

function rootOf(tree: Nodes): Root {
  if (tree.type === 'root') return tree
  throw new Error(`parse5 made a ${tree.type} of a document`)
}

interface FillState {
  readonly held: ReadonlyMap<string, readonly ElementContent[]>
  readonly texts: ReadonlyMap<string, string>
  readonly filled: Set<string>
}

function fillOne<Node extends RootContent | ElementContent>(
  node: Node,
  state: FillState,
): (Node | ElementContent)[] {
  if (node.type === 'text' && node.value.includes('slot:t'))
    node.value = node.value.replace(/slot:(t\d+);/g, (mark, name: string) => state.texts.get(name) ?? mark)
  if (node.type !== 'element') return [node]
  const content = node.tagName === 'slot' ? contentOf(node, state) : null
  if (content) return [...content]
  node.children = node.children.flatMap((child) => fillOne(child, state))
  if (node.content) {
    node.content.children = node.content.children.flatMap((child) => fillOne(child, state))
  }
  return [node]
}

function contentOf(slot: Element, state: FillState): readonly ElementContent[] | null {
  const name = slot.properties['name']
  const content = typeof name === 'string' ? state.held.get(name) : undefined
  if (typeof name !== 'string' || content === undefined) return null
  // What is printed twice must not carry its ids twice.
  if (state.filled.has(name)) return content.map(withoutIds)
  state.filled.add(name)
  return content
}

function withoutIds(node: ElementContent): ElementContent {
  if (node.type !== 'element') return {...node}
  const {id: _, ...properties} = node.properties
  return {...node, properties, children: node.children.map(withoutIds)}
}
