/** Fonts of a PDF: embedded, with widths that agree with the font file, and text for every code that is shown. */
import {readContent} from './pdf-content.ts'
import type {PDFObject, Reader} from './pdf-reader.ts'

/** PDF/UA-1, 7.21.7. */
const forbidden = ['\u0000', '\uFEFF', '\uFFFE']

export function checkFonts(reader: Reader): string[] {
  const used = usedCodes(reader)
  return [...used.values()].flatMap(({font, codes}) => checkFont(reader, font, codes))
}

function usedCodes(reader: Reader) {
  const used = new Map<string, {font: PDFObject; codes: Set<number>}>()
  for (const page of reader.document.getPages()) {
    const fonts = reader.dict(reader.get(reader.get(page.node, 'Resources'), 'Font'))
    const bytes = reader.stream(reader.get(page.node, 'Contents'))
    if (!fonts || !bytes) continue
    const byName = new Map(fonts.entries().map(([name, value]) => [name.decodeText(), value]))
    for (const {font, code} of readContent(bytes).shown) {
      const object = byName.get(font)
      if (!object) continue
      const entry = used.get(object.toString()) ?? {font: object, codes: new Set()}
      entry.codes.add(code)
      used.set(object.toString(), entry)
    }
  }
  return used
}

function checkFont(reader: Reader, font: PDFObject, codes: ReadonlySet<number>): string[] {
  const problems: string[] = []
  const name = reader.name(reader.get(font, 'BaseFont')) ?? '?'
  if (reader.name(reader.get(font, 'Subtype')) !== 'Type0') return [`${name} is not a composite font`]
  const [descendant] = reader.list(reader.get(font, 'DescendantFonts'))
  const descriptor = reader.get(descendant, 'FontDescriptor')
  const file = reader.stream(reader.get(descriptor, 'FontFile2'))
  if (!file && !reader.get(descriptor, 'FontFile3')) problems.push(`${name} is not embedded`)
  if (reader.get(descriptor, 'CIDSet'))
    problems.push(`${name} has a CIDSet, which must be complete or absent`)
  const unicode = toUnicode(reader.stream(reader.get(font, 'ToUnicode')))
  const widths = readWidths(reader, reader.get(descendant, 'W'))
  const advances = file ? hmtx(file) : null
  for (const code of codes) {
    const text = unicode.get(code)
    if (!text) problems.push(`${name}: code ${code} has no text`)
    else if (forbidden.some((character) => text.includes(character)))
      problems.push(`${name}: code ${code} extracts to a forbidden character`)
    const width = widths.get(code)
    const advance = advances?.(code)
    if (width === undefined) problems.push(`${name}: code ${code} has no width`)
    else if (advance !== undefined && Math.abs(advance - width) > 1) {
      problems.push(`${name}: code ${code} is ${width} wide in W and ${advance} in the font`)
    }
  }
  return problems
}

function toUnicode(bytes: Uint8Array | null): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  if (!bytes) return found
  const text = new TextDecoder('latin1').decode(bytes)
  for (const [, from = '', , list = ''] of text.matchAll(/<([\da-f]+)> <([\da-f]+)> \[([^\]]*)\]/gi)) {
    let code = Number.parseInt(from, 16)
    for (const [, hexadecimal = ''] of list.matchAll(/<([^>]*)>/g)) {
      const units = hexadecimal.replace(/\s/g, '').match(/.{4}/g) ?? []
      found.set(code, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
      code++
    }
  }
  return found
}

function readWidths(reader: Reader, object: PDFObject | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  const list = reader.list(object)
  for (let index = 0; index + 1 < list.length; index += 2) {
    const first = reader.number(list[index]) ?? 0
    reader.list(list[index + 1]).forEach((width, offset) => {
      const value = reader.number(width)
      if (value !== null) widths.set(first + offset, value)
    })
  }
  return widths
}

/** Advance widths of a TrueType file, in thousandths of an em. */
function hmtx(file: Uint8Array): (glyph: number) => number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16
    const tag = String.fromCharCode(...file.subarray(at, at + 4))
    tables.set(tag, view.getUint32(at + 8))
  }
  const unitsPerEm = view.getUint16((tables.get('head') ?? 0) + 18)
  const count = view.getUint16((tables.get('hhea') ?? 0) + 34)
  const start = tables.get('hmtx') ?? 0
  return (glyph) => (view.getUint16(start + Math.min(glyph, count - 1) * 4) * 1_000) / unitsPerEm
}
