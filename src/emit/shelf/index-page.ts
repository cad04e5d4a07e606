/** The catalogue → `index.html`: every publication with its cover, its takeaways and its files. */
import type {Report} from '../../diagnostics/message.ts'
import type {ShelfItem, ShelfRenderer} from '../../render/view.ts'
import type {Look} from '../emitter.ts'
import {feedLinks} from '../feeds.ts'
import {pageColors} from '../html/colors.ts'
import {iconName} from '../html/icon.ts'
import {contentSecurityPolicy, pageStyles} from '../html/styles.ts'
import type {ManifestPublication} from '../manifest.ts'
import {stringify} from '../stringify.ts'
import type {Catalogue} from './catalogue.ts'

export interface PageContext extends Look {
  readonly renderer: ShelfRenderer
  readonly report: Report
}

export function indexPage(catalogue: Catalogue, {renderer, sheets, report}: PageContext): string {
  const css = pageStyles(sheets.for('screen'), report)
  const {light, dark} = pageColors(sheets.for('screen'))
  const {title, description, language, direction, generator, addresses} = catalogue
  const page = {
    title,
    description,
    language,
    direction,
    feeds: feedLinks('', title),
    items: catalogue.publications.map((publication) => itemOf(publication, catalogue)),
  }
  const head = {
    css,
    jsonLd: '{}',
    contentSecurityPolicy: contentSecurityPolicy(css),
    generator,
    url: addresses.site,
    icon: iconName,
    themeColors: {light: light.ground, dark: dark.ground},
  }
  return `${stringify(renderer.shelf(page, head))}\n`
}

function itemOf(publication: ManifestPublication, {addresses}: Catalogue): ShelfItem {
  const {kind, authors, articles, thumbnail, cover} = publication
  const picture = thumbnail ?? cover
  return {
    ...publication,
    page: addresses.page(publication),
    authors: authors.map(({name}) => name),
    picture: picture && {
      src: picture.path,
      width: picture.width,
      height: picture.height,
      // A cover that says no more than the heading beside it would be read twice.
      alt: picture.alt.includes(publication.title) ? '' : picture.alt,
    },
    articles:
      kind === 'article'
        ? []
        : articles.map((article) => ({...article, page: addresses.page(publication, article)})),
  }
}
