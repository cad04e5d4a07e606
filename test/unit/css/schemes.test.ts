/** The custom properties of a stylesheet by day and by night. */
import {expect, test} from 'vitest'
import {schemes} from '../../../src/css/schemes.ts'
import {sheetOf} from '../../../src/css/text.ts'

const values = (css: string, name: string) => {
  const {light, dark} = schemes([sheetOf(css)])
  return [light.get(name), dark.get(name)]
}

test('a value holds for both schemes until one of them gets its own', () => {
  const css = `:root { --a: #fff; --b: #111 }
    @media (prefers-color-scheme: dark) { :root { --a: #000 } }`
  expect(values(css, '--a')).toEqual(['#fff', '#000'])
  expect(values(css, '--b')).toEqual(['#111', '#111'])
})

test('the later declaration wins, and variables take the value of their scheme', () => {
  const css = `:root { --base: red; --a: var(--base) }
    @media (prefers-color-scheme: dark) { :root { --base: blue } }
    @media (prefers-color-scheme: light) { html { --base: green } }`
  expect(values(css, '--a')).toEqual(['green', 'blue'])
})

test('light-dark() gives each scheme its half', () => {
  expect(values(':root { --a: light-dark(#fff, rgb(0 0 0)) }', '--a')).toEqual(['#fff', 'rgb(0 0 0)'])
})

test('what asks for more than a scheme, or is not the root, says nothing of the page', () => {
  const css = `:root { --a: 1 } .x { --a: 2 } @media print { :root { --a: 3 } }
    @media (prefers-color-scheme: dark) and (min-width: 40em) { :root { --a: 4 } }`
  expect(values(css, '--a')).toEqual(['1', '1'])
})
