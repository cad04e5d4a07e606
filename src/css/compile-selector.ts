/** A selector of css-tree → a test on tree nodes. */
import type {CssNode} from 'css-tree'
import {attributeTest} from './attributes.ts'
import {compilePseudoClass} from './pseudo-classes.ts'
import {
  type PseudoElement,
  pseudoElements,
  type Selector,
  specificityOf,
  type Test,
  UnsupportedSelector,
  withoutEscapes,
} from './selector.ts'
import type {TreeNode} from './tree.ts'

type Combinator = ' ' | '>' | '+' | '~'

interface Compound {
  readonly tests: Test[]
  key: Selector['key']
  specificity: number
  pseudoElement: PseudoElement | null
}

/** Pseudo-elements of the screen: they exist, and match nothing on paper. */
const screenElements = new Set([
  'selection',
  'backdrop',
  'placeholder',
  'file-selector-button',
  'target-text',
  'details-content',
  'highlight',
  'spelling-error',
  'grammar-error',
  'cue',
  'part',
  'slotted',
  'view-transition',
])

const legacyElements = new Set(['before', 'after', 'first-line', 'first-letter'])

/** Throws `UnsupportedSelector`. */
export function compileSelector(selector: CssNode): Selector {
  if (selector.type !== 'Selector') throw new UnsupportedSelector(selector.type)
  const compounds: Compound[] = [emptyCompound()]
  const combinators: Combinator[] = []
  for (const node of selector.children) {
    if (node.type === 'Combinator') {
      combinators.push(combinator(node.name))
      compounds.push(emptyCompound())
      continue
    }
    const compound = compounds.at(-1)
    if (compound) add(node, compound)
  }
  const last = compounds.at(-1) ?? emptyCompound()
  return {
    test: complexTest(
      compounds.map((compound) => every(compound.tests)),
      combinators,
    ),
    specificity: compounds.reduce((sum, compound) => sum + compound.specificity, 0),
    pseudoElement: last.pseudoElement,
    key: last.key,
  }
}

function emptyCompound(): Compound {
  return {tests: [], key: {type: 'any', value: ''}, specificity: 0, pseudoElement: null}
}

function combinator(name: string): Combinator {
  if (name === ' ' || name === '>' || name === '+' || name === '~') return name
  throw new UnsupportedSelector(name, [' ', '>', '+', '~'])
}

function add(node: CssNode, compound: Compound): void {
  switch (node.type) {
    case 'TypeSelector': {
      if (node.name === '*') return
      if (node.name.includes('|')) throw new UnsupportedSelector(node.name)
      const name = node.name.toLowerCase()
      compound.tests.push((tested) => tested.name === name)
      compound.specificity += specificityOf.name
      if (compound.key.type === 'any') compound.key = {type: 'name', value: name}
      return
    }
    case 'ClassSelector': {
      const name = withoutEscapes(node.name)
      compound.tests.push((tested) => tested.classes.includes(name))
      compound.specificity += specificityOf.class
      if (compound.key.type !== 'id') compound.key = {type: 'class', value: name}
      return
    }
    case 'IdSelector': {
      const id = withoutEscapes(node.name)
      compound.tests.push((tested) => tested.id === id)
      compound.specificity += specificityOf.id
      compound.key = {type: 'id', value: id}
      return
    }
    case 'AttributeSelector':
      compound.tests.push(attributeTest(node))
      compound.specificity += specificityOf.class
      return
    case 'PseudoClassSelector':
      if (legacyElements.has(node.name.toLowerCase())) addPseudoElement(node.name, compound)
      else addPseudoClass(node, compound)
      return
    case 'PseudoElementSelector':
      addPseudoElement(node.name, compound)
      return
    default:
      throw new UnsupportedSelector(node.type)
  }
}

function addPseudoClass(node: Extract<CssNode, {type: 'PseudoClassSelector'}>, compound: Compound): void {
  const compiled = compilePseudoClass(node, compileSelector)
  compound.tests.push(compiled.test)
  compound.specificity += compiled.specificity
}

function addPseudoElement(written: string, compound: Compound): void {
  const name = written.toLowerCase()
  compound.specificity += specificityOf.name
  const known = pseudoElements.find((candidate) => candidate === name)
  if (known) {
    compound.pseudoElement = known
    return
  }
  if (!screenElements.has(name) && !name.startsWith('-')) {
    throw new UnsupportedSelector(
      `::${name}`,
      pseudoElements.map((candidate) => `::${candidate}`),
    )
  }
  compound.tests.push(() => false)
}

function every(tests: readonly Test[]): Test {
  const [first, second] = tests
  if (!first) return () => true
  if (!second) return first
  if (tests.length === 2) return (node) => first(node) && second(node)
  return (node) => tests.every((test) => test(node))
}

/** `a > b c`: tests [a, b, c], combinators ['>', ' ']; walked from the right, with backtracking. */
function complexTest(tests: readonly Test[], combinators: readonly Combinator[]): Test {
  const [only] = tests
  if (tests.length === 1 && only) return only
  const from = (node: TreeNode, index: number): boolean => {
    if (tests[index]?.(node) !== true) return false
    if (index === 0) return true
    switch (combinators[index - 1]) {
      case '>':
        return node.parent !== null && from(node.parent, index - 1)
      case '+': {
        const previous = node.siblings[node.index - 1]
        return previous !== undefined && from(previous, index - 1)
      }
      case '~':
        for (let place = node.index - 1; place >= 0; place--) {
          const sibling = node.siblings[place]
          if (sibling && from(sibling, index - 1)) return true
        }
        return false
      default:
        for (let above = node.parent; above; above = above.parent) if (from(above, index - 1)) return true
        return false
    }
  }
  return (node) => from(node, tests.length - 1)
}
