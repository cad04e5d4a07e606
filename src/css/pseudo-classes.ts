/** `:name` and `:name(…)` → a test. */
import type {CssNode, Nth, PseudoClassSelector} from 'css-tree'
import {attributeText} from './attributes.ts'
import {type Selector, specificityOf, type Test, UnsupportedSelector} from './selector.ts'
import type {TreeNode} from './tree.ts'

interface Compiled {
  readonly test: Test
  readonly specificity: number
}

type Compile = (selector: CssNode) => Selector

const never: Test = () => false

const simple: Readonly<Record<string, Test>> = {
  root: (node) => node.parent === null,
  scope: (node) => node.parent === null,
  'first-child': (node) => node.index === 0,
  'last-child': (node) => node.index === node.siblings.length - 1,
  'only-child': (node) => node.siblings.length === 1,
  'first-of-type': (node) => node.typeIndex === 0,
  'last-of-type': (node) => node.typeIndex === node.typeCount() - 1,
  'only-of-type': (node) => node.typeCount() === 1,
  empty: (node) => !node.element.children.some((child) => child.type === 'element' || child.type === 'text'),
  link: isLink,
  'any-link': isLink,
  checked: (node) =>
    attributeText(node.element, 'checked') !== null || attributeText(node.element, 'selected') !== null,
  // What a pointer, a keyboard or a history does never happens on paper.
  hover: never,
  focus: never,
  'focus-visible': never,
  'focus-within': never,
  active: never,
  visited: never,
  target: never,
  'target-within': never,
  'popover-open': never,
  fullscreen: never,
  open: (node) => attributeText(node.element, 'open') !== null,
}

/** Position from 1, counted from the side and among the siblings that the name says. */
const positions: Readonly<Record<string, (node: TreeNode) => number>> = {
  'nth-child': (node) => node.index + 1,
  'nth-last-child': (node) => node.siblings.length - node.index,
  'nth-of-type': (node) => node.typeIndex + 1,
  'nth-last-of-type': (node) => node.typeCount() - node.typeIndex,
}

export const pseudoClassNames: readonly string[] = [
  ...Object.keys(simple),
  ...Object.keys(positions),
  'not',
  'is',
  'where',
  'matches',
  'lang',
].sort()

export function compilePseudoClass(node: PseudoClassSelector, compile: Compile): Compiled {
  const name = node.name.toLowerCase()
  const children = node.children ? [...node.children] : []
  const test = Object.hasOwn(simple, name) ? simple[name] : undefined
  if (test && children.length === 0) return {test, specificity: specificityOf.class}
  const [first] = children
  const position = Object.hasOwn(positions, name) ? positions[name] : undefined
  if (position && first?.type === 'Nth') return nth(name, first, position, compile)
  if (name === 'lang') return {test: language(children), specificity: specificityOf.class}
  if (name !== 'not' && name !== 'is' && name !== 'where' && name !== 'matches') {
    throw new UnsupportedSelector(
      `:${name}`,
      pseudoClassNames.map((known) => `:${known}`),
    )
  }
  const list = selectors(first, compile)
  const specificity = name === 'where' ? 0 : greatest(list)
  const any: Test = (tested) => list.some((selector) => selector.test(tested))
  return {test: name === 'not' ? (tested) => !any(tested) : any, specificity}
}

function isLink(node: TreeNode): boolean {
  return (node.name === 'a' || node.name === 'area') && attributeText(node.element, 'href') !== null
}

function selectors(node: CssNode | undefined, compile: Compile): readonly Selector[] {
  if (node?.type !== 'SelectorList') throw new UnsupportedSelector(node?.type ?? 'an empty list of selectors')
  return [...node.children].map((child) => {
    const selector = compile(child)
    if (selector.pseudoElement)
      throw new UnsupportedSelector(`::${selector.pseudoElement} inside a pseudo-class`)
    return selector
  })
}

function greatest(list: readonly Selector[]): number {
  return Math.max(0, ...list.map((selector) => selector.specificity))
}

function nth(name: string, node: Nth, position: (node: TreeNode) => number, compile: Compile): Compiled {
  const step = nthStep(node.nth)
  const among = node.selector ? selectors(node.selector, compile) : null
  if (!among) return {test: (tested) => step(position(tested)), specificity: specificityOf.class}
  const any: Test = (tested) => among.some((selector) => selector.test(tested))
  const test: Test = (tested) => {
    if (!any(tested)) return false
    const before =
      name === 'nth-child' ? tested.siblings.slice(0, tested.index) : tested.siblings.slice(tested.index + 1)
    return step(before.filter(any).length + 1)
  }
  return {test, specificity: specificityOf.class + greatest(among)}
}

/** `an+b` holds for a position when (position − b) / a is a whole number that is not negative. */
function nthStep(node: CssNode): (position: number) => boolean {
  if (node.type === 'Identifier') {
    const remainder = node.name.toLowerCase() === 'odd' ? 1 : 0
    return (position) => position % 2 === remainder
  }
  if (node.type !== 'AnPlusB') throw new UnsupportedSelector(node.type)
  const a = node.a === null ? 0 : coefficient(node.a)
  const b = node.b === null ? 0 : Number(node.b)
  if (a === 0) return (position) => position === b
  return (position) => (position - b) / a >= 0 && Number.isInteger((position - b) / a)
}

function coefficient(text: string): number {
  if (text === '' || text === '+') return 1
  return text === '-' ? -1 : Number(text)
}

/** Extended filtering of RFC 4647, without wildcards in the middle: `de` matches `de-AT`. */
function language(children: readonly CssNode[]): Test {
  const ranges = children.flatMap((child) =>
    child.type === 'Identifier'
      ? [child.name.toLowerCase()]
      : child.type === 'String'
        ? [child.value.toLowerCase()]
        : [],
  )
  return (node) => {
    const actual = node.language.toLowerCase()
    return ranges.some((range) =>
      range === '*' ? actual !== '' : actual === range || (range !== '' && actual.startsWith(`${range}-`)),
    )
  }
}
