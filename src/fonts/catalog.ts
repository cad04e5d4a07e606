/** Font files → the catalog that finds a face for every cluster of a text (css-fonts-4, sections 5.2 and 5.3). */
import type {Report} from '../diagnostics/message.ts'
import {clustersOf, isEmoji, isIgnorable} from './clusters.ts'
import type {Catalog, Face, FaceRequest, FaceRun, FontFile} from './face.ts'
import type {Shaper} from './harfbuzz.ts'
import {bestMatches} from './matching.ts'
import {openFace} from './open-face.ts'
import {readSfnt} from './sfnt.ts'

export interface CatalogOptions {
  readonly shaper: Shaper
  readonly report: Report
  /** What `serif`, `monospace` and the like stand for. */
  readonly generic: Readonly<Record<string, string>>
  /** Families to try, in this order, when the list of a style has no glyph. */
  readonly fallback: readonly string[]
}

export function createCatalog(files: readonly FontFile[], options: CatalogOptions): Catalog {
  const families = groupByFamily(files)
  const opened = new Map<FontFile, Face | null>()
  const candidates = new Map<string, readonly FontFile[]>()
  let segmenter: Intl.Segmenter | null = null // 7 ms to make, and most texts never need one

  const open = (file: FontFile): Face | null => {
    const known = opened.get(file)
    if (known !== undefined) return known
    const face = openOrReport(file, options)
    opened.set(file, face)
    return face
  }

  const filesOf = (family: string, request: FaceRequest): readonly FontFile[] => {
    const name = family.toLowerCase()
    const real = families.has(name) ? name : (options.generic[name]?.toLowerCase() ?? name)
    return bestMatches(families.get(real) ?? [], request)
  }

  /** The family list, then the default serif, the fallback families, and whatever else there is. */
  const filesFor = (request: FaceRequest): readonly FontFile[] => {
    const key = `${request.weight}|${request.style}|${request.families.join('|')}`
    const known = candidates.get(key)
    if (known) return known
    const names = [...request.families, 'serif', ...options.fallback, ...families.keys()]
    const found = [...new Set(names.flatMap((name) => filesOf(name, request)))]
    candidates.set(key, found)
    return found
  }

  const faceFor = (cluster: string, request: FaceRequest): Face | null => {
    const inOrder = filesFor(request)
    const order = isEmoji(cluster) ? [...inOrder.filter(forEmoji), ...inOrder] : inOrder
    for (const file of order) {
      if (!mayCover(file, cluster)) continue
      const face = open(file)
      if (face && coversCluster(face, cluster)) return face
    }
    return null
  }

  return {
    primary(request) {
      for (const file of filesFor(request)) {
        if (!mayCover(file, ' ')) continue
        const face = open(file)
        if (face) return face
      }
      throw new Error('a catalog needs at least one usable font')
    },
    resolve(text, request) {
      const [file] = filesFor(request)
      const first = file ? open(file) : null
      if (first && !emojiInside.test(text) && coversAll(first, text)) return [{text, face: first}]
      segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'})
      return mergeRuns(
        clustersOf(text, segmenter).map((cluster) => ({text: cluster, face: faceFor(cluster, request)})),
      )
    },
  }
}

/** HarfBuzz sets the one as the other. */
const noBreakHyphen = 0x2011
const hyphen = 0x2010

const emojiInside = /[\u{2300}-\u{2BFF}\u{1F000}-\u{1FAFF}]|\uFE0F/u

function forEmoji(file: FontFile): boolean {
  return /emoji/i.test(file.family)
}

function groupByFamily(files: readonly FontFile[]): ReadonlyMap<string, readonly FontFile[]> {
  const families = new Map<string, FontFile[]>()
  for (const file of files) {
    const name = file.family.toLowerCase()
    const group = families.get(name)
    if (group) group.push(file)
    else families.set(name, [file])
  }
  return families
}

/** A file whose range excludes the cluster is not even read. */
function mayCover(file: FontFile, cluster: string): boolean {
  if (file.unicodeRange === null) return true
  const first = cluster.codePointAt(0) ?? 0
  return file.unicodeRange.some(([from, to]) => first >= from && first <= to)
}

function coversAll(face: Face, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const codePoint = text.codePointAt(i) ?? 0
    if (codePoint > 0xffff) i += 1
    if (face.covers(codePoint) || isIgnorable(codePoint)) continue
    if (codePoint !== noBreakHyphen || !face.covers(hyphen)) return false
  }
  return true
}

/** Whole, or as one composed character: HarfBuzz composes where that helps. */
function coversCluster(face: Face, cluster: string): boolean {
  if (coversAll(face, cluster)) return true
  const composed = cluster.normalize('NFC')
  return composed !== cluster && coversAll(face, composed)
}

function mergeRuns(runs: readonly FaceRun[]): readonly FaceRun[] {
  const merged: FaceRun[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    // Every missing character stays alone: each is reported and set by itself.
    if (last && last.face !== null && last.face === run.face) {
      merged[merged.length - 1] = {text: last.text + run.text, face: run.face}
    } else {
      merged.push(run)
    }
  }
  return merged
}

function openOrReport(file: FontFile, {shaper, report}: CatalogOptions): Face | null {
  const bytes = file.load()
  const sfnt = readSfnt(bytes)
  if (sfnt.type === 'sfnt') return openFace(file, {bytes, sfnt}, shaper)
  report({
    rule: 'fonts/unsupported',
    reason: `The font for ${file.family} cannot be used in print: ${sfnt.reason}.`,
    path: file.declared?.path,
    place: file.declared?.place ?? undefined,
    actual: file.family,
    expected: ['a static TrueType or OpenType font (.ttf, .otf)'],
  })
  return null
}
