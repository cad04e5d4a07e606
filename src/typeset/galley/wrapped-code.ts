/** A line of code that goes on from the line above → the mark beside it, which is no text: nobody copies or hears it. */

import type {DisplayItem} from '../draw/display-list.ts'
import type {Line} from '../lines/line.ts'
import type {ComputedStyle} from '../style/computed-style.ts'

/** In ems of the code: room between mark and text, its width and height, its head, the thickness of its stroke. */
const gap = 0.32
const width = 0.46
const height = 0.42
const head = 0.13
const thickness = 0.055

/** A hooked arrow, left of the line: down and to the right. From the line's top left corner. */
export function wrapMark(line: Line, {fontSize, color}: ComputedStyle): DisplayItem {
  const right = -gap * fontSize
  const left = right - width * fontSize
  const y = line.baseline - 0.22 * fontSize
  const top = y - height * fontSize
  const tip = head * fontSize
  return {
    type: 'path',
    commands: [
      ['M', left, top],
      ['L', left, y],
      ['L', right, y],
      ['M', right - tip, y - tip],
      ['L', right, y],
      ['L', right - tip, y + tip],
    ],
    stroke: {color, width: thickness * fontSize, dash: []},
    fill: null,
    owner: {type: 'artifact', kind: 'layout', subtype: null},
  }
}
