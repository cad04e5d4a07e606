/** The bytes of a picture → its pixels, to be asked. */
import sharp from 'sharp'

export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Pixels {
  readonly width: number
  readonly height: number
  /** `#rrggbb` */
  at(x: number, y: number): string
  /** How many pixels of a region are of a colour. */
  count(color: string, region?: Region): number
  /** The smallest region that holds all pixels of a region that are not of its ground. */
  ink(ground: string, region?: Region): Region | null
}

export async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  const {data, info} = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({resolveWithObject: true})
  const {width, height, channels} = info
  const whole = {x: 0, y: 0, width, height}
  const at = (x: number, y: number) => {
    const start = (y * width + x) * channels
    return `#${data.subarray(start, start + 3).toString('hex')}`
  }
  const each = (region: Region, ground: string, see: (same: boolean, x: number, y: number) => void) => {
    const [red, green, blue] = Buffer.from(ground.slice(1), 'hex')
    for (let y = region.y; y < region.y + region.height; y += 1) {
      for (let x = region.x; x < region.x + region.width; x += 1) {
        const start = (y * width + x) * channels
        see(data[start] === red && data[start + 1] === green && data[start + 2] === blue, x, y)
      }
    }
  }
  return {
    width,
    height,
    at,
    count(color, region = whole) {
      let count = 0
      each(region, color, (same) => {
        if (same) count += 1
      })
      return count
    },
    ink(ground, region = whole) {
      let [left, top, right, foot] = [Infinity, Infinity, -1, -1]
      each(region, ground, (same, x, y) => {
        if (same) return
        left = Math.min(left, x)
        top = Math.min(top, y)
        right = Math.max(right, x)
        foot = Math.max(foot, y)
      })
      return right < 0 ? null : {x: left, y: top, width: right - left + 1, height: foot - top + 1}
    },
  }
}
