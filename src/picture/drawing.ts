/** A page → what is to be painted: flat grounds, and islands of letters and lines between them. Only these are given to a painter of
 * vectors, since most of a cover is ground, and every pixel that is painted costs memory and time. Plain data. */
import {hex} from '../css/color.ts'
import type {DisplayItem, RectangleItem, TextItem} from '../typeset/draw/display-list.ts'
import type {Page} from '../typeset/index.ts'
import {pointsPerUnit} from '../typeset/units.ts'
import {draw, type Glyphs, glyphTable, type ImageAddress, inPaintingOrder} from './svg.ts'

/** In pixels, whole ones. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** `#rrggbb` */
export type Ground = Box & {readonly color: string}

export interface Drawing {
  readonly width: number
  readonly height: number
  /** From the lowest; the first is as large as the page. */
  readonly grounds: readonly Ground[]
  /** Colours of letters. */
  readonly inks: readonly string[]
  /** None lies on another, and nothing on them. */
  readonly islands: readonly (Box & {readonly svg: string})[]
}

/** Of each scale, in pixels for each CSS pixel. With images the whole page is an island. */
export function drawingsOf(page: Page, scales: readonly number[], image: ImageAddress): readonly Drawing[] {
  const items = inPaintingOrder(page).items.filter(({type}) => type !== 'link')
  const first = items.findIndex((item) => !isFlat(item))
  const flat = items.slice(0, first < 0 ? items.length : first).filter(isFlat)
  const heights = new Map<string, Heights>()
  const figures = items.slice(flat.length).map((item) => ({item, ink: inkOf(item, heights)}))
  const inks = items.flatMap((item) => (item.type === 'text' ? [hex(item.color)] : []))
  const isWhole = items.some(({type}) => type === 'image')
  return scales.map((scale) => {
    const perPoint = scale / pointsPerUnit.px
    const size = {width: Math.round(page.width * perPoint), height: Math.round(page.height * perPoint)}
    const whole = {x: 0, y: 0, ...size}
    const grounds = seen([
      {...whole, color: '#ffffff'},
      ...flat.map((item) => groundOf(item, perPoint, whole)),
    ])
    const placed = figures.map(({item, ink}) => ({item, box: boxOf(ink, perPoint, whole)}))
    const boxes = isWhole ? [whole] : apart(placed.map(({box}) => box))
    const islands = boxes.map((box) => {
      const glyphs = glyphTable()
      const below = grounds.flatMap((ground) => (meet(ground, box) ? [rectangle(ground, box)] : []))
      const shown = placed.flatMap((one) => (meet(one.box, box) ? [draw(one.item, glyphs, image)] : []))
      return {...box, svg: svgOf([...below, moved(shown, box, perPoint)], glyphs, box)}
    })
    return {...size, grounds, inks, islands}
  })
}

/** What is as large as the page hides all below it. */
function seen(grounds: readonly Ground[]): readonly Ground[] {
  const [whole] = grounds
  const last = grounds.findLastIndex(({width, height}) => width === whole?.width && height === whole.height)
  return grounds.slice(last)
}

function isFlat(item: DisplayItem): item is RectangleItem {
  return item.type === 'rectangle' && item.color.alpha === 1 && item.radius === 0
}

/** Where two grounds meet between two pixels, no seam shows; a line thinner than a pixel is as thick as one. */
function groundOf({x, y, width, height, color}: RectangleItem, perPoint: number, whole: Box): Ground {
  const [left, top] = [Math.round(x * perPoint), Math.round(y * perPoint)]
  const right = Math.max(left + 1, Math.round((x + width) * perPoint))
  const bottom = Math.max(top + 1, Math.round((y + height) * perPoint))
  return {...within({left, top, right, bottom}, whole), color: hex(color)}
}

interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function within(edges: Edges, {width, height}: Box): Box {
  const [x, y] = [Math.max(0, edges.left), Math.max(0, edges.top)]
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, edges.right) - x),
    height: Math.max(0, Math.min(height, edges.bottom) - y),
  }
}

/** Whole pixels round all of its ink. */
function boxOf({left, top, right, bottom}: Edges, perPoint: number, whole: Box): Box {
  const edges = {
    left: Math.floor(left * perPoint) - 1,
    top: Math.floor(top * perPoint) - 1,
    right: Math.ceil(right * perPoint) + 1,
    bottom: Math.ceil(bottom * perPoint) + 1,
  }
  return within(edges, whole)
}

function inkOf(item: DisplayItem, heights: Map<string, Heights>): Edges {
  if (item.type === 'text') return inkOfText(item, heights)
  if (item.type !== 'path')
    return {left: item.x, top: item.y, right: item.x + item.width, bottom: item.y + item.height}
  const numbers = item.commands.map(([, ...points]) => points)
  const [xs, ys] = [0, 1].map((odd) => numbers.flatMap((points) => points.filter((_, i) => i % 2 === odd)))
  const half = (item.stroke?.width ?? 0) / 2
  return {
    left: Math.min(...(xs ?? [])) - half,
    top: Math.min(...(ys ?? [])) - half,
    right: Math.max(...(xs ?? [])) + half,
    bottom: Math.max(...(ys ?? [])) + half,
  }
}

/** From the lowest to the highest point of its letters; letters that lean out of their room stay in an em round it. */
function inkOfText({x, y, width, size, face, pieces}: TextItem, heights: Map<string, Heights>): Edges {
  let [low, high] = [0, 0]
  for (const piece of pieces) {
    if (piece.type === 'space') continue
    for (const glyph of piece.shaped.glyphs) {
      const outline = face.outline(glyph.id)
      const known = heights.get(outline) ?? heightsOf(outline)
      heights.set(outline, known)
      const [foot, head] = known
      low = Math.min(low, foot / face.unitsPerEm + glyph.y)
      high = Math.max(high, head / face.unitsPerEm + glyph.y)
    }
  }
  return {left: x - size / 2, top: y - high * size, right: x + width + size / 2, bottom: y - low * size}
}

type Heights = readonly [low: number, high: number]

/** Of path data; the points by which curves are drawn lie round them. */
function heightsOf(outline: string): Heights {
  let [low, high] = [0, 0]
  for (const [, y] of outline.matchAll(/-?[\d.]+ (-?[\d.]+)/g)) {
    low = Math.min(low, Number(y))
    high = Math.max(high, Number(y))
  }
  return [low, high]
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The smallest boxes that hold these and do not meet. */
function apart(boxes: readonly Box[]): readonly Box[] {
  const found: Box[] = []
  for (const box of boxes) {
    if (box.width === 0 || box.height === 0) continue
    let grown = box
    for (let index = 0; index < found.length; ) {
      const other = found[index]
      if (!other || !meet(grown, other)) {
        index += 1
        continue
      }
      grown = union(grown, other)
      found.splice(index, 1)
      index = 0
    }
    found.push(grown)
  }
  return found
}

function union(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

const rectangle = ({x, y, width, height, color}: Ground, island: Box) =>
  `<rect x="${x - island.x}" y="${y - island.y}" width="${width}" height="${height}" fill="${color}"/>`

const moved = (shown: readonly string[], {x, y}: Box, scale: number) =>
  `<g transform="matrix(${scale} 0 0 ${scale} ${-x} ${-y})">${shown.join('')}</g>`

const svgOf = (content: readonly string[], glyphs: Glyphs, {width, height}: Box) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${glyphs.definitions()}</defs>${content.join('')}</svg>`
