/** Matched rules + the parent's values → computed values → a `ComputedStyle` for layout. */
import {black} from '../../css/color.ts'
import type {Variables} from '../../css/variables.ts'
import type {ComputedStyle} from './computed-style.ts'
import type {Declared} from './declared.ts'
import {
  copy,
  inheritedNames,
  initialValues,
  type MutableValues,
  type PropertyName,
  type Values,
} from './properties.ts'
import type {ColorValue, Edge} from './values.ts'

/** What an element hands down. */
export interface StyleRecord {
  readonly style: ComputedStyle
  readonly values: Values
  readonly variables: Variables
}

/** Values of the element's own, in place of its parent's. */
export function computeValues(declared: readonly Declared[], parent: Values | null, rem: number): Values {
  const inherited = parent ?? initialValues
  const draft: MutableValues = {...initialValues}
  if (parent) for (const name of inheritedNames) copy(draft, name, parent)
  // The last word on each property; `font-size` before all else, because `em` is measured in it.
  const last = new Map<PropertyName, Declared>()
  for (const one of declared) last.set(one.name, one)
  last.get('fontSize')?.apply(draft, {em: inherited.fontSize, rem}, inherited)
  const context = {em: draft.fontSize, rem}
  for (const [name, one] of last) if (name !== 'fontSize') one.apply(draft, context, inherited)
  draft.fontWeight = weight(draft.fontWeight, inherited.fontWeight)
  if (draft.color === 'currentcolor') draft.color = inherited.color
  if (draft.page === 'auto') draft.page = inherited.page
  return draft
}

/** css-fonts-4, section 2.2.1: relative weights. */
function weight(own: Values['fontWeight'], parent: Values['fontWeight']): Values['fontWeight'] {
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

export function toComputedStyle(
  values: Values,
  {language, direction, decoration}: Surroundings,
): ComputedStyle {
  const color = values.color === 'currentcolor' ? black : values.color
  const resolve = (value: ColorValue) => (value === 'currentcolor' ? color : value)
  const edge = (width: number, style: Edge['style'], value: ColorValue): Edge => ({
    width: style === 'none' ? 0 : width,
    style,
    color: resolve(value),
  })
  const {fontSize, fontWeight, lineHeight, textDecorationThickness: thickness} = values
  const background = resolve(values.backgroundColor)
  const drawn = (values.textDecorationLine === 'none' && decoration) || {
    textDecorationLine: values.textDecorationLine,
    textDecorationColor: resolve(values.textDecorationColor),
    // A twentieth of the type size, as most faces have it.
    textDecorationThickness: thickness === 'auto' ? fontSize / 20 : thickness,
  }
  return {
    ...values,
    borderTop: edge(values.borderTopWidth, values.borderTopStyle, values.borderTopColor),
    borderRight: edge(values.borderRightWidth, values.borderRightStyle, values.borderRightColor),
    borderBottom: edge(values.borderBottomWidth, values.borderBottomStyle, values.borderBottomColor),
    borderLeft: edge(values.borderLeftWidth, values.borderLeftStyle, values.borderLeftColor),
    backgroundColor: background.alpha === 0 ? null : background,
    color,
    fontWeight: typeof fontWeight === 'number' ? fontWeight : 400,
    fontFeatures: {
      ...values.fontVariantLigatures,
      ...values.fontVariantCaps,
      ...values.fontVariantNumeric,
      ...values.fontVariantPosition,
      ...values.fontKerning,
      ...values.fontFeatureSettings,
    },
    lineHeight: 'factor' in lineHeight ? lineHeight.factor * fontSize : lineHeight.points,
    textDecorationLine: drawn.textDecorationLine,
    textDecorationColor: drawn.textDecorationColor,
    textDecorationThickness: drawn.textDecorationThickness,
    language,
    direction,
  }
}
