/** Templates → the stylesheets of each medium, in the order in which they are read. Each is parsed once a build, by the first that wants its tree. */
import type {StyleSheet} from 'css-tree'
import {type Schemes, schemes} from '../css/schemes.ts'
import {minified, sheetOf} from '../css/text.ts'
import type {StylesheetSource} from '../pdf/index.ts'
import type {Resources} from '../resources.ts'

export interface Sheet extends StylesheetSource {
  readonly tree: StyleSheet
}

/** From the weakest to the strongest. */
export interface SheetSet {
  readonly sheets: readonly Sheet[]
  /** Paths of those that cannot be read. */
  readonly missing: readonly string[]
  /** All of them in few characters. */
  readonly css: string
  /** What the custom properties of `:root` are in the end, by day and by night. */
  readonly schemes: Schemes
}

export type SheetMedium = 'screen' | 'ebook' | 'print'

export interface Sheets {
  /** The same set whenever it is asked for. */
  for(medium: SheetMedium): SheetSet
}

export function createSheets(templates: Resources): Sheets {
  const sheets = new Map<string, Sheet | null>()
  const read = (path: string): Sheet | null => {
    const known = sheets.get(path)
    if (known !== undefined) return known
    const found = templates.read(path)
    const sheet = found.type === 'found' ? sheetFrom(path, new TextDecoder().decode(found.bytes)) : null
    sheets.set(path, sheet)
    return sheet
  }
  const sets = new Map<SheetMedium, SheetSet>()
  return {
    for(medium) {
      const set = sets.get(medium) ?? setOf(pathsFor(medium), read)
      sets.set(medium, set)
      return set
    },
  }
}

const pathsFor = (medium: SheetMedium) => ['styles/tokens.css', 'styles/prose.css', `styles/${medium}.css`]

function setOf(paths: readonly string[], read: (path: string) => Sheet | null): SheetSet {
  const sheets = paths.flatMap((path) => read(path) ?? [])
  const css = lazy(() => sheets.map(({tree}) => minified(tree)).join(''))
  const ofRoot = lazy(() => schemes(sheets.map(({tree}) => tree)))
  return {
    sheets,
    missing: paths.filter((path) => read(path) === null),
    get css() {
      return css()
    },
    get schemes() {
      return ofRoot()
    },
  }
}

function sheetFrom(path: string, text: string): Sheet {
  const tree = lazy(() => sheetOf(text))
  return {
    path,
    text,
    get tree() {
      return tree()
    },
  }
}

function lazy<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | null = null
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
