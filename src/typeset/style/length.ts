/** A token → a length, percentage or number, `calc()`, `min()`, `max()`, `clamp()` included (css-values-4, section 10). */
import type {Token} from '../../css/value.ts'
import {type Points, pointsPerUnit} from '../units.ts'

export interface Units {
  readonly em: Points
  readonly rem: Points
}

/** `points + percent %`. */
export interface Quantity {
  readonly points: Points
  readonly percent: number
  readonly isPercentage: boolean
}

type Operand = Quantity | number

export function calculate(token: Token, units: Units): Quantity | null {
  const found = operand(token, units)
  if (typeof found !== 'number') return found
  // Zero alone may stand without a unit.
  return token.type === 'number' && found === 0 ? {points: 0, percent: 0, isPercentage: false} : null
}

/** A number, or a calculation that makes one. */
export function calculateNumber(token: Token): number | null {
  const found = operand(token, {em: 0, rem: 0})
  return typeof found === 'number' ? found : null
}

function pointsOf(value: number, unit: string, units: Units): Points | null {
  if (unit === 'em') return value * units.em
  if (unit === 'rem') return value * units.rem
  if (unit === 'ex' || unit === 'ch') return value * units.em * 0.5 // css-values-4: where no better is known
  const absolute = Object.entries(pointsPerUnit).find(([name]) => name === unit)
  return absolute ? value * absolute[1] : null
}

function operand(token: Token | undefined, units: Units): Operand | null {
  switch (token?.type) {
    case 'number':
      return token.value
    case 'percentage':
      return {points: 0, percent: token.value, isPercentage: true}
    case 'dimension': {
      const points = pointsOf(token.value, token.unit, units)
      return points === null ? null : {points, percent: 0, isPercentage: false}
    }
    case 'group':
      return sum(token.content, units)
    case 'function':
      return mathFunction(token.name, token.arguments, units)
    default:
      return null
  }
}

function mathFunction(name: string, tokens: readonly Token[], units: Units): Operand | null {
  if (name === 'calc') return sum(tokens, units)
  const parts = split(tokens, ',').map((part) => sum(part, units))
  const numbers = parts.map(comparable)
  if (numbers.some((value) => value === null)) return null
  const values = numbers.filter((value) => value !== null)
  const [first = 0, second = 0, third = 0] = values
  const pick =
    name === 'min'
      ? Math.min(...values)
      : name === 'max'
        ? Math.max(...values)
        : name === 'clamp' && values.length === 3
          ? Math.max(first, Math.min(second, third))
          : null
  return pick === null ? null : (parts[values.indexOf(pick)] ?? null)
}

/** Lengths and percentages cannot be compared before layout. */
function comparable(value: Operand | null): number | null {
  if (value === null || typeof value === 'number') return value
  if (value.isPercentage) return value.points === 0 ? value.percent : null
  return value.points
}

function sum(tokens: readonly Token[], units: Units): Operand | null {
  let total: Operand | null = null
  let sign = 1
  let term: Token[] = []
  const flush = (): boolean => {
    const value = product(term, units)
    if (value === null) return false
    const signed = multiply(value, sign)
    if (total === null) total = signed
    else {
      const added = addUp(total, signed)
      if (added === null) return false
      total = added
    }
    term = []
    return true
  }
  for (const token of tokens) {
    if (token.type === 'delimiter' && (token.value === '+' || token.value === '-') && term.length > 0) {
      if (!flush()) return null
      sign = token.value === '+' ? 1 : -1
    } else term.push(token)
  }
  return flush() ? total : null
}

function product(tokens: readonly Token[], units: Units): Operand | null {
  let value = operand(tokens[0], units)
  for (let index = 1; index < tokens.length; index += 2) {
    const operator = tokens[index]
    const right = operand(tokens[index + 1], units)
    if (value === null || right === null || operator?.type !== 'delimiter') return null
    if (operator.value === '*') {
      if (typeof value === 'number') value = multiply(right, value)
      else if (typeof right === 'number') value = multiply(value, right)
      else return null
    } else if (operator.value === '/' && typeof right === 'number' && right !== 0)
      value = multiply(value, 1 / right)
    else return null
  }
  return value
}

function multiply(value: Operand, factor: number): Operand {
  if (typeof value === 'number') return value * factor
  return {...value, points: value.points * factor, percent: value.percent * factor}
}

function addUp(a: Operand, b: Operand): Operand | null {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  if (typeof a === 'number' || typeof b === 'number') return null
  return {
    points: a.points + b.points,
    percent: a.percent + b.percent,
    isPercentage: a.isPercentage || b.isPercentage,
  }
}

function split(tokens: readonly Token[], comma: string): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.type === 'delimiter' && token.value === comma) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}
