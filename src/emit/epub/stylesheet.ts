/** tokens.css, prose.css and ebook.css → the one stylesheet of a book. */
import {flattenVariables} from '../../css/text.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'

const names = ['tokens', 'prose', 'ebook'] as const

export function stylesheet(templates: Resources, report: Report): string {
  const css = names.map((name) => read(templates, `styles/${name}.css`)).join('\n')
  return flattenVariables(css, {medium: 'ebook', path: 'styles/ebook.css', report})
}

function read(templates: Resources, path: string): string {
  const file = templates.read(path)
  return file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''
}
