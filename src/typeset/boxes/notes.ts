/** `float: footnote` → a note and its call (css-gcpm-3, section 2). */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {BlockBox, Box, Marker} from './box.ts'
import {addContent, contentText} from './content.ts'
import {enterElement, leaveElement} from './element.ts'
import type {Flow} from './flow.ts'
import {withMarker} from './markers.ts'
import {idsOf, nextOrder, type State} from './state.ts'

type Contents = (element: Element, style: ComputedStyle, state: State) => readonly Box[]

/** The note first, then the text of its call; no call where `::footnote-call` has `content: none`. */
export function addNote(
  element: Element,
  style: ComputedStyle,
  flow: Flow,
  state: State,
  contents: Contents,
): void {
  state.counters.increment({name: 'footnote', value: 1})
  flow.inline((order) => ({
    type: 'note',
    note: noteBox(element, style, state, contents),
    style,
    origin: element,
    order,
  }))
  const call = state.document.pseudo(element, 'footnote-call')
  if (call && typeof call.content === 'object')
    addContent(call.content, {origin: element, style: call}, flow, state)
}

function noteBox(element: Element, style: ComputedStyle, state: State, contents: Contents): BlockBox {
  const order = nextOrder(state)
  const around = state.strings
  state.strings = []
  enterElement(element, style, state)
  const marker = noteMarker(element, state)
  const children = contents(element, style, state)
  leaveElement(state)
  const {strings} = state
  state.strings = around
  const content = withMarker(marker, {style, origin: element, order, children})
  return {type: 'block', ids: idsOf(element), ...content, strings, style, origin: element, order}
}

function noteMarker(element: Element, state: State): Marker | null {
  const style = state.document.pseudo(element, 'footnote-marker')
  if (!style || typeof style.content !== 'object') return null
  const text = contentText(style.content, {origin: element, style}, state)
  if (text === '') return null
  return {text, style, position: style.listStylePosition, order: nextOrder(state)}
}
