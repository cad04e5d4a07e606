/** A text and the room for it → its lines at the largest size that fits. */
import {breakBalanced, breakGreedy, type SetLine, type Word} from './type.ts'

export interface TextToFit {
  readonly words: readonly Word[]
  /** The same with its long words in parts; taken when whole words would make the text too small. */
  readonly parted: readonly Word[]
  readonly ellipsis: readonly Word[]
  readonly direction: 'ltr' | 'rtl'
}

export interface Fitted {
  readonly lines: readonly SetLine[]
  /** Pixels. */
  readonly size: number
}

export interface Room {
  readonly measure: number
  readonly height: number
  readonly leading: number
  readonly largest: number
  readonly smallest: number
  /** At large sizes many lines crowd their panel. */
  readonly lines: (size: number) => number
}

/** The largest size at which balanced lines fill the room; cut with an ellipsis when even the smallest is too large. */
export function fitTitle(text: TextToFit, room: Room): Fitted {
  const whole = balanced(text.words, text, room)
  // A break inside a word is worth it only where it makes a title half as large again.
  const parted = text.parted === text.words ? null : balanced(text.parted, text, room)
  if (parted && parted.size > (whole?.size ?? 0) * 1.5) return parted
  if (whole) return whole
  const {smallest, height, leading, measure} = room
  const lines = Math.max(1, Math.floor(height / (smallest * leading)))
  return fitText(text, {measure, largest: smallest, smallest, lines})
}

/** Of all sizes that fit the one that speaks loudest: a title in few lines may be smaller than one in many. */
function balanced(words: readonly Word[], {direction}: TextToFit, room: Room): Fitted | null {
  let [best, most]: [Fitted | null, number] = [null, 0]
  let fewest = Number.POSITIVE_INFINITY
  for (let size = room.largest; size >= room.smallest; size -= 4) {
    const lines = breakBalanced(words, room.measure / size, direction)
    if (!lines || lines.length > room.lines(size) || lines.length * size * room.leading > room.height)
      continue
    // Smaller with as many lines is never better.
    if (lines.length >= fewest) continue
    fewest = lines.length
    const worth = size / lines.length ** lineCost
    if (worth > most) [best, most] = [{lines, size}, worth]
  }
  return best
}

/** Two lines may have four fifths of the size of four. Found by eye, on covers. */
const lineCost = 0.3

export interface Limit {
  readonly measure: number
  readonly largest: number
  readonly smallest: number
  readonly lines: number
  /** Lines of like length: for two or three that stand alone. */
  readonly balanced?: boolean
}

/** At the largest size that takes no more lines than allowed; what is left over at the smallest is cut with an ellipsis. */
export function fitText({words, parted, ellipsis, direction}: TextToFit, limit: Limit): Fitted {
  const {measure, largest, smallest} = limit
  const fits = (word: Word) => word.width * smallest <= measure
  const safe = words.every(fits) ? words : parted
  for (let size = largest; size >= smallest; size -= 2) {
    const lines = limit.balanced
      ? breakBalanced(safe, measure / size, direction, limit.lines)
      : breakGreedy(safe, measure / size, direction)
    if (lines && lines.length <= limit.lines && lines.every(({width}) => width * size <= measure))
      return {lines, size}
  }
  for (let count = safe.length - 1; count > 0; count -= 1) {
    const kept = safe.slice(0, count)
    const last = kept.at(-1)
    const cut = last ? [...kept.slice(0, -1), {...last, space: 0, hyphen: null}, ...ellipsis] : []
    const lines = breakGreedy(cut, measure / smallest, direction)
    if (lines.length <= limit.lines) return {lines, size: smallest}
  }
  return {lines: [], size: smallest}
}
