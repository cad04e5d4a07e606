/** Pages → pictures of them, as PNG or SVG: letters are outlines, images lie inside. */
import type {Report} from '../diagnostics/message.ts'
import type {Page, Picture} from '../typeset/index.ts'
import {pointsPerUnit} from '../typeset/units.ts'
import {drawingsOf} from './drawing.ts'
import {imagesOf, prepareImages} from './images.ts'
import {type PagePicture, pngFile} from './png-file.ts'
import {inPaintingOrder, toSvg} from './svg.ts'

export type {PagePicture} from './png-file.ts'

export interface PicturesOptions {
  /** @default "png" */
  readonly format?: 'png' | 'svg' | undefined
  /** Pixels for each CSS pixel: 2 for fine screens. Of an SVG it says how fine the images inside are. @default 1 */
  readonly scale?: number | undefined
  /** A picture by the `src` that the document carries, as `typeset` takes it. */
  readonly picture: (source: string) => Picture | null
  /** Hears of images that cannot be decoded: the page is shown without them. */
  readonly report: Report
}

export async function pictures(
  pages: readonly Page[],
  {format = 'png', scale = 1, picture, report}: PicturesOptions,
): Promise<readonly PagePicture[]> {
  const images = await prepareImages(pages.flatMap(imagesOf), {picture, scale})
  for (const [source, reason] of images.unreadable) {
    report({
      rule: 'images/unreadable',
      reason: `The picture “${source}” cannot be decoded: ${reason}`,
      actual: source,
    })
  }
  const files: PagePicture[] = []
  for (const page of pages) {
    if (format === 'svg') files.push(svgFile(page, toSvg(inPaintingOrder(page), images.href)))
    else for (const drawing of drawingsOf(page, [scale], images.href)) files.push(await pngFile(drawing))
  }
  return files
}

function svgFile({width, height}: Page, svg: string): PagePicture {
  return {
    bytes: new TextEncoder().encode(`${svg}\n`),
    mediaType: 'image/svg+xml',
    width: width / pointsPerUnit.px,
    height: height / pointsPerUnit.px,
  }
}
