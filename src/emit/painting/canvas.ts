/** Boxes and masks → the pixels of a palette image. */
import {type Box, type Mask, shades} from './mask.ts'

/** A palette image: every ink has its own ramp of shades from the background it stands on. */
export interface Canvas {
  readonly width: number
  readonly height: number
  /** Rows as PNG wants them: a zero, which says that the row is not filtered, then a palette index for each pixel. */
  readonly rows: Uint8Array
  readonly palette: Color[]
}

/** 0–255 each. */
export type Color = readonly [red: number, green: number, blue: number]

export function createCanvas(width: number, height: number, background: Color): Canvas {
  return {width, height, rows: new Uint8Array((width + 1) * height), palette: [background]}
}

/** Whole pixels. */
export function fillBox(canvas: Canvas, box: Box, color: Color): void {
  const index = canvas.palette.push(color) - 1
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const row = y * (canvas.width + 1) + 1
    canvas.rows.fill(index, row + box.x, row + box.x + box.width)
  }
}

/** An ink on one background: the palette index of its faintest shade. */
export interface Ink {
  readonly first: number
}

export function mixInk(canvas: Canvas, ink: Color, background: Color): Ink {
  const first = canvas.palette.length
  for (let shade = 1; shade <= shades; shade += 1) {
    canvas.palette.push(mix(background, ink, shade / shades))
  }
  return {first}
}

/** `part` 0 is the first colour, 1 the second. */
export function mix(from: Color, to: Color, part: number): Color {
  const channel = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * part)
  return [channel(0), channel(1), channel(2)]
}

/** The ink has to be mixed after the boxes under it were filled: what was mixed later stands above.
 * `x` and `y` are the glyph's origin, in whole pixels: at cover sizes half a pixel is a hundredth of a letter. */
export function stamp(canvas: Canvas, mask: Mask, ink: Ink, x: number, y: number): void {
  const {rows} = canvas
  const {shades: from, width} = mask
  const before = ink.first - 1
  const left = x + mask.left
  const start = Math.max(0, -left)
  const end = Math.min(width, canvas.width - left)
  const last = Math.min(mask.height, canvas.height - y - mask.top)
  for (let row = Math.max(0, -y - mask.top); row < last; row += 1) {
    const source = row * width
    const target = (y + mask.top + row) * (canvas.width + 1) + 1 + left
    for (let column = start; column < end; column += 1) {
      const shade = from[source + column]
      // Where letters overlap, the darker shade stands.
      if (shade && before + shade > (rows[target + column] ?? 0)) rows[target + column] = before + shade
    }
  }
}
