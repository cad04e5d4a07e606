/** The picture that an article names for itself → a cover, when it has the shape and the size of one; else its place in a painted one. */
import type {Report} from '../../diagnostics/message.ts'
import type {Article, ArticleImage} from '../../model/article.ts'
import type {Metadata} from '../../model/metadata.ts'
import type {PlacedImage} from '../../render/view.ts'
import {type Conversion, type MediaType, pictureConverter, shopLimits} from '../images.ts'

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

/** Two to three, the proportion of trade paperbacks; Apple Books asks for 1,400 pixels on the short side. */
export const coverSize = {width: 1400, height: 2100} as const
/** What Facebook, LinkedIn and X show whole: 1.91 to one (https://developers.facebook.com/docs/sharing/webmasters/images). */
export const cardSize = {width: 1200, height: 630} as const

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

/** In a format that every shop takes. */
export const asCover = ({image}: OwnPicture): Promise<Conversion> => convert(image)

const convert = pictureConverter({
  ...shopLimits,
  accepts: new Set<MediaType>(['image/jpeg', 'image/png']),
  drawnWidth: coverSize.width,
})

/** At the head of a cover, as wide as it or half of its height. */
export function placeOnCover(own: OwnPicture): PlacedImage {
  return placed(own, {width: coverSize.width, height: coverSize.height / 2})
}

/** An upright picture fills the height of the card; one that lies stands in a frame of the ground. */
export function placeOnCard(own: OwnPicture): PlacedImage {
  const {width, height} = cardSize
  const upright = placed(own, {width: width * 0.42, height})
  return upright.height === height ? upright : placed(own, {width: 420, height: height - 144})
}

/** As large as there is room. A small picture grows to twice its size: beyond, it blurs. */
function placed({width, height, image}: OwnPicture, room: Pick<OwnPicture, 'width' | 'height'>): PlacedImage {
  const most = image.mediaType === 'image/svg+xml' ? Number.POSITIVE_INFINITY : 2
  const scale = Math.min(room.width / width, room.height / height, most)
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  return {
    src: image.path,
    width: wide,
    height: high,
    fillsWidth: wide === room.width,
    fillsHeight: high === room.height,
  }
}
