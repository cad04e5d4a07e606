/** A picture as the author gave it → one in a format that a medium shows: by sharp, loaded only when it is needed. */
import {imageSize} from 'image-size'
import type {Metadata, Sharp} from 'sharp'
import {hasAlpha, isAnimated, isCmyk, isDeep, isLossy} from '../image-kind.ts'
import type {ArticleImage} from '../model/article.ts'

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
  /** A picture of more bytes is compressed harder, then reduced. */
  readonly maxBytes: number
  /** What shines through becomes white. */
  readonly opaque?: boolean
  /** How wide an SVG is drawn, in pixels. @default two for each of its CSS pixels */
  readonly drawnWidth?: number
}

/** Apple Books refuses pictures above 4 million pixels (Apple Books asset guide), Kindle those above 5 MB (Kindle
 * Publishing Guidelines, on interior images). */
export const shopLimits = {maxPixels: 4_000_000, maxBytes: 5_000_000} as const

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
  const heavy = image.bytes.length > wish.maxBytes
  if (wish.accepts.has(image.mediaType) && !large && !heavy && isPlain(image, wish))
    return {type: 'unchanged', picture: image}
  try {
    return {type: 'converted', picture: await draw(image, wish), reduced: large || heavy}
  } catch (error) {
    return {type: 'failed', reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown'}
  }
}

/** Upright, eight bits a channel, red, green and blue: many reading systems ignore the EXIF orientation (1 is upright: Exif
 * 2.32, tag 0x0112), and show CMYK as a negative or not at all. */
function isPlain(image: ArticleImage, {opaque}: PictureWish): boolean {
  if (image.mediaType === 'image/png') return !isDeep(image.bytes) && !(opaque && hasAlpha(image.bytes))
  if (image.mediaType !== 'image/jpeg') return true
  if (isCmyk(image.bytes)) return false
  try {
    return (imageSize(image.bytes).orientation ?? 1) === 1
  } catch {
    return true
  }
}

/** In sRGB whatever its profile was: sharp converts to it, and writes none. */
async function draw(image: ArticleImage, wish: PictureWish): Promise<Picture> {
  const {default: sharp} = await import('sharp')
  const vector = image.mediaType === 'image/svg+xml'
  const most = Math.sqrt(wish.maxPixels / (image.width * image.height))
  // An SVG has no pixels of its own: two for each CSS pixel keep it sharp on fine screens.
  const wanted = vector ? (wish.drawnWidth ? wish.drawnWidth / image.width : 2) : 1
  const scale = Math.min(wanted, most)
  const density = vector ? Math.min(Math.max(1, 96 * scale), 2400) : 72
  // Frames are stacked; turning them would mix them up, and no animation has an orientation.
  const animated = isAnimated(image) && wish.accepts.has('image/gif')
  const open = () => (animated ? sharp(image.bytes, {animated}) : sharp(image.bytes, {density}).autoOrient())
  const metadata = await open().metadata()
  const stored = animated
    ? {width: metadata.width, height: metadata.pageHeight ?? metadata.height}
    : metadata.autoOrient
  const size = vector ? image : stored
  for (let factor = scale; ; factor *= 0.8) {
    const source = wish.opaque ? open().flatten({background: '#fff'}) : open()
    const resized = source.resize({
      width: Math.max(1, Math.floor(size.width * factor)),
      height: Math.max(1, Math.floor(size.height * factor)),
      fit: 'fill',
    })
    const {file, mediaType} = written(resized, image, {metadata, animated, wish})
    const {data, info} = await file.toBuffer({resolveWithObject: true})
    const picture = {bytes: data, mediaType, width: info.width, height: info.pageHeight ?? info.height}
    if (data.length <= wish.maxBytes || picture.width * picture.height < fewestPixels) return picture
  }
}

/** No picture of so few is too heavy: the search for one that is light enough ends. */
const fewestPixels = 10_000

interface Kind {
  readonly metadata: Metadata
  readonly animated: boolean
  readonly wish: PictureWish
}

function written(resized: Sharp, image: ArticleImage, kind: Kind): {file: Sharp; mediaType: MediaType} {
  const {metadata, animated, wish} = kind
  if (animated) return {file: resized.gif(), mediaType: 'image/gif'}
  const heavy = image.bytes.length > wish.maxBytes
  const isOpaque = wish.opaque === true || !metadata.hasAlpha
  const photograph = isOpaque && (image.mediaType === 'image/jpeg' || isLossy(image) || heavy)
  return photograph
    ? {file: resized.jpeg({quality: 88}), mediaType: 'image/jpeg'}
    : {file: resized.png({compressionLevel: 9}), mediaType: 'image/png'}
}
