/** A publication → one page that stands by itself: styles inside, pictures beside it, no script. */
import type {Root} from 'hast'
import type {Article} from '../model/article.ts'
import type {OutputFile} from '../model/publication.ts'
import {downloadOf} from './download.ts'
import type {Emit} from './emitter.ts'
import {headParts} from './html/head.ts'
import {iconFile} from './html/icon.ts'
import {type PlacedPicture, placePictures, rewritePictures} from './html/pictures.ts'
import {contentSecurityPolicy, pageStyles} from './html/styles.ts'
import {jsonLd} from './json-ld.ts'
import {stringify} from './stringify.ts'

export const emit: Emit = async (publication, context) => {
  const {metadata, articles} = publication
  const css = pageStyles(context.templates, context.report)
  const [article] = articles
  if (!article) throw new Error('a publication has an article')
  const pictures = placePictures(article)
  const url = metadata.canonical
  const data = jsonLd(publication, context)
  const document = context.renderer.document({
    medium: 'screen',
    publication,
    article,
    downloads: context.downloads,
    report: context.report,
    head: {
      ...headParts(publication, context),
      css,
      jsonLd: data,
      contentSecurityPolicy: contentSecurityPolicy(css, data),
      generator: context.generator,
      url,
      image: headImage(article, pictures, url),
    },
  })
  const page = pageFile(`${metadata.slug}/index.html`, rewritePictures(document, pictures))
  const files = [...new Set(pictures.values())].map(({href, image}) => ({
    path: `${metadata.slug}/${href}`,
    mediaType: image.mediaType,
    bytes: image.bytes,
  }))
  const icon = iconFile(metadata.slug, context.templates)
  return {files: [page, ...files, icon], downloads: [downloadOf(page, 'html')]}
}

function pageFile(path: string, document: Root): OutputFile {
  const html = stringify(document)
  return {path, mediaType: 'text/html', bytes: new TextEncoder().encode(`${html}\n`)}
}

/** Social cards want absolute addresses: without a site there are none. */
function headImage(article: Article, pictures: ReadonlyMap<string, PlacedPicture>, base: string | null) {
  const wanted = article.metadata.image
  const placed = wanted && pictures.get(wanted.path)
  if (!wanted || !placed || base === null) return null
  const {width, height, mediaType} = placed.image
  return {url: new URL(placed.href, base).href, alt: wanted.alt, width, height, mediaType}
}
