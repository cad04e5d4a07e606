/** tokens.css, prose.css and ebook.css → the one stylesheet of a book, in which nothing is fixed that the reader decides. */
import type {CssNode} from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import {flattenVariables} from '../../css/text.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'
import {forReaders} from './for-readers.ts'

export interface StylesheetOptions {
  /** Faces are in the book: their names stay. */
  readonly faces: boolean
  readonly report: Report
}

/** Colours, faces and layout of what all media share are left out without a word; of what ebook.css says itself, with a message. */
export function stylesheet(templates: Resources, {faces, report}: StylesheetOptions): string {
  const [tokens, prose, ebook] = [
    read(templates, 'tokens'),
    read(templates, 'prose'),
    read(templates, 'ebook'),
  ]
  const shared = flattenVariables(`${tokens}\n${prose}`, {medium: 'ebook', path: 'styles/prose.css', report})
  const path = 'styles/ebook.css'
  const kept = forReaders(ebook, {
    faces: true,
    own: true,
    dropped: ({property, value, place}) =>
      report({
        rule: 'epub/style-dropped',
        reason: `\`${property}: ${value}\` is left out of the e-book`,
        path,
        place,
        actual: value,
      }),
  })
  const own = flattenVariables(`${variablesOf(tokens)}\n${kept}`, {medium: 'ebook', path, report})
  // Once more, for colours that came in with variables: a border keeps its width.
  return `${forReaders(shared, {faces, own: false})}${forReaders(own, {faces: true, own: true})}`
}

function read(templates: Resources, name: string): string {
  const file = templates.read(`styles/${name}.css`)
  return file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''
}

/** Only the rules that declare custom properties, so that nothing else of tokens.css is said twice. */
function variablesOf(tokens: string): string {
  const sheet = parse(tokens, {parseCustomProperty: false})
  if (sheet.type !== 'StyleSheet') return ''
  return [...sheet.children]
    .filter((node) => node.type === 'Rule' && [...node.block.children].every(isCustomProperty))
    .map((node) => generate(node))
    .join('')
}

function isCustomProperty(node: CssNode): boolean {
  return node.type === 'Declaration' && node.property.startsWith('--')
}
