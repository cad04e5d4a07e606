/** One row of the table of supported properties. */
import type {Grammar} from './grammar.ts'
import type {PropertyName, Values} from './values.ts'

/** The step of the typesetter that reads the property. */
export type Step = 'boxes' | 'lines' | 'pages' | 'paint'

export interface Property<Name extends PropertyName> {
  readonly name: Name
  readonly initial: Values[Name]
  readonly inherited: boolean
  /** In the value definition syntax of css-values-4, narrowed to what is supported. */
  readonly syntax: string
  /** As CSS would write it. */
  readonly initialText: string
  readonly step: Step
  readonly grammar: Grammar<Values[Name]>
}

export type Table<Names extends PropertyName> = {readonly [Name in Names]: Property<Name>}

export function property<const Name extends PropertyName>(
  name: Name,
  step: Step,
  inherited: 'inherited' | 'own',
  syntax: string,
  initial: {readonly text: string; readonly value: Values[Name]},
  grammar: Grammar<Values[Name]>,
): Property<Name> {
  return {
    name,
    initial: initial.value,
    initialText: initial.text,
    inherited: inherited === 'inherited',
    syntax,
    step,
    grammar,
  }
}
