/** The images of a page → `data:` addresses, each in the size in which it is shown. Whatever sharp can read. */
import type {ImageItem} from '../typeset/draw/display-list.ts'
import type {Page, Picture} from '../typeset/index.ts'
import {pointsPerUnit} from '../typeset/units.ts'

export interface Images {
  href(item: Placed): string | null
  /** By source: why one cannot be shown. */
  readonly unreadable: ReadonlyMap<string, string>
}

export interface ImageOptions {
  readonly picture: (source: string) => Picture | null
  /** Pixels for each CSS pixel. */
  readonly scale: number
}

export const imagesOf = ({items}: Page): readonly ImageItem[] =>
  items.flatMap((item) => (item.type === 'image' ? [item] : []))

export type Placed = Pick<ImageItem, 'source' | 'width' | 'height'>

export async function prepareImages(items: readonly Placed[], options: ImageOptions): Promise<Images> {
  const hrefs = new Map<string, string>()
  const unreadable = new Map<string, string>()
  for (const item of items) {
    const picture = options.picture(item.source)
    const key = keyOf(item)
    if (!picture || hrefs.has(key) || unreadable.has(item.source)) continue
    try {
      hrefs.set(key, await convert(picture, item, options.scale))
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown'
      unreadable.set(item.source, reason)
    }
  }
  return {href: (item) => hrefs.get(keyOf(item)) ?? null, unreadable}
}

const keyOf = ({source, width, height}: Placed) => `${width} ${height} ${source}`

/** In sRGB and upright, and reduced by sharp, which averages where a painter of vectors would leave pixels out. */
async function convert(
  {bytes, mediaType, width: drawn}: Picture,
  item: Placed,
  scale: number,
): Promise<string> {
  const {default: sharp} = await import('sharp')
  const pixels = (points: number) => Math.max(1, Math.round((points / pointsPerUnit.px) * scale))
  const [width, height] = [pixels(item.width), pixels(item.height)]
  const isVector = mediaType === 'image/svg+xml'
  const density = isVector ? Math.min(2400, Math.max(72, (96 * width) / drawn)) : 72
  const resized = sharp(bytes, {density}).autoOrient().resize({width, height, fit: 'fill'})
  const png = await resized.toColourspace('srgb').png({compressionLevel: 1}).toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}
