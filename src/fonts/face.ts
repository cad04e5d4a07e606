/** One font file, opened: metrics, coverage and shaping. */
import type {Point} from 'unist'
import type {Place} from '../css/stylesheet.ts'

export interface Face {
  /** Unique in a catalog and stable between runs: `Source Serif 4/400/italic`. */
  readonly key: string
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** The whole font file, static TrueType or OpenType. */
  readonly bytes: Uint8Array
  readonly unitsPerEm: number
  /** In units of an em, positive up: `ascent` 0.9, `descent` −0.3. */
  readonly metrics: {
    readonly ascent: number
    readonly descent: number
    readonly capHeight: number
    readonly xHeight: number
    readonly underlinePosition: number
    readonly underlineThickness: number
    readonly spaceAdvance: number
  }
  covers(codePoint: number): boolean
  /** 0 when the font has no glyph for it. */
  glyph(codePoint: number): number
  /** The advance of a glyph by itself, in ems: what the `hmtx` table says. */
  advance(glyph: number): number
  /** SVG path data, in font units, y upwards; empty for what has no ink. Memoized. */
  outline(glyph: number): string
  /** Memoized by text and features. The text holds no space: those are glue. */
  shape(text: string, features: string, language: string, direction: 'ltr' | 'rtl'): Shaped
}

/** Glyphs for a stretch of text, independent of size. */
export interface Shaped {
  readonly face: Face
  readonly text: string
  /** In visual order. */
  readonly glyphs: readonly Glyph[]
  /** Sum of the advances, in ems. */
  readonly width: number
}

export interface Glyph {
  readonly id: number
  /** What the glyph extracts to; empty for all but the first glyph of a cluster. */
  readonly text: string
  /** In ems. */
  readonly advance: number
  readonly x: number
  readonly y: number
  /** UTF-16 index in the shaped text at which this glyph's cluster begins. */
  readonly cluster: number
}

/** Chooses faces for text by family list, weight and style, cluster by cluster (css-fonts-4, section 5.3). */
export interface Catalog {
  /** Runs of `text` that one face covers; `face` is null where none does, and the character must be reported. */
  resolve(text: string, request: FaceRequest): readonly FaceRun[]
  /** The first available face, whose metrics make the strut of a line. */
  primary(request: FaceRequest): Face
}

export interface FaceRun {
  readonly text: string
  readonly face: Face | null
}

export interface FaceRequest {
  readonly families: readonly string[]
  readonly weight: number
  readonly style: 'normal' | 'italic'
}

export interface FontFile {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Ranges of code points, both ends included; null for all that the file covers. */
  readonly unicodeRange: readonly (readonly [number, number])[] | null
  /** Read when first needed. */
  readonly load: () => Uint8Array
  /** The `@font-face` rule that names it, for messages; null for the fonts that come with the program. */
  readonly declared?: {readonly path: string; readonly place: Point | null} | null
}

/** What an `@font-face` rule declares (css-fonts-4). */
export interface FontFace {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Paths as written, relative to `place.path`, in order of preference. */
  readonly sources: readonly string[]
  /** Code points, both ends included; null: all that the file covers. */
  readonly unicodeRange: readonly (readonly [number, number])[] | null
  readonly place: Place
}
