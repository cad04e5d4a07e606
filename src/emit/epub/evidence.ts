/** The finished parts of a book → what may be claimed of them. */
import {isMoving} from '../../image-kind.ts'
import type {Evidence} from '../../parts/accessibility.ts'
import type {Found} from './adapt.ts'
import type {FlatHeading} from './headings.ts'
import type {BookFile} from './package.ts'
import type {PageTarget} from './page-marks.ts'

export interface Finished {
  readonly found: Found
  readonly headings: readonly FlatHeading[]
  readonly pages: readonly PageTarget[]
  /** All that is in the book. */
  readonly files: readonly BookFile[]
  /** The stylesheet fixes nothing. */
  readonly adaptable: boolean
}

export function evidenceOf({found, headings, pages, files, adaptable}: Finished): Evidence {
  return {
    contents: headings.length > 0,
    structured: headings.length > 0 && inOrder(headings),
    adaptable,
    pages: pages.length > 0,
    mathml: found.formulas > 0,
    mathDescribed: found.formulasWithoutText === 0,
    roles: found.roles,
    pictures: found.pictures,
    picturesWithoutText: found.picturesWithoutText,
    animated: found.moving || files.some(moves),
  }
}

/** In each file no heading is more than one level below the one before it. A file that goes on with an article begins with level 2. */
function inOrder(headings: readonly FlatHeading[]): boolean {
  return headings.every(({level, href}, index) => {
    const before = headings[index - 1]
    const opens = before === undefined || fileOf(before.href) !== fileOf(href)
    return level <= (opens ? 2 : before.level + 1) && (level > 1 || opens)
  })
}

const fileOf = (href: string): string => href.split('#')[0] ?? href

/** Pictures; the stylesheet keeps nothing that moves. */
const moves = ({mediaType, content}: BookFile): boolean =>
  typeof content !== 'string' && isMoving({mediaType, bytes: content})
