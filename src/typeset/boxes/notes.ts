/** `float: footnote` → a note and its call (css-gcpm-3, section 2). */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Marker} from './box.ts'
import {addContent, contentText} from './content.ts'
import {elementBlock} from './element.ts'
import type {Flow} from './flow.ts'
import {nextOrder, type State} from './state.ts'

/** The note first, then the text of its call; no call where `::footnote-call` has `content: none`. */
export function addNote(element: Element, style: ComputedStyle, flow: Flow, state: State): void {
  state.counters.increment({name: 'footnote', value: 1})
  flow.inline((order) => ({
    type: 'note',
    note: elementBlock(element, style, state, () => noteMarker(element, state)),
    style,
    origin: element,
    order,
  }))
  const call = state.document.pseudo(element, 'footnote-call')
  if (call && typeof call.content === 'object')
    addContent(call.content, {origin: element, style: call}, flow, state)
}

function noteMarker(element: Element, state: State): Marker | null {
  const style = state.document.pseudo(element, 'footnote-marker')
  if (!style || typeof style.content !== 'object') return null
  const text = contentText(style.content, {origin: element, style}, state)
  if (text === '') return null
  return {text, style, position: style.listStylePosition, order: nextOrder(state)}
}
