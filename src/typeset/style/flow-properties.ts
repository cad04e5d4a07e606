/** Properties of generated content and of page make-up. */
import {content, counterChanges, defaultQuotes, listStyleType, quotes, stringSet} from './content-grammar.ts'
import {constant, either, keywordOf, keywords, number, words} from './grammar.ts'
import {property} from './property.ts'

const breaks = words({
  auto: 'auto',
  avoid: 'avoid',
  'avoid-page': 'avoid',
  page: 'page',
  always: 'page',
  recto: 'recto',
  right: 'recto',
  verso: 'verso',
  left: 'verso',
} as const)
const breakSyntax = 'auto | avoid | avoid-page | page | always | recto | right | verso | left'
const auto = {text: 'auto', value: 'auto'} as const
const noCounters = {text: 'none', value: []} as const
const countSyntax = 'none | [ <counter-name> <integer>? ]+'
const lineCount = number({least: 1, whole: true})
const two = {text: '2', value: 2} as const
const contentSyntax =
  '<string> | counter() | counters() | attr() | target-counter() | leader() | string() | content() | open-quote | close-quote'

export const flowProperties = {
  'list-style-type': property(
    'list-style-type',
    'boxes',
    'inherited',
    'none | disc | circle | square | decimal | decimal-leading-zero | lower-alpha | lower-latin | upper-alpha | upper-latin | lower-roman | upper-roman | lower-greek | <string>',
    {text: 'disc', value: 'disc'},
    listStyleType,
  ),
  'list-style-position': property(
    'list-style-position',
    'boxes',
    'inherited',
    'outside | inside',
    {text: 'outside', value: 'outside'},
    keywords('outside', 'inside'),
  ),
  'counter-reset': property('counter-reset', 'boxes', 'own', countSyntax, noCounters, counterChanges(0)),
  'counter-increment': property(
    'counter-increment',
    'boxes',
    'own',
    countSyntax,
    noCounters,
    counterChanges(1),
  ),
  'counter-set': property('counter-set', 'boxes', 'own', countSyntax, noCounters, counterChanges(0)),
  content: property(
    'content',
    'boxes',
    'own',
    `normal | none | [ ${contentSyntax} ]+`,
    {text: 'normal', value: 'normal'},
    content,
  ),
  quotes: property(
    'quotes',
    'boxes',
    'inherited',
    'auto | none | [ <string> <string> ]+',
    {text: 'auto', value: defaultQuotes},
    quotes,
  ),
  'string-set': property(
    'string-set',
    'boxes',
    'own',
    `none | [ <custom-ident> [ ${contentSyntax} ]+ ]#`,
    {text: 'none', value: []},
    stringSet,
  ),
  'break-before': property('break-before', 'pages', 'own', breakSyntax, auto, breaks),
  'break-after': property('break-after', 'pages', 'own', breakSyntax, auto, breaks),
  'break-inside': property(
    'break-inside',
    'pages',
    'own',
    'auto | avoid | avoid-page',
    auto,
    words({auto: 'auto', avoid: 'avoid', 'avoid-page': 'avoid'} as const),
  ),
  orphans: property('orphans', 'pages', 'inherited', '<integer [1,∞]>', two, lineCount),
  widows: property('widows', 'pages', 'inherited', '<integer [1,∞]>', two, lineCount),
  page: property('page', 'pages', 'own', 'auto | <custom-ident>', auto, (tokens) => {
    const [token] = tokens
    return keywordOf(tokens) !== null && token?.type === 'keyword' ? constant(token.value) : null
  }),
  'bookmark-level': property(
    'bookmark-level',
    'paint',
    'own',
    'none | <integer [1,∞]>',
    {text: 'none', value: 'none'},
    either(keywords('none'), lineCount),
  ),
} as const
