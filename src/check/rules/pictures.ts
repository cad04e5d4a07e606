/** The pictures of a book, and the elements that show them → what some device cannot show. */
import {imageSize} from 'image-size'
import {hasAlpha, isAnimated, isCmyk} from '../../image-kind.ts'
import {isRemote} from '../address.ts'
import type {Book} from '../book.ts'
import type {Find} from '../finding.ts'
import {attribute, elements, local} from '../tree.ts'

/** Apple: “images inside your asset files shouldn’t be more than 4 million pixels”. */
const mostPixels = 4_000_000
/** Kobo: 5 MB an image; Kindle the same since 2014. */
const mostBytes = 5_000_000
/** Kindle: a cover must have 1000 × 625 pixels. */
const leastCover = {long: 1000, short: 625}

const known: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'png', 'gif', 'svg'])

export function checkPictures(book: Book, find: Find): void {
  const {package: opf, archive} = book
  for (const {path, mediaType} of opf.items) {
    const bytes = archive.files.get(path)
    if (bytes && mediaType.startsWith('image/')) checkPicture(path, bytes, find)
  }
  checkCover(book, find)
  checkAlternatives(book, find)
}

function checkPicture(path: string, bytes: Uint8Array, find: Find): void {
  const size = sizeOf(bytes)
  // By its bytes: a WebP may be called `.jpg`.
  if (!size || !known.has(size.type)) {
    find({
      rule: 'devices/picture-format',
      path,
      reason: size
        ? `The picture is ${size.type.toUpperCase()}`
        : 'The picture is in no format that is known',
      actual: size?.type,
    })
    return
  }
  const {type, width, height} = size
  if (type === 'svg') find({rule: 'devices/picture-svg', path, reason: 'The picture is SVG'})
  else if (width * height > mostPixels)
    find({rule: 'devices/picture-pixels', path, reason: `The picture has ${width} × ${height} pixels`})
  if (bytes.length > mostBytes)
    find({
      rule: 'devices/picture-bytes',
      path,
      reason: `The picture has ${(bytes.length / 1_000_000).toFixed(1)} MB`,
    })
  if (type === 'gif' && isAnimated({mediaType: 'image/gif', bytes}))
    find({rule: 'devices/picture-animated', path, reason: 'The picture moves'})
  if (type === 'jpg' && isCmyk(bytes))
    find({rule: 'devices/picture-cmyk', path, reason: 'The picture is CMYK'})
  if (type === 'png' && hasAlpha(bytes))
    find({rule: 'devices/picture-transparent', path, reason: 'The picture may be transparent'})
}

function checkCover({package: opf, archive}: Book, find: Find): void {
  const {cover} = opf
  if (!cover) {
    find({rule: 'devices/cover-missing', path: opf.path, reason: 'The book has no cover'})
    return
  }
  const bytes = archive.files.get(cover.path)
  const size = bytes && sizeOf(bytes)
  if (!size) return
  const {type, width, height} = size
  if (type !== 'jpg' && type !== 'png')
    find({rule: 'devices/cover-format', path: cover.path, reason: `The cover is ${type.toUpperCase()}`})
  const [short, long] = width < height ? [width, height] : [height, width]
  if (type !== 'svg' && (short < leastCover.short || long < leastCover.long))
    find({rule: 'devices/cover-small', path: cover.path, reason: `The cover has ${width} × ${height} pixels`})
}

function checkAlternatives({texts}: Book, find: Find): void {
  for (const {path, root} of texts)
    for (const place of elements(root)) {
      if (local(place) !== 'img') continue
      const source = attribute(place, 'src') ?? ''
      if (attribute(place, 'alt') === null)
        find({
          rule: 'devices/picture-alt',
          path,
          place,
          reason: `The picture \`${short(source)}\` has no \`alt\``,
        })
      if (/^data:/i.test(source))
        find({rule: 'devices/data-url', path, place, reason: 'A picture stands in its address'})
      else if (isRemote(source))
        find({
          rule: 'devices/remote-resource',
          path,
          place,
          reason: `The picture \`${source}\` would have to be fetched`,
          actual: source,
        })
    }
}

const short = (source: string) => (source.length > 60 ? `${source.slice(0, 60)}…` : source)

function sizeOf(bytes: Uint8Array) {
  try {
    const {type, width, height} = imageSize(bytes)
    return type === undefined ? null : {type, width, height}
  } catch {
    return null
  }
}
