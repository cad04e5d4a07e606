/** The bytes of an image → what kind it is, from its headers alone: nothing is decoded. */
import type {ArticleImage} from './model/article.ts'

/** AVIF is lossy nearly always; a WebP says so in its first chunk: `VP8 ` lossy, `VP8L` lossless, `VP8X` either. */
export function isLossy({mediaType, bytes}: ArticleImage): boolean {
  return mediaType === 'image/avif' || (mediaType === 'image/webp' && tag(bytes, 12) !== 'VP8L')
}

/** More than one frame: a GIF that loops (the extension of Netscape), a WebP with the flag of its extended header. */
export function isAnimated({mediaType, bytes}: Pick<ArticleImage, 'mediaType' | 'bytes'>): boolean {
  if (mediaType === 'image/gif') return latin1(bytes).includes('NETSCAPE2.0')
  // RFC 9649, section 2.7.1: the sixth bit from the left.
  return mediaType === 'image/webp' && tag(bytes, 12) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0
}

/** Something moves by itself: frames of a GIF, a WebP or a PNG (`acTL`), animations of a drawing. */
export function isMoving(image: {readonly mediaType: string; readonly bytes: Uint8Array}): boolean {
  const {mediaType, bytes} = image
  if (mediaType === 'image/gif' || mediaType === 'image/webp') return isAnimated({mediaType, bytes})
  if (mediaType === 'image/png') return latin1(bytes.subarray(0, 4096)).includes('acTL')
  return mediaType === 'image/svg+xml' && /<(?:animate|set)\b|@keyframes|animation/.test(latin1(bytes))
}

/** A PNG with sixteen bits a channel (PNG, third edition, 11.2.1): twice the bytes, and no screen shows the difference. */
export function isDeep(bytes: Uint8Array): boolean {
  return bytes[24] === 16
}

/** Colour types 4 and 6 of a PNG have an alpha channel; `tRNS` gives one to the others (PNG, third edition, 11.2.1, 11.3.1). */
export function hasAlpha(bytes: Uint8Array): boolean {
  const type = bytes[25]
  if (type === 4 || type === 6) return true
  const head = latin1(bytes.subarray(0, 65_536))
  const data = head.indexOf('IDAT')
  const transparency = head.indexOf('tRNS')
  return transparency >= 0 && (data < 0 || transparency < data)
}

/** A JPEG of four channels: the frame header names their number (ITU T.81, B.2.2). */
export function isCmyk(bytes: Uint8Array): boolean {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    // SOF0 to SOF15, without the tables that share their range: DHT, JPG, DAC.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return bytes[at + 9] === 4
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
  }
  return false
}

/** From the first bytes, as https://mimesniff.spec.whatwg.org/ and the AVIF brand table have them. */
export function mediaTypeOf(bytes: Uint8Array): ArticleImage['mediaType'] | null {
  const head = latin1(bytes.subarray(0, 1024))
  if (head.startsWith('\xFF\xD8\xFF')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return 'image/png'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  if (head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8, 40))) return 'image/avif'
  return /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg[\s>])/i.test(head) && head.includes('<svg')
    ? 'image/svg+xml'
    : null
}

const endings: Readonly<Record<ArticleImage['mediaType'], string>> = {
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
}

/** Of the name of a file that holds it; null when it is no picture that we know. */
export function endingOf(bytes: Uint8Array): string | null {
  const type = mediaTypeOf(bytes)
  return type && endings[type]
}

const tag = (bytes: Uint8Array, at: number) => latin1(bytes.subarray(at, at + 4))
const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
