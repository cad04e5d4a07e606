/** What the finished files hold → accessibility metadata that is true of them (EPUB Accessibility 1.1, section 2). */
import type {Words} from '../../strings.ts'

export interface Evidence {
  readonly mathml: boolean
  readonly roles: boolean
  /** Pictures that say something, inline SVG among them; the cover and decoration are not counted. */
  readonly pictures: number
  readonly picturesWithoutText: number
  /** A GIF with several frames may flash: nobody has looked. */
  readonly animated: boolean
}

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
  return {
    accessMode: isVisual ? ['textual', 'visual'] : ['textual'],
    accessModeSufficient: [...(isDescribed ? ['textual'] : []), ...(isVisual ? ['textual,visual'] : [])],
    accessibilityFeature: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      'unlocked',
      ...(isDescribed ? ['alternativeText'] : []),
      ...(evidence.mathml ? ['MathML'] : []),
      ...(evidence.roles ? ['ARIA'] : []),
    ],
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
  return ['accessibility_structure', pictures, ...(evidence.mathml ? ['accessibility_mathml'] : [])]
    .map((key) => words[key] ?? '')
    .join(' ')
}
