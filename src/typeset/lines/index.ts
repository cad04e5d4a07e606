/** A paragraph → lines set to the measure. */
import type {ParagraphBox} from '../boxes/box.ts'
import type {Points} from '../units.ts'
import {type BreakSettings, breakItems, type Pass} from './break.ts'
import {type LineContext, settingFor} from './context.ts'
import {flatten} from './flatten.ts'
import {resolve} from './inline-sizes.ts'
import type {Edge, Item, Word} from './item.ts'
import {itemize} from './itemize.ts'
import {makeLine} from './justify.ts'
import type {Line} from './line.ts'
import {addEmergencyBreaks, addHyphens} from './split.ts'

export type {LineContext} from './context.ts'
export {type Hyphenate, hyphenatedLanguages, loadHyphenation} from './hyphenate.ts'

// TeX: \pretolerance 100, \tolerance 200 and more, \emergencystretch; as ratios, badness being 100 r³.
const passes = {
  plain: {tolerance: 1, automatic: false, emergency: false, lent: 0, last: false},
  hyphens: {tolerance: 1.6, automatic: true, emergency: false, lent: 0, last: false},
} as const satisfies Record<string, Pass>
const emergencyStretch = 3 // ems
const ragStretch = 3 // ems
const runtLength = 2.5 // ems

/** The lines of a paragraph, first to last; none when it holds nothing. Faults are reported, once a paragraph. */
export function setParagraph(
  paragraph: ParagraphBox,
  measure: Points,
  context: LineContext,
): readonly Line[] {
  const items = itemize(paragraph, measure, context)
  if (items.length === 0) return []
  const indent = resolve(paragraph.style.textIndent, measure)
  const {items: broken, breaks} = breakParagraph(paragraph, {items, measure, indent, context})
  return linesOf({paragraph, measure, context, items: broken, breaks, indent})
}

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
        const width = item.type === 'word' ? leastWidth(item) : item.width
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

interface Unbroken {
  readonly items: readonly Item[]
  readonly measure: Points
  readonly indent: Points
  readonly context: LineContext
}

function breakParagraph(paragraph: ParagraphBox, {items, measure, indent, context}: Unbroken) {
  const {style} = paragraph
  const justified = style.textAlign === 'justify'
  const settings: BreakSettings = {
    measure,
    indent,
    rag: justified ? 0 : ragStretch * style.fontSize,
    justifyLast: style.textAlignLast === 'justify',
    runt: Math.min(runtLength * style.fontSize, measure / 4),
  }
  const plain = flatten(items, justified)
  const whole = oneLine(items, settings)
  if (whole) return {items, breaks: [items.length]}
  const first = breakItems(plain, settings, passes.plain)
  if (first) return {items, breaks: first}

  const hyphenated = addEmergencyBreaks(addHyphens(items, context.hyphenate), measure)
  const flat = flatten(hyphenated, justified)
  const second = breakItems(flat, settings, passes.hyphens)
  if (second) return {items: hyphenated, breaks: second}
  const lent = emergencyStretch * settingFor(style, context.catalog).size
  const final: Pass = {tolerance: Infinity, automatic: true, emergency: true, lent, last: true}
  return {items: hyphenated, breaks: breakItems(flat, settings, final) ?? [hyphenated.length]}
}

/** Most headings, cells and captions need no breaking at all. */
function oneLine(items: readonly Item[], settings: BreakSettings): boolean {
  let width = settings.indent
  for (const item of items) {
    if (item.type === 'break') return false
    if (item.type !== 'penalty' && item.type !== 'mark') width += item.width
    if (width > settings.measure) return false
  }
  return true
}

interface Broken extends Unbroken {
  readonly paragraph: ParagraphBox
  readonly breaks: readonly number[]
}

function linesOf({paragraph, measure, context, items, breaks, indent}: Broken): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  let open: readonly Edge[] = []
  for (const end of breaks) {
    const final = end === items.length || items[end]?.type === 'break'
    const made = makeLine({
      paragraph,
      context,
      items,
      start,
      end,
      measure,
      indent: lines.length === 0 ? indent : 0,
      final,
      open,
    })
    lines.push(made.line)
    open = made.open
    start = startAfter(items, end)
  }
  return lines
}

function startAfter(items: readonly Item[], end: number): number {
  if (items[end]?.type === 'break') return end + 1
  let start = end
  while (items[start]?.type === 'glue' || items[start]?.type === 'penalty') start += 1
  return start
}
