/** A media query list → whether its rules apply to a medium: always, never, or as the reader's device decides. */
import type {AtrulePrelude, CssNode, MediaQuery, Raw} from 'css-tree'

/** `ebook` is ours: e-book readers call themselves screens, but share neither window nor colours with one. */
export type Medium = 'print' | 'screen' | 'ebook'

export type Applies = 'always' | 'never' | 'depends'

/** What paper and e-books answer; a feature that is not here depends on the device. */
const answers: Readonly<Record<Medium, Readonly<Record<string, string>>>> = {
  print: {
    'prefers-color-scheme': 'light',
    'prefers-contrast': 'no-preference',
    'prefers-reduced-motion': 'reduce',
    'forced-colors': 'none',
    hover: 'none',
    'any-hover': 'none',
    pointer: 'none',
    'any-pointer': 'none',
    scripting: 'none',
    update: 'none',
    'overflow-block': 'paged',
    'overflow-inline': 'none',
    orientation: 'portrait',
  },
  screen: {},
  // A fixed colour would fight the reader's night theme: one that asks for it gets none.
  ebook: {'prefers-color-scheme': 'light', hover: 'none', pointer: 'none', scripting: 'none'},
}

/** `unknown` hears each feature that the medium cannot answer. */
export function applies(
  prelude: AtrulePrelude | Raw | CssNode | null,
  medium: Medium,
  unknown?: (feature: string) => void,
): Applies {
  const queries = mediaQueries(prelude)
  if (queries.length === 0) return 'always'
  const all = queries.map((query) => ask(query, medium, unknown))
  if (all.includes('always')) return 'always'
  return all.includes('depends') ? 'depends' : 'never'
}

/** The queries of a prelude, or of an `@import`'s tail. */
export function mediaQueries(node: CssNode | null): readonly MediaQuery[] {
  if (!node) return []
  if (node.type === 'MediaQuery') return [node]
  if (node.type !== 'AtrulePrelude' && node.type !== 'MediaQueryList') return []
  return [...node.children].flatMap((child) => mediaQueries(child))
}

/** A query without what the medium has already answered: `screen and (min-width: 40em)` → `(min-width: 40em)`. */
export function withoutType(query: MediaQuery): MediaQuery {
  return {...query, mediaType: null, modifier: null}
}

function ask(query: MediaQuery, medium: Medium, unknown?: (feature: string) => void): Applies {
  const type = query.mediaType?.toLowerCase() ?? 'all'
  const known = type === 'all' || type === medium
  const answer = !known ? 'never' : query.condition ? condition(query.condition, medium, unknown) : 'always'
  if (query.modifier?.toLowerCase() !== 'not') return answer
  return answer === 'always' ? 'never' : answer === 'never' ? 'always' : 'depends'
}

function condition(node: CssNode, medium: Medium, unknown?: (feature: string) => void): Applies {
  if (node.type === 'Condition') return combine([...node.children], medium, unknown)
  if (node.type === 'Feature') {
    const answer = answers[medium][node.name.toLowerCase()]
    if (answer === undefined) {
      unknown?.(node.name)
      return 'depends'
    }
    if (!node.value) return answer === 'none' ? 'never' : 'always'
    return node.value.type === 'Identifier' && node.value.name.toLowerCase() === answer ? 'always' : 'never'
  }
  unknown?.(node.type)
  return 'depends'
}

function combine(children: readonly CssNode[], medium: Medium, unknown?: (feature: string) => void): Applies {
  const words = children.flatMap((child) => (child.type === 'Identifier' ? [child.name.toLowerCase()] : []))
  const parts = children
    .filter((child) => child.type !== 'Identifier')
    .map((child) => condition(child, medium, unknown))
  if (words.includes('not')) {
    const [first = 'depends'] = parts
    return first === 'always' ? 'never' : first === 'never' ? 'always' : 'depends'
  }
  const [winner, loser] = words.includes('or')
    ? (['always', 'never'] as const)
    : (['never', 'always'] as const)
  if (parts.includes(winner)) return winner
  return parts.includes('depends') ? 'depends' : loser
}
