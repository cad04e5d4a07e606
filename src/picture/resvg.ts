/** SVG → pixels, by resvg. Loaded only when something is to be painted. */

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes each: red, green, blue, opacity. */
  readonly data: Uint8Array
}

export interface Raster extends Pixels {
  /** A file of 32 bits a pixel. */
  png(): Uint8Array
}

/** It takes 35 ms to load, and finds something to do while others set what is to be painted. */
export const loadPainter = () => import('@resvg/resvg-js')

/** In this thread: to hand small pictures to another costs more than to paint them. */
export async function rasterize(svg: string): Promise<Raster> {
  const {Resvg} = await loadPainter()
  // Letters are outlines already, and no font of the machine is looked for.
  const image = new Resvg(svg, {font: {loadSystemFonts: false}}).render()
  const {width, height, pixels} = image
  return {width, height, data: pixels, png: () => image.asPng()}
}
