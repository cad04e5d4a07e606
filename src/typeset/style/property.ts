/** One row of the table of supported properties. */
import {tokensOf} from '../../css/value.ts'
import type {Grammar} from './grammar.ts'

/** The step of the typesetter that reads the property. */
type Step = 'boxes' | 'lines' | 'pages' | 'paint'

export interface Property<Value> {
  readonly step: Step
  readonly inherited: boolean
  /** As CSS writes it. */
  readonly initialText: string
  readonly initial: Value
  readonly grammar: Grammar<Value>
}

/** A property that inherits. */
export const inherited = <Value>(step: Step, initialText: string, grammar: Grammar<Value>) =>
  property(step, true, initialText, grammar)

/** A property that every element has of its own. */
export const own = <Value>(step: Step, initialText: string, grammar: Grammar<Value>) =>
  property(step, false, initialText, grammar)

/** The initial size of type, `medium`, is 12 points. */
const root = {em: 12, rem: 12}

function property<Value>(
  step: Step,
  inherited: boolean,
  initialText: string,
  grammar: Grammar<Value>,
): Property<Value> {
  const compute = grammar.read(tokensOf(initialText) ?? [])
  if (!compute) throw new Error(`${initialText} is none of ${grammar.syntax}`)
  return {step, inherited, initialText, initial: compute(root), grammar}
}
