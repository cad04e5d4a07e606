/** What an element does to the document as it begins and ends: counters, running strings, references. */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import {contentText} from './content.ts'
import {countItem, startList} from './markers.ts'
import {idsOf, type State} from './state.ts'

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
