/** A number in a counter style (css-counter-styles-3, sections 6 and 7): 4 → `iv`. */
type Write = (value: number) => string | null

const alphabetic =
  (symbols: string): Write =>
  (value) => {
    if (value < 1) return null
    const digits = [...symbols]
    let text = ''
    for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / digits.length)) {
      text = (digits[(rest - 1) % digits.length] ?? '') + text
    }
    return text
  }

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

const roman: Write = (value) => {
  if (value < 1 || value > 3999) return null
  let text = ''
  let rest = value
  for (const [number, letters] of romans) {
    text += letters.repeat(Math.floor(rest / number))
    rest %= number
  }
  return text
}

const latin = 'abcdefghijklmnopqrstuvwxyz'
const lower = alphabetic(latin)
const upper = alphabetic(latin.toUpperCase())

const styles = {
  none: () => '',
  disc: () => '•',
  circle: () => '◦',
  square: () => '▪',
  decimal: String,
  'decimal-leading-zero': (value) => (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(2, '0'),
  'lower-alpha': lower,
  'lower-latin': lower,
  'upper-alpha': upper,
  'upper-latin': upper,
  'lower-roman': roman,
  'upper-roman': (value) => roman(value)?.toUpperCase() ?? null,
  'lower-greek': alphabetic('αβγδεζηθικλμνξοπρστυφχψω'),
} as const satisfies Readonly<Record<string, Write>>

export type CounterStyle = keyof typeof styles

export const isCounterStyle = (name: string): name is CounterStyle => Object.hasOwn(styles, name)

export const counterStyles: readonly CounterStyle[] = Object.keys(styles).filter(isCounterStyle)

/** Decimal where the style has no sign for the number. */
export function formatCounter(value: number, style: CounterStyle): string {
  return styles[style](value) ?? String(value)
}

/** Bullets stand alone; numbers are followed by a full stop. */
export function markerText(value: number, style: CounterStyle): string {
  const text = formatCounter(value, style)
  return style === 'none' || style === 'disc' || style === 'circle' || style === 'square' ? text : `${text}.`
}
