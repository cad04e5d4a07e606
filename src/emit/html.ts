/** A publication → its web pages, each of which stands by itself: styles inside, pictures beside it, no script. */
import type {Article} from '../model/article.ts'
import type {OutputFile, Publication} from '../model/publication.ts'
import {pageOf, startPage, twinOf} from '../pages.ts'
import {type Emit, type EmitContext, type Look, reportFor} from './emitter.ts'
import {headParts} from './html/head.ts'
import {type HeadPicture, headPicture} from './html/head-picture.ts'
import {iconFile} from './html/icon.ts'
import {jsonLd} from './html/json-ld.ts'
import {contentSecurityPolicy, pageStyles} from './html/styles.ts'
import {picturesOf, rewritePictures} from './placed-pictures.ts'
import {stylesOf} from './sheets.ts'
import {stringify} from './stringify.ts'

/** Made once for a build. What all its pages have in common is made ready while the handout is set. */
export function htmlEmitter({sheets}: Look): Emit {
  void sheets.for('screen').css
  return emit
}

export const emit: Emit = async (publication, context) => {
  const {metadata, front, articles} = publication
  const subjects = front === null ? articles : [front, ...articles]
  const pages = await Promise.all(subjects.map((article) => page(article, publication, context)))
  const placed = subjects.flatMap((article) => [...picturesOf(publication, article).values()])
  const pictures = [...new Set(placed)].map(({href, image}) => ({
    path: `${metadata.slug}/${href}`,
    mediaType: image.mediaType,
    bytes: image.bytes,
  }))
  // The start page of a collection comes first, as the page of a single article does.
  const [start, ...others] = pages
  if (!start) throw new Error('a publication has a start page')
  const cards = pages.flatMap(({head}) => head.files)
  const icon = iconFile(metadata.slug, context.house, stylesOf(publication))
  return {
    content: start.html,
    beside: [...others.map(pageFile), ...pictures, icon, ...cards],
    pictures: {cover: null, thumbnail: null, card: start.head.card},
  }
}

interface MadePage {
  readonly path: string
  readonly html: string
  readonly head: HeadPicture
}

async function page(article: Article, publication: Publication, context: EmitContext): Promise<MadePage> {
  const {house, build} = context
  const css = pageStyles(house.sheets.for('screen', stylesOf(publication, article)), build.report)
  const pictures = picturesOf(publication, article)
  const data = jsonLd(article, publication, context)
  const url = article.metadata.canonical
  const {slug} = publication.metadata
  const isStart = pageOf(publication, article) === startPage
  const stem = isStart ? 'card' : `${article.metadata.slug}-card`
  const head = await headPicture({article, publication, stem, pictures, url, context})
  const others = new Set(publication.articles.filter((other) => other !== article).map(twinOf))
  const document = house.renderer.document({
    medium: 'screen',
    part: article === publication.front ? 'start' : 'article',
    publication,
    article,
    downloads: build.downloads.filter(({name}) => !others.has(name)),
    report: reportFor(article, context),
    head: {
      ...headParts(article, publication, context),
      css,
      jsonLd: data,
      contentSecurityPolicy: contentSecurityPolicy(css, data),
      generator: build.options.generator,
      url,
      image: head.image,
    },
  })
  const path = `${slug}/${pageOf(publication, article)}`
  return {path, html: `${stringify(rewritePictures(document, pictures))}\n`, head}
}

const pageFile = ({path, html}: MadePage): OutputFile => ({
  path,
  mediaType: 'text/html',
  bytes: new TextEncoder().encode(html),
})
