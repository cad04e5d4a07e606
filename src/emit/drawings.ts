/** Drawings in the text of an article → pictures, for formats that have no SVG in their text. */
import {toXast} from 'hast-util-to-xast'
import type {Article, ArticleImage} from '../model/article.ts'
import type {Drawing} from '../model/nodes.ts'
import {serialize} from './xml.ts'

/** By the names that the print document gives them. */
export function drawnPictures(article: Article): readonly (readonly [string, ArticleImage])[] {
  return article.facts.drawings.map(({data, element}) => {
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
