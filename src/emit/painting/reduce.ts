/** A painted canvas → the same picture, four times smaller each way: a thumbnail. */
import type {Canvas, Color} from './canvas.ts'

export const reduction = 4

/** Each pixel is the mean of sixteen, in the colours that the picture has: its shades lie close enough together. */
export function reduce({width, height, rows, palette}: Canvas): Canvas {
  const small = {width: Math.floor(width / reduction), height: Math.floor(height / reduction)}
  const out = new Uint8Array((small.width + 1) * small.height)
  const colors = {channels: Uint8Array.from(palette.flat()), known: new Map<number, number>()}
  const stride = width + 1
  const source = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength)
  const four = reduction * stride
  for (let y = 0; y < small.height; y += 1) {
    const from = y * four
    let to = y * (small.width + 1)
    if (y > 0 && source.compare(source, from - four, from, from, from + four) === 0) {
      out.copyWithin(to, to - small.width - 1, to)
      continue
    }
    to += 1
    let corner = from + 1
    for (let x = 0; x < small.width; x += 1) {
      out[to] = isFlat(rows, corner, stride) ? (rows[corner] ?? 0) : mean(rows, corner, stride, colors)
      corner += reduction
      to += 1
    }
  }
  return {...small, rows: out, palette: [...palette]}
}

/** Most of a cover is: panel, paper, the inside of letters. */
function isFlat(rows: Uint8Array, corner: number, stride: number): boolean {
  const first = rows[corner]
  const end = corner + reduction * stride
  for (let row = corner; row < end; row += stride) {
    if (rows[row] !== first || rows[row + 1] !== first || rows[row + 2] !== first || rows[row + 3] !== first)
      return false
  }
  return true
}

interface Colors {
  /** Three for each colour of the palette. */
  readonly channels: Uint8Array
  /** Means that were met before, and the index that is nearest. */
  readonly known: Map<number, number>
}

function mean(rows: Uint8Array, corner: number, stride: number, {channels, known}: Colors): number {
  let red = 0
  let green = 0
  let blue = 0
  for (let row = corner; row < corner + reduction * stride; row += stride) {
    for (let at = row; at < row + reduction; at += 1) {
      const color = (rows[at] ?? 0) * 3
      red += channels[color] ?? 0
      green += channels[color + 1] ?? 0
      blue += channels[color + 2] ?? 0
    }
  }
  const [r, g, b] = [red >> 4, green >> 4, blue >> 4]
  const key = (r << 16) | (g << 8) | b
  const found = known.get(key)
  if (found !== undefined) return found
  const index = nearest(channels, [r, g, b])
  known.set(key, index)
  return index
}

function nearest(channels: Uint8Array, [red, green, blue]: Color): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < channels.length; at += 3) {
    const [r, g, b] = [
      (channels[at] ?? 0) - red,
      (channels[at + 1] ?? 0) - green,
      (channels[at + 2] ?? 0) - blue,
    ]
    const distance = r * r + g * g + b * b
    if (distance < least) {
      best = at / 3
      least = distance
    }
  }
  return best
}
