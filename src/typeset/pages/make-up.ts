/** Galley → stretches, one a page: best fit by penalties with look-ahead, notes at the foot of the page of their call. */

import {breakCost, type GalleyItem, type GalleyOpen, type GalleyPenalty, shortPage} from '../galley/item.ts'
import {mostYield, type Shrink} from '../galley/shrink.ts'
import type {Points} from '../units.ts'
import {
  chargeNotes,
  type NoteArea,
  type NoteCharge,
  type PlacedNotes,
  takeNotes,
  type Waiting,
} from './notes.ts'

export interface MadePage {
  /** Items of the galley, `to` not included. */
  readonly from: number
  readonly to: number
  readonly open: readonly GalleyOpen[]
  readonly page: string
  readonly blank: boolean
  /** What follows asked for a page of its own. */
  readonly forced: boolean
  readonly notes: PlacedNotes
  readonly shrink: Shrink | null
  /** Share of all its margins that is left out. */
  readonly squeeze: number
  /** Height in use, notes and their rule included. */
  readonly used: Points
  readonly height: Points
  /** A wish of the stylesheet that had to be broken at the foot of this page. */
  readonly broken: boolean
}

export interface MakeUp {
  readonly items: readonly GalleyItem[]
  /** The foot of the page at `index`, on the named page. */
  readonly notes: (index: number, page: string) => NoteArea
  /** Of the type area of the page at `index`, on the named page. */
  readonly height: (index: number, page: string) => Points
}

interface Candidate {
  /** The penalty at which the page ends; the length of the galley at its end. */
  readonly at: number
  readonly used: Points
  readonly cost: number
  readonly forced: boolean
  readonly penalty: GalleyPenalty | null
  readonly charge: NoteCharge
  readonly shrink: Shrink | null
  readonly squeeze: number
  /** No text stands on the page. */
  readonly alone: boolean
}

/** Share of the margins on a page that it may do without: nobody sees it, and a line more has room. */
const mostSqueeze = 0.06

/** How many pages beyond the present one are weighed, and how many ends of each are tried. */
const lookAhead = 2
const tries = 5

export function makeUp(job: MakeUp): readonly MadePage[] {
  const pages: MadePage[] = []
  const ends = rememberEnds(job)
  let {from, page} = firstPage(job.items)
  let waiting: Waiting = []
  let open: readonly GalleyOpen[] = []
  while (from < job.items.length || waiting.length > 0) {
    const index = pages.length
    const height = job.height(index, page)
    const end = bestEnd(ends, {from, index, page, waiting}, lookAhead).end
    const notes = takeNotes(end.charge, end.alone)
    pages.push({
      from,
      to: end.at,
      open,
      page,
      blank: false,
      forced: end.forced && end.at < job.items.length,
      notes: notes.placed,
      shrink: end.shrink,
      squeeze: end.squeeze,
      used: end.used,
      height,
      broken: end.cost >= breakCost.stranded,
    })
    waiting = notes.waiting
    open = openAt(job.items, from, end.at, open)
    from = end.at < job.items.length ? end.at + 1 : end.at
    ends.forget(from)
    if (end.penalty?.page) page = end.penalty.page
    if (end.penalty && needsBlank(end.penalty, pages.length)) {
      pages.push(blank(from, page, job.height(pages.length, page)))
    }
  }
  return pages
}

/** A break before the first content only says which page it stands on. */
function firstPage([first]: readonly GalleyItem[]): {from: number; page: string} {
  return first?.type === 'penalty' ? {from: 1, page: first.page ?? 'auto'} : {from: 0, page: 'auto'}
}

function needsBlank(penalty: GalleyPenalty, index: number): boolean {
  if (penalty.to === 'page') return false
  return (penalty.to === 'recto') !== (index % 2 === 0)
}

function blank(at: number, page: string, height: Points): MadePage {
  const notes = {entries: [], height: 0}
  return {
    from: at,
    to: at,
    open: [],
    page,
    blank: true,
    forced: true,
    notes,
    shrink: null,
    squeeze: 0,
    used: 0,
    height,
    broken: false,
  }
}

function openAt(items: readonly GalleyItem[], from: number, to: number, before: readonly GalleyOpen[]) {
  const open = [...before]
  for (let index = from; index < to; index++) {
    const item = items[index]
    if (item?.type === 'open') open.push(item)
    if (item?.type === 'close') open.pop()
  }
  return open
}

interface Start {
  readonly from: number
  readonly index: number
  readonly page: string
  readonly waiting: Waiting
}

/** The end whose cost, with that of the best pages after it, is least. */
function bestEnd(ends: Ends, start: Start, depth: number): {end: Candidate; cost: number} {
  const candidates = ends.of(start)
  const first = candidates[0]
  if (!first) throw new Error('a page without an end') // endsOf always gives one
  if (candidates.length === 1 || depth === 0) return {end: first, cost: first.cost}
  let best = {end: first, cost: Number.POSITIVE_INFINITY}
  for (const end of candidates.slice(0, tries)) {
    if (end.cost >= best.cost) break
    const cost = end.cost + costAfter(ends, start, end, depth)
    if (cost < best.cost) best = {end, cost}
  }
  return best
}

function costAfter(ends: Ends, start: Start, end: Candidate, depth: number): number {
  if (end.forced || end.penalty === null) return 0
  const {waiting} = takeNotes(end.charge, end.alone)
  const next = {from: end.at + 1, index: start.index + 1, page: end.penalty?.page ?? start.page, waiting}
  return bestEnd(ends, next, depth - 1).cost
}

interface Ends {
  of(start: Start): readonly Candidate[]
  /** Pages that begin before `from` are made. */
  forget(from: number): void
}

/** Looking ahead from one page and from the next comes upon the same starts again and again. */
function rememberEnds(job: MakeUp): Ends {
  const known = new Map<number, {readonly start: Start; readonly ends: readonly Candidate[]}>()
  return {
    of(start) {
      const {from, index, page, waiting} = start
      const found = known.get(from)
      const same = found?.start.index === index && found.start.page === page && waiting.length === 0
      if (found && same) return found.ends
      const ends = endsOf(job, start)
      if (waiting.length === 0) known.set(from, {start, ends})
      return ends
    },
    forget(from) {
      for (const earlier of known.keys()) if (earlier < from) known.delete(earlier)
    },
  }
}

/** Every place where a page that begins at `start` may end, cheapest first. */
function endsOf(job: MakeUp, start: Start): readonly Candidate[] {
  const {items} = job
  const height = job.height(start.index, start.page)
  const ends: Candidate[] = []
  const area = job.notes(start.index, start.page)
  let charge = chargeNotes(null, start.waiting, [], area)
  let y = 0
  let space = 0
  let empty = true
  /** Of all margins so far: a little of them may go. */
  let spaces = 0
  /** What pictures may give up for their own sake; the text that follows them has to do with what is left. */
  let give = 0
  let giveFrom = 0
  /** The nearest break so far that is forbidden or does not fit: the way out when there is no other. */
  let lastResort: Candidate | null = null
  const candidate = (at: number, penalty: GalleyPenalty | null): Candidate => {
    const short = Math.max(0, y + charge.least - height)
    const tight = Math.min(short, spaces * mostSqueeze)
    const share = give > 0 ? Math.min(1, (short - tight) / give) : 0
    const room = height - y + tight + share * give
    const fit = charge.fit(room)
    const used = height - room + fit.height
    const forced = penalty === null || penalty.cost === breakCost.forced
    const hole = Math.max(0, height - used) / height
    const fill = forced ? 0 : 300 * hole + 1_500 * hole * hole
    const own = penalty && !forced ? penalty.cost : 0
    const isLast = penalty === null && start.from > 0 && charge.isEmpty
    const forgotten = isLast ? breakCost.shortLastPage * Math.max(0, 1 - used / (shortPage * height)) : 0
    const split = fit.complete ? 0 : breakCost.splitNote
    return {
      at,
      used,
      cost: fill + own + forgotten + split + costOf(tight / (spaces * mostSqueeze || 1), share),
      forced,
      penalty,
      alone: empty,
      shrink: share > 0 ? {from: giveFrom, share} : null,
      squeeze: tight / (spaces || 1),
      charge: {...charge, room},
    }
  }
  for (let at = start.from; at < items.length; at++) {
    const item = items[at]
    if (!item) continue
    if (item.type === 'space' && !item.keep) {
      if (!empty) space += item.height
      continue
    }
    if (item.type === 'penalty') {
      if (item.cost === breakCost.forced && !empty) {
        ends.push(candidate(at, item))
        return sorted(ends)
      }
      if (!empty && item.cost < Number.POSITIVE_INFINITY) ends.push(candidate(at, item))
      else if (!empty) lastResort ??= {...candidate(at, item), cost: breakCost.avoid * 100}
      if (item.cost >= breakCost.lead) continue
      if (y + charge.least > height + spaces * mostSqueeze + 0.01 && ends.length > 0) return sorted(ends)
      give = 0
      continue
    }
    const tall = heightOf(item, empty)
    if (tall === 0 && item.type !== 'line') continue
    const notes = item.type === 'line' ? item.line.notes : item.type === 'block' ? item.notes : []
    const next = notes.length > 0 ? chargeNotes(charge, [], notes, area) : charge
    const yielding = give + mostYield(item)
    const least = y + space + tall + next.least - yielding - (spaces + space) * mostSqueeze
    if (least > height + 0.01) {
      if (ends.length > 0) return sorted(ends)
      if (!empty && lastResort) return [lastResort]
      // Nothing fits: it stands here all the same, cut by the sheet, and make-up reports it.
      if (empty) {
        y += tall
        charge = next
        empty = false
        continue
      }
      return [{...candidate(nextBreak(items, at), null), forced: false, cost: breakCost.avoid * 100}]
    }
    y += space + tall
    spaces += space
    space = 0
    empty = false
    charge = next
    if (give === 0) giveFrom = at
    give = yielding
  }
  ends.push(candidate(items.length, null))
  return sorted(ends)
}

/** Of margins and pictures that give up a share of what they may. */
function costOf(tight: number, lower: number): number {
  return (
    (tight > 0 ? breakCost.squeeze + breakCost.squeezeMost * tight : 0) +
    (lower > 0 ? breakCost.shrink + breakCost.shrinkMost * lower : 0)
  )
}

function sorted(ends: Candidate[]): readonly Candidate[] {
  return ends.sort((a, b) => a.cost - b.cost || b.at - a.at)
}

function nextBreak(items: readonly GalleyItem[], at: number): number {
  for (let index = at; index < items.length; index++) {
    const item = items[index]
    if (item?.type === 'penalty') return index
  }
  return items.length
}

function heightOf(item: GalleyItem, atHead: boolean): Points {
  if (item.type === 'line') return item.line.height
  if (item.type === 'space') return item.height
  if (item.type !== 'block') return 0
  return item.height + (atHead && item.repeat ? item.repeat.height : 0)
}
