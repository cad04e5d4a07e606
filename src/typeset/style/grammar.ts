/** Small parsers of property values: tokens → what computes the value once the element's context is known. */
import type {Token} from '../../css/value.ts'
import type {Points} from '../units.ts'
import type {LengthPercentage} from './computed-style.ts'
import {calculate, calculateNumber, type Quantity} from './length.ts'

/** What relative units refer to. */
export interface Context {
  /** Font size of the element; of its parent for `font-size` itself. */
  readonly em: Points
  readonly rem: Points
}

export type Compute<Value> = (context: Context) => Value
/** Null: the tokens do not follow the syntax. */
export type Grammar<Value> = (tokens: readonly Token[]) => Compute<Value> | null

/** Anything serves to find out whether a calculation is sound. */
const trial: Context = {em: 10, rem: 10}

export const constant =
  <Value>(value: Value): Compute<Value> =>
  () =>
    value

export function keywordOf(tokens: readonly Token[]): string | null {
  const [token] = tokens
  return tokens.length === 1 && token?.type === 'keyword' ? token.value.toLowerCase() : null
}

export function keywords<const Name extends string>(...names: readonly Name[]): Grammar<Name> {
  return (tokens) => {
    const word = keywordOf(tokens)
    const found = names.find((name) => name === word)
    return found === undefined ? null : constant(found)
  }
}

/** Keywords that mean something else: `{always: 'page'}`. */
export function words<Value>(table: Readonly<Record<string, Value>>): Grammar<Value> {
  return (tokens) => {
    const word = keywordOf(tokens)
    if (word === null || !Object.hasOwn(table, word)) return null
    const value = table[word]
    return value === undefined ? null : constant(value)
  }
}

export function either<A, B>(first: Grammar<A>, second: Grammar<B>): Grammar<A | B> {
  return (tokens) => first(tokens) ?? second(tokens)
}

export function lengthPercentage(options: {readonly negative: boolean}): Grammar<LengthPercentage> {
  return quantity((found) => {
    if (!options.negative && (found.points < 0 || found.percent < 0)) return null
    if (found.percent === 0) return found.isPercentage ? {percent: 0} : found.points
    // A sum of both needs the width that only layout knows, and no type here carries it.
    return found.points === 0 ? {percent: found.percent} : null
  })
}

export function length(options: {readonly negative: boolean}): Grammar<Points> {
  return quantity((found) =>
    found.isPercentage || (!options.negative && found.points < 0) ? null : found.points,
  )
}

/** Percentages of `base`: `font-size`, `line-height`, `vertical-align`. */
export function lengthOf(base: (context: Context) => Points): Grammar<Points> {
  return quantity((found, context) => found.points + (found.percent / 100) * base(context))
}

function quantity<Value>(accept: (found: Quantity, context: Context) => Value | null): Grammar<Value> {
  return (tokens) => {
    const [token] = tokens
    if (!token || tokens.length !== 1) return null
    const evaluate = (context: Context) => {
      const found = calculate(token, context)
      return found === null ? null : accept(found, context)
    }
    const sound = evaluate(trial)
    if (sound === null) return null
    return (context) => evaluate(context) ?? sound
  }
}

export function number(options: {readonly least: number; readonly whole: boolean}): Grammar<number> {
  return (tokens) => {
    const [token] = tokens
    const value = tokens.length === 1 && token ? calculateNumber(token) : null
    if (value === null || value < options.least) return null
    return options.whole && !Number.isInteger(value) ? null : constant(value)
  }
}
