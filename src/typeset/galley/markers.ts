/** List markers: they wait for the first line of their item, or for whatever it begins with, and stand in the margin beside it. */
import type {BlockBox} from '../boxes/box.ts'
import type {Column} from './context.ts'
import type {GalleyBlock, GalleyMarker} from './item.ts'
import {flush, type State} from './pending.ts'

/** Gap between marker and text. */
const markerGap = 0.45 // em; what browsers leave beside a bullet

export function addMarker(state: State, box: BlockBox, inner: Column): void {
  if (box.marker?.position !== 'outside') return
  const line = state.context.setter.marker(box.marker, box)
  if (!line) return
  const gap = markerGap * box.marker.style.fontSize
  const x = box.style.direction === 'rtl' ? inner.x + inner.width + gap : inner.x - gap - line.width
  state.markers.push({x, line})
}

/** An item without a line still shows its marker. */
export function dropMarker(state: State, box: BlockBox): void {
  const last = state.markers.at(-1)
  if (box.marker?.position !== 'outside' || !last) return
  flush(state)
  state.markers.pop()
  const {x, line} = last
  state.items.push({
    type: 'block',
    x,
    width: line.width,
    height: line.height,
    items: state.context.draw(line, {x: 0, y: 0, role: 'marker', artifact: null}),
    notes: [],
    ids: [],
    repeat: null,
    yields: null,
    origin: box.origin,
  })
}

export function takeMarkers(state: State): readonly GalleyMarker[] {
  if (state.markers.length === 0) return none
  const {markers} = state
  state.markers = []
  return markers
}

const none: readonly GalleyMarker[] = []

/** A marker whose item begins with something other than a line stands on a line of its own height beside it. */
export function pushBlock(state: State, block: GalleyBlock): void {
  const markers = takeMarkers(state)
  const items = [...block.items]
  for (const {x, line} of markers) {
    items.push(...state.context.draw(line, {x: x - block.x, y: 0, role: 'marker', artifact: null}))
  }
  state.items.push(markers.length > 0 ? {...block, items} : block)
}
