/** Every declaration and at-rule of a book → those that break a device, or fight the reader's settings. */
import type {CssNode} from 'css-tree'
import {saysColor} from '../../css/color.ts'
import type {Book} from '../book.ts'
import type {DeviceRule, Find} from '../finding.ts'
import type {Declared} from '../styles.ts'

export function checkStyles({styles}: Book, find: Find): void {
  for (const declared of styles.declarations)
    for (const [rule, breaks] of tests)
      if (breaks(declared)) {
        const {path, place, property, text} = declared
        find({rule, path, place, reason: `\`${property}: ${text}\``, actual: `${property}: ${text}`})
      }
  for (const {path, place, name, prelude} of styles.atRules)
    if (!understood.has(name) && !/amzn-/.test(prelude))
      find({rule: 'devices/css-at-rule', path, place, reason: `\`@${name} ${prelude}\``.replace(' `', '`')})
}

/** KindleGen: “@rules other than @import, @charset and @font-face are not supported”; the rest says nothing that matters. */
const understood: ReadonlySet<string> = new Set(['import', 'charset', 'font-face', 'namespace', 'page'])

const absolute = /(?:^|[\s/(])-?\d*\.?\d+(?:px|pt|pc|in|cm|mm|q)\b/i
const viewport = /\d(?:vw|vh|vmin|vmax|[sld]v[wh])\b/i

const tests: readonly (readonly [DeviceRule, (declared: Declared) => boolean])[] = [
  ['devices/css-variable', ({property, text}) => property.startsWith('--') || /\bvar\(/i.test(text)],
  ['devices/css-calc', ({text}) => /\bcalc\(/i.test(text)],
  ['devices/css-layout', ({property, text}) => property === 'display' && /\b(?:flex|grid)\b/i.test(text)],
  [
    'devices/css-position',
    ({property, text}) => property === 'position' && /^(?:absolute|fixed)$/i.test(text),
  ],
  [
    'devices/css-fixed-size',
    ({property, text}) => /^(?:font|font-size|line-height)$/.test(property) && absolute.test(text),
  ],
  [
    'devices/css-negative',
    ({property, value, siblings}) =>
      isNegative(value) &&
      (/^margin(?:-|$)/.test(property) || (property === 'text-indent' && !siblings.some(makesRoom))),
  ],
  ['devices/css-viewport', (declared) => viewport.test(declared.text) && !hasFallback(declared)],
  ['devices/css-color', ({property, selectors, value}) => isForced(property, selectors) && isColored(value)],
]

const makesRoom = ({property}: {readonly property: string}) =>
  /^(?:padding|margin)(?:-left|-inline(?:-start)?)?$/.test(property)

const isNegative = (value: CssNode) =>
  value.type === 'Value' &&
  [...value.children].some(
    (part) =>
      (part.type === 'Dimension' || part.type === 'Percentage' || part.type === 'Number') &&
      part.value.startsWith('-'),
  )

/** The same property before it, in a length that older engines know. */
function hasFallback({property, siblings}: Declared): boolean {
  const first = siblings.find((sibling) => sibling.property === property)
  return first !== undefined && !viewport.test(first.text)
}

/** A ground anywhere; a colour of text where most of the text is. */
function isForced(property: string, selectors: readonly string[]): boolean {
  if (property === 'background' || property === 'background-color') return true
  return property === 'color' && selectors.some((selector) => bodyText.test(selector))
}

const bodyText =
  /(?:^|[\s>+~])(?:\*|:root|html|body|p|div|section|article|main|li|dd|td|span|a)(?::link|:visited)?$/i

const isColored = (value: CssNode) => value.type === 'Value' && [...value.children].some(saysColor)
