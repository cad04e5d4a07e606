/** Bytes of a file → its text: UTF-8, without byte order mark and without characters that no format may hold. */
import type {Point} from 'unist'
import type {Report} from '../diagnostics/message.ts'

interface Encoding {
  readonly label: 'utf-16le' | 'utf-16be' | 'windows-1252'
  readonly name: string
}

/** Never fails: a text in another encoding is read as what it is; what is no UTF-8 otherwise becomes U+FFFD, and a message says where it begins.
 * @param pages whether form feeds are let through, which end the pages of a plain text
 */
export function decode(bytes: Uint8Array, report: Report, {pages = false} = {}): string {
  const other = encodingOf(bytes)
  if (other !== null) {
    report({
      rule: 'source/encoding',
      reason: `The file is ${other.name}; it is read as that.`,
      place: {line: 1, column: 1},
    })
    return withoutControls(textIn(bytes, other), report, pages)
  }
  const text = new TextDecoder('utf-8').decode(bytes)
  const first = firstFault(text, bytes)
  if (first) {
    report({
      rule: 'source/not-utf-8',
      reason: `The file is not UTF-8: the byte 0x${first.byte.toString(16).padStart(2, '0').toUpperCase()} stands where no character begins or goes on. It is shown as “�”.`,
      place: first.point,
    })
  }
  return withoutControls(text, report, pages)
}

/** UTF-16 and Windows-1252, in which word processors save text; null: UTF-8, or what is meant to be it. */
function encodingOf(bytes: Uint8Array): Encoding | null {
  const [first, second] = bytes
  const head = bytes.subarray(0, 2000)
  // Half of the bytes of a Latin text in UTF-16 are zero.
  const zeros = (from: 0 | 1) => head.filter((byte, index) => byte === 0 && index % 2 === from).length
  const [even, odd] = [zeros(0), zeros(1)]
  const many = (count: number, other: number) =>
    head.length > 15 && count > head.length / 5 && other < count / 20
  if ((first === 0xff && second === 0xfe) || many(odd, even)) return {label: 'utf-16le', name: 'UTF-16'}
  if ((first === 0xfe && second === 0xff) || many(even, odd)) return {label: 'utf-16be', name: 'UTF-16'}
  return isWindows1252(bytes) ? {label: 'windows-1252', name: 'Windows-1252, not UTF-8'} : null
}

/** 0x80 to 0x9F (WHATWG Encoding, index windows-1252). Node 20's own decoder takes them for Latin-1. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

function textIn(bytes: Uint8Array, {label}: Encoding): string {
  const text = new TextDecoder(label).decode(bytes)
  return label === 'windows-1252'
    ? text.replaceAll(/[\x80-\x9F]/g, (character) => upper.charAt(character.charCodeAt(0) - 0x80))
    : text
}

/** No sequence of UTF-8 in it, no byte that Windows-1252 leaves undefined, and each byte beyond ASCII beside a letter or a space. */
function isWindows1252(bytes: Uint8Array): boolean {
  let beyond = 0
  for (const [index, byte] of bytes.entries()) {
    if (byte < 0x80) continue
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false
    const next = bytes[index + 1] ?? 0x20
    if (next >= 0x80 && isSequence(byte, next)) return false
    if (next !== 0x0a && next !== 0x0d && (next < 0x20 || next === 0x7f)) return false
    beyond += 1
  }
  // Letters with accents, dashes and quotation marks are rare beside the others.
  return beyond > 0 && beyond <= bytes.length / 3
}

/** The lead byte of UTF-8 and one that may go on after it. */
const isSequence = (lead: number, next: number): boolean => lead >= 0xc2 && lead <= 0xf4 && next <= 0xbf

/** The first replacement character that does not stand for one in the file itself. */
function firstFault(text: string, bytes: Uint8Array): {readonly point: Point; readonly byte: number} | null {
  if (!text.includes('\uFFFD')) return null
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    return null
  } catch {
    const encoder = new TextEncoder()
    // A byte order mark is in the bytes but not in the text.
    let offset = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    let from = 0
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
      offset += encoder.encode(text.slice(from, at)).length
      const genuine = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd
      if (!genuine) return {point: pointAt(text, at), byte: bytes[offset] ?? 0}
      offset += 3
      from = at + 1
    }
    return null
  }
}

/** XML 1.0, production 2: no other control characters exist in an EPUB; a space keeps every offset. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0B\x0C\x0E-\x1F\uFDD0-\uFDEF\uFFFE\uFFFF]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlsButPages = /[\0-\x08\x0B\x0E-\x1F\uFDD0-\uFDEF\uFFFE\uFFFF]/g

function withoutControls(text: string, report: Report, pages: boolean): string {
  const looked = pages ? controlsButPages : controls
  const first = text.search(looked)
  if (first < 0) return text
  const code = text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')
  report({
    rule: 'source/control-character',
    reason: `The control character U+${code} cannot be shown; each of its kind is read as a space.`,
    place: pointAt(text, first),
  })
  return text.replaceAll(looked, ' ')
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return {line: before.length, column: (before.at(-1) ?? '').length + 1, offset}
}
