/** Words for a picture → type on its canvas. */
import {type Canvas, type Ink, stamp} from './canvas.ts'
import type {Fitted, TextToFit} from './fit.ts'
import type {Studio} from './studio.ts'
import type {Style} from './type.ts'

export interface Sheet {
  readonly canvas: Canvas
  readonly studio: Studio
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Where a long word may break; offsets that rise. */
  readonly hyphenate: (word: string) => readonly number[]
  readonly missing: (character: string) => void
}

export type Request = Style['request']

/** The three voices of covers and cards. */
export const voices = ({look}: Studio) =>
  ({
    title: {families: look.textFace, weight: 700, style: 'normal'},
    text: {families: look.textFace, weight: 400, style: 'normal'},
    label: {families: look.labelFace, weight: 600, style: 'normal'},
  }) as const satisfies Readonly<Record<string, Request>>

export function setText(text: string, request: Request, sheet: Sheet): TextToFit {
  const {studio, language, direction, missing, hyphenate} = sheet
  const style: Style = {request, language, direction}
  const ignore = () => undefined
  const words = studio.setter.words(text, style, missing)
  const isLong = text.split(/\s/).some((word) => word.length > longWord)
  const split = (word: string) => (word.length > longWord ? partsOf(word, hyphenate) : [])
  return {
    words,
    parted: isLong ? studio.setter.words(text, {...style, split}, ignore) : words,
    ellipsis: studio.setter.words('…', style, ignore),
    direction,
  }
}

/** A title, or what stands in its place when no face has most of its letters: a bare cover would be taken for a broken one. */
export function setTitle(
  {title, standIn}: {readonly title: string; readonly standIn: string},
  request: Request,
  sheet: Sheet,
): TextToFit {
  const missed = new Set<string>()
  const missing = (character: string) => {
    missed.add(character)
    sheet.missing(character)
  }
  const text = setText(title, request, {...sheet, missing})
  const letters = title.match(/\p{L}/gu) ?? []
  const without = letters.filter((letter) => missed.has(letter))
  return without.length > letters.length / 2 ? setText(standIn, request, sheet) : text
}

/** In UTF-16 units: shorter words fit their line at any size that we set. */
export const longWord = 12

/** Addresses break after their signs, words between syllables where the language has patterns; what is still long, anywhere. */
function partsOf(word: string, hyphenate: Sheet['hyphenate']): readonly string[] {
  return word.split(/(?<=[/_.?=&:@-])(?=[\p{L}\p{N}])/u).flatMap((piece) => {
    const letters = /\p{L}[\p{L}\p{M}]*/u.exec(piece)
    const start = letters?.index ?? 0
    const ends = letters ? hyphenate(letters[0]).map((offset) => start + offset) : []
    const parts = [...ends, piece.length].map((end, index) => piece.slice(ends[index - 1] ?? 0, end))
    return parts.flatMap((part) => (part.length > longWord ? chopped(part) : [part]))
  })
}

/** Never before an accent. */
function chopped(part: string): readonly string[] {
  return part.match(/.{1,8}\p{M}*/gsu) ?? [part]
}

export interface Place {
  readonly left: number
  readonly width: number
  /** Pixels from the head to the top of the first line. */
  readonly top: number
  /** As a part of the size. */
  readonly leading: number
  readonly ink: Ink
}

/** Returns where the next line would begin. */
export function paintLines({lines, size}: Fitted, place: Place, {canvas, studio, direction}: Sheet): number {
  const {left, width, top, leading, ink} = place
  lines.forEach((line, index) => {
    const baseline = Math.round(top + (index + 1) * size * leading - size * 0.25)
    const start = direction === 'rtl' ? left + width - line.width * size : left
    for (const {face, id, x, y} of line.glyphs) {
      const mask = studio.masks.of(face, id, size)
      stamp(canvas, mask, ink, Math.round(start + x * size), baseline - Math.round(y * size))
    }
  })
  return top + lines.length * size * leading
}

export function heightOf({lines, size}: Fitted, leading: number): number {
  return lines.length * size * leading
}
