/** Boxes → the ids of all that they print: where links inside the document may lead. */

import {unreachable} from '../units.ts'
import type {BlockBox, Box, Inline, TableBox, TableRow} from './box.ts'

export function printedIds(root: BlockBox): ReadonlySet<string> {
  const ids = new Set<string>()
  addBox(root, ids)
  return ids
}

function addBox(box: Box, ids: Set<string>): void {
  if (box.type !== 'paragraph') for (const id of box.ids) ids.add(id)
  switch (box.type) {
    case 'block':
      for (const child of box.children) addBox(child, ids)
      break
    case 'paragraph':
      for (const inline of box.content) addInline(inline, ids)
      break
    case 'table':
      addTable(box, ids)
      break
    case 'image':
      break
    default:
      unreachable(box)
  }
}

function addInline(inline: Inline, ids: Set<string>): void {
  if (inline.type === 'anchor') for (const id of inline.ids) ids.add(id)
  else if (inline.type === 'note') addBox(inline.note, ids)
}

function addTable({caption, head, body, foot}: TableBox, ids: Set<string>): void {
  if (caption) addBox(caption, ids)
  for (const row of [...head, ...body, ...foot]) {
    for (const id of rowIds(row)) ids.add(id)
    for (const cell of row.cells) addBox(cell.box, ids)
  }
}

/** A row has no box of its own: its element says its id. */
export function rowIds({origin}: TableRow): readonly string[] {
  const {id} = origin.properties
  return typeof id === 'string' && id !== '' ? [id] : []
}
