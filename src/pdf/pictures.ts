/** Picture files → what pdfkit can embed: JPEG and PNG as they are, the rest converted by sharp, SVG left to be drawn. */
import type {Report} from '../diagnostics/message.ts'

export interface PictureSource {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

export type Prepared =
  | {readonly type: 'bitmap'; readonly bytes: Uint8Array}
  | {readonly type: 'vector'; readonly svg: string}

export async function preparePictures(
  sources: Iterable<string>,
  read: (source: string) => PictureSource | null,
  report: Report,
): Promise<ReadonlyMap<string, Prepared>> {
  const prepared = new Map<string, Prepared>()
  for (const source of sources) {
    const picture = read(source)
    if (!picture) continue
    try {
      const ready = await prepare(picture)
      prepared.set(source, ready)
      if (ready.type === 'vector') reportUndrawn(source, ready.svg, report)
    } catch (error) {
      report({
        rule: 'pdf/picture-unreadable',
        reason: `The picture “${source}” cannot be decoded: ${error instanceof Error ? error.message : error}`,
        actual: source,
      })
    }
  }
  return prepared
}

/** What svg-to-pdfkit passes over without a word. */
const undrawn = /<(foreignObject|filter|animate\w*|set|script|video|audio|iframe|switch)[\s/>]/g

function reportUndrawn(source: string, svg: string, report: Report): void {
  const names = new Set([...svg.matchAll(undrawn)].map(([, name]) => name))
  for (const name of names) {
    report({
      rule: 'pdf/svg-unsupported',
      reason: `Part of the drawing “${source}” is left out of the PDF: <${name}> cannot be drawn`,
      actual: source,
    })
  }
}

async function prepare({bytes, mediaType}: PictureSource): Promise<Prepared> {
  if (mediaType === 'image/svg+xml') return {type: 'vector', svg: new TextDecoder().decode(bytes)}
  if (mediaType === 'image/png') return {type: 'bitmap', bytes}
  if (mediaType === 'image/jpeg' && isPlainJpeg(bytes)) return {type: 'bitmap', bytes}
  const {default: sharp} = await import('sharp')
  // Photographs stay JPEG; everything else may have transparency or few colours.
  const picture = sharp(bytes).rotate().toColourspace('srgb')
  const converted = mediaType === 'image/jpeg' ? picture.jpeg({quality: 90}) : picture.png()
  return {type: 'bitmap', bytes: await converted.toBuffer()}
}

/** Upright, and grey or RGB: a CMYK picture would need an output intent of its own (PDF/A-3, 6.2.4.3). */
function isPlainJpeg(bytes: Uint8Array): boolean {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return false
    const marker = bytes[at + 1] ?? 0
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (marker === 0xe1 && isRotated(bytes.subarray(at + 4, at + 2 + length))) return false
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return bytes[at + 9] !== 4
    at += 2 + length
  }
  return false
}

/** The orientation tag (0x0112) of an Exif block says something else than upright. */
function isRotated(block: Uint8Array): boolean {
  const head = String.fromCharCode(...block.subarray(0, 4))
  if (head !== 'Exif') return false
  const view = new DataView(block.buffer, block.byteOffset + 6, Math.max(0, block.byteLength - 6))
  if (view.byteLength < 10) return false
  const little = view.getUint8(0) === 0x49
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return false
  const entries = view.getUint16(directory, little)
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > view.byteLength) return false
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little) > 1
  }
  return false
}
