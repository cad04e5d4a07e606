/** `size` of `@page`: paper names and lengths (css-page-3, section 3.3). */
import type {Token} from '../../css/value.ts'
import {pointsPerUnit, type Size} from '../units.ts'
import {length} from './grammar.ts'

const {mm, in: inch} = pointsPerUnit
const millimetres = (width: number, height: number): Size => ({width: width * mm, height: height * mm})
const inches = (width: number, height: number): Size => ({width: width * inch, height: height * inch})

export const paperSizes = {
  a3: millimetres(297, 420),
  a4: millimetres(210, 297),
  a5: millimetres(148, 210),
  a6: millimetres(105, 148),
  b4: millimetres(250, 353),
  b5: millimetres(176, 250),
  'jis-b4': millimetres(257, 364),
  'jis-b5': millimetres(182, 257),
  letter: inches(8.5, 11),
  legal: inches(8.5, 14),
  ledger: inches(11, 17),
} as const satisfies Readonly<Record<string, Size>>

export type Paper = 'a4' | 'letter'

export const sizeSyntax = `<length [0,∞]>{1,2} | auto | [ ${Object.keys(paperSizes).join(' | ')} ] || [ portrait | landscape ]`

/** Null: no size. The office papers A4 and Letter, and `auto`, give way to `paper`; other sizes were meant. */
export function pageSize(tokens: readonly Token[], paper: Paper): Size | null {
  const lengths = tokens.map((token) => length({negative: false})([token]))
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
  const found = Object.entries(paperSizes).find(([known]) => known === named)?.[1]
  if (!found) return null
  return orientation === 'landscape' ? {width: found.height, height: found.width} : found
}
