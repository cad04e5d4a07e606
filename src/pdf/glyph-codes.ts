/** Shaped text → the codes and adjustments of a `TJ` operator, and the subset of glyphs that a face needs. */

import type {Face, Glyph, Shaped} from '../fonts/face.ts'
import type {TextItem} from '../typeset/draw/display-list.ts'
import type {Points} from '../typeset/units.ts'
import type {EmbeddedFace} from './pdf-object.ts'

/** One face in one document. A code stands for a glyph *and* the text it extracts to, so that a space and a no-break
 * space, or a hyphen and a soft hyphen at a line's end, keep apart. */
export interface GlyphCodes {
  readonly name: string
  /** The operators between `Tf … Tm` and `ET`. */
  operators(item: Pick<TextItem, 'pieces' | 'size' | 'tracking'>): string
}

/** `drawings`: the document holds drawings whose text pdfkit sets by itself. */
export function glyphCodes(embedded: EmbeddedFace, face: Face, {drawings}: {drawings: boolean}): GlyphCodes {
  const codes = new Map<string, string>()
  const words = new Map<Shaped, string>()
  const spaceGlyph = face.glyph(0x20)
  const widthOf = (code: string) => embedded.widths[Number.parseInt(code, 16)] ?? 0

  const codeOf = (glyph: number, extracted: string): string => {
    const key = `${glyph}:${extracted}`
    const known = codes.get(key)
    if (known) return known
    const index = embedded.subset.glyphs.push(glyph) - 1
    embedded.subset.mapping[glyph] ??= index
    const text = [...extracted].map((character) => character.codePointAt(0) ?? 0xfffd)
    // fontkit remembers the text with the glyph, and drawings rely on it. It also reads the whole outline: only then.
    if (drawings) embedded.font.getGlyph(glyph, text)
    embedded.widths[index] = face.advance(glyph) * 1_000
    embedded.unicode[index] = text
    const code = index.toString(16).padStart(4, '0')
    codes.set(key, code)
    return code
  }

  /** Codes and kerning of a word; the same at every size. */
  const word = (shaped: Shaped): string => {
    const known = words.get(shaped)
    if (known !== undefined) return known
    let result = ''
    let hexadecimal = ''
    for (const glyph of shaped.glyphs) {
      const code = codeOf(glyph.id, glyph.text)
      if (glyph.x !== 0) {
        result += `${brackets(hexadecimal)}${number(-glyph.x * 1_000)} `
        hexadecimal = ''
      }
      hexadecimal += code
      const after = widthOf(code) - (glyph.advance - glyph.x) * 1_000
      if (Math.abs(after) < 0.05) continue
      result += `${brackets(hexadecimal)}${number(after)} `
      hexadecimal = ''
    }
    result += brackets(hexadecimal)
    words.set(shaped, result)
    return result
  }

  /** A cluster of several glyphs, or a raised one: each on its own, the cluster's text said once. */
  const special = ({glyphs}: Shaped, size: Points): string => {
    let result = ''
    for (let at = 0; at < glyphs.length; ) {
      const cluster = clusterAt(glyphs, at)
      at += cluster.length
      const extracted = cluster.map((glyph) => glyph.text).join('')
      const several = cluster.length > 1
      if (several) result += `] TJ /Span <</ActualText ${utf16(extracted)}>> BDC [`
      for (const glyph of cluster) {
        const code = codeOf(glyph.id, extracted)
        const after = widthOf(code) - (glyph.advance - glyph.x) * 1_000
        if (glyph.y !== 0) result += `] TJ ${number(glyph.y * size)} Ts [`
        if (glyph.x !== 0) result += `${number(-glyph.x * 1_000)} `
        result += `<${code}>${number(after)} `
        if (glyph.y !== 0) result += '] TJ 0 Ts ['
      }
      if (several) result += '] TJ EMC ['
    }
    return result
  }

  return {
    name: embedded.id,
    operators({pieces, size, tracking}) {
      let result = '['
      let spacing = 0
      for (const piece of pieces) {
        const wanted = piece.type === 'shaped' ? piece.letterSpacing + tracking : spacing
        if (wanted !== spacing) result += `] TJ ${number(wanted)} Tc [`
        spacing = wanted
        if (piece.type === 'shaped') {
          result += isPlain(piece.shaped) ? word(piece.shaped) : special(piece.shaped, size)
        } else {
          const code = codeOf(spaceGlyph, piece.text)
          result += `<${code}>${number(widthOf(code) - ((piece.width - spacing) / size) * 1_000)} `
        }
      }
      result += '] TJ'
      return (spacing === 0 ? result : `${result} 0 Tc`).replaceAll('[] TJ ', '')
    },
  }
}

function isPlain({glyphs}: Shaped): boolean {
  return glyphs.every((glyph) => glyph.y === 0 && glyph.text !== '')
}

/** The glyphs that one stretch of text became: they share a cluster number. */
function clusterAt(glyphs: readonly Glyph[], from: number): readonly Glyph[] {
  const first = glyphs[from]
  let to = from + 1
  while (glyphs[to] && glyphs[to]?.cluster === first?.cluster) to++
  return glyphs.slice(from, to)
}

function brackets(hexadecimal: string): string {
  return hexadecimal === '' ? '' : `<${hexadecimal}>`
}

/** Three decimals are a thousandth of a point. */
export function number(value: number): string {
  const rounded = Math.round(value * 1_000) / 1_000
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

/** A PDF text string, with its byte order mark. */
export function utf16(value: string): string {
  let result = 'FEFF'
  for (let index = 0; index < value.length; index++) {
    result += value.charCodeAt(index).toString(16).padStart(4, '0')
  }
  return `<${result}>`
}
