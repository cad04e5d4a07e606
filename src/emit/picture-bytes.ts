/** Bytes of a picture → what its size does not tell: moving, CMYK, transparent. */

/** A GIF89a of several frames: the loop extension of Netscape, by which browsers repeat. */
export function isAnimated(gif: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(gif).includes('NETSCAPE2.0')
}

/** PNG (third edition), 11.2.1: colour types 4 and 6 have an alpha channel; `tRNS` gives one to the others. */
export function hasAlpha(png: Uint8Array): boolean {
  const type = png[25]
  if (type === 4 || type === 6) return true
  const text = new TextDecoder('latin1').decode(png.subarray(0, 65_536))
  const data = text.indexOf('IDAT')
  const transparency = text.indexOf('tRNS')
  return transparency >= 0 && (data < 0 || transparency < data)
}

/** JPEG (T.81), B.2.2: the start of frame says of how many components the picture is made; four are CMYK or YCCK. */
export function isCmyk(jpeg: Uint8Array): boolean {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  let at = 2
  while (at + 10 <= jpeg.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return view.getUint8(at + 9) === 4
    at += 2 + view.getUint16(at + 2)
  }
  return false
}
