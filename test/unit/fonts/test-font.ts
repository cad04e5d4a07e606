/** A font in which every glyph is a square of one em: line breaking becomes mental arithmetic. */

export interface TestFontOptions {
  /** Covered code points, both ends included. */
  readonly ranges: readonly (readonly [number, number])[]
  readonly unitsPerEm?: number
  /** Adds an `fvar` table, so that the file counts as variable. */
  readonly variable?: boolean
}

export const basicLatin: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2010, 0x2026],
  [0x25a1, 0x25a1],
]

export function testFont({
  ranges: unsorted,
  unitsPerEm = 1000,
  variable = false,
}: TestFontOptions): Uint8Array {
  const ranges = [...unsorted].sort(([a], [b]) => a - b)
  const count = 1 + ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  const square = glyph(unitsPerEm)
  const tables: Record<string, Uint8Array> = {
    cmap: cmap(ranges),
    glyf: concat(Array.from({length: count}, () => square)),
    head: head(unitsPerEm),
    hhea: hhea(unitsPerEm, count),
    hmtx: numbers(Array.from({length: count}, () => [unitsPerEm, 0]).flat(), 2),
    loca: numbers(
      Array.from({length: count + 1}, (_, i) => i * square.length),
      4,
    ),
    maxp: concat([numbers([0x00010000], 4), numbers([count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0], 2)]),
    post: concat([numbers([0x00030000, 0], 4), numbers([0xff9c, 50], 2), numbers([1, 0, 0, 0, 0], 4)]),
  }
  if (variable) tables['fvar'] = new Uint8Array(16)
  return file(tables)
}

function glyph(em: number): Uint8Array {
  const header = numbers([1, 0, 0, em, em, 3, 0], 2)
  const flags = new Uint8Array([1, 1, 1, 1])
  const xs = numbers([0, 0, em, 0], 2)
  const ys = numbers([0, em, 0, 0x10000 - em], 2)
  return pad(concat([header, flags, xs, ys]))
}

function cmap(ranges: TestFontOptions['ranges']): Uint8Array {
  let next = 1
  const groups = ranges.flatMap(([from, to]) => {
    const first = next
    next += to - from + 1
    return [from, to, first]
  })
  const head = concat([numbers([0, 1, 3, 10], 2), numbers([12], 4)])
  const table = concat([
    numbers([12, 0], 2),
    numbers([16 + groups.length * 4, 0, ranges.length, ...groups], 4),
  ])
  return concat([head, table])
}

function head(em: number): Uint8Array {
  return concat([
    numbers([0x00010000, 0x00010000, 0, 0x5f0f3cf5], 4),
    numbers([0, em], 2),
    numbers([0, 0, 0, 0], 4),
    numbers([0, 0, em, em, 0, 8, 2, 1, 0], 2),
  ])
}

/** Ascent 0.8, descent 0.2. */
function hhea(em: number, count: number): Uint8Array {
  return concat([
    numbers([0x00010000], 4),
    numbers([em * 0.8, 0x10000 - em * 0.2, 0, em, 0, 0, em, 1, 0, 0, 0, 0, 0, 0, 0, count], 2),
  ])
}

function file(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(tables).sort()
  let offset = 12 + names.length * 16
  const entries: Uint8Array[] = []
  const bodies: Uint8Array[] = []
  for (const name of names) {
    const body = tables[name] ?? new Uint8Array()
    const tag = new TextEncoder().encode(name.padEnd(4))
    entries.push(concat([tag, numbers([0, offset, body.length], 4)]))
    bodies.push(pad(body))
    offset += pad(body).length
  }
  return concat([numbers([0x00010000], 4), numbers([names.length, 128, 3, 16], 2), ...entries, ...bodies])
}

function numbers(values: readonly number[], bytes: 2 | 4): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * bytes))
  values.forEach((value, i) => {
    if (bytes === 2) view.setUint16(i * 2, value)
    else view.setUint32(i * 4, value)
  })
  return new Uint8Array(view.buffer)
}

function pad(bytes: Uint8Array): Uint8Array {
  return concat([bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)])
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
