/** The stylesheets of the screen → one, minified, with the policy that lets a browser apply it and nothing else. */
import {createHash} from 'node:crypto'
import {minify} from '../../css/text.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'

/** From the weakest to the strongest. */
const sheets = ['styles/tokens.css', 'styles/prose.css', 'styles/screen.css'] as const

/** The stylesheet of a build is put together once, for every page and for the index. */
const made = new WeakMap<Resources, string>()

export function pageStyles(templates: Resources, report: Report): string {
  const css = made.get(templates) ?? sheets.map((path) => minify(read(path, templates, report))).join('')
  made.set(templates, css)
  return css
}

function read(path: string, templates: Resources, report: Report): string {
  const resource = templates.read(path)
  // `</style` would end the element that the sheet stands in.
  if (resource.type === 'found') return new TextDecoder().decode(resource.bytes).replaceAll('</', '<\\/')
  report({
    rule: 'html/style-missing',
    reason: `The stylesheet \`${path}\` cannot be read; the page goes without it`,
    path: `templates/${path}`,
  })
  return ''
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
