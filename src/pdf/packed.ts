/** Objects and the table of where they are, compressed: ISO 32000-1, 7.5.7 and 7.5.8, which PDF/A-3 and PDF/UA-1 allow. */
import {deflateSync} from 'node:zlib'

export interface PlainObject {
  readonly id: number
  /** As it stands in a file, Latin-1: a dictionary, an array, a text. Never a stream. */
  readonly value: string
}

/** Where an object is: at a number of bytes from the beginning, or as one of those in a stream of objects. */
export type Location = {readonly offset: number} | {readonly stream: number; readonly index: number}

/** A reader unpacks all of a stream to get at one object. */
export const mostInStream = 200

export function objectStream(objects: readonly PlainObject[]): {dictionary: string; bytes: Uint8Array} {
  const values = objects.map(({value}) => `${value}\n`)
  let offset = 0
  const heads = objects.map(({id}, index) => {
    const head = `${id} ${offset}`
    offset += values[index]?.length ?? 0
    return head
  })
  const index = `${heads.join(' ')}\n`
  const bytes = deflateSync(Buffer.from(index + values.join(''), 'latin1'))
  return {
    dictionary: `<<\n/Type /ObjStm\n/N ${objects.length}\n/First ${index.length}\n/Filter /FlateDecode\n/Length ${bytes.length}\n>>`,
    bytes,
  }
}

/** `locations`: of the objects from 1 on; `entries` goes into the dictionary: /Root, /Info, /ID. */
export function crossReferences(
  locations: readonly Location[],
  entries: string,
): {dictionary: string; bytes: Uint8Array} {
  const largest = Math.max(...locations.map((place) => ('offset' in place ? place.offset : place.stream)))
  const width = Math.max(1, Math.ceil(Math.log2(largest + 1) / 8))
  const columns = 1 + width + 2
  const rows = Buffer.alloc((locations.length + 1) * columns)
  // Object 0 is the head of the list of free ones, and the list is empty.
  rows.writeUInt16BE(0xffff, 1 + width)
  for (const [index, place] of locations.entries()) {
    const row = (index + 1) * columns
    const isPacked = 'stream' in place
    rows.writeUInt8(isPacked ? 2 : 1, row)
    rows.writeUIntBE(isPacked ? place.stream : place.offset, row + 1, width)
    rows.writeUInt16BE(isPacked ? place.index : 0, row + 1 + width)
  }
  const bytes = deflateSync(lessThanAbove(rows, columns))
  return {
    dictionary: `<<\n/Type /XRef\n/Size ${locations.length + 1}\n/W [1 ${width} 2]\n${entries}\n/Filter /FlateDecode\n/DecodeParms <<\n/Predictor 12\n/Columns ${columns}\n>>\n/Length ${bytes.length}\n>>`,
    bytes,
  }
}

/** Rows as differences to the one above, by the filter `Up` of PNG (PNG 3, 9.2): neighbours are alike, and that compresses well. */
function lessThanAbove(rows: Uint8Array, columns: number): Uint8Array {
  const count = rows.length / columns
  const filtered = new Uint8Array(count * (columns + 1))
  for (let row = 0; row < count; row++) {
    const to = row * (columns + 1)
    filtered[to] = 2
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      filtered[to + 1 + column] = (rows[at] ?? 0) - (rows[at - columns] ?? 0)
    }
  }
  return filtered
}
