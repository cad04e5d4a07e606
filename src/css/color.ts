/** Colour values → red, green, blue and alpha in sRGB (css-color-4, css-color-5), and how well one is read on another (WCAG 2.2). */
import type {CssNode} from 'css-tree'
import {
  blend,
  type Color as CuloriColor,
  clampChroma,
  colorsNamed,
  formatHex,
  interpolateWith,
  type Mode,
  modeHsl,
  modeHwb,
  modeLab,
  modeLch,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeP3,
  modeRec2020,
  modeRgb,
  modeXyz50,
  modeXyz65,
  parse,
  useMode,
  wcagContrast,
} from 'culori/fn'
import {byCommas, type Token, textOf} from './value.ts'

/** 0–255 each; alpha 0–1. */
export interface Color {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly alpha: number
}

export const black: Color = {red: 0, green: 0, blue: 0, alpha: 1}
export const white: Color = {red: 255, green: 255, blue: 255, alpha: 1}
export const transparent: Color = {red: 0, green: 0, blue: 0, alpha: 0}

const toRgb = useMode(modeRgb)
const named = [modeHsl, modeHwb, modeLab, modeLch, modeOklab, modeOklch]
const toOklch = useMode(modeOklch)
for (const mode of [...named, modeLrgb, modeXyz50, modeXyz65, modeP3, modeRec2020]) useMode(mode)

/** By the names that `color-mix()` gives them. */
const mixingSpaces = new Map([
  ['srgb', modeRgb.mode],
  ['srgb-linear', modeLrgb.mode],
  ...named.map(({mode}) => [mode, mode] as const),
])

/** Premultiplied, but for hues (css-color-4, section 12.3), with which culori's own function does as with all channels. */
const mix = interpolateWith<Mode>(
  (value, channel, {alpha = 1}) => (isWeighed(channel) ? value * alpha : value),
  (value, channel, {alpha = 1}) => (isWeighed(channel) ? value / alpha : value),
)
const isWeighed = (channel: string) => channel !== 'h' && channel !== 'alpha'

/** `currentcolor` is resolved when the element's own colour is known. Null for what is no colour. */
export function colorOf(tokens: readonly Token[]): Color | 'currentcolor' | null {
  const [token] = tokens
  if (tokens.length !== 1 || !token) return null
  if (token.type === 'keyword' && token.value.toLowerCase() === 'currentcolor') return 'currentcolor'
  const found = anyColor(token)
  return found ? inSrgb(found) : null
}

function anyColor(token: Token): CuloriColor | undefined {
  if (token.type === 'function' && token.name === 'color-mix') return mixed(token.arguments)
  return parse(textOf([token]).toLowerCase())
}

/** `color-mix(in oklch, a 20%, b)` (css-color-5, section 3); hues go the shorter way. */
function mixed(tokens: readonly Token[]): CuloriColor | undefined {
  const [method = [], ...parts] = byCommas(tokens)
  const space = mixingSpaces.get(textOf(method).replace(/^in /i, '').toLowerCase())
  const [first, second] = parts.map(component)
  if (!space || !first || !second || parts.length > 2) return undefined
  const a = first.share ?? 1 - (second.share ?? 0.5)
  const b = second.share ?? 1 - a
  if (a + b <= 0) return undefined
  const found = mix([first.color, second.color], space)(b / (a + b))
  return {...found, alpha: (found.alpha ?? 1) * Math.min(1, a + b)}
}

function component(tokens: readonly Token[]): {color: CuloriColor; share: number | null} | null {
  const share = tokens.find((token) => token.type === 'percentage')
  const [token, ...others] = tokens.filter((candidate) => candidate.type !== 'percentage')
  const color = token && others.length === 0 ? anyColor(token) : undefined
  return color ? {color, share: share ? share.value / 100 : null} : null
}

/** What no screen shows is shown as browsers do: each channel at its limit. */
function inSrgb(color: CuloriColor): Color {
  const {r, g, b, alpha = 1} = toRgb(color)
  const channel = (value = 0) => Math.round(255 * Math.min(1, Math.max(0, value)))
  return {red: channel(r), green: channel(g), blue: channel(b), alpha}
}

const asCulori = ({red, green, blue, alpha}: Color) =>
  ({mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255, alpha}) as const

/** `#0d5563`, whatever shines through. */
export const hex = (color: Color): string => formatHex(asCulori(color))

/** A part of a value that says a colour itself: neither `inherit` nor `currentcolor` nor `transparent`. */
export function saysColor(node: CssNode): boolean {
  if (node.type === 'Hash') return true
  if (node.type === 'Identifier') return Object.hasOwn(colorsNamed, node.name.toLowerCase())
  return (
    node.type === 'Function' && /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)$/i.test(node.name)
  )
}

/** Success criterion 1.4.3: text of any size. */
export const leastContrast = 4.5

export const contrast = (a: Color, b: Color): number => wcagContrast(asCulori(a), asCulori(b))

/** Black or white, whichever is read better: one of them always has 4.5 : 1. */
export const plainInk = (ground: Color): Color =>
  contrast(white, ground) >= contrast(black, ground) ? white : black

/** The same hue, lighter than its ground by so much contrast; white where no colour is. */
export function lighterThan(ground: Color, color: Color, ratio: number): Color {
  const {c, h} = toOklch(asCulori(color))
  const at = (l: number) => inSrgb(clampChroma({mode: 'oklch', l, c, ...(h !== undefined && {h})}, 'oklch'))
  let [low, high] = [0, 1]
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2
    const isEnough = contrast(at(middle), ground) >= ratio && isLighter(at(middle), ground)
    if (isEnough) high = middle
    else low = middle
  }
  return at(high)
}

export const isLighter = (a: Color, b: Color): boolean => contrast(a, black) > contrast(b, black)

/** What is seen of a colour that lets another through. */
export const over = (top: Color, below: Color): Color =>
  inSrgb(blend([asCulori(below), asCulori(top)], 'normal', 'rgb'))
