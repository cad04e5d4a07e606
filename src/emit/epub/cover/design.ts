/** Words and colours → the painted front of a book: a coloured panel with the title, below it what the book says. */
import {type Canvas, type Color, createCanvas, fillBox, mixInk} from '../../painting/canvas.ts'
import type {Easel} from '../../painting/easel.ts'
import {fitText, fitTitle} from '../../painting/fit.ts'
import type {Box} from '../../painting/mask.ts'
import {type OwnPicture, placeIn} from '../../painting/own-picture.ts'
import {heightOf, paintLines, type Sheet, setText, setTitle, voices} from '../../painting/sheet.ts'
import {bandHeight, paintBand} from './band.ts'
import {fitList, type List, paintList} from './list.ts'

export interface CoverWords {
  readonly title: string
  /** For a title that cannot be set. */
  readonly standIn: string
  readonly subtitle: string | null
  /** A series or publisher, above the title. */
  readonly kicker: string | null
  /** Takeaways, or the titles of the articles; a summary is one item without a label. */
  readonly list: {readonly label: string | null; readonly items: readonly string[]}
  /** Authors, at the foot. */
  readonly names: string
  /** How long the sections are, or the articles. */
  readonly parts: readonly number[]
}

export interface Front {
  readonly canvas: Canvas
  /** Where the author's picture goes. */
  readonly hole: Box | null
  /** The items of the list that there was room for, as they stand there. */
  readonly listed: readonly string[]
}

/** Two to three, the proportion of trade paperbacks; Apple Books asks for 1,400 pixels on the short side. */
export const coverSize = {width: 1400, height: 2100} as const
export const margin = 120
const {width, height} = coverSize
export const column = {left: margin, width: width - 2 * margin} as const

export function paintCover(words: CoverWords, own: OwnPicture | null, {studio, sheetOf}: Easel): Front {
  const {look} = studio
  const canvas = createCanvas(width, height, look.paper)
  const sheet = sheetOf(canvas)
  const voice = voices(studio)
  paintEdge(canvas, look.rule)
  const ink = mixInk(canvas, look.ink, look.paper)

  const names = fitText(setText(words.names, voice.label, sheet), {...column, ...namesSizes})
  const footTop = height - footMargin - heightOf(names, textLeading)
  paintLines(names, {...column, top: footTop, leading: textLeading, ink}, sheet)
  const listFoot = footTop - (names.lines.length > 0 ? 84 : 0)

  // A picture says what the list would.
  const list = own ? null : fitList(words.list, {height: listFoot - leastPanel(words.title) - listGap}, sheet)
  const isBare = names.lines.length === 0 && !list
  const panelFoot = isBare ? height - bandHeight : footOfPanel(listFoot, list)
  fillBox(canvas, {x: 0, y: 0, width, height: panelFoot}, look.panel)
  paintBand(canvas, words.parts, {top: panelFoot, look, direction: sheet.direction})
  if (list) paintList(list, {top: panelFoot + listGap, ink}, sheet)

  const hole = own && placeIn({...pictureSpace, align: 'middle'}, own)
  // A picture as wide as the page bleeds off its edges; one that is not stands free of them.
  const box = hole && {...hole, y: hole.width === width ? 0 : margin}
  paintPanel(words, {top: box ? box.y + box.height : 0, foot: panelFoot}, sheet)
  return {canvas, hole: box, listed: list?.items.map(({text}) => text) ?? []}
}

/** White pages have no edge on a white shop window: Kindle's guidelines ask for a line of three or four pixels. */
function paintEdge(canvas: Canvas, color: Color): void {
  const line = 4
  fillBox(canvas, {x: 0, y: 0, width: line, height}, color)
  fillBox(canvas, {x: width - line, y: 0, width: line, height}, color)
  fillBox(canvas, {x: 0, y: height - line, width, height: line}, color)
}

const pictureSpace = {x: 0, y: 0, width, height: 1050} as const
const namesSizes = {measure: column.width, largest: 48, smallest: 34, lines: 2} as const
const footMargin = 110
const textLeading = 1.28
const listGap = 96
/** A title of three lines at the size that catches the eye, with subtitle and kicker; a long one needs more, or a thumbnail
 * could not be read. */
const leastPanel = (title: string) => Math.min(1300, 1060 + 4 * Math.max(0, title.length - 60))
const mostPanel = 1440

/** Whole fours, so that the edge stays sharp in the thumbnail. */
function footOfPanel(listFoot: number, list: List | null): number {
  if (!list) return Math.floor((listFoot - 100) / 4) * 4
  return Math.min(mostPanel, Math.floor((listFoot - list.height - listGap) / 4) * 4)
}

const titleLeading = 1.08

function paintPanel(
  words: CoverWords,
  panel: {readonly top: number; readonly foot: number},
  sheet: Sheet,
): void {
  const {look} = sheet.studio
  const voice = voices(sheet.studio)
  const ink = mixInk(sheet.canvas, look.panelInk, look.panel)
  const isLow = panel.top > 0
  let top = panel.top + (isLow ? 70 : 130)
  if (words.kicker) {
    const limit = {measure: column.width, largest: 46, smallest: 34, lines: 1}
    top = paintLines(
      fitText(setText(words.kicker, voice.label, sheet), limit),
      {...column, top, leading: 1.1, ink},
      sheet,
    )
    top += isLow ? 24 : 60
  }
  const foot = panel.foot - (isLow ? 70 : 100)
  const limit = {measure: column.width, largest: 58, smallest: 44, lines: 3, balanced: true}
  const subtitle = words.subtitle ? fitText(setText(words.subtitle, voice.text, sheet), limit) : null
  const below = subtitle ? heightOf(subtitle, textLeading) + subtitleGap : 0
  const title = fitTitle(setTitle(words, voice.title, sheet), {
    measure: column.width,
    height: foot - top - below,
    leading: titleLeading,
    largest: 280,
    smallest: 56,
    lines: (size) => (size > 216 ? 2 : size > 150 ? 4 : size > 110 ? 6 : 12),
  })
  const titleTop = foot - below - heightOf(title, titleLeading)
  const next = paintLines(title, {...column, top: titleTop, leading: titleLeading, ink}, sheet)
  if (subtitle) paintLines(subtitle, {...column, top: next + subtitleGap, leading: textLeading, ink}, sheet)
}

const subtitleGap = 36
