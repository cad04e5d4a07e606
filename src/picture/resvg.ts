/** SVG → pixels, by resvg in the thread pool, beside other work. Loaded only when something is to be painted. */

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

export async function rasterize(svg: string, scale: number): Promise<Raster> {
  const {renderAsync} = await import('@resvg/resvg-js')
  // Letters are outlines already, and no font of the machine is looked for.
  const fitTo = {mode: 'zoom', value: scale} as const
  const image = await renderAsync(svg, {font: {loadSystemFonts: false}, fitTo})
  const {width, height, pixels} = image
  return {width, height, data: pixels, png: () => image.asPng()}
}
