/** What a cover or card says → what `media/cover.liquid` and `media/card.liquid` see. */
import type {Words} from '../strings.ts'
import {about} from './about.ts'
import type {Formats} from './formats.ts'
import type {PictureView} from './view.ts'

export interface PictureParts {
  readonly view: PictureView
  readonly words: Words
  readonly formats: Formats
}

export function pictureContext({view, words, formats}: PictureParts) {
  const {publication, metadata, said, image} = view
  return {
    language: metadata.language,
    direction: metadata.direction,
    words,
    kind: publication.kind,
    article: about(metadata, formats),
    points_heading: said.heading,
    points: said.points.map(({id, text}) => ({id, text})),
    parts: said.shares.map((share) => ({share})),
    picture: image && {
      src: image.src,
      width: image.width,
      height: image.height,
      fills_width: image.fillsWidth,
      fills_height: image.fillsHeight,
    },
  }
}
