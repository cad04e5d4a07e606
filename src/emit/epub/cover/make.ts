/** A publication → its cover and thumbnail: the author's picture; a painted front with that picture; or the front alone. */
import type {Report} from '../../../diagnostics/message.ts'
import type {Publication} from '../../../model/publication.ts'
import type {Resources} from '../../../resources.ts'
import type {Words} from '../../../strings.ts'
import type {Picture} from '../../images.ts'
import type {Canvas} from '../../painting/canvas.ts'
import {missedReason, openEasel} from '../../painting/easel.ts'
import {type OwnPicture, ownPicture, withPicture} from '../../painting/own-picture.ts'
import {encodePng} from '../../painting/png.ts'
import {reduce, reduction} from '../../painting/reduce.ts'
import {type CoverWords, coverSize, paintCover} from './design.ts'
import {asCover, fitsCover, reportUnreadable} from './own.ts'
import {coverWords, describe} from './words.ts'

export interface Cover {
  readonly picture: Picture
  readonly thumbnail: Picture
  /** What it shows, for those who cannot see it. */
  readonly alt: string
}

export interface CoverOptions {
  readonly templates: Resources
  readonly words: Words
  readonly report: Report
}

export async function makeCover(publication: Publication, options: CoverOptions): Promise<Cover> {
  const {metadata, front: whole, articles} = publication
  const said = coverWords(publication, options.words)
  const label = options.words['cover'] ?? 'Cover'
  const own = ownPicture(metadata, whole ? [whole, ...articles] : articles)
  if (own && fitsCover(own, options.report)) {
    const picture = await asCover(own, options.report)
    if (!picture) return front({said, own: null, label, publication}, options)
    return {picture, thumbnail: await shrink(picture), alt: own.alt || `${label}: ${metadata.title}`}
  }
  return front({said, own, label, publication}, options)
}

interface Wanted {
  readonly said: CoverWords
  readonly own: OwnPicture | null
  readonly label: string
  readonly publication: Publication
}

async function front(wanted: Wanted, options: CoverOptions): Promise<Cover> {
  const {said, own, label, publication} = wanted
  const easel = await openEasel(publication.metadata, options)
  const {canvas, hole, listed} = paintCover(said, own, easel)
  const alt = describe(said, listed, label)
  const painted = await asPng(canvas)
  if (own && hole) {
    try {
      const picture = await withPicture(painted.bytes, own, hole)
      reportMissed(easel.missed, options.report)
      return {picture, thumbnail: await shrink(picture), alt: [alt, own.alt].filter(Boolean).join(' ')}
    } catch (error) {
      reportUnreadable(own.image.path, error instanceof Error ? error.message : 'unknown', options.report)
      return front({...wanted, own: null}, options)
    }
  }
  reportMissed(easel.missed, options.report)
  return {picture: painted, thumbnail: await asPng(reduce(canvas)), alt}
}

async function asPng(canvas: Canvas): Promise<Picture> {
  return {bytes: await encodePng(canvas), mediaType: 'image/png', width: canvas.width, height: canvas.height}
}

function reportMissed(missed: ReadonlySet<string>, report: Report): void {
  if (missed.size === 0) return
  report({
    rule: 'epub/cover-character',
    reason: missedReason('The cover', missed),
    actual: [...missed].join(''),
  })
}

async function shrink({bytes}: Picture): Promise<Picture> {
  const {default: sharp} = await import('sharp')
  const {data, info} = await sharp(bytes)
    .resize({width: coverSize.width / reduction})
    .flatten({background: '#fff'})
    .jpeg({quality: 82})
    .toBuffer({resolveWithObject: true})
  return {bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height}
}
