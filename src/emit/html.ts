/** A publication → one page that stands by itself: styles inside, pictures beside it, no script. */
import type {Root} from 'hast'
import type {OutputFile} from '../model/publication.ts'
import {downloadOf} from './download.ts'
import type {Emit} from './emitter.ts'
import {headPicture} from './html/head-picture.ts'
import {placePictures, rewritePictures} from './html/pictures.ts'
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
  const {slug} = metadata
  const head = await headPicture({article, slug, stem: 'card', pictures, url, context})
  const data = jsonLd(publication, context)
  const document = context.renderer.document({
    medium: 'screen',
    publication,
    article,
    downloads: context.downloads,
    report: context.report,
    head: {
      css,
      jsonLd: data,
      contentSecurityPolicy: contentSecurityPolicy(css, data),
      generator: context.generator,
      url,
      image: head.image,
    },
  })
  const page = pageFile(`${metadata.slug}/index.html`, rewritePictures(document, pictures))
  const files = [...new Set(pictures.values())].map(({href, image}) => ({
    path: `${metadata.slug}/${href}`,
    mediaType: image.mediaType,
    bytes: image.bytes,
  }))
  return {
    files: [page, ...files, ...head.files],
    downloads: [downloadOf(page, 'html')],
    pictures: {cover: null, thumbnail: null, card: head.card},
  }
}

function pageFile(path: string, document: Root): OutputFile {
  const html = stringify(document)
  return {path, mediaType: 'text/html', bytes: new TextEncoder().encode(`${html}\n`)}
}
