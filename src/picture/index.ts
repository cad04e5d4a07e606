/** Pages → pictures of them, as PNG or SVG: letters are outlines, images lie inside. */
import type {Report} from '../diagnostics/message.ts'
import type {ImageItem} from '../typeset/draw/display-list.ts'
import type {Page, Picture} from '../typeset/index.ts'
import {pointsPerUnit} from '../typeset/units.ts'
import {prepareImages} from './images.ts'
import {withPalette} from './palette.ts'
import {encodePng} from './png.ts'
import {toSvg} from './svg.ts'

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

/** A page as a file. */
export interface PagePicture {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/png' | 'image/svg+xml'
  /** In pixels; of an SVG in CSS pixels. */
  readonly width: number
  readonly height: number
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
    const svg = toSvg(page, images.href)
    files.push(format === 'svg' ? svgFile(page, svg) : await pngFile(svg, scale))
  }
  return files
}

export const imagesOf = ({items}: Page): readonly ImageItem[] =>
  items.flatMap((item) => (item.type === 'image' ? [item] : []))

function svgFile({width, height}: Page, svg: string): PagePicture {
  return {
    bytes: new TextEncoder().encode(`${svg}\n`),
    mediaType: 'image/svg+xml',
    width: width / pointsPerUnit.px,
    height: height / pointsPerUnit.px,
  }
}

/** Photographs have too many colours for a palette. */
export async function pngFile(svg: string, scale: number): Promise<PagePicture> {
  const {rasterize} = await import('./resvg.ts')
  const raster = await rasterize(svg, scale)
  const drawn = withPalette(raster)
  const bytes = drawn ? await encodePng(drawn) : raster.png()
  return {bytes, mediaType: 'image/png', width: raster.width, height: raster.height}
}
