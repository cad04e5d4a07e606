/** A glyph of a face at a size → its mask, made once. */
import type {Face} from '../../fonts/face.ts'
import {type GlyphReader, moved, readGlyphs} from './glyf.ts'
import {type Mask, maskOf} from './mask.ts'

/** Masks of one build. */
export interface Masks {
  /** `size` in pixels. */
  of(face: Face, glyph: number, size: number): Mask
}

/** Text sizes come back from cover to cover; of title sizes only the last is kept, or memory would fill. */
const textSize = 60

export function createMasks(): Masks {
  const readers = new WeakMap<Face, GlyphReader>()
  const bySize = new Map<number, Map<string, Mask>>()
  const scratch = {coverage: new Float32Array(0)}
  let titleSize = 0
  const masksOf = (size: number): Map<string, Mask> => {
    if (size > textSize && size !== titleSize) {
      bySize.delete(titleSize)
      titleSize = size
    }
    const masks = bySize.get(size) ?? new Map<string, Mask>()
    bySize.set(size, masks)
    return masks
  }
  return {
    of(face, glyph, size) {
      const masks = masksOf(size)
      const key = `${face.key}/${glyph}`
      const known = masks.get(key)
      if (known) return known
      const reader = readers.get(face) ?? readGlyphs(face.bytes)
      readers.set(face, reader)
      const scale = size / face.unitsPerEm
      const mask = maskOf(
        moved(reader.outline(glyph), {a: scale, b: 0, c: 0, d: -scale, dx: 0, dy: 0}),
        scratch,
      )
      masks.set(key, mask)
      return mask
    },
  }
}
