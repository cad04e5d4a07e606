/** A sheet → its picture, and the same smaller: PNG, or JPEG where an image of the author stands on it. */
import type {Picture} from '../typeset/index.ts'
import {prepareImages} from './images.ts'
import {type PagePicture, pngFile} from './png-file.ts'
import {rasterize} from './resvg.ts'
import {reduction, type Sheet} from './sheet.ts'

/** @throws {Error} when an image cannot be decoded: why. */
export async function paintSheet(
  {large, small, images}: Sheet,
  picture: (source: string) => Picture | null,
): Promise<{readonly large: PagePicture; readonly small: () => Promise<PagePicture>}> {
  if (images.length === 0) return {large: await pngFile(large), small: () => pngFile(small)}
  const prepared = await prepareImages(images, {picture, scale: 1})
  const [reason] = prepared.unreadable.values()
  if (reason !== undefined) throw new Error(reason)
  const whole = large.islands
    .map(({svg}) => svg)
    .join('')
    .replaceAll(/ href="image:(\d+)"/g, (_, index: string) => {
      const image = images[Number(index)]
      return ` href="${(image && prepared.href(image)) ?? ''}"`
    })
  const {default: sharp} = await import('sharp')
  const {width, height, data} = await rasterize(whole)
  const opened = sharp(data, {raw: {width, height, channels: 4}}).removeAlpha()
  return {
    large: {
      // Letters keep their edges only when colour has the resolution of brightness.
      bytes: await opened.clone().jpeg({quality: 88, chromaSubsampling: '4:4:4'}).toBuffer(),
      mediaType: 'image/jpeg',
      width,
      height,
    },
    small: async () => {
      const reduced = opened.resize({width: width * reduction}).jpeg({quality: 82})
      const {data: bytes, info} = await reduced.toBuffer({resolveWithObject: true})
      return {bytes, mediaType: 'image/jpeg', width: info.width, height: info.height}
    },
  }
}
