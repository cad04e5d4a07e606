/** Two neighbours → what it costs to end a line between them. UAX 14 says where a line may end, style guides where it should not. */

export const cost = {
  /** TeX: \hyphenpenalty is 50; letters that give a little leave less need of hyphens. */
  hyphen: 120,
  /** In a name. */
  hyphenName: 400,
  /** TeX: \exhyphenpenalty. */
  writtenHyphen: 50,
  dash: 30,
  /** After a slash or dot in an address or code. */
  code: 120,
  /** Between a number and its unit, before a dash, after an abbreviation: almost never. */
  kept: 2000,
  /** After a mathematical sign; before it, almost never. TeX: \relpenalty. */
  operator: 500,
  emergency: 3000,
} as const

const units = new Set(
  (
    'm km cm mm nm g kg mg t l ml s ms min h d K W kW MW GW Wh kWh MWh GWh V A Hz kHz MHz GHz Pa hPa bar J kJ MJ cal kcal ' +
    'B kB MB GB TB kbit Mbit Gbit pt px em dpi ppm % ‰ ° °C °F € $ £ ¥ EUR USD GBP CHF km² m² m³ cm² ha ' +
    'million millions billion billions trillion thousand Mio. Mrd. Millionen Milliarden million. a.m. p.m. am pm'
  ).split(' '),
)
const abbreviations = new Set(
  (
    '§ §§ p. pp. S. no. No. Nos. Nr. n° nº fig. Fig. Figs. figs. Abb. Tab. tab. Table Figure vol. Vol. Bd. ch. Ch. chap. Chap. Art. art. ' +
    'eq. Eq. sec. Sec. c. ca. v. vs. Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. St St. Gen. Col. M. Mme Sr. Sra. Hr. Fr.'
  ).split(' '),
)
const operator = /^[±×÷=≠≈<>≤≥+−→·]$/u
const initial = /^\p{Lu}\.$/u
const startsWithDash = /^[–—]/
const startsWithNumber = /^[\d(]/
const endsWithNumber = /\d$/
const lastWord = /[^\s([“‘"«]+$/u
const firstWord = /^[^\s,;:!?)\]”’"»]+/u

const lowercase = /^\p{Ll}/u
const loneLetter = /(?:^|[^\p{L}\p{N}\p{M}])\p{L}[-\u2010]$/u

/** A cheap test before the dear one: most spaces of a text stand before a small letter and after another. */
export function mayBeKept(text: string, space: number): boolean {
  const before = text.charCodeAt(space - 1)
  if (before >= 48 && before <= 57) return true
  const after = text.charCodeAt(space + 1)
  if (after >= 97 && after <= 122) return false
  return after < 192 || after > 687 || !lowercase.test(text[space + 1] ?? '')
}

/** Cost of breaking at the space between `before` and `after`, which are the words on its two sides. */
export function spaceCost(before: string, after: string): number {
  if (startsWithDash.test(after)) return cost.kept
  const left = lastWord.exec(before)?.[0] ?? ''
  const right = firstWord.exec(after)?.[0] ?? ''
  if (endsWithNumber.test(left) && (units.has(right) || units.has(right.replace(/\.$/, '')))) return cost.kept
  if (endsWithNumber.test(left) && /^\d{3}$/.test(right)) return cost.kept
  if (abbreviations.has(left) && (startsWithNumber.test(right) || /^\p{Lu}/u.test(right))) return cost.kept
  if (operator.test(right) || left === '±') return cost.kept
  if (operator.test(left)) return cost.operator
  return initial.test(left) && /^\p{Lu}/u.test(right) ? cost.kept : 0
}

/** Cost of breaking inside a word, after the last character of `head`, where UAX 14 allows it; `Infinity` where style does not. */
export function wordCost(head: string, after: string): number {
  const before = head.at(-1) ?? ''
  switch (before) {
    case '-':
    case '\u2010':
      // One letter is too little to be left behind: `e-book`, `x-axis`.
      return loneLetter.test(head) ? Infinity : cost.writtenHyphen
    case '–':
    case '—':
      return cost.dash
    case '/':
    case '\\':
      return cost.code
    default:
      // UAX 14 allows a line to begin with an em dash (class B2); house styles do not.
      return after === '—' || after === '–' ? Infinity : 0
  }
}
