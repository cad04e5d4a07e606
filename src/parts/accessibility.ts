/** What articles or the finished files of a book hold → accessibility metadata that is true of them (EPUB Accessibility 1.1, section 2).
 * The words are those of schema.org's Accessibility Properties for Discoverability Vocabulary. */
import type {Article} from '../model/article.ts'
import type {Words} from '../strings.ts'

export interface Evidence {
  /** The navigation lists headings, not only the title of a text that has none. */
  readonly contents: boolean
  /** Each file begins with one heading of the first level or goes on from there, and no level is skipped. */
  readonly structured: boolean
  /** Nothing in the stylesheet fixes sizes of type, colours or places. */
  readonly adaptable: boolean
  /** Marks in the text and a list that leads to them. */
  readonly pages: boolean
  readonly mathml: boolean
  /** Every formula carries its words, too. */
  readonly mathDescribed: boolean
  readonly roles: boolean
  /** Pictures that say something, inline SVG among them; the cover and decoration are not counted. */
  readonly pictures: number
  readonly picturesWithoutText: number
  /** Something moves by itself, and may flash: nobody has looked. */
  readonly animated: boolean
}

/** Of text as a page shows it: its structure is that of the outline, and nothing in it is fixed. */
export function evidenceOf(articles: readonly Article[]): Evidence {
  const facts = articles.map((article) => article.facts)
  const formulas = facts.flatMap((one) => one.formulas)
  return {
    contents: articles.some(({outline}) => outline.length > 0),
    structured: true,
    adaptable: true,
    pages: false,
    mathml: formulas.length > 0,
    mathDescribed: formulas.every(({alt}) => alt !== ''),
    roles: true,
    pictures: sum(facts.map(({pictures}) => pictures)),
    picturesWithoutText: sum(facts.map(({undescribed}) => undescribed)),
    animated: facts.some(({moving}) => moving),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

export interface Accessibility {
  readonly accessMode: readonly string[]
  /** Each entry is one sufficient set, comma-joined. */
  readonly accessModeSufficient: readonly string[]
  readonly accessibilityFeature: readonly string[]
  readonly accessibilityHazard: readonly string[]
  readonly accessibilitySummary: string
}

export function accessibility(evidence: Evidence, words: Words): Accessibility {
  const isVisual = evidence.pictures > 0
  const isDescribed = evidence.picturesWithoutText === 0
  const claims: Readonly<Record<string, boolean>> = {
    tableOfContents: evidence.contents,
    structuralNavigation: evidence.structured,
    // One file after the other, and nothing is taken out of its place.
    readingOrder: evidence.adaptable,
    displayTransformability: evidence.adaptable,
    // No file is encrypted or obfuscated: `archive` writes them as they are.
    unlocked: true,
    alternativeText: isDescribed,
    MathML: evidence.mathml,
    describedMath: evidence.mathml && evidence.mathDescribed,
    ARIA: evidence.roles,
    pageBreakMarkers: evidence.pages,
    pageNavigation: evidence.pages,
  }
  return {
    accessMode: isVisual ? ['textual', 'visual'] : ['textual'],
    accessModeSufficient: [...(isDescribed ? ['textual'] : []), ...(isVisual ? ['textual,visual'] : [])],
    accessibilityFeature: Object.keys(claims).filter((name) => claims[name]),
    // `none` stands for noFlashingHazard, noMotionSimulationHazard and noSoundHazard: there is neither sound nor script.
    accessibilityHazard: evidence.animated ? ['unknown'] : ['none'],
    accessibilitySummary: summary(evidence, isVisual, isDescribed, words),
  }
}

function summary(evidence: Evidence, isVisual: boolean, isDescribed: boolean, words: Words): string {
  const pictures = !isVisual
    ? 'accessibility_no_pictures'
    : isDescribed
      ? 'accessibility_pictures_described'
      : 'accessibility_pictures_not_described'
  const sentences: Readonly<Record<string, boolean>> = {
    accessibility_structure: evidence.structured,
    accessibility_adapts: evidence.adaptable,
    [pictures]: true,
    accessibility_mathml: evidence.mathml,
    accessibility_pages: evidence.pages,
    accessibility_moving: evidence.animated,
  }
  return Object.keys(sentences)
    .filter((key) => sentences[key])
    .map((key) => words[key] ?? '')
    .join(' ')
}
