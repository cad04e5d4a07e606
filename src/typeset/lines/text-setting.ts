/** A style and a catalog → how text in that style is set: its faces, features, spaces, and every word once. */
import type {Catalog, Face, FaceRequest, Shaped} from '../../fonts/face.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'
import {hasRightToLeft} from './bidi.ts'
import type {ShapedPiece} from './line.ts'

export interface TextSetting {
  readonly style: ComputedStyle
  readonly size: Points
  readonly primary: Face
  /** A word space: it stretches by a half, as TeX's does, and shrinks by less, because those of most faces are narrower. */
  readonly space: {readonly width: Points; readonly stretch: Points; readonly shrink: Points}
  /** Room above and below the baseline that this style asks of its line (css-inline-3, section 5). */
  readonly above: Points
  readonly below: Points
  /** What a glyph of a justified line may gain and give. */
  readonly letter: {readonly stretch: Points; readonly shrink: Points}
  word(text: string): SetWord
  /** Shaped when it is first asked for more than its text: most fragments never end a line. */
  fragment(text: string): SetWord
  /** The fragment as it ends a line: with a hyphen that extracts as U+00AD. */
  hyphenated(text: string): SetWord
  readonly hyphenWidth: Points
}

/** A word, shaped, at its size. */
export interface SetWord {
  readonly text: string
  readonly pieces: readonly SetPiece[]
  readonly width: Points
  /** Glyphs that may be spaced: none in a script whose letters join. */
  readonly letters: number
  /** Characters that no face has. */
  readonly missing: readonly string[]
}

/** Every line on which the word stands shows this very object. */
interface SetPiece extends ShapedPiece {
  readonly width: Points
  /** What the glyph of a missing character stands for. */
  readonly actualText: string | null
}

/** Arabic to Mongolian, and the Indic scripts hung from one line. */
const joining = /[\u0600-\u08FF\u0900-\u0DFF\u1800-\u18AF\uFB50-\uFDFF\uFE70-\uFEFC]/
const softHyphen = '\u00AD'
const fixed = {stretch: 0, shrink: 0} as const
export const stretchShare = 0.5
const shrinkShare = 0.22
/** Shares of the type size: a tenth of a point, which nobody sees, makes some three word spaces in a line (R. Bringhurst, The
 * Elements of Typographic Style, 2.1.9, allows 3 %). Over 18,900 words on 65 letters: hyphens from 382 to 229, spaces of one and a
 * half times their width from 250 to 47, ladders from 3 to none. */
const letterStretch = 0.012
const letterShrink = 0.008
const mostWords = 100_000
const box = '\u25A1' // WHITE SQUARE, for what no face has

export function createTextSetting(style: ComputedStyle, catalog: Catalog): TextSetting {
  const request: FaceRequest = {families: style.fontFamily, weight: style.fontWeight, style: style.fontStyle}
  const primary = catalog.primary(request)
  const size = style.fontSize
  const features = featuresOf(style)
  const words = new Map<string, SetWord>()
  const hyphens = new Map<string, SetWord>()

  const shape = (text: string, face: Face, actualText: string | null): SetPiece => {
    const shaped = face.shape(text, features, style.language, hasRightToLeft(text) ? 'rtl' : 'ltr')
    const {letterSpacing} = style
    const width = shaped.width * size + shaped.glyphs.length * letterSpacing
    return {type: 'shaped', shaped, letterSpacing, width, actualText}
  }
  const missingPiece = (text: string): SetPiece => {
    const [square] = catalog.resolve(box, request)
    const piece = shape(square?.face ? box : text, square?.face ?? primary, text)
    return {...piece, shaped: retext(piece.shaped, text)}
  }
  const set = (text: string): SetWord => {
    const runs = catalog.resolve(text, request)
    const pieces = runs.map((run) => (run.face ? shape(run.text, run.face, null) : missingPiece(run.text)))
    return {
      text,
      pieces,
      width: pieces.reduce((sum, piece) => sum + piece.width, 0),
      letters: joining.test(text) ? 0 : pieces.reduce((sum, {shaped}) => sum + shaped.glyphs.length, 0),
      missing: runs.filter((run) => run.face === null).map((run) => run.text),
    }
  }
  const remember = (memo: Map<string, SetWord>, text: string, made: SetWord): SetWord => {
    if (memo.size > mostWords) memo.clear()
    memo.set(text, made)
    return made
  }

  const word = (text: string): SetWord => words.get(text) ?? remember(words, text, set(text))

  const {ascent, descent, spaceAdvance} = primary.metrics
  const leading = (style.lineHeight - (ascent - descent) * size) / 2
  const space = spaceAdvance * size + style.wordSpacing + style.letterSpacing
  return {
    style,
    size,
    primary,
    letter:
      style.textJustify === 'auto' ? {stretch: size * letterStretch, shrink: size * letterShrink} : fixed,
    space: {width: space, stretch: space * stretchShare, shrink: space * shrinkShare},
    above: ascent * size + leading,
    below: -descent * size + leading,
    word,
    fragment: (text) => new Fragment(text, word),
    hyphenated: (text) => hyphens.get(text) ?? remember(hyphens, text, withSoftHyphen(set(`${text}-`))),
    hyphenWidth: set('-').width,
  }
}

class Fragment implements SetWord {
  readonly text: string
  readonly #set: (text: string) => SetWord

  constructor(text: string, set: (text: string) => SetWord) {
    this.text = text
    this.#set = set
  }

  get pieces(): readonly SetPiece[] {
    return this.#set(this.text).pieces
  }
  get width(): Points {
    return this.#set(this.text).width
  }
  get letters(): number {
    return this.#set(this.text).letters
  }
  get missing(): readonly string[] {
    return this.#set(this.text).missing
  }
}

/** `smcp=1,kern=0`. Tracked text keeps its letters apart: no ligatures (css-text-3, section 8.2). */
function featuresOf(style: ComputedStyle): string {
  const tracked = style.letterSpacing === 0 ? {} : {liga: 0, clig: 0}
  return Object.entries({...tracked, ...style.fontFeatures})
    .map(([tag, value]) => `${tag}=${value}`)
    .sort()
    .join(',')
}

/** The same glyphs, saying another text: the first says it all. */
function retext(shaped: Shaped, text: string): Shaped {
  return {
    ...shaped,
    text,
    glyphs: shaped.glyphs.map((glyph, i) => ({...glyph, text: i === 0 ? text : ''})),
  }
}

function withSoftHyphen(word: SetWord): SetWord {
  const last = word.pieces.at(-1)
  if (!last) return word
  const glyphs = last.shaped.glyphs.map((glyph) =>
    glyph.text === '-' ? {...glyph, text: softHyphen} : glyph,
  )
  const hyphen = glyphs.at(-1)
  const final = hyphen ? [...last.shaped.glyphs.slice(0, -1), hyphen] : glyphs
  return {...word, pieces: [...word.pieces.slice(0, -1), {...last, shaped: {...last.shaped, glyphs: final}}]}
}
