/** A block → the text that is its own, piece by piece, and the place of a character in it. */
import type {Element, ElementContent, Text} from 'hast'
import {countable} from '../../typeset/pages/page-blocks.ts'

export interface OwnText {
  readonly node: Text
  /** Elements between the text and the block, innermost first. */
  readonly around: readonly Element[]
}

export function ownTexts(element: Element, around: readonly Element[]): readonly OwnText[] {
  return element.children.flatMap((child): readonly OwnText[] => {
    if (child.type === 'text') return [{node: child, around}]
    if (child.type !== 'element' || blocks.has(child.tagName)) return []
    return ownTexts(child, [child, ...around])
  })
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Their text is their own; that of drawings is no text of a line. */
const blocks = words(
  'address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main math nav ol p pre section summary svg table tbody td tfoot th thead tr ul',
)

/** What a mark inside would spoil: the name of a link, the pairs of ruby. */
const whole = words('a abbr button ruby')

/** The place before the character number `offset` of a block's own text. */
export function placeIn(
  element: Element,
  texts: readonly OwnText[],
  offset: number,
): {readonly parent: Element; readonly child: number; readonly at: number | null} {
  let left = offset
  for (const {node, around} of texts) {
    const length = countable(node.value).length
    if (left >= length) {
      left -= length
      continue
    }
    const outermost = around.findLastIndex(
      ({tagName, properties}) => whole.has(tagName) || 'role' in properties,
    )
    const parent = around[outermost < 0 ? 0 : outermost + 1] ?? element
    const child: ElementContent = around[outermost] ?? node
    const index = parent.children.indexOf(child)
    return {parent, child: index, at: outermost < 0 ? afterWord(node.value, left) : null}
  }
  return {parent: element, child: element.children.length, at: null}
}

/** The place before the character number `count`; a word that the page breaks belongs to the page on which it begins. */
function afterWord(text: string, count: number): number {
  let at = 0
  let left = count
  for (const character of text) {
    const counts = countable(character).length
    if (counts > 0 && left <= 0) break
    left -= counts
    at += character.length
  }
  if (!/[\p{L}\p{N}\p{M}]\p{Cf}*$/u.test(text.slice(0, at))) return at
  return at + (/^[\p{L}\p{N}\p{M}\p{Cf}]*/u.exec(text.slice(at))?.[0].length ?? 0)
}
