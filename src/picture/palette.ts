/** Opaque pixels → a palette and an index a pixel, where the colours are few: flat colours, letters and their edges. */
import type {Pixels} from './resvg.ts'

export interface Indexed {
  readonly width: number
  readonly height: number
  /** Rows as PNG wants them: a zero, which says that the row is not filtered, then an index for each pixel. */
  readonly rows: Uint8Array
  /** Three bytes a colour. */
  readonly colors: Uint8Array
}

const mostColors = 256 // PNG, 11.2.2
/** Bits of each channel by which colours are told apart, where there are too many: a step that no eye sees at the edge of a letter. */
const coarser = [6, 5, 4]

/** Null where even 4 bits a channel leave too many: a photograph. */
export function withPalette({width, height, data}: Pixels): Indexed | null {
  // Little-endian, as all machines are that Node runs on: red is the lowest byte.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)
  const known = rowsKnown(Buffer.from(data.buffer, data.byteOffset, data.byteLength), width * 4)
  const counts = count(pixels, width, known)
  const indices = counts && indexed(counts)
  if (!indices) return null
  const stride = width + 1
  const rows = new Uint8Array(stride * height)
  let [last, index] = [-1, 0]
  for (let y = 0; y < height; y += 1) {
    if (known[y]) {
      rows.copyWithin(y * stride, (y - 1) * stride, y * stride)
      continue
    }
    const from = y * width
    const to = y * stride + 1
    for (let x = 0; x < width; x += 1) {
      const color = pixels[from + x] ?? 0
      if (color !== last) {
        last = color
        index = indices.of.get(color) ?? 0
      }
      rows[to + x] = index
    }
  }
  return {width, height, rows, colors: indices.colors}
}

/** Whether each row is the same as the one above it: most of a cover is panel and paper. */
function rowsKnown(bytes: Buffer, stride: number): readonly boolean[] {
  return Array.from({length: bytes.length / stride}, (_, y) => {
    const at = y * stride
    return y > 0 && bytes.compare(bytes, at - stride, at, at, at + stride) === 0
  })
}

/** More than a drawing of letters ever has. */
const hopeless = 20_000

/** How often each colour stands in the rows that are not known. */
function count(
  pixels: Uint32Array,
  width: number,
  known: readonly boolean[],
): ReadonlyMap<number, number> | null {
  const counts = new Map<number, number>()
  for (let y = 0; y < known.length; y += 1) {
    if (known[y]) continue
    const end = (y + 1) * width
    for (let at = y * width; at < end; ) {
      const color = pixels[at] ?? 0
      const start = at
      while (at < end && pixels[at] === color) at += 1
      counts.set(color, (counts.get(color) ?? 0) + at - start)
    }
    if (counts.size > hopeless) return null
  }
  return counts
}

interface Indices {
  readonly of: ReadonlyMap<number, number>
  readonly colors: Uint8Array
}

/** Like colours share the most frequent of them, so that grounds and inks stay exactly what they are. */
function indexed(counts: ReadonlyMap<number, number>): Indices | null {
  const frequent = [...counts].sort(([a, many], [b, more]) => more - many || a - b).map(([color]) => color)
  for (const bits of counts.size <= mostColors ? [8] : coarser) {
    const kept: number[] = []
    const byBucket = new Map<number, number>()
    const of = new Map<number, number>()
    for (const color of frequent) {
      const bucket = color & channelMask(bits)
      const index = byBucket.get(bucket) ?? kept.push(color) - 1
      byBucket.set(bucket, index)
      of.set(color, index)
    }
    if (kept.length <= mostColors) return {of, colors: Uint8Array.from(kept.flatMap(channelsOf))}
  }
  return null
}

/** The highest bits of each of three bytes. */
const channelMask = (bits: number) => ((0xff << (8 - bits)) & 0xff) * 0x010101

const channelsOf = (color: number) => [color & 0xff, (color >> 8) & 0xff, (color >> 16) & 0xff]
