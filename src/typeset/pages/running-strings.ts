/** Strings that blocks set on their pages → what `string()` says on each page (css-gcpm-3, section 1.1.2). */
import type {PlacedString} from '../galley/place.ts'
import type {Content} from '../style/values.ts'

export interface RunningStrings {
  value(name: string, keyword: Extract<Content, {type: 'named-string'}>['keyword']): string
}

/** `pages` holds what each page sets, in order. */
export function runningStrings(pages: readonly (readonly PlacedString[])[]): readonly RunningStrings[] {
  const carried = new Map<string, string>()
  return pages.map((strings) => {
    const before = new Map(carried)
    const first = new Map<string, string>()
    for (const {name, value, atHead} of strings) {
      if (!first.has(name)) first.set(name, value)
      if (atHead) before.set(name, value)
      carried.set(name, value)
    }
    const after = new Map(carried)
    return {
      value(name, keyword) {
        if (keyword === 'first-except' && first.has(name)) return ''
        if (keyword === 'last') return after.get(name) ?? ''
        if (keyword === 'start') return before.get(name) ?? first.get(name) ?? ''
        return first.get(name) ?? before.get(name) ?? ''
      },
    }
  })
}
