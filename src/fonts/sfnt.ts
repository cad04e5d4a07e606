/** Bytes of a font file → its metrics, or why it cannot be used. Reads five small tables, never the outlines. */
import type {Face} from './face.ts'

export type Sfnt =
  | {
      readonly type: 'sfnt'
      readonly unitsPerEm: number
      /** In ems; the advance of the space is the shaper's to say. */
      readonly metrics: Omit<Face['metrics'], 'spaceAdvance'>
    }
  | {readonly type: 'unsupported'; readonly reason: string}

const containers: Readonly<Record<string, string>> = {
  wOFF: 'it is a WOFF file',
  wOF2: 'it is a WOFF2 file',
  ttcf: 'it is a collection of fonts',
}
const signatures: ReadonlySet<string> = new Set(['\u0000\u0001\u0000\u0000', 'OTTO', 'true'])
const useTypoMetrics = 1 << 7 // OS/2 fsSelection

/** OpenType 1.9: "Organization of an OpenType Font". */
export function readSfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const signature = bytes.length < 12 ? '' : tag(view, 0)
  const container = containers[signature]
  if (container) return {type: 'unsupported', reason: container}
  if (!signatures.has(signature)) return {type: 'unsupported', reason: 'it is not a font file'}

  const tables = directory(view)
  if (tables.has('fvar')) return {type: 'unsupported', reason: 'it is a variable font'}
  const head = tables.get('head')
  const hhea = tables.get('hhea')
  if (!head || !hhea || !tables.has('cmap'))
    return {type: 'unsupported', reason: 'tables are missing from it'}

  const unitsPerEm = head.getUint16(18)
  const os2 = tables.get('OS/2')
  const post = tables.get('post')
  const em = (units: number): number => units / unitsPerEm
  const typo = os2 !== undefined && (os2.getUint16(62) & useTypoMetrics) !== 0 ? os2 : null
  const ascent = em(typo ? typo.getInt16(68) : hhea.getInt16(4))
  const descent = em(typo ? typo.getInt16(70) : hhea.getInt16(6))
  const heights = os2 && os2.getUint16(0) >= 2 ? os2 : null
  return {
    type: 'sfnt',
    unitsPerEm,
    metrics: {
      ascent,
      descent,
      capHeight: heights ? em(heights.getInt16(88)) : ascent * 0.75,
      xHeight: heights ? em(heights.getInt16(86)) : ascent * 0.5,
      underlinePosition: post ? em(post.getInt16(8)) : -0.1,
      underlineThickness: post ? em(post.getInt16(10)) : 0.05,
    },
  }
}

function directory(view: DataView): ReadonlyMap<string, DataView> {
  const tables = new Map<string, DataView>()
  const count = view.getUint16(4)
  for (let i = 0; i < count && 12 + i * 16 + 16 <= view.byteLength; i += 1) {
    const entry = 12 + i * 16
    const offset = view.getUint32(entry + 8)
    const length = view.getUint32(entry + 12)
    if (offset + length > view.byteLength) continue
    tables.set(tag(view, entry), new DataView(view.buffer, view.byteOffset + offset, length))
  }
  return tables
}

function tag(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(offset + i)))
}
