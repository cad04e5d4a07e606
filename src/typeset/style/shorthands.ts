/** Shorthands → the longhands that they stand for, as tokens. */
import {type Token, tokensOf} from '../../css/value.ts'
import {keywordOf} from './grammar.ts'
import {byCssName, properties} from './properties.ts'

type Longhands = readonly (readonly [name: string, tokens: readonly Token[]])[]

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

function longhand(name: string) {
  const known = byCssName.get(name)
  if (!known) throw new Error(`${name} is no longhand`)
  return properties[known]
}

const takes = (name: string, tokens: readonly Token[]) => longhand(name).grammar.read(tokens) !== null

const initial = (name: string) => [name, tokensOf(longhand(name).initialText) ?? []] as const

/** Each token goes to the first property still free whose grammar takes it; the others get their initial value. */
const anyOrder =
  (...names: readonly string[]): Expand =>
  (tokens) => {
    const found = new Map(names.map(initial))
    const free = new Set(names)
    for (const token of tokens) {
      const name = [...free].find((candidate) => takes(candidate, [token]))
      if (!name) return null
      free.delete(name)
      found.set(name, [token])
    }
    return tokens.length === 0 ? null : [...found]
  }

const edge = (side: string): Expand => {
  const top = anyOrder('border-top-width', 'border-top-style', 'border-top-color')
  return (tokens) => top(tokens)?.map(([name, value]) => [name.replace('top', side), value] as const) ?? null
}

const borders =
  (...names: readonly string[]): Expand =>
  (tokens) => {
    const all = names.map((side) => edge(side)(tokens))
    return all.some((part) => part === null) ? null : all.flatMap((part) => part ?? [])
  }

/** A `none` too many is meant for the picture that no marker has here. */
const listStyle: Expand = (tokens) => {
  const expand = anyOrder('list-style-position', 'list-style-type')
  const none = tokens.findIndex((token) => keywordOf([token]) === 'none')
  return expand(tokens) ?? expand(tokens.filter((_, index) => index !== none))
}

const background: Expand = (tokens) => {
  if (keywordOf(tokens) === 'none') return [['background-color', keyword('transparent')]]
  return tokens.length === 1 ? [['background-color', tokens]] : null
}

const fontFirst = ['font-style', 'font-variant-caps', 'font-weight']
const fontReset = [
  ...fontFirst,
  'font-variant-ligatures',
  'font-variant-numeric',
  'font-variant-position',
  'font-kerning',
  'font-feature-settings',
  'line-height',
]

/** `[ style || variant || weight ]? size [ / line-height ]? family`. */
const font: Expand = (tokens) => {
  const found = new Map(fontReset.map(initial))
  const free = new Set(fontFirst)
  const first = tokens.findIndex((token) => {
    if (keywordOf([token]) === 'normal') return false
    const name = [...free].find((candidate) => takes(candidate, [token]))
    if (!name) return true
    free.delete(name)
    found.set(name, [token])
    return false
  })
  const [size, slash, height] = tokens.slice(first)
  const hasHeight = slash?.type === 'delimiter' && slash.value === '/'
  const family = tokens.slice(first + (hasHeight ? 3 : 1))
  if (first < 0 || !size || !takes('font-size', [size]) || !takes('font-family', family)) return null
  if (hasHeight && height) found.set('line-height', [height])
  return [...found, ['font-size', [size]], ['font-family', family]]
}

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
    const name = variants.find((candidate) => takes(candidate, [token]))
    if (!name) return null
    groups.get(name)?.push(token)
  }
  return [...groups].map(([name, group]) => [name, group.length > 0 ? group : keyword('normal')] as const)
}

const textDecoration = anyOrder(
  'text-decoration-line',
  'text-decoration-style',
  'text-decoration-thickness',
  'text-decoration-color',
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
