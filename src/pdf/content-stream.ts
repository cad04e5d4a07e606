/** Display items → the operators of a page's content stream (ISO 32000-1, chapters 8, 9 and 14.6). */

import type {Color} from '../css/color.ts'
import type {Face} from '../fonts/face.ts'
import {roundedRectangle} from '../typeset/draw/decoration.ts'
import type {
  DisplayItem,
  PathCommand,
  PathItem,
  RectangleItem,
  TextItem,
} from '../typeset/draw/display-list.ts'
import {type Points, unreachable} from '../typeset/units.ts'
import {type GlyphCodes, number, utf16} from './glyph-codes.ts'
import type {Run, Tag} from './tag.ts'

export interface StreamPage {
  readonly items: readonly DisplayItem[]
  readonly runs: readonly Run[]
  readonly owners: readonly Tag[]
}

export interface StreamTools {
  codes(face: Face): GlyphCodes
  /** The name of a graphics state with this opacity. */
  opacity(alpha: number): string
  /** What has been written so far goes out, because a picture writes itself. */
  picture(item: Extract<DisplayItem, {type: 'image'}>): string
  flush(operators: string): void
}

interface State {
  fill: string
  opacity: number
}

export function writePage(page: StreamPage, tools: StreamTools): void {
  const state: State = {fill: '', opacity: 1}
  let out = ''
  for (const run of page.runs) {
    out += `${openMark(run, page.owners)} BDC\n`
    for (let index = run.from; index < run.to; index++) {
      const item = page.items[index]
      if (!item) continue
      switch (item.type) {
        case 'text':
          out += drawText(item, tools, state)
          break
        case 'rectangle':
          out += drawRectangle(item, tools, state)
          break
        case 'path':
          out += drawPath(item, tools)
          break
        case 'image': {
          tools.flush(out)
          out = tools.picture(item)
          break
        }
        case 'link':
          break // An annotation, not paint.
        default:
          unreachable(item)
      }
    }
    out += 'EMC\n'
  }
  tools.flush(out)
}

function openMark({mark}: Run, owners: readonly Tag[]): string {
  if (mark.type === 'content') {
    return `/${owners[mark.mcid]?.role ?? mark.role} <</MCID ${mark.mcid}>>`
  }
  const type = {pagination: 'Pagination', layout: 'Layout', background: 'Layout'}[mark.kind]
  const subtype = mark.subtype ? ` /Subtype /${mark.subtype === 'header' ? 'Header' : 'Footer'}` : ''
  return `/Artifact <</Type /${type}${subtype}>>`
}

function drawText(item: TextItem, tools: StreamTools, state: State): string {
  const codes = tools.codes(item.face)
  const shown = codes.operators(item)
  if (shown === '[] TJ') return ''
  const color = setFill(item.color, tools, state)
  const place = `1 0 0 -1 ${number(item.x)} ${number(item.y)} Tm`
  const body = `BT /${codes.name} ${number(item.size)} Tf ${place} ${shown} ET`
  if (item.actualText === null) return `${color}${body}\n`
  return `${color}/Span <</ActualText ${utf16(item.actualText)}>> BDC\n${body}\nEMC\n`
}

function drawRectangle(item: RectangleItem, tools: StreamTools, state: State): string {
  if (item.color.alpha === 0) return ''
  const shape =
    item.radius > 0
      ? path(roundedRectangle(item, item.radius))
      : `${number(item.x)} ${number(item.y)} ${number(item.width)} ${number(item.height)} re`
  return `${setFill(item.color, tools, state)}${shape} f\n`
}

function drawPath(item: PathItem, tools: StreamTools): string {
  const parts = ['q']
  const color = item.stroke?.color ?? item.fill
  if (color && color.alpha < 1) parts.push(`/${tools.opacity(color.alpha)} gs`)
  if (item.fill) parts.push(`${rgb(item.fill)} rg`)
  if (item.stroke) {
    const {color, width, dash} = item.stroke
    parts.push(`${rgb(color)} RG ${number(width)} w [${dash.map(number).join(' ')}] 0 d`)
  }
  parts.push(path(item.commands), item.stroke ? (item.fill ? 'B' : 'S') : 'f', 'Q\n')
  return parts.join(' ')
}

function path(commands: readonly PathCommand[]): string {
  return commands.map(([name, ...points]) => [...points.map(number), operators[name]].join(' ')).join(' ')
}

const operators = {M: 'm', L: 'l', C: 'c', Z: 'h'} as const satisfies Record<PathCommand[0], string>

function setFill(color: Color, tools: StreamTools, state: State): string {
  let out = ''
  if (color.alpha !== state.opacity) {
    out += `/${tools.opacity(color.alpha)} gs `
    state.opacity = color.alpha
  }
  const fill = rgb(color)
  if (fill !== state.fill) {
    out += `${fill} rg `
    state.fill = fill
  }
  return out
}

function rgb({red, green, blue}: Color): string {
  return `${number(red / 255)} ${number(green / 255)} ${number(blue / 255)}`
}

/** The operators that show a picture at its place; the page is upside down. */
export function showPicture(
  name: string,
  box: {x: Points; y: Points; width: Points; height: Points},
): string {
  const matrix = [box.width, 0, 0, -box.height, box.x, box.y + box.height].map(number).join(' ')
  return `q ${matrix} cm /${name} Do Q\n`
}
