/** A drawing → a PNG file: with a palette, where its colours are few. */
import type {Drawing} from './drawing.ts'
import {type PaintedIsland, withPalette} from './palette.ts'
import {encodePng} from './png.ts'
import {type Raster, rasterize} from './resvg.ts'

/** A page as a file. */
export interface PagePicture {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/png' | 'image/svg+xml' | 'image/jpeg'
  /** In pixels; of an SVG in CSS pixels. */
  readonly width: number
  readonly height: number
}

/** Photographs have too many colours for a palette; with them, the whole page is one island. */
export async function pngFile(drawing: Drawing): Promise<PagePicture> {
  const {width, height} = drawing
  const islands: (Raster & PaintedIsland)[] = []
  // One by one: memory that is used again costs nothing.
  for (const {svg, ...at} of drawing.islands) islands.push({...(await rasterize(svg)), at})
  const indexed = withPalette(drawing, islands)
  const [whole] = islands
  if (!indexed && !whole) throw new Error('grounds have few colours')
  const bytes = indexed ? await encodePng(indexed) : (whole?.png() ?? new Uint8Array())
  return {bytes, mediaType: 'image/png', width, height}
}
