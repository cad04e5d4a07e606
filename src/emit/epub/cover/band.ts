/** The lengths of the parts of a book → the band under its title: a field for each part, as wide as that is long. So every
 * book has a band of its own, and each edition of it the same one. */
import {type Canvas, fillBox, mix} from '../../painting/canvas.ts'
import {reduction} from '../../painting/reduce.ts'
import type {Look} from '../../painting/tokens.ts'

export interface BandPlace {
  readonly top: number
  readonly look: Look
  readonly direction: 'ltr' | 'rtl'
}

export const bandHeight = 24
/** More shades than these cannot be told apart; further parts share the last field. */
const mostFields = 12

export function paintBand(canvas: Canvas, parts: readonly number[], {top, look, direction}: BandPlace): void {
  const fields = fieldsOf(parts, canvas.width)
  let x = 0
  fields.forEach((width, index) => {
    const shade = mix(look.panel, look.paper, 0.22 + (0.45 * index) / Math.max(1, fields.length - 1))
    const left = direction === 'rtl' ? canvas.width - x - width : x
    fillBox(canvas, {x: left, y: top, width, height: bandHeight}, shade)
    x += width
  })
}

/** Widths that add up to the whole, each at least visible, in steps that stay sharp in the thumbnail. */
export function fieldsOf(parts: readonly number[], whole: number): readonly number[] {
  const head = parts.slice(0, mostFields - 1)
  const rest = parts.slice(mostFields - 1).reduce((sum, part) => sum + part, 0)
  const shown = [...head, rest].filter((part) => part > 0)
  const total = shown.reduce((sum, part) => sum + part, 0)
  const least = whole / 50
  const edges = shown.map((_, index) => {
    const before = shown.slice(0, index + 1).reduce((sum, part) => sum + part, 0)
    return (before / total) * (whole - least * shown.length) + least * (index + 1)
  })
  const rounded = edges.map((edge) => Math.round(edge / reduction) * reduction)
  return rounded.length === 0 ? [whole] : rounded.map((edge, index) => edge - (rounded[index - 1] ?? 0))
}
