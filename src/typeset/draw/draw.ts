/** A set line at its place → display items: text, underlines, inline backgrounds, pictures, links. */
import type {Element} from 'hast'
import type {BackgroundPart, Line, LineFacts, LinePart, TextPart} from '../lines/line.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'
import {decorate} from './decoration.ts'
import type {DisplayItem, LinkItem, Owner, TextItem} from './display-list.ts'
import type {Links} from './links.ts'

export interface Placing {
  /** Left edge and head of the line box. */
  readonly x: Points
  readonly y: Points
  readonly role: 'body' | 'marker'
  readonly links: Links
  /** Set for margin boxes and repeated heads: nothing in them is read aloud. */
  readonly artifact: Extract<Owner, {type: 'artifact'}> | null
}

export function drawLine(line: Line, placing: Placing): readonly DisplayItem[] {
  const items: DisplayItem[] = []
  const baseline = placing.y + line.baseline
  const {number, last, ratio, over, hyphenated, width, origin} = line
  const facts: LineFacts = {number, last, ratio, over, hyphenated, width, origin}
  for (const part of line.parts) {
    if (part.type === 'background') items.push(...drawBackground(part, line, placing))
  }
  for (const part of line.parts) {
    if (part.type === 'text') drawText(part, facts, placing, baseline, items)
    if (part.type === 'image') {
      items.push({
        type: 'image',
        x: placing.x + part.x,
        y: baseline - part.rise - part.height,
        width: part.width,
        height: part.height,
        source: part.image.source,
        alt: part.image.alt,
        owner: ownerOf(part.image.origin, part.image.order, placing, part.image.alt === ''),
      })
    }
  }
  if (!placing.artifact) items.push(...drawLinks(line, placing))
  return items
}

function ownerOf(origin: Element, order: number, placing: Placing, decoration: boolean): Owner {
  if (placing.artifact) return placing.artifact
  if (decoration) return {type: 'artifact', kind: 'layout', subtype: null}
  return {type: 'content', origin, order, role: placing.role}
}

function drawText(
  part: TextPart,
  facts: LineFacts,
  placing: Placing,
  baseline: Points,
  items: DisplayItem[],
): void {
  const text: TextItem = {
    type: 'text',
    x: placing.x + part.x,
    y: baseline - part.rise,
    face: part.face,
    size: part.size,
    color: part.color,
    pieces: part.pieces,
    tracking: part.tracking,
    width: part.width,
    actualText: part.actualText,
    generated: part.generated,
    language: part.style.language,
    owner: ownerOf(part.origin, part.order, placing, false),
    line: facts,
  }
  items.push(text)
  const decoration = part.style.textDecorationLine
  if (decoration === 'none' || (decoration === 'underline' && placing.links.of(part.origin) === 'lost'))
    return
  const {metrics} = part.face
  const thickness =
    part.style.textDecorationThickness || Math.max(0.4, metrics.underlineThickness * part.size)
  const above = {
    underline:
      part.style.textUnderlineOffset === 'auto'
        ? metrics.underlinePosition
        : -part.style.textUnderlineOffset / part.size,
    'line-through': metrics.xHeight / 2,
    overline: metrics.ascent,
  }[decoration]
  items.push({
    type: 'rectangle',
    x: text.x,
    y: text.y - above * part.size - thickness / 2,
    width: part.width,
    height: thickness,
    radius: 0,
    color: part.style.textDecorationColor,
    owner: placing.artifact ?? {type: 'artifact', kind: 'layout', subtype: null},
  })
}

function drawBackground(part: BackgroundPart, line: Line, placing: Placing): readonly DisplayItem[] {
  const {top, height} = contentArea(part.style, line)
  return decorate(
    part.style,
    {x: placing.x + part.x, y: placing.y + top, width: part.width, height},
    {first: true, last: true},
  )
}

/** The height of inline text is its face's, not the line's; without the face at hand, the usual 1.2 em about the baseline. */
function contentArea(style: ComputedStyle, line: Line): {readonly top: Points; readonly height: Points} {
  const padding = (side: ComputedStyle['paddingTop']) => (typeof side === 'number' ? side : 0)
  const above = 0.93 * style.fontSize + padding(style.paddingTop)
  const below = 0.27 * style.fontSize + padding(style.paddingBottom)
  return {top: line.baseline - above, height: above + below}
}

/** Neighbouring parts of one link make one active area; its height is the line's, so that areas never overlap. */
function drawLinks(line: Line, placing: Placing): readonly DisplayItem[] {
  const areas: LinkItem[] = []
  let last: {readonly element: Element; readonly index: number} | null = null
  for (const part of line.parts) {
    const found = linkOf(part, placing)
    if (!found) {
      if (part.type !== 'background') last = null
      continue
    }
    const left = placing.x + part.x
    const before = last && last.element === found.element ? areas[last.index] : undefined
    if (before && last) {
      const x = Math.min(before.x, left)
      const right = Math.max(before.x + before.width, left + part.width)
      areas[last.index] = {...before, x, width: right - x}
      continue
    }
    areas.push({
      type: 'link',
      x: left,
      y: placing.y,
      width: part.width,
      height: line.height,
      target: found.target,
      description: found.description,
      owner: {type: 'content', origin: found.element, order: found.order, role: 'body'},
    })
    last = {element: found.element, index: areas.length - 1}
  }
  return areas
}

function linkOf(part: LinePart, placing: Placing) {
  if (part.type === 'background') return null
  const origin = part.type === 'text' ? part.origin : part.image.origin
  const order = part.type === 'text' ? part.order : part.image.order
  const link = placing.links.of(origin)
  return link && link !== 'lost' ? {...link, order} : null
}
