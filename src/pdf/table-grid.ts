/** The tags of a table → the same with its empty cells and rows, so that every row has all its columns (PDF/UA-1, 7.5).
 * A tag is made when something is painted into it: where nothing is painted, there would be none. */
import type {Element} from 'hast'
import type {Kid, Tag} from './tag.ts'

const groups: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot'])
const cells: ReadonlySet<string> = new Set(['td', 'th'])

/** `tagFor` makes the tag of an element that has none. */
export function completeTable(table: Element, tagFor: (element: Element) => Tag): void {
  for (const row of rowsOf(table)) {
    for (const cell of elementsOf(row)) if (cells.has(cell.tagName)) tagFor(cell)
  }
}

function rowsOf(table: Element): readonly Element[] {
  return elementsOf(table).flatMap((child) => {
    if (child.tagName === 'tr') return [child]
    return groups.has(child.tagName) ? elementsOf(child).filter(({tagName}) => tagName === 'tr') : []
  })
}

const elementsOf = ({children}: Element): readonly Element[] =>
  children.filter((child): child is Element => child.type === 'element')

const ordered: ReadonlySet<string> = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR'])

/** What is empty was painted nowhere: its place is that of its element. Changes the tree. */
export function orderTables(node: Tag): void {
  for (const kid of node.kids) if (kid.type === 'tag') orderTables(kid)
  if (!ordered.has(node.role) || node.origin === null) return
  const places = new Map<unknown, number>(node.origin.children.map((child, index) => [child, index]))
  const placeOf = (kid: Kid) => (kid.type === 'tag' ? places.get(kid.origin) : undefined)
  const inGrid = node.kids.filter((kid) => placeOf(kid) !== undefined)
  inGrid.sort((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0))
  // A caption stands before the rows or after them, wherever its element is.
  const first = Math.min(...inGrid.map(({order}) => order))
  const others = node.kids.filter((kid) => placeOf(kid) === undefined)
  const before = others.filter(({order}) => order <= first)
  node.kids.splice(0, node.kids.length, ...before, ...inGrid, ...others.filter(({order}) => order > first))
}
