/** Pages in order → the number of each, and the folio that its margins print (css-page-3, section 5.4). */

import type {CounterStyle} from '../style/counter-styles.ts'
import {formatCounter} from '../style/counter-styles.ts'
import type {PageStyle, PageStyles} from '../style/page-rules.ts'

export interface Numbered {
  /** What `counter(page)` says. */
  readonly number: number
  readonly numbering: CounterStyle
  readonly folio: string
}

export interface NumberedPage {
  /** The named page it is on. */
  readonly name: string
  readonly blank: boolean
  readonly style: PageStyle
  /** `counter-reset: page` of an element that begins on it. */
  readonly set: number | null
}

export function numberPages(pages: readonly NumberedPage[], styles: PageStyles): readonly Numbered[] {
  const numberings = numberingsOf(pages, styles)
  let number = 0
  return pages.map(({style, set}, index) => {
    const {counterReset, counterIncrement} = style.style
    const reset = counterReset.find((change) => change.name === 'page')
    const step = counterIncrement.find((change) => change.name === 'page')
    number = set ?? (reset?.value ?? number) + (step?.value ?? 1)
    const numbering = numberings[index] ?? 'decimal'
    return {number, numbering, folio: formatCounter(number, numbering)}
  })
}

/** A page without a folio counts like its neighbours: those of its name, then the page after it, then the one before. */
function numberingsOf(pages: readonly NumberedPage[], styles: PageStyles): readonly (CounterStyle | null)[] {
  const own = pages.map(({name, blank, style}) => {
    const printed = printedNumbering(style)
    // A blank page is named after what follows it, and belongs to what it ends.
    if (printed !== null || blank) return printed
    return printedNumbering(styles({name, first: false, side: 'recto', blank: false}))
  })
  const found: (CounterStyle | null)[] = [...own]
  for (let index = pages.length - 2; index >= 0; index--) {
    // Where the count begins anew, what stands before belongs to another.
    if (pages[index + 1]?.set === null) found[index] ??= found[index + 1] ?? null
  }
  for (let index = 1; index < pages.length; index++) found[index] ??= found[index - 1] ?? null
  return found
}

function printedNumbering({marginBoxes}: PageStyle): CounterStyle | null {
  for (const {content} of marginBoxes.values()) {
    for (const part of content) {
      if (part.type === 'counter' && part.name === 'page') return part.style
    }
  }
  return null
}
