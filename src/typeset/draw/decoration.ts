/** Background and borders of a box → display items, all artifacts (css-backgrounds-3). */
import type {Color} from '../../css/color.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Edge} from '../style/values.ts'
import type {Points, Rectangle} from '../units.ts'
import type {DisplayItem, Owner, PathCommand} from './display-list.ts'

const background: Owner = {type: 'artifact', kind: 'background', subtype: null}
const layout: Owner = {type: 'artifact', kind: 'layout', subtype: null}

/** Which ends of the box lie on this page: a box cut by a page end has no border there (`box-decoration-break: slice`). */
export interface Ends {
  readonly first: boolean
  readonly last: boolean
}

export function decorate(style: ComputedStyle, box: Rectangle, ends: Ends): readonly DisplayItem[] {
  const items: DisplayItem[] = []
  const radius = ends.first && ends.last ? Math.min(style.borderRadius, box.width / 2, box.height / 2) : 0
  if (style.backgroundColor && box.height > 0) {
    items.push({type: 'rectangle', ...box, radius, color: style.backgroundColor, owner: background})
  }
  const outline = uniform(style)
  if (radius > 0 && outline) return [...items, rounded(box, radius, outline)]
  const {x, y, width, height} = box
  if (ends.first) items.push(...border(style.borderTop, {x, y, width, height: style.borderTop.width}))
  items.push(...border(style.borderLeft, {x, y, width: style.borderLeft.width, height}))
  const right = style.borderRight.width
  items.push(...border(style.borderRight, {x: x + width - right, y, width: right, height}))
  const bottom = style.borderBottom.width
  if (ends.last) items.push(...border(style.borderBottom, {x, y: y + height - bottom, width, height: bottom}))
  return items
}

/** One side. `box` is the room that the border takes. */
export function border(edge: Edge, box: Rectangle): readonly DisplayItem[] {
  if (edge.style === 'none' || edge.width <= 0 || edge.color.alpha === 0) return []
  if (edge.style === 'solid') return [rule(box, edge.color)]
  const across = box.width >= box.height
  if (edge.style === 'double') {
    const third = edge.width / 3
    const far = across ? {...box, y: box.y + 2 * third} : {...box, x: box.x + 2 * third}
    const thin = across ? {height: third} : {width: third}
    return [rule({...box, ...thin}, edge.color), rule({...far, ...thin}, edge.color)]
  }
  const from: readonly [Points, Points] = across
    ? [box.x, box.y + box.height / 2]
    : [box.x + box.width / 2, box.y]
  const to: readonly [Points, Points] = across ? [box.x + box.width, from[1]] : [from[0], box.y + box.height]
  return [
    outlined(edge, [
      ['M', ...from],
      ['L', ...to],
    ]),
  ]
}

function outlined(edge: Edge, commands: readonly PathCommand[]): DisplayItem {
  const {color, width, style} = edge
  const dash = {dashed: [width * 3, width * 2], dotted: [width, width], solid: [], double: [], none: []}[
    style
  ]
  return {type: 'path', commands, stroke: {color, width, dash}, fill: null, owner: layout}
}

function rule(box: Rectangle, color: Color): DisplayItem {
  return {type: 'rectangle', ...box, radius: 0, color, owner: layout}
}

function uniform(style: ComputedStyle): Edge | null {
  const {borderTop: edge, borderRight, borderBottom, borderLeft} = style
  const same = [borderRight, borderBottom, borderLeft].every(
    (other) => other.style === edge.style && other.width === edge.width && sameColor(other.color, edge.color),
  )
  return same && edge.style !== 'none' && edge.width > 0 ? edge : null
}

function sameColor(a: Color, b: Color): boolean {
  return a.red === b.red && a.green === b.green && a.blue === b.blue && a.alpha === b.alpha
}

function rounded(box: Rectangle, radius: Points, edge: Edge): DisplayItem {
  const {width: line} = edge
  const inset = line / 2
  const inner = {x: box.x + inset, y: box.y + inset, width: box.width - line, height: box.height - line}
  return outlined(edge, roundedRectangle(inner, Math.max(0, radius - inset)))
}

/** How far the control points of a quarter circle lie out, as a share of its radius. */
const kappa = 0.5522847498

export function roundedRectangle(box: Rectangle, radius: Points): readonly PathCommand[] {
  const {x, y, width, height} = box
  const right = x + width
  const bottom = y + height
  const r = radius
  const c = radius * (1 - kappa)
  return [
    ['M', x + r, y],
    ['L', right - r, y],
    ['C', right - c, y, right, y + c, right, y + r],
    ['L', right, bottom - r],
    ['C', right, bottom - c, right - c, bottom, right - r, bottom],
    ['L', x + r, bottom],
    ['C', x + c, bottom, x, bottom - c, x, bottom - r],
    ['L', x, y + r],
    ['C', x, y + c, x + c, y, x + r, y],
    ['Z'],
  ]
}
