/** A paragraph → lines set to the measure. */
import type {ParagraphBox} from '../boxes/box.ts'
import {resolve} from '../style/box-model.ts'
import type {Points} from '../units.ts'
import {balance} from './balance.ts'
import type {BreakSettings} from './break.ts'
import type {LineContext} from './context.ts'
import {runtDemerits} from './demerits.ts'
import type {Edge, Item, Word} from './item.ts'
import {itemize} from './itemize.ts'
import {makeLine} from './justify.ts'
import type {Line} from './line.ts'
import {breakParagraph, startAfter} from './passes.ts'

export {type LineContext, type LineMemory, lineMemory, nothingReported} from './context.ts'
export {type Hyphenate, hyphenatedLanguages, loadHyphenation} from './hyphenate.ts'

const ragStretch = 3 // ems

/** How short a last line may be: in justified text in ems, in ragged text as a share of the measure. */
const runts = {
  auto: {justified: 2.5, ragged: 0.18},
  balance: {justified: 2.5, ragged: 0.18},
  pretty: {justified: 6, ragged: 0.33},
} as const

/** The lines of a paragraph, first to last; none when it holds nothing. Faults are reported, once a paragraph. */
export function setParagraph(
  paragraph: ParagraphBox,
  measure: Points,
  context: LineContext,
): readonly Line[] {
  const items = itemize(paragraph, measure, context)
  if (items.length === 0) return []
  const {style} = paragraph
  const justified = style.textAlign === 'justify'
  const runt = runts[style.textWrapStyle]
  const setting = {justified, hanging: style.hangingPunctuation}
  const settings: BreakSettings = {
    measure,
    indent: resolve(style.textIndent, measure),
    rag: justified ? 0 : ragStretch * style.fontSize,
    justifyLast: style.textAlignLast === 'justify',
    runt: justified ? Math.min(runt.justified * style.fontSize, measure / 4) : measure * runt.ragged,
    runtDemerits: justified ? runtDemerits.justified : runtDemerits.ragged,
  }
  const dividing = {hyphenate: context.hyphenate, divisions: context.memory.divisions}
  const unbroken = {items, setting, settings, dividing}
  const lines: Line[] = []
  let open: readonly Edge[] = []
  for (const found of breakParagraph(unbroken)) {
    const broken = style.textWrapStyle === 'balance' ? balance(found, unbroken) : found
    let start = 0
    for (const end of broken.breaks) {
      const indent = lines.length === 0 ? settings.indent : 0
      const last = broken.last && end === broken.items.length
      const made = makeLine({
        paragraph,
        context,
        items: broken.items,
        start,
        end,
        measure,
        indent,
        number: lines.length,
        last,
        final: last || broken.items[end]?.type === 'break',
        open,
      })
      lines.push(made.line)
      open = made.open
      start = startAfter(broken.items, end)
    }
  }
  return lines
}

/** Half an inch: a picture may shrink with the column that it stands in, not vanish. */
export const leastPicture: Points = 36

/** Widths for automatic table layout (css-sizing-3): the widest thing that cannot break, and all on one line. */
export function measureParagraph(
  paragraph: ParagraphBox,
  context: LineContext,
): {least: Points; greatest: Points} {
  const wide = 1e6
  const items = itemize(paragraph, wide, context)
  let least = 0
  let greatest = 0
  let fragment = 0
  let line = resolve(paragraph.style.textIndent, 0)
  let spaces = 0
  items.forEach((item, i) => {
    switch (item.type) {
      case 'word':
      case 'edge':
      case 'picture':
      case 'leader': {
        const width =
          item.type === 'word'
            ? leastWidth(item)
            : item.type === 'picture'
              ? Math.min(item.width, leastPicture)
              : item.width
        fragment += spaces + width
        line += item.width
        spaces = 0
        break
      }
      case 'glue': {
        line += item.width
        const kept = items[i - 1]?.type === 'penalty' && isForbidden(items[i - 1])
        if (kept) spaces += item.width
        else fragment = 0
        break
      }
      case 'penalty':
        if (!isForbidden(item)) {
          least = Math.max(least, fragment + item.width)
          fragment = 0
        }
        break
      case 'break':
        line = 0
        fragment = 0
        break
      case 'mark':
        break
    }
    least = Math.max(least, fragment)
    greatest = Math.max(greatest, line)
  })
  return {least, greatest}
}

function leastWidth({run, width, word}: Word): Points {
  if (run.style.overflowWrap !== 'anywhere') return width
  return Math.min(
    width,
    Math.max(...word.pieces.map((piece) => piece.width / Math.max(1, piece.shaped.glyphs.length))),
  )
}

function isForbidden(item: Item | undefined): boolean {
  return item?.type === 'penalty' && item.cost === Infinity
}
