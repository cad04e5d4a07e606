/** Paper by name, as CSS has it (css-page-3, section 3.3): what `size` of `@page`, the option `paper` and its documentation know. */
import {pointsPerUnit, type Size} from '../units.ts'

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

export type Paper = keyof typeof paperSizes

export const isPaper = (name: string): name is Paper => Object.hasOwn(paperSizes, name)

export const paperNames: readonly Paper[] = Object.keys(paperSizes).filter(isPaper)
