/** The picture that an article names for its cover → a cover, when it has the shape of one. */
import type {Publication} from '../../../model/publication.ts'
import {type MediaType, type Picture, pictureConverter} from '../../images.ts'
import {coverSize} from './design.ts'

/** Null when there is no such picture, or it is too wide: a landscape picture belongs on social cards. */
export async function ownCover({metadata, articles}: Publication): Promise<Picture | null> {
  const path = metadata.image?.path
  const image = path === undefined ? undefined : articles.map(({images}) => images.get(path)).find(Boolean)
  if (!image || image.height < image.width * 1.2) return null
  const conversion = await convert(image)
  return conversion.type === 'failed' ? null : conversion.picture
}

const convert = pictureConverter({
  accepts: new Set<MediaType>(['image/jpeg', 'image/png']),
  maxPixels: coverSize.width * coverSize.height,
})
