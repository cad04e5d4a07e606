/** `<table>` → a regular grid: groups sorted out, spans counted, missing cells filled in (CSS 2, section 17.2). */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import {anonymousBlock, type BlockBox, type TableBox, type TableRow} from './box.ts'
import {elementBlock, enterElement, leaveElement} from './element.ts'
import {type GridRow, layGrid, type RawCell} from './grid.ts'
import {idsOf, nextOrder, type State} from './state.ts'

interface RawRow {
  readonly style: ComputedStyle
  readonly origin: Element
  readonly order: number
  readonly cells: readonly RawCell[]
}

interface Build {
  readonly state: State
  readonly caption: BlockBox[]
  readonly head: RawRow[]
  readonly body: RawRow[]
  readonly foot: RawRow[]
}

export function tableBox(element: Element, style: ComputedStyle, state: State): TableBox {
  const order = nextOrder(state)
  const build: Build = {state, caption: [], head: [], body: [], foot: []}
  enterElement(element, style, state)
  for (const child of visibleChildren(element, state)) addTableChild(child, element, build)
  leaveElement(state)
  const groups = [build.head, build.body, build.foot]
  const grids = groups.map((rows) => layGrid(rows))
  const columns = Math.max(1, ...grids.flatMap((rows) => rows.map((row) => row.width)))
  const [head = [], body = [], foot = []] = grids.map((rows) =>
    rows.map((row) => tableRow(row, columns, state)),
  )
  const [caption = null] = build.caption
  return {
    type: 'table',
    ids: idsOf(element),
    caption,
    head,
    body,
    foot,
    columns,
    style,
    origin: element,
    order,
  }
}

/** Columns have no boxes of their own. */
function visibleChildren(element: Element, state: State): readonly Element[] {
  return element.children.flatMap((child) =>
    child.type === 'element' &&
    child.tagName !== 'colgroup' &&
    child.tagName !== 'col' &&
    state.document.style(child).display !== 'none'
      ? [child]
      : [],
  )
}

const groupOf: Readonly<Partial<Record<ComputedStyle['display'], 'head' | 'body' | 'foot'>>> = {
  'table-header-group': 'head',
  'table-row-group': 'body',
  'table-footer-group': 'foot',
}

function addTableChild(child: Element, table: Element, build: Build): void {
  const style = build.state.document.style(child)
  if (style.display === 'table-caption') {
    build.caption.push(elementBlock(child, style, build.state))
    return
  }
  const group = groupOf[style.display]
  if (!group) {
    build.body.push(rowOf(child, table, build))
    return
  }
  enterElement(child, style, build.state)
  const rows = visibleChildren(child, build.state).map((row) => rowOf(row, child, build))
  build[group].push(
    ...rows.map((row, index) => withGroup(row, style, index === 0, index === rows.length - 1)),
  )
  leaveElement(build.state)
}

/** A group has no box: what it looks like shows on its rows (CSS 2, sections 17.5.1 and 17.6.2). */
function withGroup(row: RawRow, group: ComputedStyle, first: boolean, last: boolean): RawRow {
  const {style} = row
  const collapse = style.borderCollapse === 'collapse'
  const top = collapse && first && group.borderTop.width > style.borderTop.width
  const bottom = collapse && last && group.borderBottom.width > style.borderBottom.width
  const background = group.backgroundColor && !style.backgroundColor
  if (!top && !bottom && !background) return row
  const merged: ComputedStyle = {
    ...style,
    borderTop: top ? group.borderTop : style.borderTop,
    borderBottom: bottom ? group.borderBottom : style.borderBottom,
    backgroundColor: style.backgroundColor ?? group.backgroundColor,
  }
  return {...row, style: merged}
}

/** What is no row makes one by itself. */
function rowOf(element: Element, parent: Element, build: Build): RawRow {
  const {state} = build
  const style = state.document.style(element)
  const order = nextOrder(state)
  if (style.display !== 'table-row') {
    const rowStyle = state.document.anonymous(state.document.style(parent), 'table-row')
    return {style: rowStyle, origin: parent, order, cells: [cellOf(element, state)]}
  }
  enterElement(element, style, state)
  const cells = visibleChildren(element, state).map((cell) => cellOf(cell, state))
  leaveElement(state)
  return {style, origin: element, order, cells}
}

function cellOf(element: Element, state: State): RawCell {
  return {
    columnSpan: span(element.properties['colSpan'], 1, 1000),
    // Zero: to the last row of its group (HTML, section 4.9.11).
    rowSpan: span(element.properties['rowSpan'], 0, 65534),
    box: elementBlock(element, state.document.style(element), state),
  }
}

function span(value: Element['properties'][string], least: number, greatest: number): number {
  const number = Number(value ?? 1)
  return Number.isInteger(number) && number >= least ? Math.min(number, greatest) : 1
}

function tableRow(row: GridRow<RawRow>, columns: number, state: State): TableRow {
  const {style, origin, order} = row.source
  const missing = row.gaps(columns).map((column) => ({
    column,
    columnSpan: 1,
    rowSpan: 1,
    box: anonymousBlock({
      children: [],
      style: state.document.anonymous(style, 'table-cell'),
      origin,
      order,
    }),
  }))
  const cells = [...row.cells, ...missing].sort((a, b) => a.column - b.column)
  return {style, origin, order, cells}
}
