/** Tables → `table` with caption, head and scopes; alignment by class, so that a strict page needs no style attributes. */
import type {Element, ElementContent, Properties} from 'hast'
import type {AlignType, Table, TableCell, TableRow} from 'mdast'
import type {Handlers, State} from 'mdast-util-to-hast'
import type {Figure} from '../../model/nodes.ts'
import {element} from '../element.ts'
import type {Scope} from '../scope.ts'
import {word} from '../words.ts'

export function tableHandlers(scope: Scope): Handlers {
  return {
    table: (state: State, node: Table) =>
      scrolling(table(state, node, null, []), {ariaLabel: word(scope.words, 'table')}, scope),
  }
}

/** The caption stands in the table itself: it is read first, and goes along when the table does. */
export function captionedTable(state: State, figure: Figure, scope: Scope): ElementContent[] {
  const captionId = `${figure.id}-caption`
  const captions = figure.children.flatMap((child) =>
    child.type === 'caption' ? [element('caption', {id: captionId}, state.all(child), child)] : [],
  )
  const label: Properties =
    captions.length > 0 ? {ariaLabelledBy: [captionId]} : {ariaLabel: word(scope.words, 'table')}
  return figure.children.flatMap((child): ElementContent[] => {
    if (child.type === 'caption') return []
    if (child.type === 'table') return [scrolling(table(state, child, figure.id, captions), label, scope)]
    const made = state.one(child, figure)
    return made === undefined ? [] : Array.isArray(made) ? made : [made]
  })
}

/** On a narrow screen a wide table scrolls by itself, by keyboard too, under a name. */
function scrolling(content: Element, label: Properties, scope: Scope): Element {
  if (scope.medium !== 'screen') return content
  return element('div', {className: ['table-scroll'], role: 'region', tabIndex: 0, ...label}, [content])
}

function table(state: State, node: Table, id: string | null, captions: readonly Element[]): Element {
  const align = node.align ?? []
  const columns = Math.max(...node.children.map((row) => row.children.length))
  const [head, ...body] = node.children
  const parts: Element[] = [...captions]
  if (head) parts.push(element('thead', {}, [row(state, head, columns, align, true)]))
  if (body.length > 0)
    parts.push(
      element(
        'tbody',
        {},
        state.wrap(
          body.map((line) => row(state, line, columns, align, false)),
          true,
        ),
      ),
    )
  return element('table', id === null ? {} : {id}, state.wrap(parts, true), node)
}

/** Filled up to the full number of columns: the grid is regular. */
function row(
  state: State,
  node: TableRow,
  columns: number,
  align: readonly AlignType[],
  isHead: boolean,
): Element {
  const cells = Array.from({length: columns}, (_, column) =>
    cell(state, node.children[column], align[column] ?? null, isHead),
  )
  return element('tr', {}, state.wrap(cells, true), node)
}

function cell(state: State, node: TableCell | undefined, align: AlignType, isHead: boolean): Element {
  const content = node ? state.all(node) : []
  const className = align ? {className: [`align-${align}`]} : {}
  // A head without words names nothing: it is an empty cell.
  if (isHead && content.length > 0) return element('th', {scope: 'col', ...className}, content, node)
  return element('td', className, content, node)
}
