/** Stylesheets + an element → the rules that match it, weakest first: origin, specificity, order (css-cascade-4). */
import type {PseudoElement, Selector, Test} from './selector.ts'
import type {Declaration, Stylesheet} from './stylesheet.ts'
import type {TreeNode} from './tree.ts'

export interface MatchedRule {
  /** Place in the whole cascade: unique, the stronger the greater. */
  readonly rank: number
  readonly declarations: readonly Declaration[]
}

export interface Matches {
  readonly element: readonly MatchedRule[]
  readonly pseudo: Readonly<Partial<Record<PseudoElement, readonly MatchedRule[]>>>
}

export interface Cascade {
  match(node: TreeNode): Matches
}

interface Entry extends MatchedRule {
  readonly test: Test
  readonly pseudoElement: PseudoElement | null
}

type Buckets = Readonly<Record<'id' | 'class' | 'name', Map<string, Entry[]>>> & {readonly any: Entry[]}

/** Sheets from the weakest to the strongest; the first is the user agent's. */
export function createCascade(sheets: readonly Stylesheet[]): Cascade {
  const buckets: Buckets = {id: new Map(), class: new Map(), name: new Map(), any: []}
  for (const {entry, key} of ranked(sheets)) {
    if (key.type === 'any') buckets.any.push(entry)
    else {
      const bucket = buckets[key.type].get(key.value)
      if (bucket) bucket.push(entry)
      else buckets[key.type].set(key.value, [entry])
    }
  }
  return {match: (node) => match(node, buckets)}
}

function ranked(sheets: readonly Stylesheet[]): readonly {entry: Entry; key: Selector['key']}[] {
  const all = sheets.flatMap((sheet, index) =>
    sheet.rules.flatMap(({selectors, declarations}) =>
      selectors.map((selector) => ({selector, declarations, origin: Math.min(index, 1)})),
    ),
  )
  // Array.prototype.sort is stable: equals keep their order in the text.
  all.sort((a, b) => a.origin - b.origin || a.selector.specificity - b.selector.specificity)
  return all.map(({selector, declarations}, rank) => ({
    entry: {rank, declarations, test: selector.test, pseudoElement: selector.pseudoElement},
    key: selector.key,
  }))
}

function match(node: TreeNode, buckets: Buckets): Matches {
  const element: Entry[] = []
  const pseudo: Partial<Record<PseudoElement, Entry[]>> = {}
  const collect = (bucket: readonly Entry[] | undefined) => {
    if (!bucket) return
    for (const entry of bucket) {
      if (!entry.test(node)) continue
      if (entry.pseudoElement === null) element.push(entry)
      else {
        const list = pseudo[entry.pseudoElement] ?? []
        list.push(entry)
        pseudo[entry.pseudoElement] = list
      }
    }
  }
  if (node.id !== null) collect(buckets.id.get(node.id))
  for (const name of node.classes) collect(buckets.class.get(name))
  collect(buckets.name.get(node.name))
  collect(buckets.any)
  return {element: sorted(element), pseudo: sortedAll(pseudo)}
}

function sorted(entries: Entry[]): readonly Entry[] {
  return entries.length < 2 ? entries : entries.sort((a, b) => a.rank - b.rank)
}

function sortedAll(pseudo: Partial<Record<PseudoElement, Entry[]>>): Matches['pseudo'] {
  for (const list of Object.values(pseudo)) sorted(list)
  return pseudo
}
