/** The picture that an article names for itself → its size as it is seen, and its place in a painted picture. */
import type {Article, ArticleImage} from '../../model/article.ts'
import type {Metadata} from '../../model/metadata.ts'
import type {Picture} from '../images.ts'
import type {Box} from './mask.ts'

export interface OwnPicture {
  readonly image: ArticleImage
  readonly alt: string
  readonly width: number
  readonly height: number
}

export function ownPicture({image: named}: Metadata, articles: readonly Article[]): OwnPicture | null {
  const image = named && articles.map(({images}) => images.get(named.path)).find(Boolean)
  return image ? {image, alt: named.alt.trim(), width: image.width, height: image.height} : null
}

export interface Space extends Box {
  /** Where the picture stands when it does not fill the space. */
  readonly align: 'left' | 'middle' | 'right'
}

/** The largest box of the picture's proportions in a space. A small picture grows to twice its size: beyond, it blurs. */
export function placeIn(space: Space, {width, height, image}: OwnPicture): Box {
  const most = image.mediaType === 'image/svg+xml' ? Number.POSITIVE_INFINITY : 2
  const scale = Math.min(space.width / width, space.height / height, most)
  const box = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const spare = space.width - box.width
  const shift = {left: 0, middle: Math.round(spare / 2), right: spare}[space.align]
  return {x: space.x + shift, y: space.y + Math.round((space.height - box.height) / 2), ...box}
}

/** A painted picture with the author's in its box, as JPEG: palettes are no good for photographs. */
export async function withPicture(
  painted: Uint8Array,
  {image, width}: OwnPicture,
  box: Box,
): Promise<Picture> {
  const {default: sharp} = await import('sharp')
  const vector = image.mediaType === 'image/svg+xml'
  const density = vector ? Math.min(2400, Math.max(72, (96 * box.width) / width)) : 72
  const own = await sharp(image.bytes, {density})
    .autoOrient()
    .resize({width: box.width, height: box.height, fit: 'fill'})
    .png({compressionLevel: 0})
    .toBuffer()
  const {data, info} = await sharp(painted)
    .composite([{input: own, left: box.x, top: box.y}])
    // Letters keep their edges only when colour has the resolution of brightness.
    .jpeg({quality: 88, chromaSubsampling: '4:4:4'})
    .toBuffer({resolveWithObject: true})
  return {bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height}
}
