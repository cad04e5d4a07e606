/** Declarations of a rule → longhands ready to be computed; what is wrong with them is reported once, at its place. */
import {closest, distance} from 'fastest-levenshtein'
import {located} from '../../css/declarations.ts'
import {lightHalf} from '../../css/functions.ts'
import type {Declaration} from '../../css/stylesheet.ts'
import {type Token, tokensOf} from '../../css/value.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {Context} from './grammar.ts'
import {noEffectInPrint} from './known.ts'
import {
  assign,
  byCssName,
  copy,
  initialValues,
  type MutableValues,
  type PropertyName,
  properties,
  type Values,
} from './properties.ts'
import {physicalName, shorthands} from './shorthands.ts'

/** One longhand with its value: writes it into the values of an element. */
export interface Declared {
  readonly name: PropertyName
  apply(draft: MutableValues, context: Context, parent: Values): void
}

type Direction = 'ltr' | 'rtl'

const wide = new Set(['inherit', 'initial', 'unset', 'revert', 'revert-layer'])

/** Null: unknown or wrong, and reported. Without `var()`: those are substituted before. */
export function declare(
  declaration: Declaration,
  value: string,
  direction: Direction,
  report: Report,
): readonly Declared[] {
  const {property} = declaration
  const keyword = value.toLowerCase()
  if (wide.has(keyword)) {
    return longhandNames(property).flatMap((name) => wideDeclared(name, keyword, direction))
  }
  if (!isKnown(property)) {
    reportUnknown(declaration, report)
    return []
  }
  const tokens = tokensOf(lightHalf(value))
  const expand = Object.hasOwn(shorthands, property) ? shorthands[property] : undefined
  const longhands =
    tokens && tokens.length > 0 ? (expand ? expand(tokens) : [[property, tokens] as const]) : null
  const declared = longhands?.map(([name, part]) => {
    const physical = byCssName.get(physicalName(name, direction))
    return physical ? declareOne(physical, part) : null
  })
  if (!declared || declared.includes(null)) {
    reportInvalid(declaration, value, report)
    return []
  }
  return declared.filter((one) => one !== null)
}

/** For `@supports`: `value` may hold variables, which are taken on trust. */
export function supportsDeclaration(property: string, value: string): boolean {
  if (!isKnown(property)) return false
  if (/var\(/i.test(value)) return true
  let sound = true
  const declaration = {property, value, important: false, place: null}
  declare(declaration, value, 'ltr', () => {
    sound = false
  })
  return sound
}

export function isKnown(property: string): boolean {
  return Object.hasOwn(shorthands, property) || byCssName.has(physicalName(property, 'ltr'))
}

/** Silent: screens' own, other engines' prefixes. */
export function hasNoEffect(property: string): boolean {
  return noEffectInPrint.has(property) || /^-[a-z]/.test(property)
}

function declareOne<Name extends PropertyName>(name: Name, tokens: readonly Token[]): Declared | null {
  const compute = properties[name].grammar.read(tokens)
  if (!compute) return null
  return {name, apply: (draft, context) => assign(draft, name, compute(context))}
}

function wideDeclared(written: string, keyword: string, direction: Direction): Declared[] {
  const name = byCssName.get(physicalName(written, direction))
  if (!name) return []
  const inherits = keyword === 'inherit' || (keyword !== 'initial' && properties[name].inherited)
  return [{name, apply: (draft, _, parent) => copy(draft, name, inherits ? parent : initialValues)}]
}

/** One of these is a value of each shorthand: what it expands to are its longhands. */
const samples: readonly (readonly Token[])[] = [
  [{type: 'number', value: 0}],
  [{type: 'keyword', value: 'none'}],
  [{type: 'keyword', value: 'black'}],
  [
    {type: 'percentage', value: 100},
    {type: 'keyword', value: 'serif'},
  ],
]

function longhandNames(property: string): readonly string[] {
  const expand = Object.hasOwn(shorthands, property) ? shorthands[property] : undefined
  if (!expand) return [property]
  for (const sample of samples) {
    const longhands = expand(sample)
    if (longhands && longhands.length > 0) return longhands.map(([name]) => name)
  }
  return []
}

function reportUnknown(declaration: Declaration, report: Report): void {
  if (hasNoEffect(declaration.property)) return
  const names = [...byCssName.keys(), ...Object.keys(shorthands)]
  const nearest = closest(declaration.property, names)
  const near = distance(declaration.property, nearest) <= Math.max(2, declaration.property.length / 3)
  report({
    rule: 'css/unknown-property',
    reason: `\`${declaration.property}\` has no effect in print: the typesetter does not know it`,
    ...located(declaration.place),
    actual: declaration.property,
    ...(near ? {hint: `Did you mean \`${nearest}\`?`} : {}),
  })
}

function reportInvalid(declaration: Declaration, value: string, report: Report): void {
  const name = byCssName.get(physicalName(declaration.property, 'ltr'))
  const syntax = name && properties[name].grammar.syntax
  report({
    rule: 'css/invalid-value',
    reason: `\`${value}\` is no value of \`${declaration.property}\` in print`,
    ...located(declaration.place),
    actual: value,
    ...(syntax ? {expected: [syntax], hint: `Expected ${syntax}.`} : {}),
  })
}
