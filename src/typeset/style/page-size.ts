/** `size` of `@page`: paper names and lengths (css-page-3, section 3.3). */
import type {Token} from '../../css/value.ts'
import type {Size} from '../units.ts'
import {length} from './grammar.ts'
import {isPaper, type Paper, paperNames, paperSizes} from './paper-sizes.ts'

export const sizeSyntax = `<length [0,∞]>{1,2} | auto | [ ${paperNames.join(' | ')} ] || [ portrait | landscape ]`

/** Null: no size. The office papers A4 and Letter, and `auto`, give way to `paper`; other sizes were meant. */
export function pageSize(tokens: readonly Token[], paper: Paper): Size | null {
  const lengths = tokens.map((token) => length({negative: false}).read([token]))
  const [first, second = first] = lengths
  if (first && second && tokens.length <= 2) {
    const context = {em: 12, rem: 12}
    const size = {width: first(context), height: second(context)}
    return size.width > 0 && size.height > 0 ? size : null
  }
  const words = tokens.map((token) => (token.type === 'keyword' ? token.value.toLowerCase() : ''))
  const orientation = words.find((word) => word === 'portrait' || word === 'landscape')
  const names = words.filter((word) => word !== orientation)
  const [name = 'auto'] = names
  if (words.length === 0 || names.length > 1) return null
  const named = name === 'auto' || name === 'a4' || name === 'letter' ? paper : name
  if (!isPaper(named)) return null
  const found = paperSizes[named]
  return orientation === 'landscape' ? {width: found.height, height: found.width} : found
}
