/** An article → the picture that its page names for shared links: the author's own where it will do, else a painted card. */
import {toString as textOf} from 'mdast-util-to-string'
import type {Article, NamedStyle} from '../../model/article.ts'
import type {Metadata} from '../../model/metadata.ts'
import type {OutputFile} from '../../model/publication.ts'
import {shorten} from '../../render/shorten.ts'
import type {EmitContext, PublicationPicture} from '../emitter.ts'
import type {Picture} from '../images.ts'
import {type Easel, missedReason, openEasel, standInFor} from '../painting/easel.ts'
import {type OwnPicture, ownPicture, withPicture} from '../painting/own-picture.ts'
import {encodePng} from '../painting/png.ts'
import type {PlacedPicture} from '../placed-pictures.ts'
import {type CardWords, cardSize, paintCard} from './card.ts'

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
  readonly styles: readonly NamedStyle[]
  /** Of the publication, whose folder the page lies in. */
  readonly slug: string
  /** Of the card's file name: `card`, or `<slug of the article>-card` where a folder holds several pages. */
  readonly stem: string
  readonly pictures: ReadonlyMap<string, PlacedPicture>
  /** The page's own address; null: shared links want absolute addresses, so there is nothing to name. */
  readonly url: string | null
  readonly context: EmitContext
}

export async function headPicture(request: HeadPictureRequest): Promise<HeadPicture> {
  const {article, styles, slug, stem, pictures, url, context} = request
  if (url === null) return {image: null, files: [], card: null}
  const own = ownPicture(article.metadata, [article])
  const named = article.metadata.image?.path
  const placed = named === undefined ? undefined : pictures.get(named)
  if (own && placed && isShareable(own)) {
    const {width, height, image, alt} = own
    const address = new URL(placed.href, url).href
    return {image: {url: address, alt, width, height, mediaType: image.mediaType}, files: [], card: null}
  }
  const said = cardWords(article)
  const {bytes, mediaType, width, height} = await paint(said, own, {
    ...context,
    metadata: article.metadata,
    styles,
  })
  const name = `${stem}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
  const alt = describe(said, own)
  const path = `${slug}/${name}`
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

interface Painting extends EmitContext {
  readonly metadata: Metadata
  readonly styles: readonly NamedStyle[]
}

async function paint(said: CardWords, own: OwnPicture | null, context: Painting): Promise<Picture> {
  const {metadata, styles} = context
  const {report} = context.build
  const easel = await openEasel(metadata, {templates: context.house.sheets.painted(styles), report})
  const {canvas, hole} = paintCard(said, own, easel)
  const bytes = await encodePng(canvas)
  if (own && hole) {
    try {
      const picture = await withPicture(bytes, own, hole)
      reportMissed(easel, context)
      return picture
    } catch (error) {
      report({
        rule: 'images/unreadable',
        reason: `The picture \`${own.image.path}\` cannot be decoded: the social card is painted without it`,
        actual: error instanceof Error ? error.message : 'unknown',
      })
      return paint(said, null, context)
    }
  }
  reportMissed(easel, context)
  return {bytes, mediaType: 'image/png', ...cardSize}
}

/** The cover of the EPUB says the same, and has said so. */
function reportMissed({missed}: Easel, {build: {report, formats}}: EmitContext): void {
  if (missed.size === 0 || formats.has('epub')) return
  report({
    rule: 'epub/cover-character',
    reason: missedReason('The social card', missed),
    actual: [...missed].join(''),
  })
}

function cardWords({metadata, takeaways}: Article): CardWords {
  const {title, subtitle, summary, authors, publisher, series} = metadata
  const [first] = takeaways?.items ?? []
  const takeaway = first?.children.map((block) => textOf(block)).join(' ')
  const about = takeaway ?? summary ?? subtitle
  return {
    title,
    standIn: standInFor(metadata),
    kicker: publisher?.name ?? series?.name ?? null,
    about: about ? shorten(about, 120) : null,
    names: authors.map(({name}) => name).join(', '),
  }
}

function describe({title, about, names}: CardWords, own: OwnPicture | null): string {
  const parts = [title, about, names, own?.alt]
  return parts.flatMap((part) => (part ? [/[.!?…。？！]$/u.test(part) ? part : `${part}.`] : [])).join(' ')
}
