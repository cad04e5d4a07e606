/** The picture that an article names for itself → a cover, when it has the shape and the size of one. */
import type {Report} from '../../../diagnostics/message.ts'
import {type MediaType, type Picture, pictureConverter} from '../../images.ts'
import type {OwnPicture} from '../../painting/own-picture.ts'
import {shopLimits} from '../pictures.ts'
import {coverSize} from './design.ts'

/** From squat to slim; between the two, shelves show a picture whole. Others have their place in the painted cover. */
const shape = {least: 1.2, most: 2.2} as const
/** Kindle's least size of a cover: 625 by 1,000 pixels (Kindle Publishing Guidelines, “Cover Image Guidelines”). */
const size = {width: 625, height: 1000} as const

export function fitsCover({image, width, height}: OwnPicture, report: Report): boolean {
  const ratio = height / width
  if (ratio < shape.least || ratio > shape.most) return false
  if (image.mediaType === 'image/svg+xml' || width >= coverSize.width) return true
  const isLarge = width >= size.width && height >= size.height
  report({
    rule: 'cover/picture-small',
    reason: `The picture \`${image.path}\` is ${width} × ${height} pixels, small for a cover${isLarge ? '' : ': it stands in the painted one'}`,
    actual: `${width} × ${height}`,
    expected: [`${coverSize.width} pixels wide`],
  })
  return isLarge
}

/** Null when it cannot be decoded, which is reported. */
export async function asCover({image}: OwnPicture, report: Report): Promise<Picture | null> {
  const conversion = await convert(image)
  if (conversion.type !== 'failed') return conversion.picture
  reportUnreadable(image.path, conversion.reason, report)
  return null
}

export function reportUnreadable(path: string, reason: string, report: Report): void {
  report({
    rule: 'epub/image-unreadable',
    reason: `The picture \`${path}\` cannot be decoded: the cover is painted without it`,
    actual: reason,
  })
}

const convert = pictureConverter({
  ...shopLimits,
  accepts: new Set<MediaType>(['image/jpeg', 'image/png']),
  drawnWidth: coverSize.width,
})
