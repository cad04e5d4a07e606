/** Grounds, and what was painted between them → a palette and an index a pixel. */
import type {Box, Drawing} from './drawing.ts'
import type {Pixels} from './resvg.ts'

export interface Indexed {
  readonly width: number
  readonly height: number
  /** Rows as PNG wants them: a zero, which says that the row is not filtered, then an index for each pixel. */
  readonly rows: Uint8Array
  /** Three bytes a colour. */
  readonly colors: Uint8Array
}

export interface PaintedIsland extends Pixels {
  readonly at: Box
}

const mostColors = 256 // PNG, 11.2.2
/** Bits of each channel by which the shades at the edges of letters are told apart: a step that no eye sees there. */
const finenesses = [6, 5, 4]

/** Null where even 4 bits a channel leave too many colours: a photograph. Grounds and inks stay exactly what they are. */
export function withPalette(drawing: Drawing, islands: readonly PaintedIsland[]): Indexed | null {
  for (const bits of finenesses) {
    const indexed = filled(drawing, islands, paletteOf(drawing, bits))
    if (indexed) return indexed
  }
  return null
}

interface Palette {
  readonly colors: number[]
  /** By packed colour: grounds and inks. */
  readonly exact: ReadonlyMap<number, number>
  /** By the highest bits of each channel: the index of a colour, plus one; `several` where exact colours share them. */
  readonly shades: Uint16Array
  readonly bits: number
}

const several = 0xffff

function paletteOf({grounds, inks}: Drawing, bits: number): Palette {
  const colors = [...new Set([...grounds.map(({color}) => color), ...inks])].map(packed)
  const shades = new Uint16Array(1 << (3 * bits))
  for (const [index, color] of colors.entries()) {
    const shade = shadeOf(color, bits)
    shades[shade] = shades[shade] === 0 ? index + 1 : several
  }
  return {colors, exact: new Map(colors.map((color, index) => [color, index])), shades, bits}
}

function shadeOf(color: number, bits: number): number {
  const away = 8 - bits
  const [red, green, blue] = [color & 0xff, (color >> 8) & 0xff, (color >> 16) & 0xff]
  return ((((red >> away) << bits) | (green >> away)) << bits) | (blue >> away)
}

/** Null when the colours do not suffice. */
function filled(drawing: Drawing, islands: readonly PaintedIsland[], palette: Palette): Indexed | null {
  const {width, height, grounds} = drawing
  const stride = width + 1
  const rows = new Uint8Array(stride * height)
  for (const ground of grounds) {
    const index = palette.exact.get(packed(ground.color)) ?? 0
    for (let y = ground.y; y < ground.y + ground.height; y += 1) {
      const from = y * stride + 1 + ground.x
      rows.fill(index, from, from + ground.width)
    }
  }
  for (const island of islands) {
    fill(rows, island, stride, palette)
    if (palette.colors.length > mostColors) return null
  }
  return {width, height, rows, colors: Uint8Array.from(palette.colors.flatMap(channelsOf))}
}

function fill(
  rows: Uint8Array,
  {data, at, width, height}: PaintedIsland,
  stride: number,
  palette: Palette,
): void {
  // Little-endian, as all machines are that Node runs on: red is the lowest byte.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)
  for (let y = 0; y < height; y += 1) {
    const start = (at.y + y) * stride + 1 + at.x
    fillRow(rows.subarray(start, start + width), pixels.subarray(y * width, (y + 1) * width), palette)
  }
}

function fillRow(row: Uint8Array, pixels: Uint32Array, palette: Palette): void {
  let [last, index] = [-1, 0]
  for (let x = 0; x < row.length; x += 1) {
    const color = pixels[x] ?? 0
    if (color !== last) {
      last = color
      index = indexOf(color, palette)
    }
    row[x] = index
  }
}

function indexOf(color: number, {colors, exact, shades, bits}: Palette): number {
  const shade = shadeOf(color, bits)
  const known = shades[shade] ?? 0
  if (known === several) return exact.get(color) ?? 0
  if (known === 0) shades[shade] = colors.push(color)
  return (known || colors.length) - 1
}

/** `#rrggbb` → a pixel of that colour. */
const packed = (color: string) => Buffer.from(`${color.slice(1)}ff`, 'hex').readUInt32LE()

const channelsOf = (color: number) => [color & 0xff, (color >> 8) & 0xff, (color >> 16) & 0xff]
