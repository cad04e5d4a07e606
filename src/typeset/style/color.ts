/** Tokens → a colour. Paper has no dark mode: `light-dark()` has become its light half before. */
import {type Color, colorOf} from '../../css/color.ts'
import {constant, type Grammar} from './grammar.ts'

export const color: Grammar<Color | 'currentcolor'> = (tokens) => {
  const found = colorOf(tokens)
  return found === null ? null : constant(found)
}
