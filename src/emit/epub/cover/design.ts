/** Words and colours → the painted front of a book: a coloured panel with the title, below it what the article is about. */

import {
  type Canvas,
  type Color,
  createCanvas,
  fillBox,
  type Ink,
  mixInk,
  stamp,
} from '../../painting/canvas.ts'
import type {Masks} from '../../painting/masks.ts'
import {
  breakBalanced,
  breakGreedy,
  type SetLine,
  type Setter,
  type Style,
  type Word,
} from '../../painting/type.ts'

export interface CoverWords {
  readonly title: string
  /** A series or publisher, above the title. */
  readonly kicker: string | null
  /** A subtitle, the summary or the first takeaway. */
  readonly about: string | null
  /** Authors, at the foot. */
  readonly names: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

export interface CoverColors {
  readonly panel: Color
  readonly panelInk: Color
  readonly paper: Color
  readonly ink: Color
}

export interface Brush {
  readonly setter: Setter
  readonly masks: Masks
  readonly missing: (character: string) => void
}

/** Two to three, the proportion of trade paperbacks; Apple Books asks for 1,400 pixels on the short side. */
export const coverSize = {width: 1400, height: 2100} as const

const margin = 120
const measure = coverSize.width - 2 * margin
const panelFoot = 1340
const bandHeight = 20

export function paintCover(words: CoverWords, colors: CoverColors, brush: Brush): Canvas {
  const canvas = createCanvas(coverSize.width, coverSize.height, colors.paper)
  fillBox(canvas, {x: 0, y: 0, width: coverSize.width, height: panelFoot}, colors.panel)
  paintBand(canvas, colors)
  const panelInk = mixInk(canvas, colors.panelInk, colors.panel)
  const ink = mixInk(canvas, colors.ink, colors.paper)
  const sheet = {canvas, words, brush}
  if (words.kicker) {
    const kicker = fitted(setText(words.kicker, sheet, sans), {largest: 50, smallest: 34, lines: 1})
    paintLines(kicker.lines, {top: 150, leading: 1, size: kicker.size, ink: panelInk}, sheet)
  }
  const title = fitTitle(setText(words.title, sheet, bold), words.direction)
  const leading = title.size * titleLeading
  const titleTop = panelFoot - 110 - leading * title.lines.length
  paintLines(title.lines, {top: titleTop, leading: titleLeading, size: title.size, ink: panelInk}, sheet)
  if (words.about) {
    const about = fitted(setText(words.about, sheet, regular), {largest: 58, smallest: 46, lines: 6})
    paintLines(about.lines, {top: panelFoot + 100, leading: 1.34, size: about.size, ink}, sheet)
  }
  const names = fitted(setText(words.names, sheet, sans), {largest: 48, smallest: 34, lines: 2})
  const namesTop = coverSize.height - 120 - names.size * 1.25 * names.lines.length
  paintLines(names.lines, {top: namesTop, leading: 1.25, size: names.size, ink}, sheet)
  return canvas
}

const serif = ['Source Serif 4', 'serif']
const bold = {families: serif, weight: 700, style: 'normal'} as const
const regular = {families: serif, weight: 400, style: 'normal'} as const
const sans = {families: ['Source Sans 3', 'sans-serif'], weight: 600, style: 'normal'} as const
const titleLeading = 1.12

/** Four folds of one sheet, each a shade lighter. */
function paintBand(canvas: Canvas, {panel, paper}: CoverColors): void {
  const width = coverSize.width / 4
  for (let fold = 0; fold < 4; fold += 1) {
    const part = 0.25 + fold * 0.18
    const channel = (i: 0 | 1 | 2) => Math.round(panel[i] + (paper[i] - panel[i]) * part)
    const shade: Color = [channel(0), channel(1), channel(2)]
    fillBox(canvas, {x: fold * width, y: panelFoot, width, height: bandHeight}, shade)
  }
}

interface Sheet {
  readonly canvas: Canvas
  readonly words: CoverWords
  readonly brush: Brush
}

interface Fitted {
  readonly lines: readonly SetLine[]
  readonly size: number
}

function setText(text: string, {words, brush}: Sheet, request: Style['request']): TextToFit {
  const style = {request, language: words.language, direction: words.direction}
  const ellipsis = brush.setter.words('…', style, () => undefined)
  return {words: brush.setter.words(text, style, brush.missing), ellipsis, direction: words.direction}
}

interface TextToFit {
  readonly words: readonly Word[]
  readonly ellipsis: readonly Word[]
  readonly direction: 'ltr' | 'rtl'
}

/** The largest size at which the title fits its panel; a word wider than the measure makes it smaller, too. */
function fitTitle(text: TextToFit, direction: 'ltr' | 'rtl'): Fitted {
  const room = panelFoot - 110 - 260
  for (let size = 190; size > 40; size -= 6) {
    const lines = breakBalanced(text.words, measure / size, direction)
    // Above 130 pixels more than five lines crowd the panel.
    const most = size > 130 ? 5 : 8
    if (lines && lines.length <= most && lines.length * size * titleLeading <= room) return {lines, size}
  }
  return fitted(text, {largest: 64, smallest: 40, lines: 14})
}

/** At the largest size that takes no more lines than allowed; what is left over at the smallest is cut with an ellipsis. */
function fitted(text: TextToFit, limit: {largest: number; smallest: number; lines: number}): Fitted {
  for (let size = limit.largest; size >= limit.smallest; size -= 2) {
    const lines = breakGreedy(text.words, measure / size, text.direction)
    if (lines.length <= limit.lines && lines.every(({width}) => width * size <= measure)) return {lines, size}
  }
  const size = limit.smallest
  for (let count = text.words.length; count > 0; count -= 1) {
    const kept = text.words.slice(0, count)
    const last = kept.at(-1)
    const cut = last ? [...kept.slice(0, -1), {...last, space: 0}, ...text.ellipsis] : []
    const lines = breakGreedy(cut, measure / size, text.direction)
    if (lines.length <= limit.lines) return {lines, size}
  }
  return {lines: [], size}
}

interface Place {
  /** Pixels from the head to the top of the first line. */
  readonly top: number
  /** As a part of the size. */
  readonly leading: number
  readonly size: number
  readonly ink: Ink
}

function paintLines(
  lines: readonly SetLine[],
  {top, leading, size, ink}: Place,
  {canvas, words, brush}: Sheet,
): void {
  lines.forEach((line, index) => {
    const baseline = Math.round(top + (index + 1) * size * leading - size * 0.25)
    const start = words.direction === 'rtl' ? coverSize.width - margin - line.width * size : margin
    for (const {face, id, x, y} of line.glyphs) {
      const mask = brush.masks.of(face, id, size)
      stamp(canvas, mask, ink, Math.round(start + x * size), Math.round(baseline - y * size))
    }
  })
}
