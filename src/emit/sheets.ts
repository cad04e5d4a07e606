/** Templates → the stylesheets of each medium, in the order in which they are read. Each is parsed once a build, by the first that wants its tree. */
import type {StyleSheet} from 'css-tree'
import {type Schemes, schemes} from '../css/schemes.ts'
import {type Malformed, minified, sheetOf} from '../css/text.ts'
import type {Report} from '../diagnostics/message.ts'
import type {StylesheetSource} from '../pdf/index.ts'
import {layersOf, memory, overlay, type Resources} from '../resources.ts'
import {nightRule} from './night.ts'

export interface Sheet extends StylesheetSource {
  /** A project's, which adds to ours. */
  readonly adds: boolean
  readonly tree: StyleSheet
  /** What is not well-formed, of one that adds to ours. */
  readonly malformed: readonly Malformed[]
}

/** From the weakest to the strongest. */
export interface SheetSet {
  readonly sheets: readonly Sheet[]
  /** Paths of those that cannot be read. */
  readonly missing: readonly string[]
  /** Says what is not well-formed in those of the project, once a build. */
  readonly reportTo: (report: Report) => void
  /** All of them in few characters. */
  readonly css: string
  /** What the custom properties of `:root` are in the end, by day and by night. */
  readonly schemes: Schemes
}

export type SheetMedium = 'screen' | 'ebook' | 'print'

export interface Sheets {
  /** The same set whenever it is asked for. */
  for(medium: SheetMedium): SheetSet
  /** The templates, in whose tokens.css stand the tokens of all that add to ours: for covers and cards. */
  readonly painted: Resources
}

const tokensPath = 'styles/tokens.css'
const themePath = 'styles/theme.css'

/** Tokens of a project lie over ours, and its theme comes after all that is ours. Its other stylesheets stand in for ours. */
export function createSheets(templates: Resources): Sheets {
  const [lowest = templates, ...others] = layersOf(templates)
  const tokens = [
    fileIn(lowest, tokensPath, false),
    ...others.map((layer) => fileIn(layer, tokensPath, true)),
  ]
  const theme = fileIn(templates, themePath, true)
  const shared = [...tokens, fileIn(templates, 'styles/prose.css', false)]
  const sets = new Map<SheetMedium, SheetSet>()
  const said = new Set<Sheet>()
  const painted = lazy(() => withTokens(templates, [...tokens, theme]))
  return {
    for(medium) {
      const known = sets.get(medium)
      if (known) return known
      const own = fileIn(templates, `styles/${medium}.css`, false)
      const set = setOf([...shared, own, theme], medium, said)
      sets.set(medium, set)
      return set
    },
    get painted() {
      return painted()
    },
  }
}

interface File {
  readonly path: string
  readonly sheet: Sheet | null
  /** It should be there. */
  readonly isWanted: boolean
}

function fileIn(resources: Resources, path: string, adds: boolean): File {
  const found = resources.read(path)
  const sheet = found.type === 'found' ? sheetFrom(path, new TextDecoder().decode(found.bytes), adds) : null
  return {path, sheet, isWanted: !adds || found.type === 'refused'}
}

/** `said`: sheets of which has been said what is wrong with them. */
function setOf(files: readonly File[], medium: SheetMedium, said: Set<Sheet>): SheetSet {
  const given = files.flatMap(({sheet}) => sheet ?? [])
  const whole = lazy(() => (medium === 'screen' ? [...given, ...nightSheets(given)] : given))
  const css = lazy(() =>
    whole()
      .map(({tree}) => minified(tree))
      .join(''),
  )
  const ofRoot = lazy(() => schemes(whole().map(({tree}) => tree)))
  return {
    sheets: given,
    missing: files.flatMap(({path, sheet, isWanted}) => (sheet === null && isWanted ? [path] : [])),
    reportTo(report) {
      for (const sheet of given) {
        if (!sheet.adds || said.has(sheet)) continue
        said.add(sheet)
        const {path} = sheet
        for (const {reason, place} of sheet.malformed) report({rule: 'css/syntax', reason, path, place})
      }
    },
    get css() {
      return css()
    },
    get schemes() {
      return ofRoot()
    },
  }
}

function nightSheets(sheets: readonly Sheet[]): readonly Sheet[] {
  const treesOf = (adds: boolean) => sheets.filter((sheet) => sheet.adds === adds).map(({tree}) => tree)
  const rule = nightRule(treesOf(false), treesOf(true))
  return rule === '' ? [] : [sheetFrom('night.css', rule, true)]
}

function sheetFrom(path: string, text: string, adds: boolean): Sheet {
  const malformed: Malformed[] = []
  const tree = lazy(() => sheetOf(text, adds ? (found) => malformed.push(found) : undefined))
  return {
    path,
    text,
    adds,
    get tree() {
      return tree()
    },
    get malformed() {
      tree()
      return malformed
    },
  }
}

function withTokens(templates: Resources, files: readonly File[]): Resources {
  const sheets = files.flatMap(({sheet}) => sheet ?? [])
  if (sheets.length < 2) return templates
  const {light} = schemes(sheets.map(({tree}) => tree))
  const values = [...light].map(([name, value]) => `${name}:${value}`).join(';')
  const texts = sheets.flatMap(({path, text}) => (path === tokensPath ? [text] : []))
  return overlay(memory({[tokensPath]: [...texts, `:root{${values}}`].join('\n')}), templates)
}

function lazy<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | null = null
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
