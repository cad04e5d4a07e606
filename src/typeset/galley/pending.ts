/** The galley as it is filled, and what waits for its next content: breaks, margins, openings, marks. */
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'
import type {GalleyContext} from './context.ts'
import {breakCost, type GalleyItem, type GalleyMarker, type GalleyOpen, type GalleyPenalty} from './item.ts'

export interface State {
  readonly context: GalleyContext
  readonly items: GalleyItem[]
  /** Margins that adjoin, not yet set: the largest positive and the least negative (css2, section 8.3.1). */
  margin: {positive: Points; negative: Points}
  /** Between two siblings: the strongest break asked for. Null at the head of a box with an edge: no break there. */
  between: {cost: number; to: GalleyPenalty['to']; leads?: boolean} | null
  /** Boxes that begin with the next content, and what else waits for it. */
  opens: GalleyOpen[]
  ids: string[]
  strings: {name: string; value: string}[]
  pageNumber: number | null
  markers: GalleyMarker[]
  /** How many boxes round here ask to be kept whole, and how many did between the two siblings. */
  avoiding: number
  avoidingBetween: number
  /** The named page that the last content stands on, and the one that the next asks for. */
  page: string
  wantedPage: string
}

export function emptyGalley(context: GalleyContext): State {
  return {
    context,
    items: [],
    margin: {positive: 0, negative: 0},
    between: null,
    opens: [],
    ids: [],
    strings: [],
    pageNumber: null,
    markers: [],
    avoiding: 0,
    avoidingBetween: 0,
    page: 'auto',
    wantedPage: 'auto',
  }
}

export function addMargin({margin}: State, height: Points): void {
  if (height >= 0) margin.positive = Math.max(margin.positive, height)
  else margin.negative = Math.min(margin.negative, height)
}

/** The strongest wish wins: forced over avoided over nothing (css-break-4, section 3.1). */
export function ask(state: State, wish: ComputedStyle['breakBefore'], leads = false): void {
  if (wish === 'auto' || state.between?.cost === breakCost.forced) return
  if (wish === 'avoid') state.between = {cost: breakCost.avoid, to: 'page', leads}
  else state.between = {cost: breakCost.forced, to: wish}
}

/** All that waited for content: break, margin, openings, marks, in the order that lets margins vanish at a page's head. */
export function flush(state: State): void {
  const {items} = state
  const turned = state.wantedPage !== state.page
  const page = turned ? state.wantedPage : null
  state.page = state.wantedPage
  const between = turned && items.length > 0 ? forcedBreak(state) : state.between
  if (between && (items.length > 0 || between.to !== 'page' || turned)) {
    const avoid = between.cost === breakCost.forced ? 0 : state.avoidingBetween * breakCost.avoid
    const {cost, to, leads = false} = between
    items.push({type: 'penalty', cost: cost + avoid, leads, to, page})
  } else if (turned) {
    items.push({type: 'penalty', cost: Number.POSITIVE_INFINITY, to: 'page', page})
  }
  state.between = null
  const margin = state.margin.positive + state.margin.negative
  state.margin = {positive: 0, negative: 0}
  if (margin !== 0) items.push({type: 'space', height: margin, keep: false})
  items.push(...state.opens)
  state.opens = []
  if (state.ids.length > 0 || state.strings.length > 0 || state.pageNumber !== null) {
    items.push({type: 'mark', ids: state.ids, strings: state.strings, pageNumber: state.pageNumber})
    state.ids = []
    state.strings = []
    state.pageNumber = null
  }
}

function forcedBreak(state: State): NonNullable<State['between']> {
  return {cost: breakCost.forced, to: state.between?.to ?? 'page'}
}
