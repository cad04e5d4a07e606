/** Colours that a project gives once, in dark mode. */
import {expect, test} from 'vitest'
import {colorOf, contrast} from '../../../src/css/color.ts'
import {schemes} from '../../../src/css/schemes.ts'
import {sheetOf} from '../../../src/css/text.ts'
import {tokensOf} from '../../../src/css/value.ts'
import {nightRule} from '../../../src/emit/night.ts'
import {shippedTemplates} from '../../../src/resources.ts'

const found = shippedTemplates().read('styles/tokens.css')
const ours = sheetOf(found.type === 'found' ? new TextDecoder().decode(found.bytes) : '')

/** The colours of a project's stylesheet by night, those that it does not change left out. */
function atNight(css: string): Readonly<Record<string, string>> {
  const {dark} = schemes([sheetOf(nightRule([ours], [sheetOf(css)]))])
  return Object.fromEntries(dark)
}

const ratio = (a = '', b = '') => {
  const [one, other] = [a, b].map((value) => colorOf(tokensOf(value) ?? []))
  if (!one || !other || one === 'currentcolor' || other === 'currentcolor') throw new Error(`${a} on ${b}`)
  return contrast(one, other)
}
const [ground, panel] = ['#171613', '#22201c']

test.each(['#b00020', '#0000aa', 'hsl(140 60% 20%)', '#000', 'oklch(40% 0.2 300)'])(
  'letters in %s can be read',
  (color) => {
    const {'--accent': accent, ...others} = atNight(`:root { --accent: ${color} }`)
    expect(others).toEqual({})
    for (const behind of [ground, panel]) expect(ratio(accent, behind)).toBeGreaterThanOrEqual(4.5)
  },
)

test('lines and tints are as far from the ground as by day', () => {
  const night = atNight(':root { --rule: #f3c6c6; --panel: #fdeaea; --ink: #301010 }')
  expect(ratio(night['--rule'], ground)).toBeCloseTo(ratio('#f3c6c6', '#fffefc'), 1)
  expect(ratio(night['--panel'], ground)).toBeCloseTo(ratio('#fdeaea', '#fffefc'), 1)
  expect(ratio(night['--ink'], night['--panel'])).toBeGreaterThan(10)
})

test('a light ground gives way to ours', () => {
  expect(atNight(':root { --ground: #fff8e7 }')).toEqual({'--ground': ground})
})

test.each([
  [
    'thought of by the project',
    ':root { --accent: #b00020 } @media (prefers-color-scheme: dark) { :root { --accent: #f88 } }',
  ],
  ['given for both', ':root { --accent: light-dark(#b00020, #f88) }'],
  ['the same as another of ours', ':root { --accent: var(--alert) }'],
  ['readable as it is', ':root { --accent: #ffb0a0 }'],
  ['on a ground that is dark by day', ':root { --ground: #111; --ink: #eee; --accent: #f88 }'],
  ['no colour of ours', ':root { --brand: #b00020; --measure: 30rem }'],
])('nothing is made of what is %s', (_, css) => {
  expect(atNight(css)).toEqual({})
})
