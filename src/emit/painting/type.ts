/** Text → words of placed glyphs, and words → lines: as even as can be, or as full. */
import type {Catalog, Face, FaceRequest} from '../../fonts/face.ts'

export interface Style {
  readonly request: FaceRequest
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Parts of a word that is too long for its line; they joined are the word. */
  readonly split?: (word: string) => readonly string[]
}

export interface PlacedGlyph {
  readonly face: Face
  readonly id: number
  /** In ems, from the left end of the line and up from the baseline. */
  readonly x: number
  readonly y: number
}

export interface SetLine {
  readonly glyphs: readonly PlacedGlyph[]
  /** In ems. */
  readonly width: number
}

export interface Word {
  readonly glyphs: readonly PlacedGlyph[]
  readonly width: number
  /** Of the space after it. */
  readonly space: number
  readonly direction: 'ltr' | 'rtl'
  /** Set after it when a line ends here: it is a part of a longer word. */
  readonly hyphen: Word | null
}

export interface Setter {
  /** `missing` hears each character that no face has; it is left out. */
  words(text: string, style: Style, missing: (character: string) => void): readonly Word[]
}

export function createSetter(catalog: Catalog): Setter {
  return {
    words(text, style, missing) {
      const context = {catalog, style, missing}
      const words = pieces(text).flatMap((piece) => setPiece(piece, context))
      return words.filter(({glyphs}) => glyphs.length > 0)
    },
  }
}

/** Breaks after spaces and dashes, and around ideographs: enough for a title, and UAX 14 proper takes 10 ms to load. */
function pieces(text: string): readonly string[] {
  return text.split(
    /(?<=\s)(?=\S)|(?<=[\p{L}\p{N}][-–—])(?=[\p{L}\p{N}])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u,
  )
}

interface WordContext {
  readonly catalog: Catalog
  readonly style: Style
  readonly missing: (character: string) => void
}

/** Its parts, when the style splits it. */
function setPiece(piece: string, context: WordContext): readonly Word[] {
  const parts = context.style.split?.(piece.trimEnd()) ?? []
  if (parts.length < 2) return [setWord(piece, context)]
  const hyphen = setWord('-', {...context, missing: () => undefined})
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1
    const word = setWord(isLast ? part + piece.slice(piece.trimEnd().length) : part, context)
    const isCut = !isLast && /[\p{L}\p{M}]$/u.test(part)
    return {...word, hyphen: isCut ? {...hyphen, direction: word.direction} : null}
  })
}

function setWord(piece: string, {catalog, style, missing}: WordContext): Word {
  const text = piece.trimEnd()
  const direction = directionOf(text) ?? style.direction
  const glyphs: PlacedGlyph[] = []
  const runs = catalog.resolve(text, style.request).map((run) => {
    if (run.face === null) missing(run.text)
    return run.face?.shape(run.text, '', style.language, direction)
  })
  let pen = 0
  for (const run of direction === 'rtl' ? runs.reverse() : runs) {
    for (const glyph of run?.glyphs ?? []) {
      glyphs.push({
        face: run?.face ?? catalog.primary(style.request),
        id: glyph.id,
        x: pen + glyph.x,
        y: glyph.y,
      })
      pen += glyph.advance
    }
  }
  const space = text === piece ? 0 : catalog.primary(style.request).metrics.spaceAdvance
  return {glyphs, width: pen, space, direction, hyphen: null}
}

/** Of the first letter that has one. */
function directionOf(text: string): 'ltr' | 'rtl' | null {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return null
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter)
    ? 'rtl'
    : 'ltr'
}

/** Lines of at most `measure` ems: first as few as possible, then as even as possible. Null when a word is too long,
 * or there would be more than `most`. */
export function breakBalanced(
  words: readonly Word[],
  measure: number,
  direction: 'ltr' | 'rtl',
  most = Number.POSITIVE_INFINITY,
): readonly SetLine[] | null {
  const widest = words.reduce((width, word) => Math.max(width, whole(word)), 0)
  if (widest > measure) return null
  const fewest = countLines(words, measure)
  if (fewest > most) return null
  let [low, high] = [0, measure]
  // Sixteen halvings narrow a measure of 1,000 pixels to a fraction of one.
  for (let step = 0; step < 16; step += 1) {
    const middle = (low + high) / 2
    const fits = middle >= widest && countLines(words, middle) <= fewest
    if (fits) high = middle
    else low = middle
  }
  return greedy(words, high).map((line) => joinWords(line, direction))
}

/** As many words as fit, line by line: for text whose lines need not be even. */
export function breakGreedy(
  words: readonly Word[],
  measure: number,
  direction: 'ltr' | 'rtl',
): readonly SetLine[] {
  return greedy(words, measure).map((line) => joinWords(line, direction))
}

/** Parts of a word leave room for the hyphen, whether or not the line ends after them. */
function whole({width, hyphen}: Word): number {
  return width + (hyphen?.width ?? 0)
}

/** As `greedy` would make them. */
function countLines(words: readonly Word[], measure: number): number {
  let count = 0
  let used = Number.POSITIVE_INFINITY
  let gap = 0
  for (const word of words) {
    if (used + gap + whole(word) <= measure + 1e-9) used += gap + word.width
    else {
      count += 1
      used = word.width
    }
    gap = word.space
  }
  return count
}

function greedy(words: readonly Word[], measure: number): readonly (readonly Word[])[] {
  const lines: Word[][] = []
  let used = 0
  for (const word of words) {
    const line = lines.at(-1)
    const gap = line?.at(-1)?.space ?? 0
    if (line && used + gap + whole(word) <= measure + 1e-9) {
      line.push(word)
      used += gap + word.width
    } else {
      lines.push([word])
      used = word.width
    }
  }
  return lines
}

/** In reading order, stretches of one direction keep their own order (UAX 9, rule L2, for two levels). */
function joinWords(line: readonly Word[], direction: 'ltr' | 'rtl'): SetLine {
  const hyphen = line.at(-1)?.hyphen
  const words = hyphen ? [...line, hyphen] : line
  const stretches: Word[][] = []
  for (const word of words) {
    const last = stretches.at(-1)
    if (last && last[0]?.direction === word.direction) last.push(word)
    else stretches.push([word])
  }
  const visual = stretches.map((stretch) =>
    stretch[0]?.direction === 'rtl' ? stretch.toReversed() : stretch,
  )
  const glyphs: PlacedGlyph[] = []
  let [pen, gap] = [0, 0]
  for (const word of (direction === 'rtl' ? visual.toReversed() : visual).flat()) {
    if (glyphs.length > 0) pen += Math.max(gap, word.direction === 'rtl' ? word.space : 0)
    for (const glyph of word.glyphs) glyphs.push({...glyph, x: glyph.x + pen})
    pen += word.width
    gap = word.space
  }
  return {glyphs, width: pen}
}
