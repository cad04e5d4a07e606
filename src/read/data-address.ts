/** `data:` addresses (RFC 2397) → bytes; those of an article's pictures → files that lie beside it in memory. */
import {createHash} from 'node:crypto'
import {endingOf} from '../image-kind.ts'

/** A picture in an address may be as large as this; beyond, it is no picture that a page should carry. */
export const mostBytes = 32 * 1024 * 1024

export const isDataAddress = (address: string): boolean => /^\s*data:/i.test(address)

/** Null when it is no `data:` address, cannot be decoded, or is larger than `mostBytes`. */
export function dataOf(address: string): Uint8Array | null {
  const head = /^\s*data:[^,]{0,200}?(;\s*base64\s*)?,/i.exec(address.slice(0, 300))
  if (!head) return null
  const data = address.slice(head[0].length)
  if (data.length > mostBytes * 3) return null
  const bytes = head[1] ? fromBase64(data) : fromPercents(data)
  return bytes && bytes.length > 0 && bytes.length <= mostBytes ? bytes : null
}

/** White space may stand in it, where lines were wrapped; escaped or not. */
function fromBase64(data: string): Uint8Array | null {
  const plain = (data.includes('%') ? (unescaped(data) ?? '') : data).replaceAll(/\s+/g, '')
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(plain) ? new Uint8Array(Buffer.from(plain, 'base64')) : null
}

function fromPercents(data: string): Uint8Array | null {
  const text = unescaped(data)
  return text === null ? null : new TextEncoder().encode(text)
}

function unescaped(data: string): string | null {
  try {
    return decodeURIComponent(data)
  } catch {
    return null
  }
}

/** Where Markdown and its HTML have the address of a picture: `](here)`, `](<here>)`, `[name]: here`, `src="here"`. */
const addresses =
  /(?<=\]\([ \t]*<|\]:[ \t]*<)data:image\/[^>\n]+(?=>)|(?<=\]\([ \t]*|\]:[ \t]*)data:image\/[^\s)]+|(?<=\bsrc[ \t]*=[ \t]*")data:image\/[^"\n]+(?=")|(?<=\bsrc[ \t]*=[ \t]*')data:image\/[^'\n]+(?=')/gi

export interface TakenIn {
  /** With a path in the place of each picture: named by what it holds, so that it is the same wherever it stands. */
  readonly text: string
  /** By those paths. */
  readonly pictures: Readonly<Record<string, Uint8Array>>
}

/** Before anything is parsed: an address of some megabytes is no text that should be looked at sign by sign. What is no picture stays. */
export function takeInPictures(text: string): TakenIn {
  if (!/data:image\//i.test(text)) return {text, pictures: {}}
  const pictures: Record<string, Uint8Array> = {}
  let fence: string | null = null
  const lines = text.split('\n').map((line) => {
    const ticks = /^[\s>]{0,20}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (fence !== null) {
      if (ticks?.startsWith(fence)) fence = null
      return line
    }
    if (ticks) {
      fence = ticks
      return line
    }
    return line.replaceAll(addresses, (address) => {
      const bytes = dataOf(address)
      const ending = bytes && endingOf(bytes)
      if (!bytes || !ending) return address
      const path = `picture-${nameOf(bytes)}.${ending}`
      pictures[path] = bytes
      return path
    })
  })
  return {text: lines.join('\n'), pictures}
}

/** By content: the same picture has the same name in every build. */
export const nameOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 12)
