/** An article → the picture that stands for it where its address is shared: the cover's colours and type, lying down. */
import {type Canvas, createCanvas, fillBox, mix, mixInk} from '../painting/canvas.ts'
import type {Easel} from '../painting/easel.ts'
import {fitText, fitTitle} from '../painting/fit.ts'
import type {Box} from '../painting/mask.ts'
import {type OwnPicture, placeIn} from '../painting/own-picture.ts'
import {heightOf, paintLines, type Sheet, setText, setTitle, voices} from '../painting/sheet.ts'

export interface CardWords {
  readonly title: string
  /** For a title that cannot be set. */
  readonly standIn: string
  /** A publisher or series, above the title. */
  readonly kicker: string | null
  /** The first takeaway, or the summary, or the subtitle. */
  readonly about: string | null
  readonly names: string
}

export interface Card {
  readonly canvas: Canvas
  /** Where the author's picture goes. */
  readonly hole: Box | null
}

/** What Facebook, LinkedIn and X show whole: 1.91 to one (https://developers.facebook.com/docs/sharing/webmasters/images). */
export const cardSize = {width: 1200, height: 630} as const
const {width, height} = cardSize
const margin = 72
const bandHeight = 12
const leading = 1.25
const titleLeading = 1.08

interface Column {
  readonly left: number
  readonly width: number
}

export function paintCard(words: CardWords, own: OwnPicture | null, {studio, sheetOf}: Easel): Card {
  const {look} = studio
  const canvas = createCanvas(width, height, look.paper)
  const sheet = sheetOf(canvas)
  const voice = voices(studio)
  const hole = own && holeFor(own, sheet.direction)
  const column = beside(hole, sheet.direction)
  const measure = column.width
  const names = fitText(setText(words.names, voice.label, sheet), {
    measure,
    largest: 30,
    smallest: 26,
    lines: 1,
  })
  const about = fitText(setText(words.about ?? '', voice.text, sheet), {
    ...{measure, largest: 36, smallest: 32, lines: hole ? 3 : 2, balanced: true},
  })
  const between = about.lines.length > 0 && names.lines.length > 0 ? 16 : 0
  const text = heightOf(about, leading) + between + heightOf(names, leading)
  const panelFoot = Math.round(height - bandHeight - text - (text > 0 ? 72 : 0))
  fillBox(canvas, {x: 0, y: 0, width, height: panelFoot}, look.panel)
  const accent = {x: 0, y: panelFoot, width, height: bandHeight}
  fillBox(canvas, accent, mix(look.panel, look.paper, 0.5))
  const ink = mixInk(canvas, look.ink, look.paper)
  const top = panelFoot + bandHeight + 28
  const next = paintLines(about, {...column, top, leading, ink}, sheet)
  paintLines(names, {...column, top: next + between, leading, ink}, sheet)
  paintTitle(words, {column, foot: panelFoot}, sheet)
  return {canvas, hole}
}

/** An upright picture fills the height of the card; one that lies stands in a frame of the ground. */
function holeFor(own: OwnPicture, direction: 'ltr' | 'rtl'): Box {
  const align = direction === 'rtl' ? 'left' : 'right'
  const fullHeight = placeIn({x: 0, y: 0, width, height, align}, own)
  if (fullHeight.height === height && fullHeight.width <= width * 0.42) return fullHeight
  const frame = {y: margin, width: 420, height: height - 2 * margin}
  return placeIn({...frame, x: direction === 'rtl' ? margin : width - margin - frame.width, align}, own)
}

function beside(hole: Box | null, direction: 'ltr' | 'rtl'): Column {
  if (!hole) return {left: margin, width: width - 2 * margin}
  const start = direction === 'rtl' ? hole.x + hole.width + margin / 2 : margin
  const end = direction === 'rtl' ? width - margin : hole.x - margin / 2
  return {left: start, width: end - start}
}

function paintTitle(words: CardWords, {column, foot}: {column: Column; foot: number}, sheet: Sheet): void {
  const {look} = sheet.studio
  const voice = voices(sheet.studio)
  const measure = column.width
  const ink = mixInk(sheet.canvas, look.panelInk, look.panel)
  let top = 56
  if (words.kicker) {
    const kicker = fitText(setText(words.kicker, voice.label, sheet), {
      measure,
      largest: 32,
      smallest: 26,
      lines: 1,
    })
    top = paintLines(kicker, {...column, top, leading: 1, ink}, sheet) + 20
  }
  const title = fitTitle(setTitle(words, voice.title, sheet), {
    measure,
    height: foot - top - 44,
    leading: titleLeading,
    largest: 112,
    smallest: 40,
    lines: (size) => (size > 80 ? 3 : size > 60 ? 4 : 6),
  })
  const titleTop = foot - 44 - heightOf(title, titleLeading)
  paintLines(title, {...column, top: titleTop, leading: titleLeading, ink}, sheet)
}
