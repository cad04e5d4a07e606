/** Properties of generated content and of page make-up. */
import {content, counterChanges, listStyleType, quotes, stringSet} from './content-grammar.ts'
import {either, grammar, keywords, number, words} from './grammar.ts'
import {inherited, own} from './property.ts'

const between = own(
  'pages',
  'auto',
  words({
    auto: 'auto',
    avoid: 'avoid',
    'avoid-page': 'avoid',
    page: 'page',
    always: 'page',
    recto: 'recto',
    right: 'recto',
    verso: 'verso',
    left: 'verso',
  }),
)
const count = number({least: 1, whole: true})
const lineCount = inherited('pages', '2', count)

export const flowProperties = {
  listStyleType: inherited('boxes', 'disc', listStyleType),
  listStylePosition: inherited('boxes', 'outside', keywords('outside', 'inside')),
  counterReset: own('boxes', 'none', counterChanges(0)),
  counterIncrement: own('boxes', 'none', counterChanges(1)),
  counterSet: own('boxes', 'none', counterChanges(0)),
  content: own('boxes', 'normal', content),
  quotes: inherited('boxes', 'auto', quotes),
  stringSet: own('boxes', 'none', stringSet),
  breakBefore: between,
  breakAfter: between,
  breakInside: own('pages', 'auto', words({auto: 'auto', avoid: 'avoid', 'avoid-page': 'avoid'})),
  orphans: lineCount,
  widows: lineCount,
  /** The named page (css-page-3); `auto` takes the parent's. */
  page: own(
    'pages',
    'auto',
    grammar('auto | <custom-ident>', ([token, ...others]) =>
      token?.type === 'keyword' && others.length === 0 ? token.value : null,
    ),
  ),
  bookmarkLevel: own('paint', 'none', either(keywords('none'), count)),
}
