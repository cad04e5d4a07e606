/** MathML → the same formula in one line of text: `(a + b)/2`, `x²`, `√(2)`. For formats and readers without formulas. */
import type {Element, ElementContent} from 'hast'

/** The usual spaces stand round relations and operations, as MathML's operator dictionary has them. */
export function linear(element: Element): string {
  return (
    write(element)
      .replace(/[\u2061-\u2064]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/([([]) /g, '$1')
      // A sign before a number is no operation.
      .replace(/(^ ?|[([,;=<>≤≥±+−] ?)([−±+]) /g, '$1$2')
      .trim()
  )
}

function write(node: ElementContent): string {
  if (node.type === 'text') return node.value.trim()
  if (node.type !== 'element') return ''
  const parts = node.children.filter((child) => child.type === 'element')
  const [a, b, c] = parts.map(write)
  const [first, second] = parts.map(grouped)
  switch (node.tagName) {
    case 'mo':
      return operator(all(node))
    case 'mtext':
      return ` ${all(node)} `
    case 'ms':
      return `“${all(node)}”`
    case 'mspace':
    case 'mprescripts':
      return ' '
    case 'mfrac':
      return `${first}/${second}`
    case 'msqrt':
      return `√${parts.length === 1 ? first : `(${all(node).trim()})`}`
    case 'mroot':
      return `${raised(b ?? '')}√${first}`
    case 'msup':
      return `${first}${raised(b ?? '')}`
    case 'msub':
      return `${first}${lowered(b ?? '')}`
    case 'msubsup':
    case 'munderover':
      return `${a ?? ''}${lowered(b ?? '')}${raised(c ?? '')}`
    case 'munder':
      return `${a ?? ''}${lowered(b ?? '')}`
    case 'mover':
      return `${a ?? ''}${accents[b?.trim() ?? ''] ?? raised(b ?? '')}`
    case 'mtable':
      return `[${parts.map(write).join('; ')}]`
    case 'mtr':
      return parts.map(write).join(', ')
    default:
      return all(node)
  }
}

const all = (node: Element): string => node.children.map(write).join('')

const spaced = /^(?:[=<>≤≥≠≈≡∼≃≅∝→←↔⇒⇐⇔∈∉⊂⊆⊃⊇∪∩+\-−±∓×÷⋅·∧∨∣]|:=)$/

/** A hyphen in a formula is a minus sign. */
function operator(text: string): string {
  const sign = text === '-' ? '−' : text
  if (sign === ',' || sign === ';') return `${sign} `
  return spaced.test(sign) ? ` ${sign} ` : sign
}

/** What consists of several signs is held together by brackets, a name or a number is not. */
function grouped(node: ElementContent): string {
  const inside = write(node).trim()
  const isToken = node.type === 'element' && /^(?:mi|mn|mtext)$/.test(node.tagName)
  return isToken ? inside : bracketed(inside)
}

function bracketed(text: string): string {
  return /^(?:\p{N}[\p{N}.,]*|\p{L}\p{M}*[′²³]?)$/u.test(text) || /^\([^()]*\)$/.test(text)
    ? text
    : `(${text})`
}

const superscripts: Readonly<Record<string, string>> = pairs('0123456789+−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')
const subscripts: Readonly<Record<string, string>> = pairs('0123456789+−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')
const accents: Readonly<Record<string, string>> = {
  '¯': '\u0304',
  '‾': '\u0305',
  '^': '\u0302',
  '~': '\u0303',
  '→': '\u20D7',
  '˙': '\u0307',
}

function raised(text: string): string {
  const inside = text.trim()
  if (/^[′″‴*†]+$/.test(inside)) return inside
  return signs(inside, superscripts) ?? `^${bracketed(inside)}`
}

function lowered(text: string): string {
  const inside = text.trim()
  return signs(inside, subscripts) ?? `_${bracketed(inside)}`
}

/** Null when one of them has no such form. */
function signs(text: string, forms: Readonly<Record<string, string>>): string | null {
  const made = [...text.replaceAll(' ', '')].map((sign) => forms[sign])
  return made.includes(undefined) ? null : made.join('')
}

function pairs(from: string, to: string): Readonly<Record<string, string>> {
  const forms = [...to]
  return Object.fromEntries([...from].map((sign, index) => [sign, forms[index] ?? sign]))
}
