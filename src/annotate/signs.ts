/** Pieces of a line of text → the same pieces with quotes, apostrophes, dashes, ellipses and French spaces set. */
import {type Quotes, quotesOf} from './quotes.ts'

export interface Piece {
  readonly text: string
  /** It is context only: code, a picture, an address. */
  readonly fixed: boolean
}

/** Words that lose their beginning: after these an opening position holds an apostrophe. */
const elided = /^(?:tis|twas|twere|twill|em|til|cause|bout|round|n['’]|\d\ds?\b)/i
const letter = /[\p{L}\p{N}\p{M}]/u
/** After these a quotation may open. */
const opener = /[\s([{\u2013\u2014/«„“‘‚‹¿¡\u2028-]/

export function setSigns(pieces: readonly Piece[], language: string): readonly string[] {
  const whole = pieces.map((piece) => piece.text).join('')
  const setter = createSetter(whole, language)
  let start = 0
  return pieces.map(({text, fixed}) => {
    const end = start + text.length
    let result = ''
    if (fixed) result = text
    else
      for (let at = start; at < end; ) {
        const [sign, length] = setter(at)
        // A run such as `--` that reaches into the next piece is two single signs.
        if (at + length <= end) result += sign
        else result += whole.slice(at, end)
        at += length
      }
    start = end
    return result
  })
}

/** Says what stands at an offset, and how many characters of the source it stands for. Offsets must rise. */
function createSetter(whole: string, language: string): (at: number) => readonly [string, number] {
  const marks = quotesOf(language)
  const french = /^fr\b/i.test(language)
  const lastClosing = lastClosingSingle(whole)
  const open: ('double' | 'single')[] = []
  return (at) => {
    const character = whole.charAt(at)
    switch (character) {
      case '"':
        return [double(whole, at, {marks, open}), 1]
      case "'":
        return [single(whole, at, {marks, open, lastClosing}), 1]
      case '-':
        return dash(whole, at)
      case '.':
        return dots(whole, at)
      case ' ':
        return [french ? frenchSpace(whole, at) : ' ', 1]
      default:
        return [character, 1]
    }
  }
}

interface Quoting {
  readonly marks: Quotes
  /** Quotations that are open here, outermost first. */
  readonly open: ('double' | 'single')[]
}

function opens(whole: string, at: number): boolean {
  const before = whole.charAt(at - 1)
  const after = whole.charAt(at + 1)
  if (after === '' || /\s/.test(after)) return false
  // The second of two quotes opens when the first does: "'Yes,' he said."
  const outer = before === '"' || before === "'" ? whole.charAt(at - 2) : before
  return outer === '' || opener.test(outer)
}

function double(whole: string, at: number, {marks, open}: Quoting): string {
  const [outerOpen, outerClose, innerOpen, innerClose] = marks
  if (opens(whole, at)) {
    const inner = open.includes('single')
    push(open, 'double')
    return inner && open[0] === 'single' ? innerOpen : outerOpen
  }
  const depth = open.lastIndexOf('double')
  // 6'2": nothing is open, and a number stands before.
  if (depth < 0 && /\d/.test(whole.charAt(at - 1))) return '″'
  const inner = depth > 0 && open[0] === 'single'
  if (depth >= 0) open.length = depth
  return inner ? innerClose : outerClose
}

const inches = /^ ?\d{1,2}(?:[.,]\d{1,3}|[½¼¾])?"/

/** Deeper than this no quotation is meant, and looking through the open ones would take ever longer. */
const deepest = 8

function push(open: ('double' | 'single')[], kind: 'double' | 'single'): void {
  if (open.length === deepest) open.shift()
  open.push(kind)
}

function single(whole: string, at: number, quoting: Quoting & {readonly lastClosing: number}): string {
  const {marks, open, lastClosing} = quoting
  const [outerOpen, outerClose, innerOpen, innerClose] = marks
  const before = whole.charAt(at - 1)
  const after = whole.charAt(at + 1)
  // 5'10", 52°30'15": inches or seconds follow.
  if (/\d/.test(before) && inches.test(whole.slice(at + 1, at + 10))) return '′'
  if (letter.test(before) && letter.test(after)) return '’'
  if (opens(whole, at)) {
    if (elided.test(whole.slice(at + 1, at + 8)) || lastClosing <= at) return '’'
    const inner = open.includes('double')
    push(open, 'single')
    // English of some houses quotes with single marks: they stay single.
    return inner || marks[2] === '‘' ? innerOpen : outerOpen
  }
  const depth = open.lastIndexOf('single')
  if (depth < 0) return /\d/.test(before) && !letter.test(after) ? '′' : '’'
  const inner = open.lastIndexOf('double') >= 0 && open.lastIndexOf('double') < depth
  open.length = depth
  return inner || marks[2] === '‘' ? innerClose : outerClose
}

/** The place of the last straight single quote that could end a quotation. */
function lastClosingSingle(whole: string): number {
  for (let at = whole.lastIndexOf("'"); at > 0; at = whole.lastIndexOf("'", at - 1)) {
    if (!/\s/.test(whole.charAt(at - 1)) && !letter.test(whole.charAt(at + 1))) return at
  }
  return -1
}

/** `--` is an en dash, `---` an em dash; `--option` and longer runs are left alone. */
function dash(whole: string, at: number): readonly [string, number] {
  let length = 1
  while (length < 5 && whole.charAt(at + length) === '-') length += 1
  if (length === 1) return ['-', 1]
  if (length > 3) return [whole.slice(at, at + run(whole, at, '-')), run(whole, at, '-')]
  const before = whole.charAt(at - 1)
  const after = whole.charAt(at + length)
  const option = length === 2 && letter.test(after) && (before === '' || /[\s([]/.test(before))
  return [option ? '--' : length === 2 ? '–' : '—', length]
}

function dots(whole: string, at: number): readonly [string, number] {
  if (!whole.startsWith('...', at)) return ['.', 1]
  const length = run(whole, at, '.')
  return length > 4 ? [whole.slice(at, at + length), length] : [`…${'.'.repeat(length - 3)}`, length]
}

function run(whole: string, at: number, sign: string): number {
  let length = 1
  while (whole.charAt(at + length) === sign) length += 1
  return length
}

/** Imprimerie nationale: a narrow no-break space before `;`, `!`, `?` and inside guillemets, a no-break space before `:`. */
function frenchSpace(whole: string, at: number): string {
  const after = whole.charAt(at + 1)
  if (/[;!?»]/.test(after) || whole.charAt(at - 1) === '«') return '\u202F'
  return after === ':' ? '\u00A0' : ' '
}
