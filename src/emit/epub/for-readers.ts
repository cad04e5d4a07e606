/** A stylesheet → the same without colours, fixed sizes, layout of windows and files: the reader's theme decides, and the file travels alone. */
import type {CssNode, Declaration, StyleSheet} from 'css-tree'
import generate from 'css-tree/generator'
import {saysColor} from '../../css/color.ts'
import {listOf, withBlock, withRules} from '../../css/text.ts'

interface Dropped {
  readonly property: string
  readonly value: string
  readonly place: {readonly line: number; readonly column: number} | undefined
}

export interface ForReadersOptions {
  /** The faces that the stylesheet names stay. */
  readonly faces: boolean
  /** What the e-book's own stylesheet takes back from the others stays: `color: inherit`. */
  readonly own: boolean
  readonly dropped?: (declaration: Dropped) => void
}

export function forReaders(sheet: StyleSheet, options: ForReadersOptions): StyleSheet {
  return withRules(sheet, adapted(sheet.children, options))
}

/** What a finished stylesheet still fixes: nothing, when `forReaders` has made it. */
export function fixedIn(sheet: StyleSheet): readonly string[] {
  const fixed: string[] = []
  forReaders(sheet, {
    faces: true,
    own: true,
    dropped: ({property, value}) => fixed.push(`${property}: ${value}`),
  })
  return fixed
}

function adapted(nodes: Iterable<CssNode>, options: ForReadersOptions): readonly CssNode[] {
  return [...nodes].flatMap((node): readonly CssNode[] => {
    if (node.type === 'Declaration') return declaration(node, options)
    if (node.type !== 'Rule' && node.type !== 'Atrule') return [node]
    if (!node.block || (node.type === 'Atrule' && leftOut.test(node.name))) return []
    const children = adapted(node.block.children, options)
    return node.type === 'Rule' && children.length === 0 ? [] : [withBlock(node, children)]
  })
}

/** Files are embedded by their own rules; what moves may flash. */
const leftOut = /^(?:font-face|import|(?:-webkit-)?keyframes)$/

const dropped =
  /^(?:color|background.*|fill|stroke|.*-shadow|.*-color|color-scheme|accent-color|(?:row-|column-)?gap|flex.*|grid.*|(?:align|justify|place)-.*|order|position|inset.*|top|right|bottom|left|z-index|float|direction|unicode-bidi|transition.*|animation.*|cursor|scroll.*|content-visibility)$/

/** They take what is there already. */
const neutral =
  /^(?:inherit|initial|unset|revert|currentcolor|transparent|none|auto|normal|0|static|relative)$/i

/** A size of type in them stays when the reader asks for a larger one. */
const absolute = /\d(?:px|pt|pc|cm|mm|in|q)\b/i

function declaration(node: Declaration, options: ForReadersOptions): readonly Declaration[] {
  const {property} = node
  if (property.startsWith('--')) return [node]
  const value = generate(node.value).trim()
  const drop = (): readonly Declaration[] => {
    options.dropped?.({property, value, place: node.loc?.start})
    return []
  }
  if (dropped.test(property)) return neutral.test(value) && options.own ? [node] : drop()
  if (/url\(|fixed|sticky/i.test(value)) return drop()
  if (property === 'display' && /flex|grid/.test(value)) return drop()
  if (/^(?:font|font-size|line-height)$/.test(property) && absolute.test(value)) return drop()
  // The reader's face everywhere but in code, where letters must align.
  if (property === 'font-family' && !options.faces) return value.endsWith('monospace') ? [node] : []
  if (/^(?:border|outline|text-decoration|column-rule)/.test(property)) return uncoloured(node, options)
  return [node]
}

/** What has no colour takes that of the text. */
function uncoloured(node: Declaration, options: ForReadersOptions): readonly Declaration[] {
  const parts = node.value.type === 'Value' ? [...node.value.children] : []
  const colors = parts.filter(saysColor)
  if (colors.length === 0) return [node]
  options.dropped?.({
    property: node.property,
    value: colors.map((part) => generate(part)).join(' '),
    place: node.loc?.start,
  })
  const kept = parts.filter((part) => !colors.includes(part))
  return kept.length === 0 ? [] : [{...node, value: {type: 'Value', children: listOf(kept)}}]
}
