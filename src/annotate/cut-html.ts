/** HTML that breaks off inside a tag, a comment or a declaration → the same, closed there. The parser keeps its state from one piece of
 * HTML to the next: cut off inside a tag it would take what follows for attributes, or fail. */
import {find, html, normalize} from 'property-information'

export interface Closed {
  readonly value: string
  /** Where that which breaks off first begins, and where it is closed; null when nothing breaks off. */
  readonly cut: {readonly from: number; readonly to: number} | null
}

/** `<div n="` → `<div n="">`, `<!-- a` → `<!-- a-->`, `<div` and words → `<div>` and words; a `<` or `</` at the very end is no tag, but
 * a sign. */
export function closeHtml(value: string): Closed {
  let closed = ''
  let cut: Closed['cut'] = null
  let done = 0
  for (let at = value.indexOf('<'); at >= 0; at = value.indexOf('<', done)) {
    const {end, closing, replaced = 0} = constructAt(value, at)
    if (closing === null && end === value.length && /^<\/?$/.test(value.slice(at)))
      return {value: closed + value.slice(done, at) + value.slice(at).replace('<', '&lt;'), cut}
    if (closing !== null) cut ??= {from: at, to: end}
    closed += value.slice(done, end) + (closing ?? '')
    done = end + replaced
  }
  return {value: closed + value.slice(done), cut}
}

/** An element that is dropped with its content would take the rest of the article along when nothing closes it.
 * Pieces of HTML in their order → the same, and the first such element of each. Its content is what is code in the same piece, else nothing. */
export function closeDropped(
  pieces: readonly string[],
  dropped: ReadonlySet<string>,
): readonly {readonly value: string; readonly name: string | null}[] {
  /** End tags after here that no start tag has taken. */
  const ends = new Map<string, number>()
  return pieces
    .toReversed()
    .map((piece) => {
      let value = piece
      let first: string | null = null
      for (const {name, isEnd, end} of tagsIn(piece).toReversed()) {
        if (!dropped.has(name)) continue
        const later = ends.get(name) ?? 0
        ends.set(name, isEnd ? later + 1 : Math.max(0, later - 1))
        if (isEnd || later > 0) continue
        const at = name === 'script' || name === 'style' ? value.length : end
        value = `${value.slice(0, at)}</${name}>${value.slice(at)}`
        first = name
      }
      return {value, name: first}
    })
    .toReversed()
}

function tagsIn(value: string) {
  const tags: {readonly name: string; readonly isEnd: boolean; readonly end: number}[] = []
  for (let at = value.indexOf('<'); at >= 0; ) {
    const {end} = constructAt(value, at)
    const [, slash, name] = /^<(\/?)([a-z][^\s/>]*)/i.exec(value.slice(at, end)) ?? []
    if (name) tags.push({name: name.toLowerCase(), isEnd: slash === '/', end})
    at = value.indexOf('<', end)
  }
  return tags
}

interface Construct {
  readonly end: number
  /** What is missing to close it. */
  readonly closing: string | null
  /** Characters after its end that `closing` stands for. */
  readonly replaced?: number
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

/** A quotation mark counts only where a value begins: `<a b"c>` is whole. What breaks off keeps the attributes that can be nothing else;
 * the words after them are text, lest they be lost as names of attributes. */
function tagAt(value: string, start: number): Construct {
  const name = /^<\/?[^\s/><]+/.exec(value.slice(start))?.[0] ?? '<'
  const isEnd = name.startsWith('</')
  // A value of several lines that ends with `=` is none: its second quotation mark opens the value of another tag.
  const attribute =
    /[\s/]*([^\s/>=<][^\s/>=<]*)(\s*=\s*(?:"(?![^"\n]*\n[^"]*=")[^"]*"|'(?![^'\n]*\n[^']*=')[^']*'|[^\s"'>][^\s>]*|(?=>)))?/y
  const openValue = /[\s/]*[^\s/>=<]+\s*=\s*(["']?)/y
  const lineEnd = value.indexOf('\n', start)
  let kept = start + name.length
  let sound = true
  let words = false
  for (let at = kept; ; ) {
    const gap = /^[\s/]*/.exec(value.slice(at))?.[0].length ?? 0
    if (value[at + gap] === '>' && !words) return {end: at + gap + 1, closing: null}
    openValue.lastIndex = at
    attribute.lastIndex = at
    const found = attribute.exec(value)
    const [opened, quote = ''] = openValue.exec(value) ?? ['']
    if (!found || (opened !== '' && found[2] === undefined)) {
      return sound && opened !== '' && !isEnd
        ? valueAt(value, at + opened.length, quote)
        : {end: kept, closing: '>'}
    }
    const [whole, named = '', given] = found
    const isFirstLine = lineEnd < 0 || at + gap <= lineEnd
    const isNamed = Object.hasOwn(html.normal, normalize(named))
    const isKnown = isNamed || /[-:@]/.test(named)
    if (given === undefined && !isFirstLine && !isKnown) words = true
    const isAttribute =
      given === undefined
        ? isFirstLine && isNamed && find(html, named).boolean
        : isFirstLine || isKnown || /["']$/.test(given)
    at += whole.length
    sound &&= isAttribute
    if (sound && !isEnd) kept = at
  }
}

/** A value without its second quotation mark ends with its tag or its line. */
function valueAt(value: string, from: number, quote: string): Construct {
  const length = /^[^>\n]*/.exec(value.slice(from))?.[0].length ?? 0
  const end = from + length
  return {end, closing: `${quote}>`, replaced: value[end] === '>' ? 1 : 0}
}
