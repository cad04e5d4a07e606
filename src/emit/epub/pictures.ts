/** Pictures of the articles → files in the book, in formats that every reading system shows. */
import type {Report} from '../../diagnostics/message.ts'
import {isAnimated} from '../../image-kind.ts'
import type {Article, ArticleImage} from '../../model/article.ts'
import {type ConvertPicture, type MediaType, type Picture, pictureConverter, shopLimits} from '../images.ts'
import type {PlacedPicture} from './adapt.ts'
import type {Profile} from './kindle.ts'
import type {BookFile} from './package.ts'

export interface PlacedPictures {
  /** One map for each article: `src` as the author wrote it → its place in the book. */
  readonly byArticle: ReadonlyMap<Article, ReadonlyMap<string, PlacedPicture>>
  readonly files: readonly BookFile[]
}

/** WebP and AVIF are blank on many readers. */
const wish = {
  ...shopLimits,
  accepts: new Set<MediaType>(['image/jpeg', 'image/png', 'image/gif', 'image/svg+xml']),
}
const drawn = {...wish, accepts: new Set<MediaType>(['image/jpeg', 'image/png'])}
/** “Kindle devices do not support multi-frame GIFs, or any image with a transparency”; SVG only in part. */
const kindle = {...drawn, opaque: true}

export interface PictureConverters {
  readonly plain: ConvertPicture
  /** Draws SVG too. */
  readonly drawing: ConvertPicture
}

/** One pair for each build: articles share pictures. */
export function pictureConverters(profile: Profile): PictureConverters {
  if (profile === 'kindle') {
    const all = pictureConverter(kindle)
    return {plain: all, drawing: all}
  }
  return {plain: pictureConverter(wish), drawing: pictureConverter(drawn)}
}

export async function placePictures(
  articles: readonly Article[],
  converters: PictureConverters,
  report: Report,
): Promise<PlacedPictures> {
  const files = new Map<Uint8Array, BookFile>()
  const byArticle = new Map<Article, ReadonlyMap<string, PlacedPicture>>()
  for (const article of articles) {
    const placed = new Map<string, PlacedPicture>()
    const pictures = await Promise.all(
      [...article.images]
        .filter(isShownIn(article))
        .map(
          async ([src, image]) =>
            [
              src,
              image,
              await convert(src, image, converters, (finding) => report({path: article.path, ...finding})),
            ] as const,
        ),
    )
    for (const [src, image, picture] of pictures) {
      if (!picture) continue
      const file = files.get(image.bytes) ?? pictureFile(picture, files.size + 1)
      files.set(image.bytes, file)
      placed.set(src, {href: file.href})
    }
    byArticle.set(article, placed)
  }
  return {byArticle, files: [...files.values()]}
}

/** A picture for the cover alone is no picture of the text. */
function isShownIn(article: Article) {
  const cover = article.metadata.image?.path
  const {shown} = article.facts
  return ([path]: readonly [string, ArticleImage]) => path !== cover || shown.has(path)
}

async function convert(
  src: string,
  image: ArticleImage,
  {plain, drawing}: PictureConverters,
  report: Report,
): Promise<Picture | null> {
  const risky = image.mediaType === 'image/svg+xml' && !isStatic(image.bytes)
  const conversion = await (risky ? drawing : plain)(image)
  if (conversion.type === 'failed') {
    report({
      rule: 'epub/image-unreadable',
      reason: `The picture \`${src}\` cannot be decoded: its description stands in its place`,
      actual: conversion.reason,
    })
    return null
  }
  // For Kindle every SVG is drawn, as its file is for.
  if (risky && drawing !== plain)
    report({
      rule: 'epub/svg-drawn',
      reason: `The picture \`${src}\` is drawn as PNG for the EPUB`,
      actual: src,
    })
  if (conversion.type === 'converted' && conversion.reduced)
    report({
      rule: 'epub/image-reduced',
      reason: `The picture \`${src}\` is ${image.width} × ${image.height} pixels and is reduced to ${conversion.picture.width} × ${conversion.picture.height}`,
      actual: src,
    })
  if (conversion.type === 'converted' && conversion.picture.mediaType !== 'image/gif' && isAnimated(image))
    report({
      rule: 'epub/animation-still',
      reason: `The picture \`${src}\` moves; its first frame stands in the e-book`,
      actual: src,
    })
  return conversion.picture
}

/** No script, no entities, no HTML inside, nothing fetched: then reading systems show it as it is. */
function isStatic(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  return !/<script|<foreignObject|<!ENTITY|<!DOCTYPE|\son[a-z]+\s*=|@import|href\s*=\s*["'](?!#|data:image\/(?:png|jpeg))|url\(\s*["']?(?!#|["'])/i.test(
    text,
  )
}

const extensions: Readonly<Partial<Record<MediaType, string>>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
}

function pictureFile(picture: Picture, number: number): BookFile {
  return {
    id: `image-${number}`,
    href: `images/image-${number}.${extensions[picture.mediaType] ?? 'bin'}`,
    mediaType: picture.mediaType,
    properties: [],
    content: picture.bytes,
    spine: null,
  }
}
