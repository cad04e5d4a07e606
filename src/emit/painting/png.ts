/** A palette canvas → a PNG file (W3C PNG, third edition). */

import {promisify} from 'node:util'
import {constants, deflate} from 'node:zlib'
import type {Canvas} from './canvas.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Compression runs in the thread pool, beside other work. */
export async function encodePng({width, height, rows, palette}: Canvas): Promise<Uint8Array> {
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
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each row as it is, or as its difference from the row above (filter 2, Up), whichever has fewer changes along it and so
 * longer runs: an eighth fewer bytes than without. */
function filtered(rows: Uint8Array, stride: number): Uint8Array {
  const out = rows.slice()
  for (let start = stride; start < rows.length; start += stride) {
    let [plain, up, before, beforeUp] = [0, 0, 0, 0]
    for (let at = start + 1; at < start + stride; at += 1) {
      const pixel = rows[at] ?? 0
      const difference = pixel - (rows[at - stride] ?? 0)
      if (pixel !== before) plain += 1
      if (difference !== beforeUp) up += 1
      before = pixel
      beforeUp = difference
    }
    if (up >= plain) continue
    out[start] = 2
    for (let at = start + 1; at < start + stride; at += 1)
      out[at] = (rows[at] ?? 0) - (rows[at - stride] ?? 0)
  }
  return out
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
