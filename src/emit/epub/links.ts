/** The address of a link in an article → its address in the EPUB, absolute or inside it; null when it leads nowhere. */

export interface LinkScope {
  /** The file that holds the link. */
  readonly file: string
  /** Id → file, of the article that holds the link. */
  readonly files: ReadonlyMap<string, string>
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
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(href)
  if (!isAbsolute && scope.base === null) return {type: href.startsWith('//') ? 'invalid' : 'outside'}
  try {
    return {type: 'absolute', href: strict(new URL(href, scope.base ?? undefined))}
  } catch {
    return {type: 'invalid'}
  }
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

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
