/** Properties of boxes: what they are, their edges and their size. */
import {color, either, keywords, length, lengthPercentage, words} from './grammar.ts'
import {inherited, own} from './property.ts'

const positive = {negative: false}

const margin = own('pages', '0', either(lengthPercentage({negative: true}), keywords('auto')))
const padding = own('pages', '0', lengthPercentage(positive))
/** `medium` is 3 px (css-backgrounds-3, section 3.3). */
const edgeWidth = either(length(positive), words({thin: 0.75, medium: 2.25, thick: 3.75}))
const borderWidth = own('pages', 'medium', edgeWidth)
const lineStyles = {
  none: 'none',
  hidden: 'none',
  solid: 'solid',
  dashed: 'dashed',
  dotted: 'dotted',
  double: 'double',
} as const
const borderStyle = own('paint', 'none', words(lineStyles))
const borderColor = own('paint', 'currentcolor', color)
const size = own('pages', 'auto', either(keywords('auto'), lengthPercentage(positive)))
const limit = own('pages', 'none', either(keywords('none'), lengthPercentage(positive)))

const displays = keywords(
  'none',
  'inline',
  'inline-block',
  'block',
  'list-item',
  'table',
  'table-caption',
  'table-header-group',
  'table-row-group',
  'table-footer-group',
  'table-row',
  'table-cell',
)

export const boxProperties = {
  display: own('boxes', 'inline', either(displays, words({'flow-root': 'block'}))),
  // `footnote` is the only float (css-gcpm-3).
  float: own('boxes', 'none', keywords('none', 'footnote')),
  marginTop: margin,
  marginRight: margin,
  marginBottom: margin,
  marginLeft: margin,
  paddingTop: padding,
  paddingRight: padding,
  paddingBottom: padding,
  paddingLeft: padding,
  borderTopWidth: borderWidth,
  borderRightWidth: borderWidth,
  borderBottomWidth: borderWidth,
  borderLeftWidth: borderWidth,
  borderTopStyle: borderStyle,
  borderRightStyle: borderStyle,
  borderBottomStyle: borderStyle,
  borderLeftStyle: borderStyle,
  borderTopColor: borderColor,
  borderRightColor: borderColor,
  borderBottomColor: borderColor,
  borderLeftColor: borderColor,
  borderRadius: own('paint', '0', length(positive)),
  borderCollapse: inherited('pages', 'separate', keywords('separate', 'collapse')),
  borderSpacing: inherited('pages', '0', length(positive)),
  backgroundColor: own('paint', 'transparent', color),
  width: size,
  maxWidth: limit,
  height: size,
  maxHeight: limit,
  captionSide: inherited('pages', 'top', keywords('top', 'bottom')),
}
