/** HTML that breaks off inside a tag, a comment or a declaration → the same, closed there. The parser keeps its state from one piece of
 * HTML to the next: cut off inside a tag it would take the Markdown that follows for attributes, or fail. */

export interface Closed {
  readonly value: string
  /** Where that which breaks off begins; null when nothing does. */
  readonly cut: number | null
}

/** `<div n="` → `<div n="">`, `<!-- a` → `<!-- a-->`; a `<` or `</` at the very end is no tag, but a sign. */
export function closeHtml(value: string): Closed {
  for (let at = value.indexOf('<'); at >= 0; at = value.indexOf('<', at)) {
    const {end, closing} = constructAt(value, at)
    if (closing !== null) return {value: value.slice(0, end) + closing, cut: at}
    if (end === value.length && /^<\/?$/.test(value.slice(at)))
      return {value: value.slice(0, at) + value.slice(at).replace('<', '&lt;'), cut: null}
    at = end
  }
  return {value, cut: null}
}

interface Construct {
  readonly end: number
  /** What is missing to close it. */
  readonly closing: string | null
}

/** HTML, section 13.2.5: what a `<` opens. */
function constructAt(value: string, at: number): Construct {
  if (value.startsWith('<!--', at)) {
    if (/^<!---?>/.test(value.slice(at, at + 6))) return {end: value.indexOf('>', at) + 1, closing: null}
    const end = /--!?>/g
    end.lastIndex = at + 4
    return end.test(value) ? {end: end.lastIndex, closing: null} : {end: value.length, closing: '-->'}
  }
  if (value.startsWith('<![CDATA[', at)) return until(value, at, ']]>')
  if (/^<[!?]/.test(value.slice(at, at + 2))) return until(value, at, '>')
  if (/^<\/?[a-z]/i.test(value.slice(at, at + 3))) return tagAt(value, at)
  return {end: Math.min(at + (value[at + 1] === '/' ? 2 : 1), value.length), closing: null}
}

function until(value: string, at: number, closing: string): Construct {
  const found = value.indexOf(closing, at)
  return found < 0 ? {end: value.length, closing} : {end: found + closing.length, closing: null}
}

/** A quotation mark counts only where a value begins: `<a b"c>` is whole. */
function tagAt(value: string, start: number): Construct {
  let at = start + 1
  while (at < value.length) {
    const character = value[at]
    at += 1
    if (character === '>') return {end: at, closing: null}
    if (character !== '=') continue
    while (/\s/.test(value[at] ?? '')) at += 1
    const quote = value[at]
    if (quote === '"' || quote === "'") {
      const close = value.indexOf(quote, at + 1)
      if (close < 0) return {end: value.length, closing: `${quote}>`}
      at = close + 1
    }
  }
  return {end: value.length, closing: '>'}
}
