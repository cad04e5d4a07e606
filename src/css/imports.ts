/** Where an `@import` or `url()` leads: a POSIX path, resolved from that of the stylesheet; null for an address on the network. */
export function resolveReference(from: string, href: string): string | null {
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(href)) return null
  const absolute = href.startsWith('/')
  const parts = absolute ? [] : from.split('/').slice(0, -1)
  for (const part of href.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return (absolute ? '/' : '') + parts.join('/')
}
