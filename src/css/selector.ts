/** What a selector is when it is compiled: a test on tree nodes, its specificity, and the key that it is indexed by (selectors-4). */
import type {TreeNode} from './tree.ts'

export type Test = (node: TreeNode) => boolean

export const pseudoElements = ['before', 'after', 'marker', 'footnote-call', 'footnote-marker'] as const
export type PseudoElement = (typeof pseudoElements)[number]

export interface Selector {
  readonly test: Test
  readonly specificity: number
  readonly pseudoElement: PseudoElement | null
  /** What an element must have to be worth testing. */
  readonly key: {readonly type: 'id' | 'class' | 'name' | 'any'; readonly value: string}
}

/** Columns of specificity that cannot overflow into one another. */
export const specificityOf = {id: 1_000_000, class: 1_000, name: 1} as const

/** Thrown at compilation only; `parse` turns it into a message. */
export class UnsupportedSelector extends Error {
  readonly found: string
  readonly known: readonly string[]
  constructor(found: string, known: readonly string[] = []) {
    super(found)
    this.found = found
    this.known = known
  }
}

/** css-tree leaves escapes in names: `\31 a` → `1a`. */
export function withoutEscapes(name: string): string {
  if (!name.includes('\\')) return name
  return name.replace(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, (_, hex: string | undefined, character: string) =>
    hex === undefined ? character : String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}
