/** Punctuation at the end of a line → how far it may hang into the margin (css-text-3, hanging-punctuation). */
import type {Points} from '../units.ts'
import type {Item} from './item.ts'

/** Shares of a sign's width: enough for the edge to look straight, too little to look like a mistake. */
const shares: Readonly<Record<string, number>> = {
  '.': 0.7,
  ',': 0.7,
  ':': 0.5,
  ';': 0.5,
  '-': 0.6,
  '\u2010': 0.6,
  '\u2011': 0.6,
  '–': 0.3,
  '’': 0.6,
  '”': 0.5,
  "'": 0.6,
  '"': 0.5,
  '»': 0.4,
}

/** Of a line that breaks at item `end`; 0 where the style does not ask for it. */
export function hangAt(items: readonly Item[], end: number): Points {
  const at = items[end]
  let before = items[end - 1]
  // A penalty that keeps two words together may stand between the last word and the space.
  if (before?.type === 'penalty') before = items[end - 2]
  if (before?.type !== 'word' || !before.run.style.hangingPunctuation) return 0
  if (at?.type === 'penalty' && at.hyphen) return at.width * (shares['-'] ?? 0)
  const {word, part} = before
  const whole = part?.to === part?.whole.text.length ? (part?.whole ?? word) : word
  const last = whole.pieces.at(-1)?.shaped.glyphs.at(-1)
  if (!last) return 0
  return (shares[last.text] ?? 0) * last.advance * before.run.setting.size
}
