/** Drawings and formulas in the text of an article; drawings as pictures, for formats that have no SVG in their text. */
import {toXast} from 'hast-util-to-xast'
import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Article, ArticleImage} from '../model/article.ts'
import type {Drawing, Formula} from '../model/nodes.ts'
import {contentOf} from '../parts/index.ts'
import {serialize} from './xml.ts'

export interface Graphics {
  readonly drawings: readonly Drawing[]
  readonly formulas: readonly Formula[]
}

export function graphicsOf(article: Article): Graphics {
  const drawings: Drawing[] = []
  const formulas: Formula[] = []
  const root: Root = {type: 'root', children: [...contentOf(article)]}
  visit(root, 'drawing', (node) => {
    drawings.push(node)
  })
  visit(root, 'formula', (node) => {
    formulas.push(node)
  })
  return {drawings, formulas}
}

/** By the names that the print document gives them. */
export function drawnPictures(article: Article): readonly (readonly [string, ArticleImage])[] {
  return graphicsOf(article).drawings.map(({data, element}) => {
    const path = data.image ?? ''
    const {width, height} = sizeOf(element.properties)
    const properties = {...element.properties, width, height}
    const tree = toXast({...element, properties}, {space: 'svg'})
    // A picture by itself has no text round it whose colour it could take.
    const text = serialize(tree.type === 'root' ? [] : [tree]).replaceAll(/\bcurrentColor\b/gi, '#000')
    const bytes = new TextEncoder().encode(text)
    return [path, {path, bytes, mediaType: 'image/svg+xml', width, height}] as const
  })
}

/** CSS, section 10.4 of SVG 2: its own measures, else those of its view, else 300 by 150. */
function sizeOf(properties: Drawing['element']['properties']): {
  readonly width: number
  readonly height: number
} {
  const [, , wide = 0, high = 0] = String(properties['viewBox'] ?? '')
    .split(/[\s,]+/)
    .map(Number)
  const own = [properties['width'], properties['height']].map((value) => pixels(String(value ?? '')))
  const ratio = wide > 0 && high > 0 ? wide / high : 2
  const width = own[0] ?? (own[1] === undefined ? wide || 300 : own[1] * ratio)
  return {width, height: own[1] ?? width / ratio}
}

function pixels(value: string): number | undefined {
  const number = Number(/^([\d.]+)(?:px)?$/.exec(value.trim())?.[1] ?? Number.NaN)
  return number > 0 ? number : undefined
}
