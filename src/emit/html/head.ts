/** What the head of a page says besides the article: feeds, icon, colours of the browser's frame, the way here. */
import type {Article} from '../../model/article.ts'
import type {Publication} from '../../model/publication.ts'
import type {Head} from '../../render/view.ts'
import {word} from '../../render/words.ts'
import type {EmitContext} from '../emitter.ts'
import {feedLinks} from '../feeds.ts'
import {stylesOf} from '../sheets.ts'
import {breadcrumb} from './breadcrumb.ts'
import {pageColors} from './colors.ts'
import {iconName} from './icon.ts'

export function headParts(
  article: Article,
  publication: Publication,
  {house: {sheets, strings}, build: {options}}: EmitContext,
): Pick<Head, 'feeds' | 'icon' | 'themeColors' | 'breadcrumb'> {
  const {siteUrl, shelfTitle} = options
  const words = strings.for(article.metadata.language)
  const {light, dark} = pageColors(sheets.for('screen', stylesOf(publication, article)))
  return {
    feeds: feedLinks(siteUrl ?? '../', shelfTitle ?? word(words, 'shelf')),
    icon: iconName,
    themeColors: {light: light.ground, dark: dark.ground},
    breadcrumb: breadcrumb(article, publication, {words, shelfTitle}),
  }
}
