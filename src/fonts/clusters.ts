/** Text → grapheme clusters, and what of a cluster a face must have glyphs for. */

/** Never seen, so no glyph is needed: joiners, direction marks, variation selectors, soft hyphens. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u
const emoji = /\p{Emoji_Presentation}|\uFE0F/u
const needsSegmenter = /[\u0300-\uFFFF]|[\uD800-\uDFFF]/

export function clustersOf(text: string, segmenter: Intl.Segmenter): readonly string[] {
  if (!needsSegmenter.test(text)) return [...text]
  return Array.from(segmenter.segment(text), ({segment}) => segment)
}

export function isIgnorable(codePoint: number): boolean {
  return codePoint >= 0xad && ignorable.test(String.fromCodePoint(codePoint))
}

/** Shown as a picture unless the author asks for text (UTS 51). */
export function isEmoji(cluster: string): boolean {
  return emoji.test(cluster) && !cluster.includes('\uFE0E')
}
