/** tokens.css, prose.css and ebook.css → the one stylesheet of a book. */
import type {CssNode, Declaration} from 'css-tree'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import {List} from 'css-tree/utils'
import {flattenVariables} from '../../css/text.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'

/** What all media share is stripped of what the reader decides; what ebook.css says itself is meant, and stays. */
export function stylesheet(templates: Resources, report: Report): string {
  const [tokens, prose, ebook] = [
    read(templates, 'tokens'),
    read(templates, 'prose'),
    read(templates, 'ebook'),
  ]
  const shared = flattenVariables(`${tokens}\n${prose}`, {medium: 'ebook', path: 'styles/prose.css', report})
  const own = flattenVariables(`${variablesOf(tokens)}\n${ebook}`, {
    medium: 'ebook',
    path: 'styles/ebook.css',
    report,
  })
  return `${forReaders(shared)}${own}`
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

/** Without colours, faces, layout of windows and files: the reader's theme decides, and the file travels alone. */
export function forReaders(css: string): string {
  const sheet = parse(css)
  if (sheet.type !== 'StyleSheet') return ''
  return generate({...sheet, children: list(adapted([...sheet.children]))})
}

function adapted(nodes: readonly CssNode[]): readonly CssNode[] {
  return nodes.flatMap((node): readonly CssNode[] => {
    if (node.type === 'Declaration') return declaration(node)
    if (node.type === 'Rule') {
      const children = adapted([...node.block.children])
      return children.length === 0 ? [] : [{...node, block: {...node.block, children: list(children)}}]
    }
    if (node.type !== 'Atrule') return [node]
    if (node.name === 'font-face' || node.name === 'import' || !node.block) return []
    return [{...node, block: {...node.block, children: list(adapted([...node.block.children]))}}]
  })
}

const dropped =
  /^(?:color|background.*|fill|stroke|.*-shadow|.*-color|color-scheme|accent-color|(?:row-|column-)?gap|flex.*|grid.*|(?:align|justify|place)-.*|order|position|inset.*|top|right|bottom|left|z-index|float|direction|unicode-bidi|transition.*|animation.*|cursor|scroll.*|content-visibility)$/

function declaration(node: Declaration): readonly Declaration[] {
  if (dropped.test(node.property)) return []
  const value = generate(node.value)
  if (/url\(|fixed|sticky/i.test(value)) return []
  if (node.property === 'display' && /flex|grid/.test(value)) return []
  // The reader's face everywhere but in code, where letters must align.
  if (node.property === 'font-family') return value.endsWith('monospace') ? [node] : []
  if (/^(?:border|outline|text-decoration|column-rule)/.test(node.property) && node.value.type === 'Value') {
    const kept = [...node.value.children].filter((part) => !isColor(part))
    // What has no colour takes that of the text.
    return kept.length === 0 ? [] : [{...node, value: {...node.value, children: list(kept)}}]
  }
  return [node]
}

function isColor(node: CssNode): boolean {
  if (node.type === 'Hash') return true
  return (
    node.type === 'Function' && /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)$/i.test(node.name)
  )
}

function list(nodes: readonly CssNode[]): List<CssNode> {
  return new List<CssNode>().fromArray([...nodes])
}
