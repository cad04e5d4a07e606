/** Footnotes: which stand on a page, how high they are, and what must wait for the next (css-gcpm-3, section 2). */
import type {BlockBox} from '../boxes/box.ts'
import type {GalleyItem} from '../galley/item.ts'
import type {FootnoteArea} from '../style/page-rules.ts'
import type {Points} from '../units.ts'

/** The foot of one page, as its `@footnote` says. */
export interface NoteArea {
  /** Of the rule above the notes, with the room round it. */
  readonly ruleHeight: Points
  /** A note, set to the measure of the page: once. */
  galley(note: BlockBox): readonly GalleyItem[]
}

export function ruleHeight({above, rule, below}: FootnoteArea): Points {
  return above + rule.width + below
}

/** Part of a note that is still to be placed. */
interface NotePart {
  readonly items: readonly GalleyItem[]
  readonly from: number
}
export type Waiting = readonly NotePart[]

export interface PlacedNotes {
  readonly entries: readonly {
    readonly items: readonly GalleyItem[]
    readonly from: number
    readonly to: number
  }[]
  /** With the rule; 0 when there is none. */
  readonly height: Points
}

export interface NoteCharge {
  readonly parts: readonly NotePart[]
  readonly heights: readonly Points[]
  /** What must at least stand on the page: all notes but the last, and the first line of that one. */
  readonly least: Points
  readonly full: Points
  readonly isEmpty: boolean
  readonly area: NoteArea
  /** What the text leaves for notes. */
  readonly room: Points
  fit(room: Points): {readonly height: Points; readonly complete: boolean}
}

export function chargeNotes(
  before: NoteCharge | null,
  waiting: Waiting,
  notes: readonly BlockBox[],
  area: NoteArea,
): NoteCharge {
  const added = [...waiting, ...notes.map((note) => ({items: area.galley(note), from: 0}))]
  const parts = [...(before?.parts ?? []), ...added]
  const heights = [
    ...(before?.heights ?? []),
    ...added.map((part) => heightBetween(part.items, part.from, part.items.length)),
  ]
  if (parts.length === 0) {
    const fit = () => ({height: 0, complete: true})
    return {parts, heights, least: 0, full: 0, isEmpty: true, area, room: 0, fit}
  }
  const full = area.ruleHeight + heights.reduce((total, height) => total + height, 0)
  const last = parts[parts.length - 1]
  const lastHeight = heights[heights.length - 1] ?? 0
  const firstCut = last ? cutsOf(last)[0] : undefined
  const least =
    last && firstCut !== undefined ? full - lastHeight + heightBetween(last.items, last.from, firstCut) : full
  // Notes that came over from the page before go on by a line at least, so that they come to an end.
  const first = parts[0]
  const carried = !before && notes.length === 0
  const firstStep = first
    ? area.ruleHeight + heightBetween(first.items, first.from, cutsOf(first)[0] ?? first.items.length)
    : 0
  const fit = (room: Points) => {
    if (full <= room + 0.01) return {height: full, complete: true}
    return {height: Math.max(0, Math.min(room, full)), complete: false}
  }
  return {
    parts,
    heights,
    least: carried ? Math.min(firstStep, least) : least,
    full,
    isEmpty: false,
    area,
    room: 0,
    fit,
  }
}

/** Where a note may be cut: at its penalties that no wish forbids. */
function cutsOf({items, from}: NotePart): readonly number[] {
  const cuts: number[] = []
  for (let index = from + 1; index < items.length; index++) {
    const item = items[index]
    if (item?.type === 'penalty' && item.cost < 5_000) cuts.push(index)
  }
  return cuts
}

/** Fill the room from the first note on; the rest waits. On a page without text (`alone`) something is always taken. */
export function takeNotes(
  charge: NoteCharge,
  alone: boolean,
): {readonly placed: PlacedNotes; readonly waiting: Waiting} {
  if (charge.parts.length === 0) return {placed: {entries: [], height: 0}, waiting: []}
  const entries: {items: readonly GalleyItem[]; from: number; to: number}[] = []
  let left = charge.room - charge.area.ruleHeight
  let height = 0
  for (let index = 0; index < charge.parts.length; index++) {
    const part = charge.parts[index]
    if (!part) continue
    const whole = charge.heights[index] ?? 0
    if (whole <= left + 0.01) {
      entries.push({items: part.items, from: part.from, to: part.items.length})
      left -= whole
      height += whole
      continue
    }
    const cut = cutsOf(part).findLast((at) => heightBetween(part.items, part.from, at) <= left + 0.01)
    const waiting = charge.parts.slice(index + 1)
    if (cut === undefined) {
      if (entries.length === 0 && alone) {
        entries.push({items: part.items, from: part.from, to: part.items.length})
        return {placed: place(entries, whole, charge), waiting}
      }
      return {placed: place(entries, height, charge), waiting: [part, ...waiting]}
    }
    const cutHeight = heightBetween(part.items, part.from, cut)
    entries.push({items: part.items, from: part.from, to: cut})
    return {
      placed: place(entries, height + cutHeight, charge),
      waiting: [{items: part.items, from: cut + 1}, ...waiting],
    }
  }
  return {placed: place(entries, height, charge), waiting: []}
}

function place(entries: PlacedNotes['entries'], height: Points, {area}: NoteCharge): PlacedNotes {
  return {entries, height: entries.length > 0 ? height + area.ruleHeight : 0}
}

/** As `place` measures it: margins at both ends vanish. */
export function heightBetween(items: readonly GalleyItem[], from: number, to: number): Points {
  let height = 0
  let space = 0
  let empty = true
  for (let index = from; index < to; index++) {
    const item = items[index]
    if (!item) continue
    if (item.type === 'space' && !item.keep) {
      if (!empty) space += item.height
    } else if (item.type === 'line' || item.type === 'block' || item.type === 'space') {
      // A table that goes on begins with its head again.
      const repeated = empty && item.type === 'block' ? (item.repeat?.height ?? 0) : 0
      height += space + repeated + (item.type === 'line' ? item.line.height : item.height)
      space = 0
      empty = false
    }
  }
  return height
}
