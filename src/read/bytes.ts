/** Bytes of a file → its text: UTF-8, without byte order mark and without characters that no format may hold. */
import type {Point} from 'unist'
import type {Report} from '../diagnostics/message.ts'

/** Never fails: what is no UTF-8 becomes U+FFFD, and a message says where it begins. */
export function decode(bytes: Uint8Array, report: Report): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  if (utf16) {
    report({
      rule: 'source/not-utf-8',
      reason: 'The file is UTF-16; it is read, but expected is UTF-8.',
      place: {line: 1, column: 1},
    })
    return new TextDecoder(utf16).decode(bytes)
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
  return withoutControls(text, report)
}

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

function withoutControls(text: string, report: Report): string {
  const first = text.search(controls)
  if (first < 0) return text
  const code = text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')
  report({
    rule: 'source/control-character',
    reason: `The control character U+${code} cannot be shown; each of its kind is read as a space.`,
    place: pointAt(text, first),
  })
  return text.replaceAll(controls, ' ')
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return {line: before.length, column: (before.at(-1) ?? '').length + 1, offset}
}
