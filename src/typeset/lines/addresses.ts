/** Long addresses and code → where they may break, without a hyphen (Chicago Manual of Style 7.46, loosely: after `/ . - _ ? & =`). */
import type {Run} from './item.ts'

const address =
  /^[([<"“‘]*(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|doi:|10\.\d{4,}\/)|^[\w.+-]+@[\w-]+\.[\w.-]+$/i
const breakAfter: ReadonlySet<string> = new Set('/.-_?&=#%+:;,@~|\\(){}[]<>')
const camel = /^[a-z][A-Z]$/
const least = 3 // units on either side

const codeElements: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'pre', 'var'])

export function isAddress(text: string): boolean {
  return text.length > 8 && address.test(text)
}

/** The words of a program have a face of their own, down to the spans that colour them. */
export function isCode({origin, style}: Pick<Run, 'origin' | 'style'>): boolean {
  return codeElements.has(origin.tagName) || style.fontFamily.at(-1) === 'monospace'
}

/** Offsets at which `text` may break, rising. */
export function addressBreaks(text: string): readonly number[] {
  const offsets: number[] = []
  for (let at = least; at <= text.length - least; at += 1) {
    const before = text[at - 1] ?? ''
    const after = text[at] ?? ''
    if (camel.test(before + after)) offsets.push(at)
    // Never inside `://`, `...`, `::` or a run of signs.
    else if (breakAfter.has(before) && !breakAfter.has(after)) offsets.push(at)
  }
  return offsets
}
