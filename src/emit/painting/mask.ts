/** An outline → the shades of its pixels: exact coverage by signed areas (as in Levien's font-rs), no native code, the
 * same bytes on every machine. */

/** One closed or open outline segment list, in pixels, y downwards. */
export type Segment =
  | {readonly type: 'move'; readonly x: number; readonly y: number}
  | {readonly type: 'line'; readonly x: number; readonly y: number}
  /** Quadratic: the control point, then the end. */
  | {readonly type: 'curve'; readonly points: readonly number[]}
  | {readonly type: 'close'}

/** Shades of an ink: 16 steps are finer than the eye sees at the edge of a letter. */
export const shades = 16

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The shape of one glyph at one size, in shades. */
export interface Mask {
  /** Of its top left pixel, from the glyph's origin. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** 0 for none, 16 for full. */
  readonly shades: Uint8Array
}

const noMask: Mask = {left: 0, top: 0, width: 0, height: 0, shades: new Uint8Array(0)}

/** Room for one mask at a time, used again and again: large arrays of their own would keep the collector busy. */
export interface Scratch {
  coverage: Float32Array
}

export function maskOf(outline: readonly Segment[], scratch: Scratch): Mask {
  const box = boundsOf(outline)
  if (!box) return noMask
  const {x: left, y: top, width, height} = box
  const stride = width + 2
  const room = stride * (height + 1)
  if (scratch.coverage.length < room) scratch.coverage = new Float32Array(room * 2)
  const coverage = scratch.coverage.fill(0, 0, room)
  trace(outline, (x0, y0, x1, y1) => {
    addLine({coverage, stride, width, height}, x0 - left, y0 - top, x1 - left, y1 - top)
  })
  const mask = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    let sum = 0
    let at = y * stride
    for (let to = y * width; to < (y + 1) * width; to += 1) {
      sum += coverage[at++] ?? 0
      // Half a shade is added for rounding; twice round the same way is no darker than once.
      const shade = (sum < 0 ? -sum : sum) * shades + 0.5
      if (shade >= 1) mask[to] = Math.min(shade, shades)
    }
  }
  return {left, top, width, height, shades: mask}
}

/** Control points lie outside of their curve at most: the box is large enough. */
function boundsOf(outline: readonly Segment[]): Box | null {
  let [left, top, right, foot] = [Infinity, Infinity, -Infinity, -Infinity]
  const meet = (x: number, y: number) => {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    foot = Math.max(foot, y)
  }
  for (const segment of outline) {
    if (segment.type === 'curve')
      for (let i = 0; i < segment.points.length; i += 2)
        meet(segment.points[i] ?? 0, segment.points[i + 1] ?? 0)
    else if (segment.type !== 'close') meet(segment.x, segment.y)
  }
  if (left > right) return null
  const [x, y] = [Math.floor(left), Math.floor(top)]
  return {x, y, width: Math.ceil(right) - x + 1, height: Math.ceil(foot) - y + 1}
}

type Draw = (x0: number, y0: number, x1: number, y1: number) => void

function trace(outline: readonly Segment[], draw: Draw): void {
  let [startX, startY, x, y] = [0, 0, 0, 0]
  for (const segment of outline) {
    if (segment.type === 'curve') {
      flatten(x, y, segment.points, draw)
      x = segment.points.at(-2) ?? x
      y = segment.points.at(-1) ?? y
      continue
    }
    if (segment.type !== 'line' && (x !== startX || y !== startY)) draw(x, y, startX, startY)
    if (segment.type === 'close') {
      x = startX
      y = startY
      continue
    }
    if (segment.type === 'line') draw(x, y, segment.x, segment.y)
    else [startX, startY] = [segment.x, segment.y]
    x = segment.x
    y = segment.y
  }
  if (x !== startX || y !== startY) draw(x, y, startX, startY)
}

function flatten(x0: number, y0: number, points: readonly number[], draw: Draw): void {
  const [controlX = 0, controlY = 0, endX = 0, endY = 0] = points
  // With so many steps the error stays well below a shade.
  const hull = Math.hypot(controlX - x0, controlY - y0) + Math.hypot(endX - controlX, endY - controlY)
  const steps = Math.min(24, Math.max(2, Math.ceil(Math.sqrt(hull) * 0.8)))
  let [x, y] = [x0, y0]
  for (let step = 1; step <= steps; step += 1) {
    const t = step / steps
    const s = 1 - t
    const nextX = s * s * x0 + 2 * s * t * controlX + t * t * endX
    const nextY = s * s * y0 + 2 * s * t * controlY + t * t * endY
    draw(x, y, nextX, nextY)
    x = nextX
    y = nextY
  }
}

interface Field {
  readonly coverage: Float32Array
  readonly stride: number
  readonly width: number
  readonly height: number
}

/** Adds to each pixel how much more of it lies right of the line than of the pixel before it. */
function addLine(field: Field, fromX: number, fromY: number, toX: number, toY: number): void {
  const {coverage, stride} = field
  if (fromY === toY) return
  const sign = fromY < toY ? 1 : -1
  const [x0, y0, x1, y1] = sign === 1 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY]
  const slope = (x1 - x0) / (y1 - y0)
  const last = Math.min(field.height, Math.ceil(y1))
  let x = y0 < 0 ? x0 - y0 * slope : x0
  for (let row = Math.max(0, Math.floor(y0)); row < last; row += 1) {
    const height = Math.min(row + 1, y1) - Math.max(row, y0)
    const next = x + slope * height
    const delta = sign * height
    const low = clamp(Math.min(x, next), field.width)
    const high = clamp(Math.max(x, next), field.width)
    const from = Math.floor(low)
    const at = row * stride + from
    if (high <= from + 1) {
      // Within one pixel: its share is a trapezium, the pixel after it has the rest.
      const middle = (low + high) / 2 - from
      coverage[at] = (coverage[at] ?? 0) + delta * (1 - middle)
      coverage[at + 1] = (coverage[at + 1] ?? 0) + delta * middle
    } else {
      spread(coverage, at, {low: low - from, high: high - from, delta})
    }
    x = next
  }
}

/** One row of a line that crosses several pixels. With A(e) the area right of the line and left of edge e, a pixel holds
 * A(right) − A(left); its entry is how much that is more than the pixel before it holds. */
function spread(coverage: Float32Array, at: number, line: {low: number; high: number; delta: number}): void {
  const {low, high, delta} = line
  const perPixel = delta / (high - low)
  const end = Math.ceil(high)
  let area = 0
  let held = 0
  for (let pixel = 0; pixel <= end; pixel += 1) {
    const inside = Math.min(pixel + 1, high) - low
    const next = (perPixel * inside * inside) / 2 + delta * Math.max(0, pixel + 1 - high)
    coverage[at + pixel] = (coverage[at + pixel] ?? 0) + (next - area - held)
    held = next - area
    area = next
  }
}

function clamp(x: number, most: number): number {
  return Math.min(Math.max(x, 0), most)
}
