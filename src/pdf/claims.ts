/** A document and its pages → which standards the file may claim, and what stands against them. */
import type {Element} from 'hast'
import type {Report} from '../diagnostics/message.ts'
import type {DisplayItem} from '../typeset/draw/display-list.ts'
import type {Parents} from '../typeset/draw/links.ts'
import type {Page} from '../typeset/pages/page.ts'

export interface Claims {
  /** PDF/UA-1: ISO 14289-1. */
  readonly ua: boolean
  /** PDF/A-3a: ISO 19005-3. */
  readonly a: boolean
}

export interface ClaimInput {
  readonly parents: Parents
  readonly pages: readonly Page[]
  readonly title: string
  readonly language: string
}

/** Every fault is reported; one is enough to leave the claim out. */
export function claimsOf({parents, pages, title, language}: ClaimInput, report: Report): Claims {
  let ua = true
  let a = true
  const withdraw = (reason: string, place?: Element) => {
    report({rule: 'pdf/claim-withdrawn', reason, place})
  }
  if (title.trim() === '') {
    ua = false
    withdraw('The PDF has no title and does not claim PDF/UA-1')
  }
  if (!/^[a-z]{2,3}(-|$)/i.test(language)) {
    ua = false
    a = false
    withdraw(`“${language}” is no language; the PDF claims neither PDF/UA-1 nor PDF/A-3a`)
  }
  for (const element of parents.keys()) {
    if (element.tagName !== 'img' || typeof element.properties['alt'] === 'string') continue
    ua = false
    a = false
    withdraw(
      `The picture “${element.properties['src']}” has no alternative text and is not marked as decoration; the PDF claims neither PDF/UA-1 nor PDF/A-3a`,
      element,
    )
  }
  if (missesGlyph(pages)) {
    ua = false
    a = false
    withdraw('Some characters have no glyph; the PDF claims neither PDF/UA-1 nor PDF/A-3a')
  }
  return {ua, a}
}

/** Glyph 0 is a font's own sign for a missing character (PDF/UA-1, 7.21.8; PDF/A-3, 6.2.11.8). A square that says in
 * its place what should stand there is no better for who looks at the page. */
function missesGlyph(pages: readonly Page[]): boolean {
  return pages.some((page) => page.items.some(isMissing))
}

function isMissing(item: DisplayItem): boolean {
  if (item.type !== 'text') return false
  const {actualText, face, pieces} = item
  if (actualText !== null && [...actualText].some((character) => !face.covers(character.codePointAt(0) ?? 0)))
    return true
  return pieces.some(
    (piece) => piece.type === 'shaped' && piece.shaped.glyphs.some((glyph) => glyph.id === 0),
  )
}
