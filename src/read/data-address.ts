/** `data:` addresses (RFC 2397) → bytes, and what kind of picture they are, by content alone. */

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
