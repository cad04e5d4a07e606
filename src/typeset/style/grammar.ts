/** Small grammars of property values: tokens → what computes the value once the element's context is known. */
import {colorOf} from '../../css/color.ts'
import type {Token} from '../../css/value.ts'
import type {Points} from '../units.ts'
import {calculate, calculateNumber, type Quantity} from './length.ts'
import type {ColorValue, LengthPercentage} from './values.ts'

/** What relative units refer to. */
export interface Context {
  /** Font size of the element; of its parent for `font-size` itself. */
  readonly em: Points
  readonly rem: Points
}

type Compute<Value> = (context: Context) => Value

export interface Grammar<Value> {
  /** In the value definition syntax of css-values-4, narrowed to what is supported. */
  readonly syntax: string
  /** Null: the tokens do not follow the syntax. */
  readonly read: (tokens: readonly Token[]) => Compute<Value> | null
}

/** A grammar whose values do not depend on the context. */
export function grammar<Value>(
  syntax: string,
  read: (tokens: readonly Token[]) => Value | null,
): Grammar<Value> {
  return {
    syntax,
    read(tokens) {
      const value = read(tokens)
      return value === null ? null : () => value
    },
  }
}

export function keywordOf(tokens: readonly Token[]): string | null {
  const [token] = tokens
  return tokens.length === 1 && token?.type === 'keyword' ? token.value.toLowerCase() : null
}

export function keywords<const Name extends string>(...names: readonly Name[]): Grammar<Name> {
  return grammar(names.join(' | '), (tokens) => {
    const word = keywordOf(tokens)
    return names.find((name) => name === word) ?? null
  })
}

/** Keywords that mean something else: `{always: 'page'}`. */
export function words<const Value>(table: Readonly<Record<string, Value>>): Grammar<Value> {
  return grammar(Object.keys(table).join(' | '), (tokens) => {
    const word = keywordOf(tokens)
    return word !== null && Object.hasOwn(table, word) ? (table[word] ?? null) : null
  })
}

export function either<A, B>(first: Grammar<A>, second: Grammar<B>): Grammar<A | B> {
  return {
    syntax: `${first.syntax} | ${second.syntax}`,
    read: (tokens) => first.read(tokens) ?? second.read(tokens),
  }
}

export function mapped<A, B>({syntax, read}: Grammar<A>, change: (value: A) => B): Grammar<B> {
  return {
    syntax,
    read(tokens) {
      const compute = read(tokens)
      return compute && ((context) => change(compute(context)))
    },
  }
}

export const color: Grammar<ColorValue> = grammar('<color>', colorOf)

interface Range {
  readonly negative: boolean
}

const rangeOf = ({negative}: Range) => (negative ? '' : ' [0,∞]')

export function lengthPercentage(range: Range): Grammar<LengthPercentage> {
  return quantity(`<length-percentage${rangeOf(range)}>`, (found) => {
    if (!range.negative && (found.points < 0 || found.percent < 0)) return null
    if (found.percent === 0) return found.isPercentage ? {percent: 0} : found.points
    // A sum of both needs the width that only layout knows, and no type here carries it.
    return found.points === 0 ? {percent: found.percent} : null
  })
}

export function length(range: Range): Grammar<Points> {
  return quantity(`<length${rangeOf(range)}>`, (found) =>
    found.isPercentage || (!range.negative && found.points < 0) ? null : found.points,
  )
}

/** Percentages of the size of type: `font-size`, `line-height`, `vertical-align`. */
export function lengthOfType(range: Range): Grammar<Points> {
  return quantity(`<length-percentage${rangeOf(range)}>`, ({points, percent}, {em}) =>
    !range.negative && (points < 0 || percent < 0) ? null : points + (percent / 100) * em,
  )
}

/** Anything serves to find out whether a calculation is sound. */
const trial: Context = {em: 10, rem: 10}

function quantity<Value>(
  syntax: string,
  accept: (found: Quantity, context: Context) => Value | null,
): Grammar<Value> {
  return {
    syntax,
    read(tokens) {
      const [token] = tokens
      if (!token || tokens.length !== 1) return null
      const evaluate = (context: Context) => {
        const found = calculate(token, context)
        return found === null ? null : accept(found, context)
      }
      const sound = evaluate(trial)
      if (sound === null) return null
      return (context) => evaluate(context) ?? sound
    },
  }
}

export function number({
  least,
  most = Infinity,
  whole = false,
}: {
  readonly least: number
  readonly most?: number
  readonly whole?: boolean
}): Grammar<number> {
  const limit = most === Infinity ? '∞' : most
  return grammar(`<${whole ? 'integer' : 'number'} [${least},${limit}]>`, (tokens) => {
    const [token] = tokens
    const value = tokens.length === 1 && token ? calculateNumber(token) : null
    const isSound = value !== null && value >= least && value <= most && (!whole || Number.isInteger(value))
    return isSound ? value : null
  })
}
