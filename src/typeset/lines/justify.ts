/** The items between two breaks → a `Line`: words joined, spaces set to width, parts placed from the left. */
import type {BlockBox, ParagraphBox} from '../boxes/box.ts'
import type {Points} from '../units.ts'
import {type LineContext, reportLine, settingFor} from './context.ts'
import {isDecorated} from './inline-sizes.ts'
import type {Edge, Glue, InlinePicture, Item, Leader, Run, Word} from './item.ts'
import type {BackgroundPart, Line, LinePart, Piece, TextPart} from './line.ts'
import type {SetWord} from './text-setting.ts'

export interface LineRequest {
  readonly paragraph: ParagraphBox
  readonly context: LineContext
  readonly items: readonly Item[]
  /** Items of this line; `end` is the item at which it breaks. */
  readonly start: number
  readonly end: number
  readonly measure: Points
  readonly indent: Points
  /** The last of its paragraph, or before a forced break. */
  readonly final: boolean
  /** Inline elements that began on an earlier line and go on. */
  readonly open: readonly Edge[]
}

export interface MadeLine {
  readonly line: Line
  readonly open: readonly Edge[]
}

type Solid =
  | {readonly type: 'text'; readonly word: SetWord; readonly run: Run; readonly width: Points}
  | Glue
  | Leader
  | InlinePicture
  | Edge

const looseRatio = 2 // spaces twice their width
const tolerated = 0.5 // points; a fault nobody sees

export function makeLine(request: LineRequest): MadeLine {
  const {paragraph, context, measure, indent} = request
  const {solids, notes, ids, hyphenated} = solidsOf(request)
  const natural = solids.reduce((sum, solid) => sum + solid.width, indent)
  const align = alignmentOf(request)
  const fills = solids.filter((solid) => solid.type === 'leader').length
  const ratio = align === 'justify' || natural > measure ? ratioOf(solids, measure - natural) : 0
  const set = ratio === 0 ? natural : natural + stretched(solids, ratio)
  const free = measure - set
  const fill = fills > 0 && free > 0 ? free / fills : 0
  const width = fills > 0 && free > 0 ? measure : set
  const shift = {
    left: 0,
    justify: 0,
    center: Math.max(0, (measure - width) / 2),
    right: Math.max(0, measure - width),
  }
  const x = shift[align] + (align === 'right' ? 0 : indent)

  const {parts, open} = place(request, {solids, ratio, fill, x})
  if (fills === 0) reportFaults(request, {ratio, over: set - measure, solids})
  const {height, baseline} = lineBox(solids, paragraph, context)
  const line: Line = {
    type: 'line',
    height,
    baseline,
    measure,
    width: shift[align] + width,
    ratio: Number.isFinite(ratio) ? ratio : 0,
    hyphenated,
    parts,
    notes,
    ids,
    origin: paragraph.origin,
  }
  return {line, open}
}

/** Joins the fragments of words that did not break, and gives the one that did its hyphen. */
function solidsOf({items, start, end}: LineRequest) {
  const solids: Solid[] = []
  const notes: BlockBox[] = []
  const ids: string[] = []
  const at = items[end]
  const hyphenated = at?.type === 'penalty' && at.hyphen
  const last = hyphenated ? lastWord(items, start, end) : -1
  for (let i = start; i < end; i += 1) {
    const item = items[i]
    switch (item?.type) {
      case 'word': {
        const until = endOfWord(items, i, end)
        solids.push(text(item, joined(items, i, until), last >= i && last <= until))
        i = until
        break
      }
      case 'glue':
      case 'leader':
      case 'picture':
      case 'edge':
        solids.push(item)
        break
      case 'mark':
        if (item.inline.type === 'note') notes.push(item.inline.note)
        else ids.push(...item.inline.ids)
        break
      case 'penalty':
      case 'break':
      case undefined:
        break
    }
  }
  const trailing = trimmed(solids)
  return {solids: trailing, notes, ids, hyphenated}
}

function trimmed(solids: Solid[]): readonly Solid[] {
  while (solids.at(-1)?.type === 'glue') solids.pop()
  return solids
}

function lastWord(items: readonly Item[], start: number, end: number): number {
  for (let i = end - 1; i >= start; i -= 1) if (items[i]?.type === 'word') return i
  return -1
}

/** Index of the last fragment, before `end`, of the word that begins at `from`. */
function endOfWord(items: readonly Item[], from: number, end: number): number {
  let until = from
  for (let i = from; i < end; i += 1) {
    const item = items[i]
    if (item?.type === 'penalty') continue
    const current = items[until]
    if (item?.type !== 'word' || current?.type !== 'word') break
    if (i !== from && !continues(current, item)) break
    until = i
  }
  return until
}

function continues(a: Word, b: Word): boolean {
  return a.part !== null && b.part !== null && a.part.whole === b.part.whole && a.part.to === b.part.from
}

function joined(items: readonly Item[], from: number, until: number): string {
  const first = items[from]
  const last = items[until]
  if (first?.type !== 'word' || last?.type !== 'word') return ''
  if (first.part === null || last.part === null) return first.word.text
  return first.part.whole.text.slice(first.part.from, last.part.to)
}

function text({run}: Word, content: string, hyphen: boolean): Solid {
  const word = hyphen ? run.setting.hyphenated(content) : run.setting.word(content)
  return {type: 'text', word, run, width: word.width}
}

type Alignment = 'left' | 'right' | 'center' | 'justify'

/** css-text-3, section 6: the last line follows `text-align-last`, and text that is justified ends at the start. */
function alignmentOf({paragraph: {style}, final}: LineRequest): Alignment {
  const {textAlign, textAlignLast, direction} = style
  const asked = final
    ? textAlignLast === 'auto'
      ? textAlign === 'justify'
        ? 'start'
        : textAlign
      : textAlignLast
    : textAlign
  if (asked === 'start') return direction === 'ltr' ? 'left' : 'right'
  if (asked === 'end') return direction === 'ltr' ? 'right' : 'left'
  return asked
}

function ratioOf(solids: readonly Solid[], missing: Points): number {
  let stretch = 0
  let shrink = 0
  for (const solid of solids) {
    if (solid.type !== 'glue') continue
    stretch += solid.stretch
    shrink += solid.shrink
  }
  if (missing >= 0) return stretch > 0 ? missing / stretch : 0
  return shrink > 0 ? Math.max(-1, missing / shrink) : 0
}

function stretched(solids: readonly Solid[], ratio: number): Points {
  return solids.reduce(
    (sum, solid) => sum + (solid.type === 'glue' ? spaceWidth(solid, ratio) - solid.width : 0),
    0,
  )
}

function spaceWidth(glue: Glue, ratio: number): Points {
  return glue.width + (ratio >= 0 ? ratio * glue.stretch : ratio * glue.shrink)
}

interface Placement {
  readonly solids: readonly Solid[]
  readonly ratio: number
  readonly fill: Points
  readonly x: Points
}

function place(request: LineRequest, {solids, ratio, fill, x: from}: Placement) {
  const backgrounds: BackgroundPart[] = []
  const parts: LinePart[] = []
  const open: {edge: Edge; x: Points; first: boolean}[] = request.open.map((edge) => ({
    edge,
    x: from,
    first: false,
  }))
  let draft: Draft | null = null
  let x = from
  const flush = (): void => {
    if (draft) parts.push(finish(draft))
    draft = null
  }
  const add = (
    run: Run,
    piece: Piece,
    more: {face: Face | null; actualText: string | null; width: Points},
  ): void => {
    const face: Face = more.face ?? draftFace(draft, run) ?? run.setting.primary
    if (
      !draft ||
      draft.run !== run ||
      draft.face !== face ||
      draft.actualText !== null ||
      more.actualText !== null
    ) {
      flush()
      draft = {run, face, x, width: 0, pieces: [], actualText: more.actualText}
    }
    draft.pieces.push(piece)
    draft.width += more.width
    x += more.width
  }

  for (const solid of solids) {
    switch (solid.type) {
      case 'text':
        for (const {shaped, width, actualText} of solid.word.pieces) {
          const letterSpacing = solid.run.style.letterSpacing
          add(solid.run, {type: 'shaped', shaped, letterSpacing}, {face: shaped.face, actualText, width})
        }
        break
      case 'glue': {
        const width = spaceWidth(solid, ratio)
        add(solid.run, {type: 'space', text: solid.text, width}, {face: null, actualText: null, width})
        break
      }
      case 'leader':
        flush()
        parts.push(leaderPart(solid, x, solid.width + fill))
        x += solid.width + fill
        break
      case 'picture':
        flush()
        parts.push({
          type: 'image',
          x,
          rise: solid.rise,
          width: solid.width,
          height: solid.height,
          image: solid.image,
        })
        x += solid.width
        break
      case 'edge': {
        flush()
        if (solid.inline.type === 'open') {
          open.push({edge: solid, x, first: true})
          x += solid.width
          break
        }
        x += solid.width
        const begun = open.pop()
        if (begun) backgrounds.push(background(begun, x, true))
        break
      }
    }
  }
  // The space at the line's end has no width, but is there for whoever copies or listens.
  const space = endSpace(request)
  if (space) add(space, {type: 'space', text: ' ', width: 0}, {face: null, actualText: null, width: 0})
  flush()
  for (const begun of open) backgrounds.push(background(begun, x, false))
  const painted = backgrounds.filter((part) => isDecorated(part.style)).sort((a, b) => a.x - b.x)
  return {parts: [...painted, ...parts], open: open.map(({edge}) => edge)}
}

type Face = TextPart['face']

interface Draft {
  readonly run: Run
  readonly face: Face
  readonly x: Points
  readonly pieces: Piece[]
  readonly actualText: string | null
  width: Points
}

/** A space takes the face of the words beside it, if they are of the same run. */
function draftFace(draft: Draft | null, run: Run): Face | null {
  return draft && draft.run === run && draft.actualText === null ? draft.face : null
}

function finish({run, face, x, pieces, actualText, width}: Draft): TextPart {
  const {style, origin, order, generated, rise, setting} = run
  return {
    type: 'text',
    x,
    width,
    rise,
    face,
    size: setting.size,
    color: style.color,
    pieces,
    style,
    origin,
    order,
    generated,
    actualText,
  }
}

function background(
  {edge, x, first}: {edge: Edge; x: Points; first: boolean},
  end: Points,
  last: boolean,
): BackgroundPart {
  const {style, origin} = edge.inline
  const margin = first && typeof style.marginLeft === 'number' ? style.marginLeft : 0
  const after = last && typeof style.marginRight === 'number' ? style.marginRight : 0
  return {type: 'background', x: x + margin, width: end - x - margin - after, style, origin, first, last}
}

/** Dots from the right, so that those of all lines stand under each other. */
function leaderPart({run, pattern}: Leader, x: Points, width: Points): TextPart {
  const count = Math.max(0, Math.floor(width / Math.max(pattern.width, 0.5)))
  const lead = width - count * pattern.width
  const pieces: Piece[] = [{type: 'space', text: ' ', width: lead}]
  for (let i = 0; i < count; i += 1) {
    for (const {shaped} of pattern.pieces) {
      pieces.push({type: 'shaped', shaped, letterSpacing: run.style.letterSpacing})
    }
  }
  const face = pattern.pieces[0]?.shaped.face ?? run.setting.primary
  return {...finish({run, face, x, pieces, actualText: ' ', width})}
}

/** The run whose space ends this line; null where no space does. */
function endSpace({items, end, start}: LineRequest): Run | null {
  const at = items[end]
  if (at?.type === 'glue') return at.run
  if (at?.type === 'penalty' && items[end + 1]?.type === 'glue') return lastRun(items, start, end)
  return at?.type === 'break' ? lastRun(items, start, end) : null
}

function lastRun(items: readonly Item[], start: number, end: number): Run | null {
  for (let i = end - 1; i >= start; i -= 1) {
    const item = items[i]
    if (item?.type === 'word') return item.run
  }
  return null
}

/** css-inline-3, section 5: the strut of the paragraph, and every inline box centred on its own leading. */
function lineBox(solids: readonly Solid[], paragraph: ParagraphBox, context: LineContext) {
  const strut = settingFor(paragraph.style, context.catalog)
  let above = strut.above
  let below = strut.below
  for (const solid of solids) {
    if (solid.type === 'picture') {
      above = Math.max(above, solid.height + solid.rise)
      below = Math.max(below, -solid.rise)
    } else if (solid.type === 'text') {
      const {setting, rise} = solid.run
      if (setting === strut && rise === 0) continue
      const raised = rise !== 0
      // Raised text asks only for its ink: footnote calls must not push lines apart.
      const {capHeight, descent} = setting.primary.metrics
      above = Math.max(above, raised ? capHeight * setting.size + rise : setting.above)
      below = Math.max(below, raised ? -descent * setting.size - rise : setting.below)
    }
  }
  return {height: above + below, baseline: above}
}

function reportFaults(
  {paragraph, context, measure}: LineRequest,
  {ratio, over, solids}: {ratio: number; over: Points; solids: readonly Solid[]},
): void {
  if (over <= tolerated && ratio <= looseRatio) return
  const content = solids.map((solid) => (solid.type === 'text' ? solid.word.text : ' ')).join('')
  const {origin} = paragraph
  const actual = content.length > 60 ? `${content.slice(0, 59)}…` : content
  if (over > tolerated) {
    const reason = `A line is ${over.toFixed(1)} pt wider than its measure of ${measure.toFixed(0)} pt: “${actual}”.`
    reportLine(context, 'lines/overfull', {origin, reason, actual})
    return
  }
  const share = Math.round(100 * (1 + ratio * 0.6))
  const reason = `The spaces of a line are ${share} % of their width: “${actual}”.`
  reportLine(context, 'lines/loose', {origin, reason, actual})
}
