/** A painted canvas → the same picture, four times smaller each way: a thumbnail. */
import type {Canvas, Color} from './canvas.ts'

export const reduction = 4

/** Each pixel is the mean of sixteen, in the colours that the picture has: its shades lie close enough together. */
export function reduce({width, height, rows, palette}: Canvas): Canvas {
  const small = {width: Math.floor(width / reduction), height: Math.floor(height / reduction)}
  const out = new Uint8Array((small.width + 1) * small.height)
  const known = new Map<number, number>()
  const stride = width + 1
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const corner = y * reduction * stride + 1 + x * reduction
      out[y * (small.width + 1) + 1 + x] = pixelOf({rows, palette, stride}, corner, known)
    }
  }
  return {...small, rows: out, palette: [...palette]}
}

interface Source {
  readonly rows: Uint8Array
  readonly palette: readonly Color[]
  readonly stride: number
}

function pixelOf({rows, palette, stride}: Source, corner: number, known: Map<number, number>): number {
  const first = rows[corner] ?? 0
  let [red, green, blue, same] = [0, 0, 0, true]
  for (let row = corner; row < corner + reduction * stride; row += stride) {
    for (let at = row; at < row + reduction; at += 1) {
      const index = rows[at] ?? 0
      same &&= index === first
      const color = palette[index]
      if (!color) continue
      red += color[0]
      green += color[1]
      blue += color[2]
    }
  }
  if (same) return first
  const [r, g, b] = [red >> 4, green >> 4, blue >> 4]
  const key = (r << 16) | (g << 8) | b
  const found = known.get(key) ?? nearest(palette, r, g, b)
  known.set(key, found)
  return found
}

function nearest(palette: readonly Color[], red: number, green: number, blue: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  palette.forEach(([r, g, b], index) => {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
    if (distance < least) [best, least] = [index, distance]
  })
  return best
}
