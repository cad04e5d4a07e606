/** The stylesheets of the screen → one, minified, with the policy that lets a browser apply it and nothing else. */
import {createHash} from 'node:crypto'
import {minify} from '../../css/text.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'

/** From the weakest to the strongest. */
const sheets = ['styles/tokens.css', 'styles/prose.css', 'styles/screen.css'] as const

export function pageStyles(templates: Resources, report: Report): string {
  return sheets.map((path) => minify(read(path, templates, report))).join('')
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

/** Nothing from anywhere, but the pictures beside the page and this one stylesheet. */
export function contentSecurityPolicy(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64')
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
