/** Two colours → how well one is read on the other (WCAG 2.2, relative luminance and contrast ratio). */
import type {Color} from '../typeset/style/computed-style.ts'

/** WCAG 2.2, success criterion 1.4.3: text of any size. */
export const leastContrast = 4.5

export function contrast(a: Color, b: Color): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance({red, green, blue}: Color): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(channel: number): number {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

const black: Color = {red: 0, green: 0, blue: 0, alpha: 1}
const white: Color = {red: 255, green: 255, blue: 255, alpha: 1}

/** Black or white, whichever is read better: one of them always has 4.5 : 1. */
export function plainInk(ground: Color): Color {
  return contrast(white, ground) >= contrast(black, ground) ? white : black
}

/** What is seen of a colour that lets another through. */
export function over(top: Color, below: Color): Color {
  const mix = (a: number, b: number) => a * top.alpha + b * (1 - top.alpha)
  return {
    red: mix(top.red, below.red),
    green: mix(top.green, below.green),
    blue: mix(top.blue, below.blue),
    alpha: 1,
  }
}

export const paper = white
