/** Text → its lines, each with its place: what line ends, tabs and the page breaks of word processors mean. */
import type {Point} from 'unist'

export interface Line {
  /** Without white space at either end. */
  readonly text: string
  /** Columns of white space before it. */
  readonly indent: number
  /** Whether an empty line, or the end of a page, stands before it. */
  readonly apart: boolean
  /** Where `text` begins. */
  readonly start: Point
}

const tabWidth = 4

/** Lines that hold nothing are only a distance. */
export function linesOf(source: string): readonly Line[] {
  const lines: Line[] = []
  let number = 0
  let apart = true
  for (const {0: raw, index} of source.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (raw === '' && index === source.length) break
    number += 1
    // A form feed ends a page.
    if (raw.includes('\f')) apart = true
    const text = raw.replaceAll('\f', ' ').trim()
    if (text === '') {
      apart = true
      continue
    }
    const before = raw.search(/[^\s\f]/)
    const start = {line: number, column: before + 1, offset: index + before}
    lines.push({text, indent: columns(raw.slice(0, before)), apart, start})
    apart = false
  }
  return lines
}

function columns(space: string): number {
  let count = 0
  for (const character of space)
    count += character === '\t' ? tabWidth - (count % tabWidth) : width(character)
  return count
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\uFF00-\uFF60]/u
const allWide = new RegExp(wide.source, 'gu')

/** Whether a character is of a script that is written without spaces, on two columns. */
export const isWide = (character: string): boolean => wide.test(character)

/** In columns of a terminal, as programs count that wrap lines (Unicode, UAX 11). */
export function width(text: string): number {
  return text.length + (text.match(allWide)?.length ?? 0)
}
