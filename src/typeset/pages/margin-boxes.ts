/** The sixteen boxes round the type area → display items: running heads, folios (css-page-3, section 5). */
import type {Element} from 'hast'
import type {MarginBoxName} from '../../css/stylesheet.ts'
import type {ParagraphBox} from '../boxes/box.ts'
import {decorate} from '../draw/decoration.ts'
import type {DisplayItem, Owner} from '../draw/display-list.ts'
import type {GalleyContext} from '../galley/context.ts'
import {insets, resolve} from '../style/box-model.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import {formatCounter} from '../style/counter-styles.ts'
import type {PageStyle} from '../style/page-rules.ts'
import type {Content} from '../style/values.ts'
import type {Points, Rectangle} from '../units.ts'
import type {RunningStrings} from './running-strings.ts'

export interface MarginContext extends Pick<GalleyContext, 'setter' | 'draw'> {
  readonly strings: RunningStrings
  /** Counters of the page. */
  readonly page: number
  readonly pages: number
}

/** What an element would be whose text is in the margin: messages about it have no place in the source. */
const origin: Element = {type: 'element', tagName: 'div', properties: {}, children: []}

export function drawMarginBoxes(style: PageStyle, context: MarginContext): readonly DisplayItem[] {
  const filled = new Map<MarginBoxName, Filled>()
  for (const [name, box] of style.marginBoxes) {
    filled.set(name, {name, style: box.style, text: contentText(box.content, context)})
  }
  if (filled.size === 0) return []
  return [...filled.values()].flatMap((box) => draw(box, areaOf(box, filled, style, context), context))
}

interface Filled {
  readonly name: MarginBoxName
  readonly style: ComputedStyle
  readonly text: string
}

function contentText(content: readonly Content[], context: MarginContext): string {
  return content.map((part) => partText(part, context)).join('')
}

function partText(part: Content, {strings, page, pages}: MarginContext): string {
  switch (part.type) {
    case 'string':
      return part.value
    case 'counter':
    case 'counters':
      if (part.name === 'page') return formatCounter(page, part.style)
      return part.name === 'pages' ? formatCounter(pages, part.style) : ''
    case 'named-string':
      return strings.value(part.name, part.keyword)
    default:
      return ''
  }
}

function areaOf(
  box: Filled,
  filled: ReadonlyMap<MarginBoxName, Filled>,
  page: PageStyle,
  context: MarginContext,
): Rectangle {
  const {margins, width, height} = page
  const [side, place, corner] = box.name.split('-')
  const right = width - margins.right
  const bottom = height - margins.bottom
  if (side === 'top' || side === 'bottom') {
    const y = side === 'top' ? 0 : bottom
    const tall = side === 'top' ? margins.top : margins.bottom
    if (corner) {
      return place === 'left'
        ? {x: 0, y, width: margins.left, height: tall}
        : {x: right, y, width: margins.right, height: tall}
    }
    return {y, height: tall, ...alongEdge(box, filled, side, page, context)}
  }
  const third = (bottom - margins.top) / 3
  const row = place === 'top' ? 0 : place === 'middle' ? 1 : 2
  return {
    x: side === 'left' ? 0 : right,
    y: margins.top + row * third,
    width: side === 'left' ? margins.left : margins.right,
    height: third,
  }
}

/** The middle box keeps the middle; what is left goes to the sides as their text asks (css-page-3, section 5.3.2). */
function alongEdge(
  box: Filled,
  filled: ReadonlyMap<MarginBoxName, Filled>,
  side: 'top' | 'bottom',
  {margins, width}: PageStyle,
  context: MarginContext,
): {readonly x: Points; readonly width: Points} {
  const available = width - margins.left - margins.right
  const wish = (name: MarginBoxName) => {
    const other = filled.get(name)
    return other ? wantedWidth(other, context) : 0
  }
  const middle = Math.min(available, wish(`${side}-center`))
  const left = wish(`${side}-left`)
  const right = wish(`${side}-right`)
  if (middle > 0) {
    const each = (available - middle) / 2
    if (box.name === `${side}-left`) return {x: margins.left, width: each}
    if (box.name === `${side}-right`) return {x: margins.left + each + middle, width: each}
    return {x: margins.left + each, width: middle}
  }
  if (left === 0 || right === 0) return {x: margins.left, width: available}
  const share =
    left + right <= available ? left + (available - left - right) / 2 : (available * left) / (left + right)
  if (box.name === `${side}-left`) return {x: margins.left, width: share}
  return {x: margins.left + share, width: available - share}
}

function wantedWidth(box: Filled, context: MarginContext): Points {
  const sides = insets(box.style, 0)
  return context.setter.extent(paragraph(box)).greatest + sides.left + sides.right + 0.01
}

function paragraph({style, text}: Filled): ParagraphBox {
  const inline = {type: 'text', text, generated: true, style, origin, order: 0} as const
  return {type: 'paragraph', style, origin, order: 0, content: text === '' ? [] : [inline]}
}

function draw(box: Filled, area: Rectangle, context: MarginContext): readonly DisplayItem[] {
  const {style} = box
  const artifact: Extract<Owner, {type: 'artifact'}> = {
    type: 'artifact',
    kind: 'pagination',
    subtype: box.name.startsWith('bottom') ? 'footer' : box.name.startsWith('top') ? 'header' : null,
  }
  const outer: Rectangle = {
    x: area.x + resolve(style.marginLeft, area.width),
    y: area.y + resolve(style.marginTop, area.height),
    width: area.width - resolve(style.marginLeft, area.width) - resolve(style.marginRight, area.width),
    height: area.height - resolve(style.marginTop, area.height) - resolve(style.marginBottom, area.height),
  }
  const sides = insets(style, outer.width)
  const inner = outer.width - sides.left - sides.right
  const lines = context.setter.set(paragraph(box), Math.max(1, inner))
  const free = outer.height - sides.top - sides.bottom - lines.reduce((total, line) => total + line.height, 0)
  const drop = style.verticalAlign === 'top' ? 0 : style.verticalAlign === 'bottom' ? free : free / 2
  let y = outer.y + sides.top + drop
  const items = [...decorate(style, outer, {first: true, last: true})]
  for (const line of lines) {
    items.push(...context.draw(line, {x: outer.x + sides.left, y, role: 'body', artifact}))
    y += line.height
  }
  return items
}
