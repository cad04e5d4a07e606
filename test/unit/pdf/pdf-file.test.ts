import {inflateSync} from 'node:zlib'
import {PDFDocument} from 'pdf-lib'
import {describe, expect, test} from 'vitest'
import {damageOf} from '../../../src/pdf/damage.ts'
import {PdfFile} from '../../../src/pdf/pdf-file.ts'

async function written(pages = 1): Promise<Buffer> {
  const file = new PdfFile({pdfVersion: '1.7', font: null, autoFirstPage: false, bufferPages: true}, '')
  for (let page = 0; page < pages; page++) file.addPage({size: [100, 100]})
  file.end()
  return Buffer.from(await file.whole())
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** The stream of the object that begins at `offset`, unpacked, and its dictionary. */
function streamAt(bytes: Buffer, offset: number): {readonly dictionary: string; readonly data: Buffer} {
  const start = bytes.indexOf('stream\n', offset)
  const dictionary = textOf(bytes.subarray(offset, start))
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  return {dictionary, data: inflateSync(bytes.subarray(start + 7, start + 7 + length))}
}

/** A row for each object, from 0 on: kind, place, and index or generation (ISO 32000-1, table 18). */
function rowsOf(bytes: Buffer): readonly (readonly [number, number, number])[] {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(textOf(bytes))?.[1])
  const {dictionary, data} = streamAt(bytes, start)
  const width = Number(/\/W \[1 (\d) 2\]/.exec(dictionary)?.[1])
  const columns = width + 3
  const above = new Uint8Array(columns)
  return Array.from({length: data.length / (columns + 1)}, (_, row) => {
    const filtered = data.subarray(row * (columns + 1), (row + 1) * (columns + 1))
    expect(filtered[0]).toBe(2)
    for (let column = 0; column < columns; column++)
      above[column] = (above[column] ?? 0) + (filtered[column + 1] ?? 0)
    const read = Buffer.from(above)
    return [read.readUInt8(0), read.readUIntBE(1, width), read.readUInt16BE(1 + width)] as const
  })
}

/** What the tests of damage are told, as the writer would tell it. */
const offsetsOf = (bytes: Buffer) =>
  new Map(rowsOf(bytes).flatMap(([kind, place], id) => (kind === 1 ? [[id, place] as const] : [])))

/** The same number of bytes, with a text put in the place of another. */
function changed(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString('latin1')
  expect(text).toContain(from)
  return Buffer.from(text.replace(from, to), 'latin1')
}

test('a file holds its header, with the line of high bytes that tells it from text', async () => {
  const bytes = await written()
  expect(bytes.subarray(0, 15).toString('latin1')).toBe('%PDF-1.7\n%\xFF\xFF\xFF\xFF\n')
})

test('every object is where the table says: by itself, or packed with others', async () => {
  const bytes = await written(300)
  const [free, ...rows] = rowsOf(bytes)
  expect(free).toEqual([0, 0, 0xffff])
  expect(rows.length).toBeGreaterThan(900)
  const places = new Map(rows.map(([, place], index) => [index + 1, place]))
  for (const [index, [kind, place, at]] of rows.entries()) {
    const id = index + 1
    if (kind === 1) expect(textOf(bytes.subarray(place, place + 12))).toMatch(new RegExp(`^${id} 0 obj\\n`))
    else {
      const {dictionary, data} = streamAt(bytes, places.get(place) ?? 0)
      expect(dictionary).toContain('/Type /ObjStm')
      const first = Number(/\/First (\d+)/.exec(dictionary)?.[1])
      const heads = textOf(data.subarray(0, first)).trim().split(' ').map(Number)
      expect(heads[2 * at]).toBe(id)
      expect(textOf(data.subarray(first + (heads[2 * at + 1] ?? 0)))).toMatch(/^(?:<<|\[|\(|\d)/)
    }
  }
})

test('another program reads the same pages from it', async () => {
  const {catalog, context} = await PDFDocument.load(await written(300))
  expect(catalog.Pages().Count().asNumber()).toBe(300)
  expect(context.lookup(context.trailerInfo.Info)?.toString()).toContain('/Producer')
})

describe('damage is found before a file is handed out', () => {
  test('a whole file has none', async () => {
    const bytes = await written()
    expect(damageOf(bytes, bytes.length, offsetsOf(bytes))).toBeNull()
  })

  test('a header without its second line', async () => {
    const bytes = await written()
    const cut = Buffer.concat([bytes.subarray(0, 9), bytes.subarray(15)])
    expect(damageOf(cut, bytes.length, offsetsOf(bytes))).toMatch(/header/)
  })

  test('bytes that were lost in the middle', async () => {
    const bytes = await written()
    const cut = Buffer.concat([bytes.subarray(0, 100), bytes.subarray(110)])
    expect(damageOf(cut, bytes.length, offsetsOf(bytes))).toMatch(/bytes/)
    expect(damageOf(cut, cut.length, offsetsOf(bytes))).toMatch(/startxref/)
  })

  test('an end that is missing', async () => {
    const bytes = await written()
    expect(damageOf(bytes.subarray(0, -7), bytes.length - 7, offsetsOf(bytes))).toMatch(/%%EOF/)
  })

  test('an object that lies elsewhere', async () => {
    const bytes = await written()
    const offsets = offsetsOf(bytes)
    const [id] = [...offsets.keys()]
    const moved = changed(bytes, `\n${id} 0 obj`, '\n9 9 obj')
    expect(damageOf(moved, moved.length, offsets)).toBe(
      `object ${id} does not begin at ${offsets.get(id ?? 0)}`,
    )
  })
})
