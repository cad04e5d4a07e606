/** Boxes → galley: widths, margins that collapse, breaks between siblings, markers in the margin (css2, chapters 8–10). */
import type {BlockBox, Box, ImageBox, ParagraphBox, TableBox} from '../boxes/box.ts'
import type {Line} from '../lines/line.ts'
import type {BreakBetween, ComputedStyle} from '../style/computed-style.ts'
import {type Points, unreachable} from '../units.ts'
import {
  breakCost,
  type GalleyBlock,
  type GalleyItem,
  type GalleyMarker,
  type GalleyOpen,
  type GalleyPenalty,
  type Yield,
} from './galley.ts'
import {announces, keepLeads, keepShort} from './keeps.ts'
import {align, hasDecoration, insets, placeBlock, resolve} from './measure.ts'
import {fitPicture} from './picture.ts'
import {yieldOf} from './shrink.ts'
import type {StackContext} from './stack-context.ts'
import {stackTable} from './table.ts'
import {wrapMark} from './wrapped-code.ts'

/** Set everything in `boxes` to the measure. */
export function stack(boxes: readonly Box[], measure: Points, context: StackContext): GalleyItem[] {
  const state = start(context)
  stackAll(state, boxes, {x: 0, width: measure, page: 'auto'})
  // What is left over has no page of its own.
  state.wantedPage = state.page
  flush(state)
  return keepLeads(state.items)
}

/** Padding above takes at most this part of a page. */
const mostPadding = 0.5

interface Column {
  /** From the left edge of the type area. */
  readonly x: Points
  readonly width: Points
  /** The named page in force (css-page-3, section 8.1). */
  readonly page: string
}

interface State {
  readonly context: StackContext
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

function start(context: StackContext): State {
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
      stackWholeTable(state, box, column)
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
  if (sides.top > 0) {
    flush(state)
    // More would push the text off a page that is smaller than the stylesheet had in mind.
    const height = Math.min(sides.top, mostPadding * area(page).height)
    state.items.push({type: 'space', height, keep: true})
  }
  addMarker(state, box, inner)
  const from = state.items.length
  stackAll(state, box.children, inner)
  keepShort(state.items, from, box)
  dropMarker(state, box)
  const height = typeof style.height === 'number' && box.children.length === 0 ? style.height : 0
  if (height > 0) {
    flush(state)
    state.items.push({type: 'space', height, keep: true})
  }
  if (sides.bottom > 0) {
    flush(state)
    state.items.push({type: 'space', height: sides.bottom, keep: true})
  }
  if (decorated && state.opens.length > 0) state.opens.pop()
  else if (decorated) state.items.push({type: 'close'})

  if (style.breakInside === 'avoid') state.avoiding--
  addMargin(state, resolve(style.marginBottom, outer.width))
  ask(state, style.breakAfter, isHeading(box))
  state.wantedPage = outer.page
}

/** A heading wants two lines of its text; for anything else `orphans` of what follows are enough. */
function isHeading({origin}: BlockBox): boolean {
  return /^h[1-6]$/.test(origin.tagName)
}

function pageReset({counterReset}: ComputedStyle): number | null {
  return counterReset.find(({name}) => name === 'page')?.value ?? null
}

function stackParagraph(state: State, box: ParagraphBox, column: Column): void {
  const lines = state.context.setter.set(box, column.width)
  if (lines.length === 0) return
  flush(state)
  const isCode = keepsSpaces(box.style)
  lines.forEach((line, index) => {
    if (index > 0) state.items.push(betweenLines(state, lines, index, box.style))
    const yields = lines.length === 1 ? yieldOfLine(line, box.style) : null
    const markers = index === 0 ? take(state) : none
    const goesOn = isCode && lines[index - 1]?.final === false
    state.items.push({
      type: 'line',
      x: column.x,
      line,
      markers,
      yields,
      ...(goesOn && {marks: [wrapMark(line, box.style)]}),
    })
  })
}

/** Only where a picture stands alone: beside text a change of its size would show. */
function yieldOfLine({parts}: Line, {textAlign}: ComputedStyle): Yield | null {
  const [part, ...others] = parts
  if (part?.type !== 'image' || others.length > 0) return null
  return yieldOf(part.height, {center: 0.5, right: 1, end: 1}[String(textAlign)] ?? 0)
}

function betweenLines(
  state: State,
  lines: readonly Line[],
  index: number,
  style: ComputedStyle,
): GalleyPenalty {
  const {orphans, widows} = style
  const isCode = keepsSpaces(style)
  const before = lines[index - 1]
  const stranded = index < orphans || lines.length - index < widows
  const cost =
    breakCost.insideParagraph +
    (before?.hyphenated ? breakCost.hyphen : 0) +
    (isCode ? insideCode(before) : 0) +
    (stranded ? breakCost.stranded : 0) +
    state.avoiding * breakCost.avoid
  return {type: 'penalty', cost, to: 'page', page: null}
}

function keepsSpaces({whiteSpace}: ComputedStyle): boolean {
  return whiteSpace === 'pre' || whiteSpace === 'pre-wrap'
}

/** Programs have empty lines where their thoughts end. */
function insideCode(before: Line | undefined): number {
  if (before && !before.final) return breakCost.insideCodeLine
  return before?.parts.length === 0 ? 0 : breakCost.insideCode
}

function stackPicture(state: State, box: ImageBox, column: Column): void {
  const {style} = box
  ask(state, style.breakBefore)
  addMargin(state, resolve(style.marginTop, column.width))
  state.ids.push(...box.ids)
  flush(state)
  const {width, height} = fitPicture(box, {
    width: column.width,
    height: state.context.area(column.page).height * state.context.pictureShare,
  })
  const x = column.x + resolve(style.marginLeft, column.width) + align(style, column.width - width)
  pushBlock(state, {
    type: 'block',
    x,
    width,
    height,
    items: [
      {
        type: 'image',
        x: 0,
        y: 0,
        width,
        height,
        source: box.source,
        alt: box.alt,
        owner:
          box.alt === ''
            ? {type: 'artifact', kind: 'layout', subtype: null}
            : {type: 'content', origin: box.origin, order: box.order, role: 'body'},
      },
    ],
    notes: [],
    ids: [],
    repeat: null,
    yields: yieldOf(height, align(style, 1)),
    origin: box.origin,
  })
  addMargin(state, resolve(style.marginBottom, column.width))
  ask(state, style.breakAfter)
}

function stackWholeTable(state: State, box: TableBox, column: Column): void {
  const {style} = box
  ask(state, style.breakBefore)
  addMargin(state, resolve(style.marginTop, column.width))
  state.ids.push(...box.ids)
  if (style.breakInside === 'avoid') state.avoiding++
  const captionFirst = box.caption && box.caption.style.captionSide !== 'bottom'
  if (box.caption && captionFirst) {
    stackBlock(state, box.caption, column)
    state.between = {cost: breakCost.avoid, to: 'page'}
  }
  flush(state)
  const pageHeight = state.context.area(column.page).height
  for (const item of stackTable(box, column, {...state.context, stack, pageHeight})) {
    if (item.type === 'block') pushBlock(state, item)
    else if (item.type === 'penalty')
      state.items.push({...item, cost: item.cost + state.avoiding * breakCost.avoid})
    else state.items.push(item)
  }
  if (box.caption && !captionFirst) {
    state.between = {cost: breakCost.avoid, to: 'page'}
    stackBlock(state, box.caption, column)
  }
  if (style.breakInside === 'avoid') state.avoiding--
  addMargin(state, resolve(style.marginBottom, column.width))
  ask(state, style.breakAfter)
}

/** A marker whose item begins with something other than a line stands on a line of its own height beside it. */
function pushBlock(state: State, block: GalleyBlock): void {
  const markers = take(state)
  const items = [...block.items]
  for (const {x, line} of markers) {
    items.push(...state.context.draw(line, {x: x - block.x, y: 0, role: 'marker', artifact: null}))
  }
  state.items.push(markers.length > 0 ? {...block, items} : block)
}

/** Gap between marker and text. */
const markerGap = 0.45 // em; what browsers leave beside a bullet

function addMarker(state: State, box: BlockBox, inner: Column): void {
  if (box.marker?.position !== 'outside') return
  const line = state.context.setter.marker(box.marker, box)
  if (!line) return
  const gap = markerGap * box.marker.style.fontSize
  const x = box.style.direction === 'rtl' ? inner.x + inner.width + gap : inner.x - gap - line.width
  state.markers.push({x, line})
}

/** An item without a line still shows its marker. */
function dropMarker(state: State, box: BlockBox): void {
  if (box.marker?.position !== 'outside' || state.markers.length === 0) return
  const last = state.markers[state.markers.length - 1]
  if (!last) return
  flush(state)
  state.markers.pop()
  const {x, line} = last
  const items = state.context.draw(line, {x: 0, y: 0, role: 'marker', artifact: null})
  state.items.push({
    type: 'block',
    x,
    width: line.width,
    height: line.height,
    items,
    notes: [],
    ids: [],
    repeat: null,
    yields: null,
    origin: box.origin,
  })
}

function take(state: State): readonly GalleyMarker[] {
  if (state.markers.length === 0) return none
  const {markers} = state
  state.markers = []
  return markers
}

const none: readonly GalleyMarker[] = []

function addMargin(state: State, margin: Points): void {
  if (margin >= 0) state.margin.positive = Math.max(state.margin.positive, margin)
  else state.margin.negative = Math.min(state.margin.negative, margin)
}

/** The strongest wish wins: forced over avoided over nothing (css-break-4, section 3.1). */
function ask(state: State, wish: BreakBetween, leads = false): void {
  if (wish === 'auto' || state.between?.cost === breakCost.forced) return
  if (wish === 'avoid') {
    state.between = {cost: breakCost.avoid, to: 'page', leads}
    return
  }
  state.between = {cost: breakCost.forced, to: wish}
}

/** All that waited for content: break, margin, openings, marks, in the order that lets margins vanish at a page's head. */
function flush(state: State): void {
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
  if (state.opens.length > 0) items.push(...state.opens)
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
