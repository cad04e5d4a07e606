/** A picture as the author gave it → one in a format that a medium shows: by sharp, loaded only when it is needed. */
import {imageSize} from 'image-size'
import type {ArticleImage} from '../model/article.ts'
import {hasAlpha, isCmyk} from './picture-bytes.ts'

export type MediaType = ArticleImage['mediaType']

export interface Picture {
  readonly bytes: Uint8Array
  readonly mediaType: MediaType
  /** Of the bytes, after turning and reducing. */
  readonly width: number
  readonly height: number
}

export interface PictureWish {
  readonly accepts: ReadonlySet<MediaType>
  /** Width times height; a larger picture is reduced. */
  readonly maxPixels: number
  /** CMYK becomes RGB. */
  readonly rgb?: boolean
  /** What shines through becomes white. */
  readonly opaque?: boolean
}

export type Conversion =
  | {readonly type: 'unchanged'; readonly picture: Picture}
  | {readonly type: 'converted'; readonly picture: Picture; readonly reduced: boolean}
  | {readonly type: 'failed'; readonly reason: string}

export type ConvertPicture = (image: ArticleImage) => Promise<Conversion>

/** A converter for one wish that remembers: a picture used twice is converted once, as long as its bytes live. */
export function pictureConverter(wish: PictureWish): ConvertPicture {
  const done = new WeakMap<Uint8Array, Promise<Conversion>>()
  return (image) => {
    const known = done.get(image.bytes)
    if (known) return known
    const conversion = convert(image, wish)
    done.set(image.bytes, conversion)
    return conversion
  }
}

async function convert(image: ArticleImage, wish: PictureWish): Promise<Conversion> {
  const vector = image.mediaType === 'image/svg+xml'
  const large = !vector && image.width * image.height > wish.maxPixels
  if (wish.accepts.has(image.mediaType) && !large && isUpright(image) && isPlain(image, wish))
    return {type: 'unchanged', picture: image}
  try {
    return {type: 'converted', picture: await draw(image, wish), reduced: large}
  } catch (error) {
    return {type: 'failed', reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown'}
  }
}

function isPlain({mediaType, bytes}: ArticleImage, {rgb, opaque}: PictureWish): boolean {
  if (mediaType === 'image/jpeg') return !rgb || !isCmyk(bytes)
  return mediaType !== 'image/png' || !opaque || !hasAlpha(bytes)
}

/** Many reading systems and every PDF ignore the EXIF orientation: 1 is upright (Exif 2.32, tag 0x0112). */
function isUpright(image: ArticleImage): boolean {
  if (image.mediaType !== 'image/jpeg') return true
  try {
    return (imageSize(image.bytes).orientation ?? 1) === 1
  } catch {
    return true
  }
}

async function draw(image: ArticleImage, wish: PictureWish): Promise<Picture> {
  const {default: sharp} = await import('sharp')
  const vector = image.mediaType === 'image/svg+xml'
  // An SVG has no pixels of its own: two for each CSS pixel keep it sharp on fine screens.
  const scale = Math.min(vector ? 2 : 1, Math.sqrt(wish.maxPixels / (image.width * image.height)))
  const read = sharp(image.bytes, {density: vector ? Math.min(96 * scale, 2400) : 72}).autoOrient()
  const source = wish.opaque ? read.flatten({background: '#fff'}) : read
  const {hasAlpha, autoOrient} = await source.metadata()
  const {width, height} = vector ? image : autoOrient
  const reduced = source.resize({
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
    fit: 'fill',
  })
  const photograph = !hasAlpha && (image.mediaType === 'image/jpeg' || isLossy(image))
  const file = photograph ? reduced.jpeg({quality: 88}) : reduced.png({compressionLevel: 9})
  const {data, info} = await file.toBuffer({resolveWithObject: true})
  return {
    bytes: data,
    mediaType: photograph ? 'image/jpeg' : 'image/png',
    width: info.width,
    height: info.height,
  }
}

/** AVIF is lossy nearly always; a WebP says so in its first chunk: `VP8 ` lossy, `VP8L` lossless, `VP8X` either. */
function isLossy(image: ArticleImage): boolean {
  if (image.mediaType === 'image/avif') return true
  return image.mediaType === 'image/webp' && String.fromCharCode(...image.bytes.slice(12, 16)) !== 'VP8L'
}
