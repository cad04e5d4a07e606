/** Lengths of a style → points, once the containing block is known (css2, section 10.3). */

import type {Points} from '../units.ts'
import type {ComputedStyle} from './computed-style.ts'
import type {LengthPercentage} from './values.ts'

export function resolve(value: LengthPercentage | 'auto' | 'none', base: Points): Points {
  if (value === 'auto' || value === 'none') return 0
  return typeof value === 'number' ? value : (value.percent / 100) * base
}

export interface Sides {
  readonly top: Points
  readonly right: Points
  readonly bottom: Points
  readonly left: Points
}

/** Border and padding together. */
export function insets(style: ComputedStyle, base: Points): Sides {
  return {
    top: style.borderTop.width + resolve(style.paddingTop, base),
    right: style.borderRight.width + resolve(style.paddingRight, base),
    bottom: style.borderBottom.width + resolve(style.paddingBottom, base),
    left: style.borderLeft.width + resolve(style.paddingLeft, base),
  }
}

/** The border box of a block in the containing block: from its left edge, and as wide as margins and `width` allow. */
export function placeBlock(
  style: ComputedStyle,
  container: Points,
): {readonly x: Points; readonly width: Points} {
  const sides = insets(style, container)
  const marginLeft = resolve(style.marginLeft, container)
  const marginRight = resolve(style.marginRight, container)
  const full = Math.max(0, container - marginLeft - marginRight)
  const own = style.width === 'auto' ? full : resolve(style.width, container) + sides.left + sides.right
  const limit =
    style.maxWidth === 'none' ? own : resolve(style.maxWidth, container) + sides.left + sides.right
  const width = Math.min(own, limit)
  return {x: marginLeft + align(style, container - marginLeft - marginRight - width), width}
}

/** Share of the free room that goes to the left: `auto` margins centre or push (css2, section 10.3.3). */
export function align(style: ComputedStyle, free: Points): Points {
  if (free <= 0) return 0
  if (style.marginLeft === 'auto') return style.marginRight === 'auto' ? free / 2 : free
  if (style.marginRight === 'auto') return 0
  return style.direction === 'rtl' ? free : 0
}

export function hasDecoration(style: ComputedStyle): boolean {
  return (
    style.backgroundColor !== null ||
    style.borderTop.width > 0 ||
    style.borderRight.width > 0 ||
    style.borderBottom.width > 0 ||
    style.borderLeft.width > 0
  )
}
