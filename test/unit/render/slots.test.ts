/** Content goes through templates as a tree. */
import type {Element} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {slotTable} from '../../../src/render/slots.ts'

const paragraph: Element = {
  type: 'element',
  tagName: 'p',
  properties: {id: 'a'},
  children: [{type: 'text', value: '<script> & "quotes"'}],
  position: {start: {line: 7, column: 1}, end: {line: 7, column: 9}},
}
const never = () => {
  throw new Error('not expected')
}

test('what is printed is the tree itself, with its place in the Markdown', () => {
  const slots = slotTable()
  const root = slots.fill(`<main><h1>x</h1>${slots.hold([paragraph])}</main>`, never)
  const main = JSON.stringify(root)
  expect(toHtml(root)).toContain('<h1>x</h1><p id="a">&#x3C;script> &#x26; "quotes"</p>')
  expect([...main.matchAll(/"position":\{"start":\{"line":(\d+)/g)].map(([, line]) => line)).toEqual(['7'])
})

test('what is printed twice has its ids once', () => {
  const slots = slotTable()
  const slot = slots.hold([paragraph])
  const html = toHtml(slots.fill(`<body>${slot}${slot}`, never))
  expect(html.match(/<p/g)).toHaveLength(2)
  expect(html.match(/id="a"/g)).toHaveLength(1)
})

test.each([
  ['an attribute', (slot: unknown) => `<p title="${slot}">x</p>`],
  ['a title', (slot: unknown) => `<title>${slot}</title>`],
])('content in %s is told', (_, template) => {
  const slots = slotTable()
  let told = 0
  slots.fill(template(slots.hold([paragraph])), () => told++)
  expect(told).toBe(1)
})

test('a slot that the author of a template wrote is left alone', () => {
  expect(toHtml(slotTable().fill('<body><slot name="s7">x</slot>', never))).toContain(
    '<slot name="s7">x</slot>',
  )
})
