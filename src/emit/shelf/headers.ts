/** The catalogue → `_headers`, as Cloudflare Pages and Netlify read it: what a static host cannot tell from the name of a file. */

import {feeds} from '../feeds.ts'
import type {Catalogue} from './catalogue.ts'

/** No path matches two rules that set one header: Cloudflare would join the two values with a comma. */
export function headers({addresses, kinds}: Pick<Catalogue, 'addresses' | 'kinds'>): string {
  // The rules count from the root of the host, where the folder need not lie.
  const base = addresses.site === null ? '/' : new URL(addresses.site).pathname
  const rules = [
    {
      path: '*',
      headers: [
        'X-Content-Type-Options: nosniff',
        'Referrer-Policy: strict-origin-when-cross-origin',
        // The one directive of the pages' policies that a meta element may not carry (CSP 3, section 3.3).
        "Content-Security-Policy: frame-ancestors 'self'",
      ],
    },
    ...kinds.flatMap(({extension, contentType}) =>
      contentType === undefined ? [] : [{path: `*.${extension}`, headers: [`Content-Type: ${contentType}`]}],
    ),
    {path: 'llms.txt', headers: ['Content-Type: text/plain; charset=utf-8']},
    ...feeds.map(({name, mediaType}) => ({path: name, headers: [`Content-Type: ${mediaType}`]})),
  ]
  return rules
    .map(({path, headers}) => [`${base}${path}`, ...headers.map((header) => `  ${header}`)].join('\n'))
    .join('\n\n')
    .concat('\n')
}
