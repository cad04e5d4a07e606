/** Boxes → galley: widths, margins that collapse, breaks between siblings (css2, chapters 8–10). */
import type {BlockBox, Box, TableBox} from '../boxes/box.ts'
import {hasDecoration, insets, placeBlock, resolve} from '../style/box-model.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import {type Points, unreachable} from '../units.ts'
import type {Column, GalleyContext} from './context.ts'
import {breakCost, type GalleyItem} from './item.ts'
import {announces, keepLeads, keepShort} from './keeps.ts'
import {addMarker, dropMarker, pushBlock} from './markers.ts'
import {stackParagraph} from './paragraph.ts'
import {addMargin, ask, emptyGalley, flush, type State} from './pending.ts'
import {stackPicture} from './picture.ts'
import {tableItems} from './table.ts'

/** Set everything in `boxes` to the measure. */
export function stack(boxes: readonly Box[], measure: Points, context: GalleyContext): GalleyItem[] {
  const state = emptyGalley(context)
  stackAll(state, boxes, {x: 0, width: measure, page: 'auto'})
  // What is left over has no page of its own.
  state.wantedPage = state.page
  flush(state)
  return keepLeads(state.items)
}

/** Padding above takes at most this part of a page. */
const mostPadding = 0.5

function stackAll(state: State, boxes: readonly Box[], column: Column): void {
  boxes.forEach((box, index) => {
    if (index > 0) {
      state.between ??= {cost: 0, to: 'page'}
      state.avoidingBetween = state.avoiding
      if (state.between.cost === 0 && announces(boxes[index - 1], box))
        state.between = {cost: breakCost.lead, to: 'page', leads: true}
    }
    stackBox(state, box, column)
  })
}

function stackBox(state: State, box: Box, column: Column): void {
  switch (box.type) {
    case 'block':
      stackBlock(state, box, column)
      break
    case 'paragraph':
      stackParagraph(state, box, column)
      break
    case 'image':
      stackPicture(state, box, column)
      break
    case 'table':
      stackTable(state, box, column)
      break
    default:
      unreachable(box)
  }
}

function stackBlock(state: State, box: BlockBox, outer: Column): void {
  const {style} = box
  const page = style.page === 'auto' ? outer.page : style.page
  state.wantedPage = page
  ask(state, style.breakBefore)
  addMargin(state, resolve(style.marginTop, outer.width))
  state.ids.push(...box.ids)
  state.strings.push(...box.strings)
  state.pageNumber = pageReset(style) ?? state.pageNumber
  if (style.breakInside === 'avoid') state.avoiding++

  // A named page may have a measure of its own: what stands on it is wider or narrower by the difference.
  const {area} = state.context
  const room = page === outer.page ? outer.width : outer.width + area(page).width - area(outer.page).width
  const sides = insets(style, room)
  const border = placeBlock(style, room)
  const inner: Column = {
    x: outer.x + border.x + sides.left,
    width: Math.max(1, border.width - sides.left - sides.right),
    page,
  }
  const decorated = hasDecoration(style)
  if (decorated) state.opens.push({type: 'open', style, x: outer.x + border.x, width: border.width})
  // More would push the text off a page that is smaller than the stylesheet had in mind.
  addRoom(state, Math.min(sides.top, mostPadding * area(page).height))
  addMarker(state, box, inner)
  const from = state.items.length
  stackAll(state, box.children, inner)
  keepShort(state.items, from, box)
  dropMarker(state, box)
  if (typeof style.height === 'number' && box.children.length === 0) addRoom(state, style.height)
  addRoom(state, sides.bottom)
  if (decorated && state.opens.length > 0) state.opens.pop()
  else if (decorated) state.items.push({type: 'close'})

  if (style.breakInside === 'avoid') state.avoiding--
  addMargin(state, resolve(style.marginBottom, outer.width))
  ask(state, style.breakAfter, isHeading(box))
  state.wantedPage = outer.page
}

/** Room that stays with what it belongs to: padding, borders, the height of a box that holds nothing. */
function addRoom(state: State, height: Points): void {
  if (height <= 0) return
  flush(state)
  state.items.push({type: 'space', height, keep: true})
}

/** A heading wants two lines of its text; for anything else `orphans` of what follows are enough. */
function isHeading({origin}: BlockBox): boolean {
  return /^h[1-6]$/.test(origin.tagName)
}

function pageReset({counterReset}: ComputedStyle): number | null {
  return counterReset.find(({name}) => name === 'page')?.value ?? null
}

/** A table with its caption, which stays on its page. */
function stackTable(state: State, box: TableBox, column: Column): void {
  const {style, caption} = box
  ask(state, style.breakBefore)
  addMargin(state, resolve(style.marginTop, column.width))
  state.ids.push(...box.ids)
  if (style.breakInside === 'avoid') state.avoiding++
  const captionFirst = caption?.style.captionSide !== 'bottom'
  if (caption && captionFirst) {
    stackBlock(state, caption, column)
    state.between = {cost: breakCost.avoid, to: 'page'}
  }
  flush(state)
  for (const item of tableItems(box, column, state.context)) {
    if (item.type === 'block') pushBlock(state, item)
    else if (item.type === 'penalty')
      state.items.push({...item, cost: item.cost + state.avoiding * breakCost.avoid})
    else state.items.push(item)
  }
  if (caption && !captionFirst) {
    state.between = {cost: breakCost.avoid, to: 'page'}
    stackBlock(state, caption, column)
  }
  if (style.breakInside === 'avoid') state.avoiding--
  addMargin(state, resolve(style.marginBottom, column.width))
  ask(state, style.breakAfter)
}
