import type {Element, ElementContent, Root} from 'hast'
import {toString as hastText} from 'hast-util-to-string'
import {expect, test} from 'vitest'
import {parseStylesheet} from '../../../../src/css/parse.ts'
import type {Box} from '../../../../src/typeset/boxes/box.ts'
import {buildBoxes} from '../../../../src/typeset/boxes/build.ts'
import {styleDocument} from '../../../../src/typeset/style/style-document.ts'

const report = () => {
  throw new Error('nothing is to be reported')
}

/** Lehmer's generator: the same trees at every run. */
function trees(seed: number) {
  let state = seed
  const next = (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
  let words = 0
  const text = (): ElementContent => ({
    type: 'text',
    value: `${next(2) ? ' ' : ''}w${words++}${next(2) ? '\n' : ''}`,
  })
  const element = (tagName: string, children: ElementContent[]): Element => {
    const properties = next(6) === 0 ? {id: `i${words}`} : next(6) === 0 ? {className: ['footnote']} : {}
    return {type: 'element', tagName, properties, children}
  }
  const names = [
    'div',
    'p',
    'em',
    'a',
    'ul',
    'li',
    'blockquote',
    'pre',
    'span',
    'figure',
    'dl',
    'dd',
    'q',
    'h2',
  ]
  const content = (depth: number): ElementContent[] =>
    Array.from({length: 1 + next(4)}, () => {
      if (depth === 0 || next(3) === 0) return text()
      if (next(8) === 0) return table(depth - 1)
      return element(names[next(names.length)] ?? 'p', content(depth - 1))
    })
  const table = (depth: number): Element => {
    const row = () => element('tr', [element('td', content(depth)), element('th', content(depth))])
    return element('table', [element('thead', [row()]), element('tbody', [row(), row()])])
  }
  return (): Root => ({type: 'root', children: [element('html', [element('body', content(5))])]})
}

test.each([3, 11, 2024])('all text of a document stands in its boxes, once and in order, seed %i', (seed) => {
  const css =
    '.footnote {float: footnote} ::footnote-call, ::footnote-marker, q::before, q::after {content: none}'
  const sheet = parseStylesheet({text: css, path: 'print.css'}, {medium: 'print', report})
  const tree = trees(seed)
  for (let round = 0; round < 10; round++) {
    const root = tree()
    const box = buildBoxes(styleDocument(root, [sheet], {report}), {images: () => null, report})
    const inBoxes = textOf(box).replace(/\s+/g, '')
    const inSource = hastText(root).replace(/\s+/g, '')
    expect(inBoxes).toBe(inSource)
  }
})

function textOf(box: Box): string {
  switch (box.type) {
    case 'block':
      return box.children.map(textOf).join('')
    case 'table':
      return [...box.head, ...box.body, ...box.foot]
        .flatMap((row) => row.cells.map((cell) => textOf(cell.box)))
        .join('')
    case 'image':
      return ''
    case 'paragraph':
      return box.content
        .map((inline) =>
          inline.type === 'text' ? inline.text : inline.type === 'note' ? textOf(inline.note) : '',
        )
        .join('')
  }
}
