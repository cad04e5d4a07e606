/** A styled document → boxes: each element generates what its `display` says (css-display-3). */
import type {Element, RootContent} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {StyledDocument} from '../style/styled-document.ts'
import {anonymousBlock, type BlockBox, type Box} from './box.ts'
import {addContent} from './content.ts'
import {createCounters} from './counters.ts'
import {elementBlock, enterElement, leaveElement} from './element.ts'
import {createFlow, type Flow} from './flow.ts'
import {altOf, imageBox} from './images.ts'
import {markerOf} from './markers.ts'
import {addNote} from './notes.ts'
import {type BuildOptions, idsOf, nextOrder, type State} from './state.ts'
import {tableBox} from './tables.ts'

/** The whole document as one block. Pictures that cannot be read leave their alternative text. */
export function buildBoxes(document: StyledDocument, options: BuildOptions): BlockBox {
  const first = createState(document, options, new Map())
  const box = buildRoot(first)
  if (!first.needsTargets) return box
  return buildRoot(createState(document, options, first.snapshots))
}

function createState(document: StyledDocument, options: BuildOptions, targets: State['targets']): State {
  return {
    ...options,
    document,
    counters: createCounters(),
    contents: contentsOf,
    targets,
    snapshots: new Map(),
    needsTargets: false,
    strings: [],
    quoteDepth: 0,
    order: 0,
  }
}

function buildRoot(state: State): BlockBox {
  const {document} = state
  const [only] = document.elements
  if (only && document.elements.length === 1 && isBlock(document.style(only))) {
    const box = boxOf(only, document.style(only), state)
    if (box?.type === 'block') return box
  }
  const origin: Element = {type: 'element', tagName: 'html', properties: {}, children: []}
  const style = document.initial
  const order = nextOrder(state)
  const flow = createFlow(style, origin, state)
  addChildren(document.root.children, {origin, style}, flow, state)
  return {...anonymousBlock({children: flow.end(), style, origin, order}), strings: state.strings}
}

interface Container {
  readonly origin: Element
  readonly style: ComputedStyle
}

function addChildren(children: readonly RootContent[], parent: Container, flow: Flow, state: State): void {
  for (const child of children) {
    if (child.type === 'text') {
      const {origin, style} = parent
      flow.inline((order) => ({type: 'text', text: child.value, generated: false, style, origin, order}))
    } else if (child.type === 'element') addElement(child, flow, state)
  }
}

function addElement(element: Element, flow: Flow, state: State): void {
  const style = state.document.style(element)
  if (style.display === 'none') return
  const leaf = Object.hasOwn(leaves, element.tagName) ? leaves[element.tagName] : undefined
  if (leaf) leaf(element, style, flow, state)
  else if (style.float === 'footnote') addNote(element, style, flow, state)
  else if (isBlock(style)) {
    const box = boxOf(element, style, state)
    if (box) flow.box(box)
  } else addInlineElement(element, style, flow, state)
}

type Leaf = (element: Element, style: ComputedStyle, flow: Flow, state: State) => void

/** Elements that stand for something other than their content. */
const leaves: Readonly<Record<string, Leaf>> = {
  br: (origin, style, flow) => flow.inline((order) => ({type: 'break', style, origin, order})),
  wbr: (origin, style, flow) => addText('\u200b', origin, style, flow),
  input(origin, style, flow) {
    if (origin.properties['type'] !== 'checkbox') return
    const {checked} = origin.properties
    addText(checked === undefined || checked === null || checked === false ? '☐' : '☑', origin, style, flow)
  },
  img(element, style, flow, state) {
    const image = imageBox(element, style, state)
    if (!image) addText(altOf(element), element, style, flow)
    else if (isBlock(style)) flow.box(image)
    else {
      const {ids} = image
      if (ids.length > 0) flow.inline((order) => ({type: 'anchor', ids, style, origin: element, order}))
      flow.inline((order) => ({type: 'image', image, style, origin: element, order}))
    }
  },
}

function addText(text: string, origin: Element, style: ComputedStyle, flow: Flow): void {
  if (text !== '') flow.inline((order) => ({type: 'text', text, generated: false, style, origin, order}))
}

function addInlineElement(element: Element, style: ComputedStyle, flow: Flow, state: State): void {
  const ids = idsOf(element)
  const edges = hasEdges(element, style)
  enterElement(element, style, state)
  if (ids.length > 0) flow.inline((order) => ({type: 'anchor', ids, style, origin: element, order}))
  if (edges) flow.inline((order) => ({type: 'open', style, origin: element, order}))
  addContents(element, style, flow, state)
  if (edges) flow.inline((order) => ({type: 'close', style, origin: element, order}))
  leaveElement(state)
}

/** `::before`, children, `::after`. */
function addContents(element: Element, style: ComputedStyle, flow: Flow, state: State): void {
  addPseudo(element, 'before', flow, state)
  addChildren(element.children, {origin: element, style}, flow, state)
  addPseudo(element, 'after', flow, state)
}

function addPseudo(element: Element, name: 'before' | 'after', flow: Flow, state: State): void {
  const style = state.document.pseudo(element, name)
  if (!style || style.display === 'none' || typeof style.content !== 'object') return
  enterElement(null, style, state)
  if (isBlock(style)) {
    const order = nextOrder(state)
    const inner = createFlow(style, element, state)
    addContent(style.content, {origin: element, style}, inner, state)
    const children = inner.end()
    flow.box(anonymousBlock({children, style, origin: element, order}))
  } else addContent(style.content, {origin: element, style}, flow, state)
  leaveElement(state)
}

function boxOf(element: Element, style: ComputedStyle, state: State): Box | null {
  if (style.display === 'table') return tableBox(element, style, state)
  return blockBox(element, style, state)
}

function blockBox(element: Element, style: ComputedStyle, state: State): BlockBox {
  const isItem = style.display === 'list-item'
  return elementBlock(element, style, state, () => (isItem ? markerOf(element, style, state) : null))
}

function contentsOf(element: Element, style: ComputedStyle, state: State): readonly Box[] {
  const flow = createFlow(style, element, state)
  addContents(element, style, flow, state)
  return flow.end()
}

function isBlock(style: ComputedStyle): boolean {
  return style.display !== 'inline' && style.display !== 'inline-block' && style.display !== 'none'
}

function hasEdges(element: Element, style: ComputedStyle): boolean {
  if (element.properties['href'] !== undefined || style.backgroundColor) return true
  // What stands in a raised element is raised with it.
  if (style.verticalAlign !== 'baseline') return true
  if (
    style.paddingLeft !== 0 ||
    style.paddingRight !== 0 ||
    style.marginLeft !== 0 ||
    style.marginRight !== 0
  )
    return true
  return [style.borderTop, style.borderRight, style.borderBottom, style.borderLeft].some(
    (edge) => edge.width > 0,
  )
}
