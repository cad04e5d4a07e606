/** The stylesheets of the screen → the text of the page's, with the policy that lets a browser apply it and nothing else. */
import {createHash} from 'node:crypto'
import type {Report} from '../../diagnostics/message.ts'
import type {SheetSet} from '../sheets.ts'

export function pageStyles({css, missing, reportTo}: SheetSet, report: Report): string {
  reportTo(report)
  for (const path of missing)
    report({
      rule: 'html/style-missing',
      reason: `The stylesheet \`${path}\` cannot be read; the page goes without it`,
      path: `templates/${path}`,
    })
  // `</style` would end the element that the sheet stands in.
  return css.replaceAll('</', '<\\/')
}

/** Nothing from anywhere, but the pictures beside the page and this one stylesheet. `file:` is for a page opened from disk,
 * where browsers do not agree on what `'self'` is; on the web it allows nothing. The data block is no script, but checkers take
 * it for one. Nothing on the page connects anywhere; Lighthouse fetches robots.txt in the page's name and counts it as missing
 * when it may not (GoogleChrome/lighthouse#10225). No script may run, and the last two see to it that none could put markup into the page either. */
export function contentSecurityPolicy(css: string, data: string | null = null): string {
  return [
    "default-src 'none'",
    "img-src 'self' file:",
    "connect-src 'self'",
    `style-src ${hash(css)}`,
    ...(data === null ? [] : [`script-src ${hash(data)}`]),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
