/** Properties of boxes: what they are, their edges and their size. */
import {transparent} from '../../css/color.ts'
import {color} from './color.ts'
import {either, keywords, length, lengthPercentage, words} from './grammar.ts'
import {property} from './property.ts'

const margin = either(keywords('auto'), lengthPercentage({negative: true}))
const marginSyntax = '<length-percentage> | auto'
const padding = lengthPercentage({negative: false})
const paddingSyntax = '<length-percentage [0,∞]>'
const zero = {text: '0', value: 0} as const
const none = {text: 'none', value: 'none'} as const
const auto = {text: 'auto', value: 'auto'} as const
/** `medium` is 3 px (css-backgrounds-3, section 3.3). */
const medium = {text: 'medium', value: 2.25} as const
const borderWidth = either(words({thin: 0.75, medium: 2.25, thick: 3.75}), length({negative: false}))
const widthSyntax = '<length [0,∞]> | thin | medium | thick'
const lineStyle = either(
  keywords('none', 'solid', 'dashed', 'dotted', 'double'),
  words({hidden: 'none'} as const),
)
const styleSyntax = 'none | hidden | solid | dashed | dotted | double'
const current = {text: 'currentcolor', value: 'currentcolor'} as const
const size = either(keywords('auto'), lengthPercentage({negative: false}))
const sizeSyntax = 'auto | <length-percentage [0,∞]>'
const limit = either(keywords('none'), lengthPercentage({negative: false}))
const limitSyntax = 'none | <length-percentage [0,∞]>'

const display = either(
  keywords(
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
  ),
  words({'flow-root': 'block'} as const),
)

export const boxProperties = {
  display: property(
    'display',
    'boxes',
    'own',
    'none | inline | inline-block | block | flow-root | list-item | table | table-caption | table-header-group | table-row-group | table-footer-group | table-row | table-cell',
    {text: 'inline', value: 'inline'},
    display,
  ),
  float: property('float', 'boxes', 'own', 'none | footnote', none, keywords('none', 'footnote')),
  'margin-top': property('margin-top', 'pages', 'own', marginSyntax, zero, margin),
  'margin-right': property('margin-right', 'pages', 'own', marginSyntax, zero, margin),
  'margin-bottom': property('margin-bottom', 'pages', 'own', marginSyntax, zero, margin),
  'margin-left': property('margin-left', 'pages', 'own', marginSyntax, zero, margin),
  'padding-top': property('padding-top', 'pages', 'own', paddingSyntax, zero, padding),
  'padding-right': property('padding-right', 'pages', 'own', paddingSyntax, zero, padding),
  'padding-bottom': property('padding-bottom', 'pages', 'own', paddingSyntax, zero, padding),
  'padding-left': property('padding-left', 'pages', 'own', paddingSyntax, zero, padding),
  'border-top-width': property('border-top-width', 'pages', 'own', widthSyntax, medium, borderWidth),
  'border-right-width': property('border-right-width', 'pages', 'own', widthSyntax, medium, borderWidth),
  'border-bottom-width': property('border-bottom-width', 'pages', 'own', widthSyntax, medium, borderWidth),
  'border-left-width': property('border-left-width', 'pages', 'own', widthSyntax, medium, borderWidth),
  'border-top-style': property('border-top-style', 'paint', 'own', styleSyntax, none, lineStyle),
  'border-right-style': property('border-right-style', 'paint', 'own', styleSyntax, none, lineStyle),
  'border-bottom-style': property('border-bottom-style', 'paint', 'own', styleSyntax, none, lineStyle),
  'border-left-style': property('border-left-style', 'paint', 'own', styleSyntax, none, lineStyle),
  'border-top-color': property('border-top-color', 'paint', 'own', '<color>', current, color),
  'border-right-color': property('border-right-color', 'paint', 'own', '<color>', current, color),
  'border-bottom-color': property('border-bottom-color', 'paint', 'own', '<color>', current, color),
  'border-left-color': property('border-left-color', 'paint', 'own', '<color>', current, color),
  'border-radius': property(
    'border-radius',
    'paint',
    'own',
    '<length [0,∞]>',
    zero,
    length({negative: false}),
  ),
  'border-collapse': property(
    'border-collapse',
    'pages',
    'inherited',
    'separate | collapse',
    {text: 'separate', value: 'separate'},
    keywords('separate', 'collapse'),
  ),
  'border-spacing': property(
    'border-spacing',
    'pages',
    'inherited',
    '<length [0,∞]>',
    zero,
    length({negative: false}),
  ),
  'background-color': property(
    'background-color',
    'paint',
    'own',
    '<color>',
    {text: 'transparent', value: transparent},
    color,
  ),
  width: property('width', 'pages', 'own', sizeSyntax, auto, size),
  'max-width': property('max-width', 'pages', 'own', limitSyntax, none, limit),
  height: property('height', 'pages', 'own', sizeSyntax, auto, size),
  'max-height': property('max-height', 'pages', 'own', limitSyntax, none, limit),
  'caption-side': property(
    'caption-side',
    'pages',
    'inherited',
    'top | bottom',
    {text: 'top', value: 'top'},
    keywords('top', 'bottom'),
  ),
} as const
