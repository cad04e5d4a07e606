/** What an element does to the document as it begins and ends: counters, running strings, references. */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {BlockBox, Marker} from './box.ts'
import {contentText} from './content.ts'
import {countItem, startList, withMarker} from './markers.ts'
import {idsOf, nextOrder, type State} from './state.ts'

/** In the order of css-lists-3, section 4.5. `element` is null for a pseudo-element. */
export function enterElement(element: Element | null, style: ComputedStyle, state: State): void {
  const {counters} = state
  for (const change of style.counterReset) counters.reset(change)
  if (element) startList(element, style, state)
  if (element && style.display === 'list-item') countItem(element, style, state)
  for (const change of style.counterIncrement) counters.increment(change)
  for (const change of style.counterSet) counters.set(change)
  counters.enter()
  if (!element) return
  for (const id of idsOf(element)) state.snapshots.set(id, counters.snapshot())
  for (const {name, value} of style.stringSet) {
    state.strings.push({name, value: contentText(value, {origin: element, style}, state)})
  }
}

export function leaveElement(state: State): void {
  state.counters.leave()
}

/** The block that an element generates, with all that stands in it. */
export function elementBlock(
  element: Element,
  style: ComputedStyle,
  state: State,
  makeMarker: () => Marker | null = () => null,
): BlockBox {
  const order = nextOrder(state)
  const around = state.strings
  state.strings = []
  enterElement(element, style, state)
  const marker = makeMarker()
  const children = state.contents(element, style, state)
  leaveElement(state)
  const {strings} = state
  state.strings = around
  const content = withMarker(marker, {style, origin: element, order, children})
  return {type: 'block', ids: idsOf(element), ...content, strings, style, origin: element, order}
}
