import type {Element, ElementContent, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {selectAll} from 'hast-util-select'
import {describe, expect, test} from 'vitest'
import {createCascade} from '../../../src/css/cascade.ts'
import {parseStylesheet} from '../../../src/css/parse.ts'
import {indexTree, type TreeNode} from '../../../src/css/tree.ts'
import {messages} from '../../../src/diagnostics/message.ts'

/** Lehmer's generator: the same trees and selectors at every run. */
function generator(seed: number) {
  let state = seed
  const next = (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
  return {
    next,
    pick: <T>(list: readonly T[], fallback: T): T => list[next(list.length)] ?? fallback,
  }
}

type Generator = ReturnType<typeof generator>

const names = ['p', 'div', 'em', 'li', 'section']
const classes = ['a', 'b', 'note']

function tree({next, pick}: Generator, depth: number): ElementContent[] {
  return Array.from({length: next(5)}, (): ElementContent => {
    if (next(6) === 0) return {type: 'text', value: pick(['x', ' '], 'x')}
    const properties: Element['properties'] = {}
    if (next(3) === 0) properties['className'] = [pick(classes, 'a'), pick(classes, 'b')]
    if (next(8) === 0) properties['id'] = pick(['one', 'two'], 'one')
    if (next(6) === 0) properties['lang'] = pick(['de', 'de-AT', 'fr'], 'de')
    if (next(6) === 0) properties['dataKind'] = pick(['tip', 'tip-top', 'a tip'], 'tip')
    if (next(6) === 0) properties['href'] = '#one'
    const children = depth > 0 ? tree({next, pick}, depth - 1) : []
    return {type: 'element', tagName: pick(names, 'p'), properties, children}
  })
}

const simple = [
  ...names,
  '*',
  '.a',
  '.b.note',
  '#one',
  '[href]',
  '[data-kind]',
  '[data-kind=tip]',
  '[data-kind^=tip]',
  '[data-kind$=top]',
  '[data-kind*=i]',
  '[data-kind~=tip]',
  '[data-kind|=tip]',
  '[data-kind="TIP" i]',
  ':first-child',
  ':last-child',
  ':only-child',
  ':first-of-type',
  ':last-of-type',
  ':only-of-type',
  ':nth-child(2n+1)',
  ':nth-child(even)',
  ':nth-child(-n+2)',
  ':nth-child(3)',
  ':nth-last-child(2)',
  ':nth-of-type(2n)',
  ':nth-last-of-type(-2n+3)',
  ':root',
  ':empty',
  ':lang(de)',
  ':lang(fr, de)',
  ':not(.a)',
  ':not(p, .b)',
  ':is(p, .a, em.b)',
  ':where(li):not(:first-child)',
  'p:not(:is(.a, .b))',
]

function selector({next, pick}: Generator): string {
  const parts = Array.from({length: 1 + next(3)}, () => pick(simple, 'p'))
  return parts.reduce((left, right) => `${left}${pick([' ', ' > ', ' + ', ' ~ '], ' ')}${right}`)
}

function matched(root: Root, text: string): Element[] {
  const report = () => {
    throw new Error(`not understood: ${text}`)
  }
  const sheet = parseStylesheet({text: `${text} {color: red}`, path: 'x.css'}, {medium: 'print', report})
  const cascade = createCascade([{path: '', rules: [], pages: [], fontFaces: []}, sheet])
  const found: Element[] = []
  const visit = (node: TreeNode) => {
    if (cascade.match(node).element.length > 0) found.push(node.element)
    for (const child of node.children) visit(child)
  }
  for (const node of indexTree(root)) visit(node)
  return found
}

describe('selectors match what hast-util-select matches', () => {
  test.each([1, 7, 42, 1984])('generated selectors on generated trees, seed %i', (seed) => {
    const random = generator(seed)
    for (let round = 0; round < 40; round++) {
      const root: Root = {
        type: 'root',
        children: [{type: 'element', tagName: 'html', properties: {}, children: tree(random, 4)}],
      }
      for (let count = 0; count < 12; count++) {
        const text = selector(random)
        expect(matched(root, text), text).toEqual(selectAll(text.replaceAll(':where', ':is'), root))
      }
    }
  })
  test('combinators inside :is() and :not() look outside the element, as the oracle does not', () => {
    const root = fromHtml('<div class=a><em>1</em></div><em>2</em>')
    const texts = (selector: string) => matched(root, selector).map((element) => element.children[0])
    expect(texts(':is(.a > em, h1)')).toMatchObject([{value: '1'}])
    expect(texts('em:not(.a em)')).toMatchObject([{value: '2'}])
  })
})

describe('the cascade', () => {
  test('counts specificity, then order; :where() counts nothing, :is() and :not() their strongest', () => {
    const css = `p.a {--: 1} p {--: 2} :is(#x, p) {--: 3} :where(#x, p) {--: 4} p:not(.z) {--: 5} p {--: 6} p:nth-child(1 of .a) {--: 7}`
    const sheet = parseStylesheet({text: css, path: 'x.css'}, {medium: 'print', report: () => {}})
    const cascade = createCascade([{path: '', rules: [], pages: [], fontFaces: []}, sheet])
    const [html] = indexTree(fromHtml('<html><body><p class=a>'))
    const paragraph = html?.children[1]?.children[0]
    const order = paragraph ? cascade.match(paragraph).element.map((rule) => rule.declarations[0]?.value) : []
    expect(order).toEqual(['4', '2', '6', '1', '5', '7', '3'])
  })
})

describe('what is not supported', () => {
  const said = (css: string) => {
    const log = messages()
    const sheet = parseStylesheet({text: css, path: 'a.css'}, {medium: 'print', report: log.for('x.md')})
    return {
      rules: sheet.rules.length,
      list: log.list.map((message) => [message.ruleId, message.line, message.column, message.note]),
    }
  }
  test('is reported with its place and the nearest name; the rest of the list stays', () => {
    expect(said('p,\n  a:frist-child {color: red}')).toEqual({
      rules: 1,
      list: [['css/unsupported-selector', 2, 3, 'Did you mean `:first-child`?']],
    })
    expect(said('p::first-line {color: red}').list[0]?.[0]).toBe('css/unsupported-selector')
  })
  test('what happens on screens alone matches nothing, silently', () => {
    expect(said('a:hover, a:focus-visible, ::selection, p::-webkit-thing {color: red}').list).toEqual([])
  })
})
