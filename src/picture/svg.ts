/** A page → SVG. Letters are outlines, so that no font is needed and every machine shows the same. */

import {type Color, hex} from '../css/color.ts'
import type {Face} from '../fonts/face.ts'
import type {DisplayItem, ImageItem, PathItem, RectangleItem, TextItem} from '../typeset/draw/display-list.ts'
import type {Page} from '../typeset/index.ts'
import {pointsPerUnit, unreachable} from '../typeset/units.ts'

/** The `data:` address of a picture; null for one that cannot be shown. */
export type ImageAddress = (item: ImageItem) => string | null

export function toSvg(page: Page, image: ImageAddress): string {
  const glyphs = glyphTable()
  const shown = page.items.map((item) => draw(item, glyphs, image)).join('')
  const {width, height} = page
  const size = `width="${number(width / pointsPerUnit.px)}" height="${number(height / pointsPerUnit.px)}"`
  const box = `viewBox="0 0 ${number(width)} ${number(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box}><defs>${glyphs.definitions()}</defs>${isCovered(page) ? '' : '<rect width="100%" height="100%" fill="#fff"/>'}${shown}</svg>`
}

/** Grounds and borders lie below all letters, even those of lines above that reach into them (CSS 2.2, appendix E). */
export function inPaintingOrder(page: Page): Page {
  const isGround = ({type, ...item}: DisplayItem) =>
    (type === 'rectangle' || type === 'path') && item.owner.type === 'artifact'
  return {
    ...page,
    items: [...page.items.filter(isGround), ...page.items.filter((item) => !isGround(item))],
  }
}

/** White paper is not painted where nobody would see it. */
function isCovered({items: [first], width, height}: Page): boolean {
  if (first?.type !== 'rectangle' || first.color.alpha < 1 || first.radius > 0) return false
  return first.x <= 0 && first.y <= 0 && first.x + first.width >= width && first.y + first.height >= height
}

export function draw(item: DisplayItem, glyphs: Glyphs, image: ImageAddress): string {
  switch (item.type) {
    case 'text':
      return text(item, glyphs)
    case 'rectangle':
      return rectangle(item)
    case 'path':
      return path(item)
    case 'image': {
      const href = image(item)
      if (href === null) return ''
      return `<image ${box(item)} preserveAspectRatio="none" href="${href}" aria-label="${escaped(item.alt)}"/>`
    }
    case 'link':
      return '' // A picture leads nowhere.
    default:
      return unreachable(item)
  }
}

/** Glyphs stand in units of their font, whose y axis points up. */
function text(item: TextItem, glyphs: Glyphs): string {
  const {face, size, tracking} = item
  const units = face.unitsPerEm / size
  let x = 0
  let words = ''
  let uses = ''
  for (const piece of item.pieces) {
    if (piece.type === 'space') {
      words += piece.text
      x += piece.width * units
      continue
    }
    words += piece.shaped.text
    for (const glyph of piece.shaped.glyphs) {
      const id = glyphs.idOf(face, glyph.id)
      const [left, up] = [Math.round(x + glyph.x * face.unitsPerEm), Math.round(glyph.y * face.unitsPerEm)]
      if (id !== null) uses += `<use href="#${id}" x="${left}"${up === 0 ? '' : ` y="${up}"`}/>`
      x += glyph.advance * face.unitsPerEm + (piece.letterSpacing + tracking) * units
    }
  }
  if (uses === '') return ''
  const scale = number(size / face.unitsPerEm, 6)
  const place = `matrix(${scale} 0 0 -${scale} ${number(item.x)} ${number(item.y)})`
  return `<g transform="${place}" ${fill(item.color)} aria-label="${escaped(words)}">${uses}</g>`
}

export interface Glyphs {
  /** Null for a glyph without ink. */
  idOf(face: Face, glyph: number): string | null
  definitions(): string
}

/** Every glyph of the page is defined once. */
export function glyphTable(): Glyphs {
  const ids = new Map<Face, Map<number, string | null>>()
  let definitions = ''
  let count = 0
  return {
    definitions: () => definitions,
    idOf(face, glyph) {
      const ofFace = ids.get(face) ?? new Map<number, string | null>()
      ids.set(face, ofFace)
      const known = ofFace.get(glyph)
      if (known !== undefined) return known
      const outline = face.outline(glyph)
      const id = outline === '' ? null : `g${count++}`
      if (id !== null) definitions += `<path id="${id}" d="${outline}"/>`
      ofFace.set(glyph, id)
      return id
    },
  }
}

function rectangle(item: RectangleItem): string {
  if (item.color.alpha === 0) return ''
  const shape = item.radius > 0 ? ` rx="${number(item.radius)}"` : isHairline(item) ? '' : crisp
  return `<rect ${box(item)}${shape} ${fill(item.color)}/>`
}

/** Where two grounds meet between two pixels, no seam shows. */
const crisp = ' shape-rendering="crispEdges"'

/** Without soft edges it might fall between two pixels, and vanish. */
const isHairline = ({width, height}: RectangleItem) => Math.min(width, height) < 2 * pointsPerUnit.px

function path({commands, stroke, fill: inside}: PathItem): string {
  const d = commands.map(([name, ...points]) => `${name}${points.map((point) => number(point)).join(' ')}`)
  const paint = inside ? fill(inside) : 'fill="none"'
  if (!stroke) return `<path d="${d.join('')}" ${paint}/>`
  const dash =
    stroke.dash.length > 0 ? ` stroke-dasharray="${stroke.dash.map((part) => number(part)).join(' ')}"` : ''
  const line = `stroke="${hex(stroke.color)}" stroke-opacity="${number(stroke.color.alpha)}" stroke-width="${number(stroke.width)}"`
  return `<path d="${d.join('')}" ${paint} ${line}${dash}/>`
}

const box = ({x, y, width, height}: RectangleItem | ImageItem) =>
  `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`

const fill = (color: Color) =>
  `fill="${hex(color)}"${color.alpha < 1 ? ` fill-opacity="${number(color.alpha)}"` : ''}`

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A thousandth of a point is finer than any picture. */
function number(value: number, decimals = 3): string {
  const rounded = Number(value.toFixed(decimals))
  return String(Object.is(rounded, -0) ? 0 : rounded)
}
