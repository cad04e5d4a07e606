/** Weight and style asked for → the files of a family, best first (css-fonts-4, section 5.2, without stretch). */
import type {FaceRequest, FontFile} from './face.ts'

/** All files of the best-matching face: several when `unicode-range` divides it. */
export function bestMatches(
  files: readonly FontFile[],
  request: Pick<FaceRequest, 'weight' | 'style'>,
): readonly FontFile[] {
  const styled = files.filter((file) => file.style === request.style)
  const candidates = styled.length > 0 ? styled : files
  const weights = [...new Set(candidates.map((file) => file.weight))]
  const [best] = weights.sort((a, b) => distance(a, request.weight) - distance(b, request.weight))
  // A later rule wins over an earlier one whose range overlaps (css-fonts-4, section 4.5).
  return candidates.filter((file) => file.weight === best).reverse()
}

/** 400 and 500 stand in for each other first; else lighter goes on getting lighter, bolder bolder. */
function distance(weight: number, wanted: number): number {
  if (weight === wanted) return 0
  const second = 1000
  const third = 2000
  if (wanted >= 400 && wanted <= 500) {
    if (weight > wanted && weight <= 500) return weight - wanted
    return weight < wanted ? second + wanted - weight : third + weight - wanted
  }
  const lighterFirst = wanted < 400
  if (weight < wanted) return (lighterFirst ? second : third) + wanted - weight
  return (lighterFirst ? third : second) + weight - wanted
}
