/** Takeaways, or titles of articles → a list that fits below the panel: larger or smaller, shorter, fewer. */

import {shorten} from '../../../render/shorten.ts'
import {fillBox, type Ink, mixInk} from '../../painting/canvas.ts'
import {type Fitted, fitText, type TextToFit} from '../../painting/fit.ts'
import {heightOf, paintLines, type Sheet, setText, voices} from '../../painting/sheet.ts'
import {type CoverWords, column} from './design.ts'

export interface List {
  readonly label: Fitted | null
  readonly items: readonly Item[]
  /** Of everything, label and rules included. */
  readonly height: number
}

interface Item {
  /** As it was shortened. */
  readonly text: string
  readonly fitted: Fitted
}

const leading = 1.32
const labelSize = 40
const labelRoom = 78
/** Between items: half of it above the rule, half below. */
const gap = 44
const ruleHeight = 2
/** Lines have more air above their letters than below. */
const opticalShift = 7

/** As many items as fit, in the largest size at which they do; with none there is no list. */
export function fitList(
  {label, items}: CoverWords['list'],
  {height}: {height: number},
  sheet: Sheet,
): List | null {
  if (items.length === 0) return null
  const voice = voices(sheet.studio)
  const limit = {measure: column.width, largest: labelSize, smallest: labelSize, lines: 1}
  const fittedLabel = label === null ? null : fitText(setText(label, voice.label, sheet), limit)
  const room = height - (fittedLabel ? labelRoom : 0)
  // So many never fit.
  const some = items.length > 12 ? [...items.slice(0, 12), more] : items
  const found = fitItems(some, room, (text) => setText(text, voice.text, sheet))
  return {label: fittedLabel, items: found, height: heightOfItems(found) + (fittedLabel ? labelRoom : 0)}
}

function fitItems(texts: readonly string[], room: number, set: (text: string) => TextToFit): readonly Item[] {
  const isLone = texts.length === 1
  for (const {length, lines} of isLone ? loneAttempts : attempts) {
    const items = texts.map((text) => shorten(text, length)).map((text) => ({text, words: set(text)}))
    for (let size = largest; size >= smallest; size -= 2) {
      const limit = {measure: column.width, largest: size, smallest: size, lines, balanced: true}
      const fitted = items.map(({text, words}) => ({text, fitted: fitText(words, limit)}))
      if (heightOfItems(fitted) <= room) return fitted
    }
  }
  const fewer = withoutLast(texts)
  return fewer.length === 0 ? [] : fitItems(fewer, room, set)
}

const more = '…'

/** Of many, the last line says that there are others; two stand for themselves. */
function withoutLast(texts: readonly string[]): readonly string[] {
  const shown = texts.slice(0, texts.at(-1) === more ? -2 : -1)
  return texts.length > 3 ? [...shown, more] : shown
}

/** Below the smaller, a thumbnail shows stripes. */
const [largest, smallest] = [48, 40]

/** UTF-16 units of an item, and its lines. */
const attempts = [
  {length: 130, lines: 3},
  {length: 90, lines: 2},
] as const
const loneAttempts = [{length: 320, lines: 8}, ...attempts] as const

function heightOfItems(items: readonly Item[]): number {
  const text = items.reduce((sum, {fitted}) => sum + heightOf(fitted, leading), 0)
  return text + Math.max(0, items.length - 1) * gap
}

export function paintList(list: List, {top, ink}: {top: number; ink: Ink}, sheet: Sheet): void {
  const {look} = sheet.studio
  let y = top
  if (list.label) {
    const label = mixInk(sheet.canvas, look.label, look.paper)
    paintLines(list.label, {...column, top: y, leading: 1, ink: label}, sheet)
    y += labelRoom
  }
  list.items.forEach(({fitted}, index) => {
    if (index > 0) {
      const rule = {
        x: column.left,
        y: Math.round(y + gap / 2 + opticalShift),
        width: column.width,
        height: ruleHeight,
      }
      fillBox(sheet.canvas, rule, look.rule)
      y += gap
    }
    y = paintLines(fitted, {...column, top: y, leading, ink}, sheet)
  })
}
