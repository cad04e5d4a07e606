/** The bytes of a TrueType font → outlines of its glyphs (OpenType 1.9, tables `head`, `loca`, `glyf`). The faces of covers
 * are all TrueType; reading them here is ten times as fast as opening them in a font library. */
import type {Segment} from './mask.ts'

/** In font units, y upwards. */
export type Outline = readonly Segment[]

export interface GlyphReader {
  outline(glyph: number): Outline
}

/** Whether the font is TrueType; the outlines of others are cubic curves, in a table that is not read here. */
export function hasOutlines(bytes: Uint8Array): boolean {
  if (bytes.length < 12) return false
  return tableOffsets(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)).has('glyf')
}

export function readGlyphs(bytes: Uint8Array): GlyphReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tableOffsets(view)
  const [head, loca, glyf] = [tables.get('head') ?? 0, tables.get('loca') ?? 0, tables.get('glyf') ?? 0]
  const isLong = view.getInt16(head + 50) === 1
  const offset = (glyph: number) =>
    isLong ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2
  const outline = (glyph: number, depth: number): Outline => {
    const from = offset(glyph)
    if (glyf === 0 || offset(glyph + 1) === from || depth > deepest) return []
    const contours = view.getInt16(glyf + from)
    return contours >= 0
      ? simple(view, glyf + from, contours)
      : composite(view, glyf + from, (part) => outline(part, depth + 1))
  }
  return {outline: (glyph) => outline(glyph, 0)}
}

/** No sound font nests deeper; a broken one could for ever. */
const deepest = 6

function tableOffsets(view: DataView): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>()
  for (let table = 0; table < view.getUint16(4); table += 1) {
    const at = 12 + table * 16
    if (at + 16 > view.byteLength) break
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))
    offsets.set(tag, view.getUint32(at + 8))
  }
  return offsets
}

const header = 10 // bytes: contour count and bounding box

interface Point {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}

function simple(view: DataView, start: number, contours: number): Outline {
  const ends = Array.from({length: contours}, (_, i) => view.getUint16(start + header + i * 2))
  const count = (ends.at(-1) ?? -1) + 1
  let at = start + header + contours * 2
  at += 2 + view.getUint16(at) // instructions
  const flags: number[] = []
  while (flags.length < count) {
    const flag = view.getUint8(at++)
    const repeats = flag & 8 ? view.getUint8(at++) : 0
    for (let i = 0; i <= repeats; i += 1) flags.push(flag)
  }
  const coordinates = (short: number, same: number): readonly number[] => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++)
      else if (!(flag & same)) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = coordinates(2, 16)
  const ys = coordinates(4, 32)
  const points = flags.map((flag, i): Point => ({x: xs[i] ?? 0, y: ys[i] ?? 0, onCurve: (flag & 1) === 1}))
  return ends.flatMap((end, i) => contour(points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1)))
}

/** Between two points off the curve lies an unwritten one on it. */
function contour(points: readonly Point[]): Outline {
  const first = points[0]
  if (!first) return []
  const start = points.find(({onCurve}) => onCurve) ?? middle(first, points.at(-1) ?? first)
  const from = points.indexOf(start) + 1
  const segments: Segment[] = [{type: 'move', x: start.x, y: start.y}]
  let control: Point | null = null
  for (const point of [...points.slice(from), ...points.slice(0, from), ...(from === 0 ? [start] : [])]) {
    const to: Point = point.onCurve || !control ? point : middle(control, point)
    if (control) segments.push({type: 'curve', points: [control.x, control.y, to.x, to.y]})
    else if (point.onCurve) segments.push({type: 'line', x: point.x, y: point.y})
    control = point.onCurve ? null : point
  }
  if (control) segments.push({type: 'curve', points: [control.x, control.y, start.x, start.y]})
  return [...segments, {type: 'close'}]
}

function middle(a: Point, b: Point): Point {
  return {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, onCurve: true}
}

/** Parts moved and scaled: `é` is `e` with an accent. Flags as in the specification's table of component flags. */
function composite(view: DataView, start: number, part: (glyph: number) => Outline): Outline {
  const segments: Segment[] = []
  let at = start + header
  for (let more = true; more; ) {
    const flags = view.getUint16(at)
    const glyph = view.getUint16(at + 2)
    at += 4
    const isWide = (flags & 0x0001) !== 0
    const isOffset = (flags & 0x0002) !== 0
    const dx = isOffset ? (isWide ? view.getInt16(at) : view.getInt8(at)) : 0
    const dy = isOffset ? (isWide ? view.getInt16(at + 2) : view.getInt8(at + 1)) : 0
    at += isWide ? 4 : 2
    let [a, b, c, d] = [1, 0, 0, 1]
    const scale = () => {
      at += 2
      return view.getInt16(at - 2) / 16384 // F2DOT14
    }
    if (flags & 0x0008) a = d = scale()
    else if (flags & 0x0040) [a, d] = [scale(), scale()]
    else if (flags & 0x0080) [a, b, c, d] = [scale(), scale(), scale(), scale()]
    segments.push(...moved(part(glyph), {a, b, c, d, dx, dy}))
    more = (flags & 0x0020) !== 0
  }
  return segments
}

interface Matrix {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly dx: number
  readonly dy: number
}

export function moved(outline: Outline, {a, b, c, d, dx, dy}: Matrix): Outline {
  const x = (u: number, v: number) => a * u + c * v + dx
  const y = (u: number, v: number) => b * u + d * v + dy
  return outline.map((segment): Segment => {
    if (segment.type === 'close') return segment
    if (segment.type !== 'curve')
      return {type: segment.type, x: x(segment.x, segment.y), y: y(segment.x, segment.y)}
    const {points} = segment
    const pair = (i: number) => [points[i] ?? 0, points[i + 1] ?? 0] as const
    return {type: 'curve', points: [x(...pair(0)), y(...pair(0)), x(...pair(2)), y(...pair(2))]}
  })
}
