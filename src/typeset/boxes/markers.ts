/** A list item → its marker and what it does to the counter `list-item` (css-lists-3; HTML, section 4.4.5). */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import {markerText} from '../style/counter-styles.ts'
import type {BlockBox, Box, InlineText, Marker} from './box.ts'
import {contentText} from './content.ts'
import {nextOrder, type State} from './state.ts'

const listItem = 'list-item'
const lists = new Set(['ol', 'ul', 'menu'])

/** A list counts from the beginning, or as `start` and `reversed` say. Its `counter-reset` has been applied before. */
export function startList(element: Element, style: ComputedStyle, state: State): void {
  if (!lists.has(element.tagName)) return
  if (!style.counterReset.some((change) => change.name === listItem))
    state.counters.reset({name: listItem, value: 0})
  if (element.tagName !== 'ol') return
  const start = integer(element.properties['start'])
  if (isReversed(element)) state.counters.set({name: listItem, value: (start ?? itemCount(element)) + 1})
  else if (start !== null) state.counters.set({name: listItem, value: start - 1})
}

/** Counts one item on, or to its `value`; unless its style counts for itself. */
export function countItem(element: Element, style: ComputedStyle, state: State): void {
  if (style.counterIncrement.some((change) => change.name === listItem)) return
  const value = integer(element.properties['value'])
  const list = state.document.parent(element)
  if (value !== null) state.counters.set({name: listItem, value})
  else state.counters.increment({name: listItem, value: list && isReversed(list) ? -1 : 1})
}

export function markerOf(element: Element, style: ComputedStyle, state: State): Marker | null {
  const pseudo = state.document.pseudo(element, 'marker')
  const markerStyle = pseudo ?? state.document.anonymous(style, 'inline')
  const text = textOfMarker(element, style, pseudo, state)
  if (text === '') return null
  return {text, style: markerStyle, position: style.listStylePosition, order: nextOrder(state)}
}

/** A marker that stands inside begins the first paragraph of its item: there it flows with the text. */
export function withMarker(
  marker: Marker | null,
  box: Pick<BlockBox, 'style' | 'origin' | 'order' | 'children'>,
): Pick<BlockBox, 'marker' | 'children'> {
  if (marker?.position !== 'inside') return {marker, children: box.children}
  return {marker: null, children: begun(box.children, marker, box)}
}

function begun(
  children: readonly Box[],
  marker: Marker,
  {style, origin, order}: Pick<BlockBox, 'style' | 'origin' | 'order'>,
): readonly Box[] {
  const [first, ...rest] = children
  if (first?.type === 'block' && first.children.length > 0) {
    return [{...first, children: begun(first.children, marker, first)}, ...rest]
  }
  const paragraph = first?.type === 'paragraph' ? first : null
  const {style: inner, text} = marker
  // Between the paragraph and its first inline: orders are whole numbers.
  const at = (paragraph?.order ?? order) + 0.5
  const inline: InlineText = {
    type: 'text',
    text: `${text} `,
    generated: true,
    style: inner,
    origin,
    order: at,
  }
  if (paragraph) return [{...paragraph, content: [inline, ...paragraph.content]}, ...rest]
  return [{type: 'paragraph', style, origin, order: order + 0.25, content: [inline]}, ...children]
}

function textOfMarker(
  element: Element,
  style: ComputedStyle,
  pseudo: ComputedStyle | null,
  state: State,
): string {
  if (pseudo && typeof pseudo.content === 'object') {
    return contentText(pseudo.content, {origin: element, style: pseudo}, state).trimEnd()
  }
  if (pseudo?.content === 'none') return ''
  const {listStyleType} = style
  if (typeof listStyleType === 'object') return listStyleType.string.trimEnd()
  return markerText(state.counters.values(listItem).at(-1) ?? 0, listStyleType)
}

function isReversed(element: Element): boolean {
  const {reversed} = element.properties
  return element.tagName === 'ol' && reversed !== undefined && reversed !== null && reversed !== false
}

function itemCount(list: Element): number {
  return list.children.filter((child) => child.type === 'element' && child.tagName === 'li').length
}

function integer(value: Element['properties'][string]): number | null {
  if (value === undefined || value === null || value === '') return null
  const number = Number(value)
  return Number.isInteger(number) ? number : null
}
