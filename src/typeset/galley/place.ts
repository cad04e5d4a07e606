/** A stretch of galley at a place on the page → display items, decorations under what they surround. */
import type {BlockBox, NamedString} from '../boxes/box.ts'
import {decorate} from '../draw/decoration.ts'
import type {DisplayItem, PathCommand} from '../draw/display-list.ts'
import type {Placing} from '../draw/draw.ts'
import type {Line} from '../lines/line.ts'
import {type Points, unreachable} from '../units.ts'
import type {GalleyBlock, GalleyItem, GalleyLine, GalleyOpen} from './item.ts'
import {type Shrink, shrinkBlock, shrinkLine} from './shrink.ts'

export interface Placed {
  /** In painting order. */
  readonly items: readonly DisplayItem[]
  /** From the head of the first item to the foot of the last; margins at both ends have vanished. */
  readonly height: Points
  readonly destinations: ReadonlyMap<string, {readonly x: Points; readonly y: Points}>
  /** With the head of what calls them, from the head of the stretch. */
  readonly notes: readonly PlacedNote[]
  readonly strings: readonly PlacedString[]
  readonly pageNumber: number | null
  /** Boxes that go on after this stretch. */
  readonly open: readonly GalleyOpen[]
  /** Head and foot of all that cannot be cut, from the head of the stretch. */
  readonly solids: readonly (readonly [Points, Points])[]
}

export interface PlacedString extends NamedString {
  /** Nothing stands above it on its page: `start` then takes it, and not what the page before left. */
  readonly atHead: boolean
}

interface PlacedNote {
  readonly note: BlockBox
  readonly y: Points
}

export interface Stretch {
  readonly items: readonly GalleyItem[]
  readonly from: number
  readonly to: number
  /** Boxes that began before this stretch. */
  readonly open: readonly GalleyOpen[]
  readonly shrink?: Shrink | null
  /** Share of its margins that is left out. @default 0 */
  readonly squeeze?: number
}

export interface PlaceContext {
  readonly x: Points
  readonly y: Points
  readonly draw: (line: Line, placing: Omit<Placing, 'links'>) => readonly DisplayItem[]
  readonly artifact: Placing['artifact']
}

interface OpenBox {
  readonly open: GalleyOpen
  readonly top: Points
  readonly first: boolean
  /** Where its decoration is put once its height is known. */
  readonly slot: DisplayItem[]
}

interface State {
  readonly context: PlaceContext
  readonly slots: DisplayItem[][]
  readonly destinations: Map<string, {x: Points; y: Points}>
  readonly notes: PlacedNote[]
  readonly strings: PlacedString[]
  readonly solids: (readonly [Points, Points])[]
  pageNumber: number | null
  open: OpenBox[]
  current: DisplayItem[]
  /** Of each margin. */
  readonly loose: number
  y: Points
  space: Points
  empty: boolean
}

export function place(stretch: Stretch, context: PlaceContext): Placed {
  const current: DisplayItem[] = []
  const state: State = {
    context,
    slots: [current],
    destinations: new Map(),
    notes: [],
    strings: [],
    solids: [],
    pageNumber: null,
    open: [],
    current,
    loose: 1 - (stretch.squeeze ?? 0),
    y: context.y,
    space: 0,
    empty: true,
  }
  for (const open of stretch.open) begin(state, open, false)
  const shrink = stretch.shrink?.share ?? 0
  const shrinkFrom = stretch.shrink?.from ?? Number.POSITIVE_INFINITY
  for (let index = stretch.from; index < stretch.to; index++) {
    const item = stretch.items[index]
    if (item) placeItem(state, index >= shrinkFrom ? shrunk(item, shrink) : item)
  }
  for (const box of state.open) finish(state, box, false)
  return {
    items: state.slots.flat(),
    height: state.y - context.y,
    destinations: state.destinations,
    notes: state.notes,
    strings: state.strings,
    pageNumber: state.pageNumber,
    open: state.open.map(({open}) => open),
    solids: state.solids,
  }
}

function shrunk(item: GalleyItem, share: number): GalleyItem {
  if (item.type === 'line') return shrinkLine(item, share)
  return item.type === 'block' ? shrinkBlock(item, share) : item
}

function placeItem(state: State, item: GalleyItem): void {
  switch (item.type) {
    case 'line':
      placeLine(state, item)
      break
    case 'block':
      placeSolid(state, item)
      break
    case 'space':
      if (item.keep) advance(state, item.height)
      else if (!state.empty) state.space += item.height * state.loose
      break
    case 'open':
      settle(state)
      begin(state, item, true)
      break
    case 'close': {
      const box = state.open.pop()
      if (box) finish(state, box, true)
      break
    }
    case 'mark':
      settle(state)
      for (const id of item.ids) mark(state, id, 0)
      for (const string of item.strings) state.strings.push({...string, atHead: state.empty})
      state.pageNumber ??= item.pageNumber
      break
    case 'penalty':
      break
    default:
      unreachable(item)
  }
}

function placeLine(state: State, {x, line, markers, marks}: GalleyLine): void {
  settle(state)
  const {context} = state
  const placing = {x: context.x + x, y: state.y, role: 'body', artifact: context.artifact} as const
  for (const marker of markers) {
    const y = state.y + line.baseline - marker.line.baseline
    state.current.push(...context.draw(marker.line, {...placing, x: context.x + marker.x, y, role: 'marker'}))
  }
  for (const item of context.draw(line, placing)) state.current.push(item)
  for (const mark of marks ?? []) state.current.push(move(mark, context.x + x, state.y))
  for (const id of line.ids) mark(state, id, 0)
  addNotes(state, line.notes)
  solid(state, line.height)
}

function placeSolid(state: State, block: GalleyBlock): void {
  settle(state)
  const {context} = state
  if (block.repeat && state.empty) {
    for (const item of block.repeat.items) {
      state.current.push(move(item, context.x + block.x, state.y))
    }
    advance(state, block.repeat.height)
    state.open = state.open.map((box) => (box.open.belowHead ? {...box, top: state.y} : box))
  }
  for (const item of block.items) state.current.push(move(item, context.x + block.x, state.y))
  for (const {id, y} of block.ids) mark(state, id, y)
  addNotes(state, block.notes)
  solid(state, block.height)
}

function addNotes(state: State, notes: readonly BlockBox[]): void {
  for (const note of notes) state.notes.push({note, y: state.y - state.context.y})
}

function solid(state: State, height: Points): void {
  const top = state.y - state.context.y
  state.solids.push([top, top + height])
  state.y += height
  state.empty = false
}

function advance(state: State, height: Points): void {
  settle(state)
  state.y += height
  state.empty = false
}

/** Margins count once something follows them. */
function settle(state: State): void {
  if (state.empty) return
  state.y += state.space
  state.space = 0
}

function begin(state: State, open: GalleyOpen, first: boolean): void {
  const slot: DisplayItem[] = []
  state.current = []
  state.slots.push(slot, state.current)
  state.open.push({open, top: state.y, first, slot})
}

function finish(state: State, {open, top, first, slot}: OpenBox, last: boolean): void {
  const {x} = state.context
  slot.push(
    ...decorate(open.style, {x: x + open.x, y: top, width: open.width, height: state.y - top}, {first, last}),
  )
}

function mark(state: State, id: string, y: Points): void {
  if (state.destinations.has(id)) return
  state.destinations.set(id, {x: state.context.x, y: state.y + y})
}

export function move(item: DisplayItem, x: Points, y: Points): DisplayItem {
  if (item.type !== 'path') return {...item, x: item.x + x, y: item.y + y}
  return {...item, commands: item.commands.map((command) => moveCommand(command, x, y))}
}

function moveCommand(command: PathCommand, x: Points, y: Points): PathCommand {
  if (command[0] === 'Z') return command
  if (command[0] !== 'C') return [command[0], command[1] + x, command[2] + y]
  const [name, x1, y1, x2, y2, x3, y3] = command
  return [name, x1 + x, y1 + y, x2 + x, y2 + y, x3 + x, y3 + y]
}
