/** An article as lines that constructs of other dialects are rewritten in. */
import type {Resources} from '../../resources.ts'
import type {ByName} from './by-name.ts'
import type {Dialect} from './dialect.ts'

export interface Lines {
  /** Changed in place. */
  readonly text: string[]
  /** Whether a line is code, or front matter: nothing there is markup. */
  readonly isLiteral: boolean[]
  /** The number of each in the file, from 1. */
  readonly numbers: number[]
}

/** A line of text longer than this is left alone, characters. */
const longest = 5000

export type Tell = (found: {
  readonly rule:
    | 'dialects/not-understood'
    | 'dialects/left-out'
    | 'dialects/include-missing'
    | 'dialects/include-circle'
    | 'dialects/page-missing'
    | 'dialects/page-ambiguous'
  readonly reason: string
  /** From 0. */
  readonly line: number
}) => void

/** Where an article stands, for signs that mean one thing here and another there. */
export interface Place {
  /** Null: nobody has said. */
  readonly dialect: Dialect | null
  /** Whether what a lesson says to instructors alone is wanted. */
  readonly forInstructors?: boolean
  /** Whether elements and braces are those of MDX. */
  readonly isMdx?: boolean
  /** Of the article, from the root of the sources. */
  readonly path: string
  /** The sources, for files that it includes; null: none is looked for. */
  readonly resources: Resources | null
}

export interface Setting extends Place {
  readonly byName: ByName
}

/** One construct, or a few that are written alike; `docs/dialects.md` is made from these. */
export interface Construct extends Described {
  apply(lines: Lines, tell: Tell, setting: Setting): void
}

export interface Described {
  /** What it is, in a few words. */
  readonly name: string
  /** The tools that write it so. */
  readonly tools: string
  readonly example: string
  /** What becomes of it. */
  readonly becomes: string
}

const fence = /^(?:[ \t>]|[-*+] |\d+[.)] )*(`{3,}|~{3,})(.*)$/

/** @param given the number of each line, where they are not as they stand. */
export function linesOf(source: string, given?: readonly number[]): Lines {
  const text = source.split('\n')
  const isLiteral: boolean[] = []
  let code: {readonly ticks: string; readonly column: number} | null = null
  let front = /^(---|\+\+\+)[ \t]*\r?$/.exec(text[0] ?? '')?.[1] ?? null
  for (const [index, line] of text.entries()) {
    if (front !== null) {
      isLiteral.push(true)
      if (index > 0 && (line.trimEnd() === front || (front === '---' && line.trimEnd() === '...')))
        front = null
      continue
    }
    const [, ticks = '', info = ''] = fence.exec(line) ?? []
    if (code !== null) {
      isLiteral.push(true)
      // Farther in it is a line of the code.
      const column = line.replaceAll('\t', '    ').indexOf(ticks)
      if (ticks.startsWith(code.ticks) && info.trim() === '' && column < code.column + 4) code = null
      continue
    }
    // A directive in a fence of backticks is markup all the same; its content is looked at by who reads it.
    if (ticks !== '' && !(ticks.startsWith('`') && info.includes('`')))
      code = {ticks, column: line.replaceAll('\t', '    ').indexOf(ticks)}
    isLiteral.push(code !== null)
  }
  const numbers = given ? [...given] : text.map((_, index) => index + 1)
  // Front matter that never ends is none.
  return {text, isLiteral: front === null ? isLiteral : text.map(() => false), numbers}
}

/** Where a construct has put several lines in the place of one, each becomes a line of its own. */
export function split({text, isLiteral, numbers}: Lines): void {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const parts = text[index]?.split('\n') ?? []
    if (parts.length < 2) continue
    text.splice(index, 1, ...parts)
    isLiteral.splice(index, 1, ...parts.map((_, part) => part === 0 && isLiteral[index] === true))
    numbers.splice(index, 1, ...parts.map(() => numbers[index] ?? 0))
  }
}

/** Outside of code in a line of text. */
export function replaceOutsideCode(
  line: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | null,
): string {
  if (line.length > longest) return line
  pattern.lastIndex = 0
  if (!pattern.test(line)) return line
  pattern.lastIndex = 0
  const spans = [...line.matchAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g)].map(
    ({0: {length}, index}) => [index, index + length] as const,
  )
  let result = ''
  let from = 0
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    const {index} = match
    if (spans.some(([start, end]) => index >= start && index < end)) continue
    const by = replace(match)
    if (by === null) continue
    result += line.slice(from, index) + by
    from = index + match[0].length
  }
  return result + line.slice(from)
}
