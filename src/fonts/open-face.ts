/** A font file → a `Face`, read and opened when first asked for more than its name. */
import type {Face, FontFile, Glyph, Shaped} from './face.ts'
import type {Feature, Shaper, ShaperFont} from './harfbuzz.ts'
import type {Sfnt} from './sfnt.ts'

/** A file known to be usable: `readSfnt` said so. */
export interface OpenFont {
  readonly bytes: Uint8Array
  readonly sfnt: Extract<Sfnt, {type: 'sfnt'}>
}

const mostShaped = 200_000 // entries; a whole book has about 40,000 distinct words

export function openFace(file: FontFile, {bytes, sfnt}: OpenFont, shaper: Shaper): Face {
  const font = shaper.open(bytes)
  const coverage = new Map<number, boolean>()
  const outlines = new Map<number, string>()
  const memo = new Map<string, Map<string, Shaped>>()
  let lastKey = ''
  let lastMap = new Map<string, Shaped>()
  let entries = 0
  const shared = createGlyphs()

  const mapFor = (key: string): Map<string, Shaped> => {
    if (key === lastKey) return lastMap
    const map = memo.get(key) ?? new Map<string, Shaped>()
    memo.set(key, map)
    lastKey = key
    lastMap = map
    return map
  }

  const face: Face = {
    key: `${file.family}/${file.weight}/${file.style}`,
    family: file.family,
    weight: file.weight,
    style: file.style,
    bytes,
    unitsPerEm: sfnt.unitsPerEm,
    metrics: {...sfnt.metrics, spaceAdvance: spaceAdvance(font, sfnt.unitsPerEm)},
    covers(codePoint) {
      const known = coverage.get(codePoint)
      if (known !== undefined) return known
      const covered = inRange(file, codePoint) && font.glyph(codePoint) !== 0
      coverage.set(codePoint, covered)
      return covered
    },
    glyph: (codePoint) => font.glyph(codePoint),
    advance: (glyph) => font.advance(glyph) / sfnt.unitsPerEm,
    outline(glyph) {
      const known = outlines.get(glyph) ?? font.outline(glyph)
      outlines.set(glyph, known)
      return known
    },
    shape(text, features, language, direction) {
      const map = mapFor(`${features}|${language}|${direction}`)
      const known = map.get(text)
      if (known) return known
      const request = {text, features: parseFeatures(features), language, direction}
      const shaped = shapeText({face, font, shared}, request)
      entries += 1
      if (entries > mostShaped) {
        memo.clear()
        lastKey = ''
        entries = 0
      }
      map.set(text, shaped)
      return shaped
    },
  }
  return face
}

/** The same letter at the same place of another word is the same plain data: kept once, words take a tenth of the memory. */
type SharedGlyphs = (glyph: Glyph) => Glyph

const mostClusters = 64

function createGlyphs(): SharedGlyphs {
  const known = new Map<number, Glyph>()
  return (glyph) => {
    if (glyph.cluster >= mostClusters) return glyph
    const key = glyph.id * mostClusters + glyph.cluster
    const other = known.get(key)
    if (
      other?.text === glyph.text &&
      other.advance === glyph.advance &&
      other.x === glyph.x &&
      other.y === glyph.y
    ) {
      return other
    }
    if (!other) known.set(key, glyph)
    return glyph
  }
}

interface Shaping {
  readonly face: Face
  readonly font: ShaperFont
  readonly shared: SharedGlyphs
}

function shapeText({face, font, shared}: Shaping, request: Parameters<ShaperFont['shape']>[0]): Shaped {
  const {count, infos, positions} = font.shape(request)
  const {text} = request
  const em = face.unitsPerEm
  const glyphs: Glyph[] = []
  let width = 0
  for (let i = 0; i < count; i += 1) {
    const at = i * 5
    const cluster = infos[at + 2] ?? 0
    const advance = (positions[at] ?? 0) / em
    const first = i === 0 || infos[at - 3] !== cluster
    const glyph: Glyph = {
      id: infos[at] ?? 0,
      text: first ? text.slice(cluster, clusterEnd(infos, {at: i, count, end: text.length})) : '',
      advance,
      x: (positions[at + 2] ?? 0) / em,
      y: (positions[at + 3] ?? 0) / em,
      cluster,
    }
    glyphs.push(shared(glyph))
    width += advance
  }
  return {face, text, glyphs, width}
}

/** Clusters rise from left to right, or fall when the text runs from right to left; several glyphs may share one.
 *
 *     o f f i c e        glyphs  o  ffi  c  e
 *     0 1 2 3 4 5        cluster 0  1    4  5     the ligature's text ends where the next cluster begins
 */
function clusterEnd(infos: Uint32Array, place: {at: number; count: number; end: number}): number {
  const own = infos[place.at * 5 + 2] ?? 0
  for (let i = place.at + 1; i < place.count; i += 1) {
    const next = infos[i * 5 + 2] ?? 0
    if (next > own) return next
    if (next < own) break
  }
  // Right to left: the cluster before this one on the line is the one that follows in the text.
  const before = place.at > 0 ? (infos[place.at * 5 - 3] ?? 0) : 0
  return before > own ? before : place.end
}

/** `smcp=1,kern=0` */
function parseFeatures(features: string): readonly Feature[] {
  if (features === '') return []
  return features.split(',').map((entry) => ({tag: entry.slice(0, 4), value: Number(entry.slice(5))}))
}

function spaceAdvance(font: ShaperFont, unitsPerEm: number): number {
  const {count, positions} = font.shape({text: ' ', features: [], language: 'en', direction: 'ltr'})
  return count === 0 ? 0.25 : (positions[0] ?? 0) / unitsPerEm
}

function inRange(file: FontFile, codePoint: number): boolean {
  if (file.unicodeRange === null) return true
  return file.unicodeRange.some(([from, to]) => codePoint >= from && codePoint <= to)
}
