/** A publication → its web pages, each of which stands by itself: styles inside, pictures beside it, no script. */
import type {Root} from 'hast'
import type {Article} from '../model/article.ts'
import type {OutputFile, Publication} from '../model/publication.ts'
import {pageOf, startPage, twinOf} from '../pages.ts'
import {downloadOf} from './download.ts'
import {type Emit, type EmitContext, reportFor} from './emitter.ts'
import {headParts} from './html/head.ts'
import {iconFile} from './html/icon.ts'
import {type PlacedPicture, type PlacedPictures, picturesOf, rewritePictures} from './html/pictures.ts'
import {contentSecurityPolicy, pageStyles} from './html/styles.ts'
import {jsonLd} from './json-ld.ts'
import {stringify} from './stringify.ts'

export const emit: Emit = async (publication, context) => {
  const {metadata, front, articles} = publication
  const subjects = front === null ? articles : [front, ...articles]
  const pages = subjects.map((article) => page(article, publication, context))
  const placed = subjects.flatMap((article) => [...picturesOf(publication, article).values()])
  const pictures = [...new Set(placed)].map(({href, image}) => ({
    path: `${metadata.slug}/${href}`,
    mediaType: image.mediaType,
    bytes: image.bytes,
  }))
  const start = pages.find(({path}) => path.endsWith(`/${startPage}`))
  if (!start) throw new Error('a publication has a start page')
  const icon = iconFile(metadata.slug, context.templates)
  return {files: [...pages, ...pictures, icon], downloads: [downloadOf(start, 'html')]}
}

function page(article: Article, publication: Publication, context: EmitContext): OutputFile {
  const css = pageStyles(context.templates, context.report)
  const pictures = picturesOf(publication, article)
  const data = jsonLd(article, publication, context)
  const url = article.metadata.canonical
  const document = context.renderer.document({
    medium: 'screen',
    part: article === publication.front ? 'start' : 'article',
    publication,
    article,
    downloads: context.downloads.filter(
      ({format, name}) => format !== 'markdown' || name === twinOf(article),
    ),
    report: reportFor(article, context),
    head: {
      ...headParts(article, publication, context),
      css,
      jsonLd: data,
      contentSecurityPolicy: contentSecurityPolicy(css, data),
      generator: context.generator,
      url,
      image: headImage(article, pictures, url),
    },
  })
  const path = `${publication.metadata.slug}/${pageOf(publication, article)}`
  return pageFile(path, rewritePictures(document, pictures))
}

function pageFile(path: string, document: Root): OutputFile {
  const html = stringify(document)
  return {path, mediaType: 'text/html', bytes: new TextEncoder().encode(`${html}\n`)}
}

/** Social cards want absolute addresses: without a site there are none. */
function headImage(article: Article, pictures: PlacedPictures, base: string | null) {
  const wanted = article.metadata.image
  const placed: PlacedPicture | null | undefined = wanted && pictures.get(wanted.path)
  if (!wanted || !placed || base === null) return null
  const {width, height, mediaType} = placed.image
  return {url: new URL(placed.href, base).href, alt: wanted.alt, width, height, mediaType}
}
