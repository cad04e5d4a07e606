/** Pixels with a palette → a PNG file (W3C PNG, third edition). */

import {promisify} from 'node:util'
import {constants, deflate} from 'node:zlib'
import type {Indexed} from './palette.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Compression runs in the thread pool, beside other work. */
export async function encodePng({width, height, rows, colors}: Indexed): Promise<Uint8Array> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8) // 8 bits a pixel, palette, deflate, adaptive filters, not interlaced
  // Runs alone: flat colour needs no more, it is the fastest, and unlike string matching it gives the same bytes
  // on every processor.
  const data = await promisify(deflate)(filtered(rows, width + 1), {strategy: constants.Z_RLE, level: 6})
  return Buffer.concat([
    Buffer.from(signature),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colors)),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A row like the one above says so in one run (filter 2, Up). To choose for every row the filter that makes longer runs would
 * save another 5 % of the bytes and cost as much time as all the rest of a cover. The rows are changed, the last first. */
function filtered(rows: Uint8Array, stride: number): Uint8Array {
  const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength)
  for (let start = rows.length - stride; start >= stride; start -= stride) {
    const end = start + stride
    // A row of one colour is one run already.
    if (bytes.compare(bytes, start + 1, end - 1, start + 2, end) === 0) continue
    if (bytes.compare(bytes, start - stride + 1, start, start + 1, end) !== 0) continue
    bytes[start] = 2
    bytes.fill(0, start + 1, end)
  }
  return bytes
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

/** PNG, annex D. Node's own `zlib.crc32` is younger than Node 20. */
const crcTable = Uint32Array.from({length: 256}, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 255] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
