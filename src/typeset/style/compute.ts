/** Matched rules + the parent's values → computed values → a `ComputedStyle` for layout. */
import {black, type Color} from '../../css/color.ts'
import type {Variables} from '../../css/variables.ts'
import type {ComputedStyle, Edge} from './computed-style.ts'
import {copy, type Declared} from './declared.ts'
import {inheritedNames, initialValues} from './properties.ts'
import type {ColorValue, MutableValues, PropertyName, Values} from './values.ts'

/** What an element hands down. */
export interface StyleRecord {
  readonly style: ComputedStyle
  readonly values: Values
  readonly variables: Variables
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

/** Values of the element's own, in place of its parent's. */
export function computeValues(declared: readonly Declared[], parent: Values | null, rem: number): Values {
  const inherited = parent ?? initialValues
  const draft: MutableValues = {...initialValues}
  if (parent) for (const name of inheritedNames) copy(draft, name, parent)
  // The last word on each property; `font-size` before all else, because `em` is measured in it.
  const last = new Map<PropertyName, Declared>()
  for (const one of declared) last.set(one.name, one)
  last.get('font-size')?.apply(draft, {em: inherited['font-size'], rem}, inherited)
  const context = {em: draft['font-size'], rem}
  for (const [name, one] of last) if (name !== 'font-size') one.apply(draft, context, inherited)
  draft['font-weight'] = weight(draft['font-weight'], inherited['font-weight'])
  if (draft.color === 'currentcolor') draft.color = inherited.color
  if (draft.page === 'auto') draft.page = inherited.page
  return draft
}

/** css-fonts-4, section 2.2.1: relative weights. */
function weight(own: Values['font-weight'], parent: Values['font-weight']): Values['font-weight'] {
  const from = typeof parent === 'number' ? parent : 400
  if (own === 'bolder') return from < 350 ? 400 : from < 550 ? 700 : 900
  if (own === 'lighter') return from < 550 ? 100 : from < 750 ? 400 : 700
  return own
}

export interface Surroundings {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Decoration is drawn through an inline element's descendants. */
  readonly decoration: ComputedStyle | null
}

export function toComputedStyle(values: Values, around: Surroundings): ComputedStyle {
  const color = resolve(values.color, black)
  const size = values['font-size']
  const line = values['line-height']
  const weightValue = values['font-weight']
  const background = resolve(values['background-color'], color)
  const handed = values['text-decoration-line'] === 'none' ? around.decoration : null
  return {
    display: values.display,
    float: values.float,
    marginTop: values['margin-top'],
    marginRight: values['margin-right'],
    marginBottom: values['margin-bottom'],
    marginLeft: values['margin-left'],
    paddingTop: values['padding-top'],
    paddingRight: values['padding-right'],
    paddingBottom: values['padding-bottom'],
    paddingLeft: values['padding-left'],
    borderTop: edge(
      values['border-top-width'],
      values['border-top-style'],
      values['border-top-color'],
      color,
    ),
    borderRight: edge(
      values['border-right-width'],
      values['border-right-style'],
      values['border-right-color'],
      color,
    ),
    borderBottom: edge(
      values['border-bottom-width'],
      values['border-bottom-style'],
      values['border-bottom-color'],
      color,
    ),
    borderLeft: edge(
      values['border-left-width'],
      values['border-left-style'],
      values['border-left-color'],
      color,
    ),
    borderRadius: values['border-radius'],
    borderCollapse: values['border-collapse'],
    borderSpacing: values['border-spacing'],
    backgroundColor: background.alpha === 0 ? null : background,
    width: values.width,
    maxWidth: values['max-width'],
    height: values.height,
    maxHeight: values['max-height'],
    captionSide: values['caption-side'],
    color,
    fontFamily: values['font-family'],
    fontSize: size,
    fontWeight: typeof weightValue === 'number' ? weightValue : 400,
    fontStyle: values['font-style'],
    fontFeatures: {
      ...values['font-variant-ligatures'],
      ...values['font-variant-caps'],
      ...values['font-variant-numeric'],
      ...values['font-variant-position'],
      ...values['font-kerning'],
      ...values['font-feature-settings'],
    },
    lineHeight: 'factor' in line ? line.factor * size : line.points,
    letterSpacing: values['letter-spacing'],
    wordSpacing: values['word-spacing'],
    textAlign: values['text-align'],
    textAlignLast: values['text-align-last'],
    textJustify: values['text-justify'],
    textIndent: values['text-indent'],
    textTransform: values['text-transform'],
    textDecorationLine: handed?.textDecorationLine ?? values['text-decoration-line'],
    textDecorationColor: handed?.textDecorationColor ?? resolve(values['text-decoration-color'], color),
    textDecorationThickness:
      handed?.textDecorationThickness ?? thickness(values['text-decoration-thickness'], size),
    verticalAlign: values['vertical-align'],
    tabSize: values['tab-size'],
    textUnderlineOffset: values['text-underline-offset'],
    whiteSpace: values['white-space'],
    textWrapStyle: values['text-wrap-style'],
    hyphens: values.hyphens,
    overflowWrap: values['overflow-wrap'],
    hangingPunctuation: values['hanging-punctuation'],
    language: around.language,
    direction: around.direction,
    listStyleType: values['list-style-type'],
    listStylePosition: values['list-style-position'],
    counterReset: values['counter-reset'],
    counterIncrement: values['counter-increment'],
    counterSet: values['counter-set'],
    content: values.content,
    quotes: values.quotes,
    stringSet: values['string-set'],
    breakBefore: values['break-before'],
    breakAfter: values['break-after'],
    breakInside: values['break-inside'],
    orphans: values.orphans,
    widows: values.widows,
    page: values.page,
    bookmarkLevel: values['bookmark-level'],
  }
}

function resolve(value: ColorValue, current: Color): Color {
  return value === 'currentcolor' ? current : value
}

function edge(width: number, style: Edge['style'], color: ColorValue, current: Color): Edge {
  return {width: style === 'none' ? 0 : width, style, color: resolve(color, current)}
}

/** `auto`: a twentieth of the type size, as most faces have it. */
function thickness(value: number | 'auto', size: number): number {
  return value === 'auto' ? size / 20 : value
}
