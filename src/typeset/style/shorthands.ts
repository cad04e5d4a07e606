/** Shorthands → the longhands that they stand for, as tokens. */
import type {Token} from '../../css/value.ts'
import {fontFamily} from './font-grammar.ts'
import {keywordOf} from './grammar.ts'
import {properties} from './properties.ts'
import type {PropertyName} from './values.ts'

export type Longhands = readonly (readonly [name: string, tokens: readonly Token[]])[]

type Expand = (tokens: readonly Token[]) => Longhands | null

const keyword = (value: string): readonly Token[] => [{type: 'keyword', value}]

const sides = ['top', 'right', 'bottom', 'left'] as const

/** One to four values: top, right, bottom, left. */
const four =
  (name: (side: string) => string): Expand =>
  (tokens) => {
    const [top, right = top, bottom = top, left = right] = tokens
    if (!top || !right || !bottom || !left || tokens.length > 4) return null
    return [
      [name('top'), [top]],
      [name('right'), [right]],
      [name('bottom'), [bottom]],
      [name('left'), [left]],
    ]
  }

const two =
  (first: string, second: string): Expand =>
  (tokens) => {
    const [start, end = start] = tokens
    return start && end && tokens.length <= 2
      ? [
          [first, [start]],
          [second, [end]],
        ]
      : null
  }

/** Each token goes to the first property still free whose grammar takes it; the others get their initial value. */
const anyOrder =
  (names: readonly PropertyName[], resets: Longhands): Expand =>
  (tokens) => {
    const found = new Map<string, readonly Token[]>()
    for (const token of tokens) {
      const name = names.find(
        (candidate) => !found.has(candidate) && properties[candidate].grammar([token]) !== null,
      )
      if (!name) return null
      found.set(name, [token])
    }
    return tokens.length === 0
      ? null
      : resets.map(([name, reset]) => [name, found.get(name) ?? reset] as const)
  }

const edge = (side: string): Expand => {
  const top = anyOrder(
    ['border-top-width', 'border-top-style', 'border-top-color'],
    [
      ['border-top-width', keyword('medium')],
      ['border-top-style', keyword('none')],
      ['border-top-color', keyword('currentcolor')],
    ],
  )
  return (tokens) => top(tokens)?.map(([name, value]) => [name.replace('top', side), value] as const) ?? null
}

const borders =
  (...names: readonly string[]): Expand =>
  (tokens) => {
    const all = names.map((side) => edge(side)(tokens))
    return all.some((part) => part === null) ? null : all.flatMap((part) => part ?? [])
  }

const listStyle: Expand = (tokens) => {
  const named = tokens.filter((token) => !(token.type === 'keyword' && token.value.toLowerCase() === 'none'))
  const rest = anyOrder(
    ['list-style-position', 'list-style-type'],
    [
      ['list-style-position', keyword('outside')],
      ['list-style-type', keyword(named.length < tokens.length ? 'none' : 'disc')],
    ],
  )
  return rest(named.length === 0 ? keyword('outside') : named)
}

const background: Expand = (tokens) => {
  if (keywordOf(tokens) === 'none') return [['background-color', keyword('transparent')]]
  return tokens.length === 1 ? [['background-color', tokens]] : null
}

const fontFirst = ['font-style', 'font-variant-caps', 'font-weight'] as const

/** `[ style || variant || weight ]? size [ / line-height ]? family`. */
const font: Expand = (tokens) => {
  const found = new Map<string, readonly Token[]>()
  let index = 0
  for (; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    if (token.type === 'keyword' && token.value.toLowerCase() === 'normal') continue
    const name = fontFirst.find(
      (candidate) => !found.has(candidate) && properties[candidate].grammar([token]) !== null,
    )
    if (!name) break
    found.set(name, [token])
  }
  const size = tokens[index]
  if (!size || properties['font-size'].grammar([size]) === null) return null
  const slash = tokens[index + 1]
  const hasHeight = slash?.type === 'delimiter' && slash.value === '/'
  const height = hasHeight ? tokens[index + 2] : undefined
  const family = tokens.slice(index + (hasHeight ? 3 : 1))
  if (fontFamily(family) === null) return null
  return [
    ...fontFirst.map((name) => [name, found.get(name) ?? keyword('normal')] as const),
    ...resetFeatures,
    ['font-size', [size]],
    ['line-height', height ? [height] : keyword('normal')],
    ['font-family', family],
  ]
}

const resetFeatures: Longhands = [
  ['font-variant-ligatures', keyword('normal')],
  ['font-variant-numeric', keyword('normal')],
  ['font-variant-position', keyword('normal')],
  ['font-kerning', keyword('auto')],
  ['font-feature-settings', keyword('normal')],
]

const variants = [
  'font-variant-ligatures',
  'font-variant-caps',
  'font-variant-numeric',
  'font-variant-position',
] as const

const fontVariant: Expand = (tokens) => {
  const groups = new Map<string, Token[]>(variants.map((name) => [name, []]))
  const word = keywordOf(tokens)
  if (word === 'none')
    return variants.map((name) => [name, keyword(name.endsWith('ligatures') ? 'none' : 'normal')])
  for (const token of word === 'normal' ? [] : tokens) {
    const name = variants.find((candidate) => properties[candidate].grammar([token]) !== null)
    if (!name) return null
    groups.get(name)?.push(token)
  }
  return [...groups].map(([name, group]) => [name, group.length > 0 ? group : keyword('normal')] as const)
}

const textDecoration = anyOrder(
  ['text-decoration-line', 'text-decoration-style', 'text-decoration-thickness', 'text-decoration-color'],
  [
    ['text-decoration-line', keyword('none')],
    ['text-decoration-style', keyword('solid')],
    ['text-decoration-thickness', keyword('auto')],
    ['text-decoration-color', keyword('currentcolor')],
  ],
)

const same =
  (name: string): Expand =>
  (tokens) => [[name, tokens]]

/** css-text-4, section 6.4. `wrap` is what `white-space` says unless it says otherwise. */
const textWrap: Expand = (tokens) => {
  const word = keywordOf(tokens)
  if (word === 'nowrap') return [['white-space', tokens]]
  return [['text-wrap-style', word === 'wrap' ? keyword('auto') : tokens]]
}

const textWrapMode: Expand = (tokens) => {
  const word = keywordOf(tokens)
  if (word === 'nowrap') return [['white-space', tokens]]
  return word === 'wrap' ? [] : null
}

const edges: Readonly<Record<string, Expand>> = Object.fromEntries([
  ...sides.map((side) => [`border-${side}`, edge(side)] as const),
  ...(['inline-start', 'inline-end', 'block-start', 'block-end'] as const).map(
    (side) => [`border-${side}`, edge(side)] as const,
  ),
])

export const shorthands: Readonly<Record<string, Expand>> = {
  margin: four((side) => `margin-${side}`),
  'margin-block': two('margin-top', 'margin-bottom'),
  'margin-inline': two('margin-inline-start', 'margin-inline-end'),
  padding: four((side) => `padding-${side}`),
  'padding-block': two('padding-top', 'padding-bottom'),
  'padding-inline': two('padding-inline-start', 'padding-inline-end'),
  border: borders(...sides),
  'border-width': four((side) => `border-${side}-width`),
  'border-style': four((side) => `border-${side}-style`),
  'border-color': four((side) => `border-${side}-color`),
  'border-block': borders('top', 'bottom'),
  'border-inline': borders('left', 'right'),
  ...edges,
  background,
  font,
  'font-variant': fontVariant,
  'list-style': listStyle,
  'text-decoration': textDecoration,
  'text-wrap': textWrap,
  'text-wrap-mode': textWrapMode,
  // Older names of the same things.
  'word-wrap': same('overflow-wrap'),
  'page-break-before': same('break-before'),
  'page-break-after': same('break-after'),
  'page-break-inside': same('break-inside'),
  'inline-size': same('width'),
  'block-size': same('height'),
  'max-inline-size': same('max-width'),
  'max-block-size': same('max-height'),
}

/** Logical sides, by direction: left to right, right to left. Blocks always progress downwards. */
export function physicalName(name: string, direction: 'ltr' | 'rtl'): string {
  if (!name.includes('-start') && !name.includes('-end')) return name
  const [start, end] = direction === 'ltr' ? ['left', 'right'] : ['right', 'left']
  return name
    .replace('inline-start', start)
    .replace('inline-end', end)
    .replace('block-start', 'top')
    .replace('block-end', 'bottom')
}
