/** An address in a file of the book → the file and the place it means; or that it lies elsewhere. */
import {posix} from 'node:path'
import {decoded} from '../uri.ts'

export interface Address {
  readonly path: string
  /** Without `#`, decoded; null when there is none. */
  readonly fragment: string | null
}

/** Null for what does not lie in the book: `https:`, `mailto:`, `data:`. */
export function resolvePath(from: string, href: string): Address | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return null
  const [address = '', fragment] = href.split('#', 2)
  const file = decoded(address.split('?', 1)[0] ?? '')
  const path = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file))
  return {path, fragment: fragment === undefined ? null : decoded(fragment)}
}

export const isRemote = (href: string) => /^(?:https?:)?\/\//i.test(href)
