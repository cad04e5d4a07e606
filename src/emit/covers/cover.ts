/** A publication → its cover and thumbnail: the author's picture; a painted front with that picture; or the front alone. */
import type {Publication} from '../../model/publication.ts'
import {coverWords, type PictureWords, type Point} from '../../render/picture-words.ts'
import type {Cover, EmitContext} from '../emitter.ts'
import type {Picture} from '../images.ts'
import {stylesOf} from '../sheets.ts'
import {asCover, coverSize, fitsCover, ownPicture, placeOnCover} from './own-picture.ts'
import {painted} from './painted.ts'

export async function makeCover(publication: Publication, context: EmitContext): Promise<Cover> {
  const {metadata, front, articles} = publication
  const {report} = context.build
  const words = context.house.strings.for(metadata.language)
  const label = `${words['cover'] ?? 'Cover'}: ${metadata.title}`
  const own = ownPicture(metadata, front ? [front, ...articles] : articles)
  const isCover = own !== null && fitsCover(own, report)
  if (isCover) {
    const conversion = await asCover(own)
    if (conversion.type !== 'failed') {
      const {picture} = conversion
      return {picture, thumbnail: await shrink(picture), alt: own.alt || label}
    }
    report({
      rule: 'epub/image-unreadable',
      reason: `The picture \`${own.image.path}\` cannot be decoded: the cover is painted without it`,
      actual: conversion.reason,
    })
  }
  const said = coverWords(publication, words)
  const styles = stylesOf(publication)
  const wanted = {sheet: 'cover', publication, styles, metadata, said, place: placeOnCover} as const
  const made = await painted({...wanted, own: isCover ? null : own}, context)
  const alt = [describe(label, metadata, said, made.shown), made.own?.alt].filter(Boolean).join(' ')
  return {picture: made.large, thumbnail: await made.small(), alt}
}

async function shrink({bytes}: Picture): Promise<Picture> {
  const {default: sharp} = await import('sharp')
  const {data, info} = await sharp(bytes)
    .resize({width: coverSize.width / 4})
    .flatten({background: '#fff'})
    .jpeg({quality: 82})
    .toBuffer({resolveWithObject: true})
  return {bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height}
}

/** In the order in which it is read on the cover. */
function describe(
  label: string,
  {subtitle, authors}: Publication['metadata'],
  {heading}: PictureWords,
  shown: readonly Point[],
): string {
  const items = shown.map(({text}) => text.replace(/[.。]$/u, '')).join('; ')
  const list = shown.length > 0 ? [heading, items].filter(Boolean).join(': ') : null
  return sentences([label, subtitle, list, authors.map(({name}) => name).join(', ')])
}

export const sentences = (parts: readonly (string | null | undefined)[]): string =>
  parts.flatMap((part) => (part ? [/[.!?…。？！]$/u.test(part) ? part : `${part}.`] : [])).join(' ')
