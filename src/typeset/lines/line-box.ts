/** What stands on a line → how high it is and where its baseline lies (css-inline-3, section 5). */
import type {Points} from '../units.ts'
import type {Solid} from './solids.ts'
import type {TextSetting} from './text-setting.ts'

export interface LineBox {
  readonly height: Points
  readonly baseline: Points
}

/** The strut is that of the paragraph's own style; every inline box is centred on its own leading. */
export function lineBox(solids: readonly Solid[], strut: TextSetting): LineBox {
  let {above, below} = strut
  for (const solid of solids) {
    if (solid.type === 'picture') {
      above = Math.max(above, solid.height + solid.rise)
      below = Math.max(below, -solid.rise)
    } else if (solid.type === 'text') {
      const {setting, rise} = solid.run
      if (setting === strut && rise === 0) continue
      // Raised text asks only for its ink: calls of footnotes must not push lines apart.
      const {capHeight, descent} = setting.primary.metrics
      above = Math.max(above, rise === 0 ? setting.above : capHeight * setting.size + rise)
      below = Math.max(below, rise === 0 ? setting.below : -descent * setting.size - rise)
    }
  }
  return {height: above + below, baseline: above}
}
