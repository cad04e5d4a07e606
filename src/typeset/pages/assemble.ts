/** Stretches of galley → pages: everything at its place on the paper. */
import {border} from '../draw/decoration.ts'
import type {DisplayItem} from '../draw/display-list.ts'
import type {GalleyContext} from '../galley/context.ts'
import type {GalleyItem} from '../galley/item.ts'
import {type Placed, place} from '../galley/place.ts'
import type {PageStyle, PageStyles} from '../style/page-rules.ts'
import type {MadePage} from './make-up.ts'
import {drawMarginBoxes} from './margin-boxes.ts'
import {heightBetween, type PlacedNotes} from './notes.ts'
import {numberPages} from './numbering.ts'
import type {Page} from './page.ts'
import {runningStrings} from './running-strings.ts'

export interface Assembly {
  readonly items: readonly GalleyItem[]
  readonly made: readonly MadePage[]
  readonly styles: PageStyles
  readonly context: GalleyContext
}

/** First page: a recto, as in a book. */
export function sideOf(index: number): 'recto' | 'verso' {
  return index % 2 === 0 ? 'recto' : 'verso'
}

export function assemble({items, made, styles, context}: Assembly): readonly Page[] {
  const sheets = made.map((page, index) => {
    const side = sideOf(index)
    const style = styles({name: page.page, first: index === 0, side, blank: page.blank})
    return {page, index, side, style, ...placePage(page, items, style, context)}
  })
  const strings = runningStrings(sheets.map((sheet) => sheet.text.strings))
  const numbers = numberPages(
    sheets.map(({page, style, text}) => ({name: page.page, blank: page.blank, style, set: text.pageNumber})),
    styles,
  )
  return sheets.map(({page, index, side, style, text, notes}): Page => {
    const running = strings[index]
    const {number, numbering, folio} = numbers[index] ?? {
      number: index + 1,
      numbering: 'decimal',
      folio: String(index + 1),
    }
    const margins = running
      ? drawMarginBoxes(style, {...context, strings: running, page: number, pages: made.length})
      : []
    return {
      index,
      number,
      numbering,
      folio,
      side,
      blank: page.blank,
      forced: page.forced,
      width: style.width,
      height: style.height,
      margins: style.margins,
      foot: style.height - style.margins.bottom - page.notes.height,
      room: page.height - page.used,
      items: [...margins, ...text.items, ...notes.items],
      destinations: new Map([...text.destinations, ...notes.destinations]),
    }
  })
}

function placePage(
  page: MadePage,
  items: readonly GalleyItem[],
  style: PageStyle,
  context: GalleyContext,
): {text: Placed; notes: Pick<Placed, 'items' | 'destinations'>} {
  const {margins} = style
  const text = place(
    {items, from: page.from, to: page.to, open: page.open, shrink: page.shrink, squeeze: page.squeeze},
    {x: margins.left, y: margins.top, draw: context.draw, artifact: null},
  )
  return {text, notes: placeNotes(page.notes, style, context)}
}

/** Notes stand on the foot of the type area, under a short rule. */
function placeNotes(
  {entries, height}: PlacedNotes,
  {height: paper, margins, footnotes}: PageStyle,
  context: GalleyContext,
): Pick<Placed, 'items' | 'destinations'> {
  if (entries.length === 0) return {items: [], destinations: new Map()}
  const {above, rule, length, below} = footnotes
  let y = paper - margins.bottom - height + above
  const items: DisplayItem[] = [...border(rule, {x: margins.left, y, width: length, height: rule.width})]
  y += rule.width + below
  const destinations = new Map<string, {readonly x: number; readonly y: number}>()
  for (const entry of entries) {
    const placed = place({...entry, open: []}, {x: margins.left, y, draw: context.draw, artifact: null})
    items.push(...placed.items)
    for (const [id, point] of placed.destinations) destinations.set(id, point)
    y += heightBetween(entry.items, entry.from, entry.to)
  }
  return {items, destinations}
}
