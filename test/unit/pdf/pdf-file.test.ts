import {describe, expect, test} from 'vitest'
import {damageOf} from '../../../src/pdf/damage.ts'
import {PdfFile} from '../../../src/pdf/pdf-file.ts'

async function written(): Promise<Buffer> {
  const file = new PdfFile({pdfVersion: '1.7', font: null, autoFirstPage: false, bufferPages: true}, '')
  file.addPage({size: [100, 100]})
  file.end()
  return Buffer.from(await file.whole())
}

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

test('every object begins where the table says', async () => {
  const bytes = await written()
  const text = bytes.toString('latin1')
  const table = text.indexOf('xref\n0 ')
  expect(text.slice(text.lastIndexOf('startxref'))).toBe(`startxref\n${table}\n%%EOF\n`)
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]))
  expect(offsets.length).toBeGreaterThan(5)
  expect(offsets.map((offset) => /^\d+ 0 obj/.exec(text.slice(offset))?.[0])).toEqual(
    offsets.map((_, index) => `${index + 1} 0 obj`),
  )
})

describe('damage is found before a file is handed out', () => {
  test('a whole file has none', async () => {
    const bytes = await written()
    expect(damageOf(bytes, bytes.length)).toBeNull()
  })

  test('a header without its second line', async () => {
    const bytes = await written()
    const cut = Buffer.concat([bytes.subarray(0, 9), bytes.subarray(15)])
    expect(damageOf(cut, bytes.length)).toMatch(/header/)
  })

  test('bytes that were lost in the middle', async () => {
    const bytes = await written()
    const cut = Buffer.concat([bytes.subarray(0, 100), bytes.subarray(110)])
    expect(damageOf(cut, bytes.length)).toMatch(/bytes/)
    expect(damageOf(cut, cut.length)).toMatch(/startxref/)
  })

  test('an end that is missing', async () => {
    const bytes = await written()
    expect(damageOf(bytes.subarray(0, -7), bytes.length - 7)).toMatch(/%%EOF/)
  })

  test('an object that lies elsewhere', async () => {
    const bytes = await written()
    expect(damageOf(changed(bytes, '\n3 0 obj', '\n9 9 obj'), bytes.length)).toMatch(/object 3/)
  })
})
