/** What stands before an item of a list: a bullet, a number, a letter. */

export interface Marker {
  /** Items of one list have one: the bullet itself, or `1.`, `1)`, `a)`. */
  readonly kind: string
  /** Its number, from 1; null of a bullet. */
  readonly ordinal: number | null
  /** Characters to the first of the item's own text. */
  readonly length: number
}

// U+F0A7, U+F0B7 and U+F0D8 are the bullets of Word's symbol fonts; `o` before a tab or a wide space is one of its second level.
const bullet =
  /^(?:[•・‣⁃◦∙▪▫●○■□◆►▶➢➤✓✔\uF0A7\uF0B7\uF0D8][\s\u200B]*|[-*+·–—]\s+|o(?:\t|\u00A0|\s\s)\s*)(?=\S)/u
const numbered = /^(?:\(?(\d{1,3})([.)])\s+|(\d{1,3})([、．])\s*|\(?([a-z])([.)])\s+)(?=\S)/
const circled = /^([①-⑳])\s*(?=\S)/

/** Null where a line begins with none. */
export function markerOf(text: string): Marker | null {
  const dot = bullet.exec(text)
  if (dot) return {kind: [...dot[0]][0] ?? '', ordinal: null, length: dot[0].length}
  const round = circled.exec(text)
  if (round) return {kind: '①', ordinal: round[0].charCodeAt(0) - 0x245f, length: round[0].length}
  const found = numbered.exec(text)
  if (!found) return null
  const [{length}, number, point, wideNumber, widePoint, letter, bracket] = found
  return letter === undefined
    ? {kind: `1${point ?? widePoint}`, ordinal: Number(number ?? wideNumber), length}
    : {kind: `a${bracket}`, ordinal: letter.charCodeAt(0) - 0x60, length}
}

/** A dash opens an item, and also a line of talk or the name under a quotation. */
export const isDash = ({kind}: Marker): boolean => kind === '–' || kind === '—'
