/** The address of a link in an article → its address in the EPUB, absolute or inside it; null when it leads nowhere. */
import {decoded} from '../../uri.ts'

export interface LinkScope {
  /** The file that holds the link. */
  readonly file: string
  /** Id → file, of the article that holds the link. */
  readonly files: ReadonlyMap<string, string>
  /** Articles of this book by their pages. The renderer writes `<page>#<id>`. */
  readonly neighbours: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** What relative addresses are relative to on the web; null when nobody said where the article lives. */
  readonly base: string | null
}

export type ResolvedLink =
  | {readonly type: 'inside' | 'absolute'; readonly href: string}
  | {readonly type: 'outside' | 'invalid'}

export function resolveLink(href: string, scope: LinkScope): ResolvedLink {
  if (href.startsWith('#')) {
    const id = decoded(href.slice(1))
    const file = scope.files.get(id)
    if (file === undefined) return {type: 'outside'}
    return {type: 'inside', href: `${file === scope.file ? '' : file}#${id.replaceAll('%', '%25')}`}
  }
  const neighbour = insideBook(href, scope)
  if (neighbour !== null) return {type: 'inside', href: neighbour}
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(href)
  if (!isAbsolute && scope.base === null) return {type: href.startsWith('//') ? 'invalid' : 'outside'}
  try {
    return {type: 'absolute', href: strict(new URL(href, scope.base ?? undefined))}
  } catch {
    return {type: 'invalid'}
  }
}

function insideBook(href: string, {neighbours}: LinkScope): string | null {
  const [, page = '', fragment] = /^([^/#?]+)(?:#(.*))?$/.exec(href) ?? []
  const files = neighbours.get(page)
  if (!files) return null
  const id = fragment === undefined ? null : decoded(fragment)
  const file = id === null ? [...files.values()][0] : files.get(id)
  if (file === undefined) return null
  return id === null ? file : `${file}#${id.replaceAll('%', '%25')}`
}

/** The URL standard lets browsers read characters that it calls errors; reading systems are stricter. */
function strict(url: URL): string {
  return url.href.replace(/[|[\]{}^`\\<>"]/g, (character, at: number) =>
    // The brackets of an IPv6 address stay.
    at < url.origin.length && (character === '[' || character === ']')
      ? character
      : `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
