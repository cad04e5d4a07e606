/** Colour tokens → red, green, blue and alpha (css-color-4). Paper has no dark mode: `light-dark()` is its light half. */
import type {Token} from '../../css/value.ts'
import type {Color} from './computed-style.ts'
import {byCommas, constant, type Grammar} from './grammar.ts'
import {namedColors} from './named-colors.ts'

export const black: Color = {red: 0, green: 0, blue: 0, alpha: 1}
export const transparent: Color = {red: 0, green: 0, blue: 0, alpha: 0}

/** `currentcolor` is resolved when the element's own colour is known. */
export const color: Grammar<Color | 'currentcolor'> = (tokens) => {
  const [token] = tokens
  const found = tokens.length === 1 && token ? colorOf(token) : null
  return found === null ? null : constant(found)
}

function colorOf(token: Token): Color | 'currentcolor' | null {
  if (token.type === 'hash') return hex(token.value)
  if (token.type === 'keyword') return named(token.value.toLowerCase())
  if (token.type !== 'function') return null
  const {name, arguments: inside} = token
  if (name === 'rgb' || name === 'rgba') return rgb(inside)
  if (name === 'hsl' || name === 'hsla') return hsl(inside)
  if (name === 'color-mix') return mixed(inside)
  if (name !== 'light-dark') return null
  const [light] = byCommas(inside)[0] ?? []
  return light ? colorOf(light) : null
}

function named(name: string): Color | 'currentcolor' | null {
  if (name === 'transparent') return transparent
  if (name === 'currentcolor') return 'currentcolor'
  const digits = Object.hasOwn(namedColors, name) ? namedColors[name] : undefined
  return digits === undefined ? null : hex(digits)
}

function hex(digits: string): Color | null {
  if (!/^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return null
  const full = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits
  const at = (index: number) => Number.parseInt(full.slice(index, index + 2), 16)
  return {red: at(0), green: at(2), blue: at(4), alpha: full.length === 8 ? at(6) / 255 : 1}
}

function rgb(tokens: readonly Token[]): Color | null {
  const parts = channels(tokens)
  if (!parts) return null
  const [red, green, blue] = parts.slice(0, 3).map((token) => channel(token, 255))
  const alpha = alphaOf(parts[3])
  if (red == null || green == null || blue == null || alpha === null) return null
  return {red: clamp(red, 255), green: clamp(green, 255), blue: clamp(blue, 255), alpha}
}

function hsl(tokens: readonly Token[]): Color | null {
  const parts = channels(tokens)
  if (!parts) return null
  const hue = angle(parts[0])
  const [saturation, lightness] = parts.slice(1, 3).map((token) => channel(token, 100))
  const alpha = alphaOf(parts[3])
  if (hue === null || saturation == null || lightness == null || alpha === null) return null
  const s = clamp(saturation, 100) / 100
  const l = clamp(lightness, 100) / 100
  // css-color-4, section 7.1
  const at = (n: number) => {
    const k = (n + hue / 30) % 12
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return {red: at(0), green: at(8), blue: at(4), alpha}
}

/** `color-mix(in srgb, a 20%, b)`, in sRGB whatever the space: near enough for tints on paper. */
function mixed(tokens: readonly Token[]): Color | null {
  const [, first = [], second = []] = byCommas(tokens)
  const a = component(first)
  const b = component(second)
  if (!a || !b) return null
  const share = a.share ?? (b.share === null ? 0.5 : 1 - b.share)
  const alpha = a.color.alpha * share + b.color.alpha * (1 - share)
  const at = (channelName: 'red' | 'green' | 'blue') =>
    alpha === 0
      ? 0
      : (a.color[channelName] * a.color.alpha * share + b.color[channelName] * b.color.alpha * (1 - share)) /
        alpha
  return {red: Math.round(at('red')), green: Math.round(at('green')), blue: Math.round(at('blue')), alpha}
}

function component(tokens: readonly Token[]): {color: Color; share: number | null} | null {
  const share = tokens.find((token) => token.type === 'percentage')
  const token = tokens.find((candidate) => candidate.type !== 'percentage')
  const found = token ? colorOf(token) : null
  if (found === null || found === 'currentcolor') return null
  return {color: found, share: share?.type === 'percentage' ? share.value / 100 : null}
}

function channels(tokens: readonly Token[]): Token[] | null {
  const parts = tokens.filter((token) => token.type !== 'delimiter')
  return parts.length === 3 || parts.length === 4 ? parts : null
}

function channel(token: Token | undefined, whole: number): number | null {
  if (token?.type === 'number') return token.value
  return token?.type === 'percentage' ? (token.value / 100) * whole : null
}

function alphaOf(token: Token | undefined): number | null {
  if (!token) return 1
  const value = channel(token, 1)
  return value === null ? null : clamp(value, 1)
}

function angle(token: Token | undefined): number | null {
  const degrees = {deg: 1, turn: 360, rad: 180 / Math.PI, grad: 0.9}
  if (token?.type === 'number') return wrap(token.value)
  if (token?.type !== 'dimension') return null
  const unit = Object.entries(degrees).find(([name]) => name === token.unit)
  return unit ? wrap(token.value * unit[1]) : null
}

function wrap(degrees: number): number {
  return ((degrees % 360) + 360) % 360
}

function clamp(value: number, greatest: number): number {
  return Math.min(greatest, Math.max(0, value))
}
