/** The elements of every text → those that a device refuses, deletes or shows otherwise than meant. */
import type {Element} from 'xast'
import type {Book, Text} from '../book.ts'
import type {DeviceRule, Find} from '../finding.ts'
import {attribute, local, named, textOf, withAncestors, words} from '../tree.ts'

export function checkElements({texts}: Book, find: Find): void {
  for (const text of texts)
    for (const {element, around} of withAncestors(text.root)) {
      const kind = byName[local(element)]
      if (kind) say(text, element, kind, `There is a \`${local(element)}\` element`, find)
      if (attribute(element, 'style') !== null)
        say(
          text,
          element,
          'devices/style-attribute',
          `A \`${local(element)}\` has a \`style\` attribute`,
          find,
        )
      checkOne(text, element, around, find)
    }
}

const byName: Readonly<Record<string, DeviceRule>> = {
  script: 'devices/script',
  style: 'devices/style-element',
  form: 'devices/form',
  input: 'devices/form',
  button: 'devices/form',
  select: 'devices/form',
  textarea: 'devices/form',
  iframe: 'devices/frame',
  object: 'devices/frame',
  embed: 'devices/frame',
  audio: 'devices/media',
  video: 'devices/media',
  math: 'devices/mathml',
}

/** Kobo's guidelines: more may not be readable. */
const mostColumns = 4

function checkOne(text: Text, element: Element, around: readonly Element[], find: Find): void {
  const isIn = (name: string) => around.some((outer) => local(outer) === name)
  switch (local(element)) {
    case 'p':
      if (isIn('p')) say(text, element, 'devices/paragraph-nested', 'A paragraph stands inside another', find)
      break
    case 'table': {
      if (isIn('table')) say(text, element, 'devices/table-nested', 'A table stands inside another', find)
      const columns = Math.max(0, ...named(element, 'tr').map(columnsOf))
      if (columns > mostColumns)
        say(text, element, 'devices/table-wide', `A table has ${columns} columns`, find)
      break
    }
    case 'link':
      if (words(element, 'rel').includes('stylesheet') && attribute(element, 'type') !== 'text/css')
        say(text, element, 'devices/stylesheet-type', 'A stylesheet is linked without its type', find)
      break
    case 'svg':
      if (
        named(element, 'text').some((label) => textOf(label).trim() !== '') &&
        named(element, 'rect').some(isGround)
      )
        say(text, element, 'devices/svg-text', 'An SVG has text on a ground of its own', find)
      break
  }
}

function columnsOf(row: Element): number {
  return row.children.reduce((sum, child) => {
    if (child.type !== 'element' || !/^t[dh]$/.test(local(child))) return sum
    return sum + Math.max(1, Number.parseInt(attribute(child, 'colspan') ?? '1', 10) || 1)
  }, 0)
}

const isGround = (shape: Element) => !['none', 'transparent'].includes(attribute(shape, 'fill') ?? 'black')

function say({path}: Text, place: Element, rule: DeviceRule, reason: string, find: Find): void {
  find({rule, reason, path, place})
}
