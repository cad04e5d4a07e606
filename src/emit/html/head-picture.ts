/** An article → the picture that its page names for shared links: the author's own where it will do, else a painted card. */
import type {Article} from '../../model/article.ts'
import type {OutputFile, Publication} from '../../model/publication.ts'
import {cardWords} from '../../render/picture-words.ts'
import {sentences} from '../covers/cover.ts'
import {cardSize, type OwnPicture, ownPicture, placeOnCard} from '../covers/own-picture.ts'
import {painted} from '../covers/painted.ts'
import type {EmitContext, PublicationPicture} from '../emitter.ts'
import type {PlacedPicture} from '../placed-pictures.ts'
import {stylesOf} from '../sheets.ts'

export interface HeadPicture {
  /** For the head of the page, with its absolute address. */
  readonly image: {
    readonly url: string
    readonly alt: string
    readonly width: number
    readonly height: number
    readonly mediaType: string
  } | null
  /** The card, when one was painted. */
  readonly files: readonly OutputFile[]
  readonly card: PublicationPicture | null
}

export interface HeadPictureRequest {
  readonly article: Article
  readonly publication: Publication
  /** Of the card's file name: `card`, or `<slug of the article>-card` where a folder holds several pages. */
  readonly stem: string
  readonly pictures: ReadonlyMap<string, PlacedPicture>
  /** The page's own address; null: shared links want absolute addresses, so there is nothing to name. */
  readonly url: string | null
  readonly context: EmitContext
}

export async function headPicture(request: HeadPictureRequest): Promise<HeadPicture> {
  const {article, publication, stem, pictures, url, context} = request
  if (url === null) return {image: null, files: [], card: null}
  const own = ownPicture(article.metadata, [article])
  const named = article.metadata.image?.path
  const placed = named === undefined ? undefined : pictures.get(named)
  if (own && placed && isShareable(own)) {
    const {width, height, image, alt} = own
    const address = new URL(placed.href, url).href
    return {image: {url: address, alt, width, height, mediaType: image.mediaType}, files: [], card: null}
  }
  const {metadata} = article
  const said = cardWords(article)
  const styles = stylesOf(publication, article)
  const wanted = {sheet: 'card', publication, styles, metadata, said, own, place: placeOnCard} as const
  const {large, ...made} = await painted(wanted, context)
  const {bytes, mediaType, width, height} = large
  const name = `${stem}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
  const names = metadata.authors.map(({name}) => name).join(', ')
  const alt = sentences([metadata.title, ...made.shown.map(({text}) => text), names, made.own?.alt])
  const path = `${publication.metadata.slug}/${name}`
  return {
    image: {url: new URL(name, url).href, alt, width, height, mediaType},
    files: [{path, mediaType, bytes}],
    card: {path, mediaType, width, height, alt},
  }
}

/** As wide as the card, lying, in a format and of a size that every service takes: none shows SVG, few AVIF, and X refuses
 * more than 5 MB (https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image). */
function isShareable({image, width, height}: OwnPicture): boolean {
  const lies = width >= cardSize.width && width >= height * 1.2
  return lies && shareable.has(image.mediaType) && image.bytes.length <= 5_000_000
}

const shareable = new Set<string>(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
