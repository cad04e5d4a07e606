/** Templates → the stylesheets of each medium, in the order in which they are read. Each is parsed once a build, by the first that wants its tree. */
import {posix} from 'node:path'
import type {StyleSheet} from 'css-tree'
import {type Schemes, schemes} from '../css/schemes.ts'
import {type Malformed, minified, sheetOf} from '../css/text.ts'
import type {Report} from '../diagnostics/message.ts'
import type {Article, NamedStyle} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import {once, oncePer} from '../once.ts'
import type {StylesheetSource} from '../pdf/index.ts'
import {layersOf, type Resources} from '../resources.ts'
import {type CompiledStyles, compiledStyles, isCompiled} from './compiled-styles.ts'
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
  /** What books make of them, where that was worked out when the package was made. */
  readonly book: CompiledStyles['ebook'] | null
}

export type SheetMedium = 'screen' | 'ebook' | 'print' | 'cover' | 'card'

export interface Sheets {
  /** With what is named besides; the same set for the same names. */
  for(medium: SheetMedium, named?: readonly NamedStyle[]): SheetSet
}

/** Those of the whole, then of an article its own. A book of several articles has those of the whole alone. */
export function stylesOf(
  {kind, front, articles}: Pick<Publication, 'kind' | 'front' | 'articles'>,
  article?: Article,
): readonly NamedStyle[] {
  const ofWhole = (kind === 'collection' ? front : articles[0])?.styles ?? []
  return kind === 'collection' && article && article !== front
    ? [...ofWhole, ...(article.styles ?? [])]
    : ofWhole
}

/** `large-print` → its stylesheet among the templates. */
export const variantPath = (name: string) => `styles/variants/${name}.css`

export const variantsIn = (templates: Resources): readonly string[] =>
  templates.list('styles/variants').map((path) => posix.basename(path, '.css'))

const tokensPath = 'styles/tokens.css'
const themePath = 'styles/theme.css'

/** Tokens of a project lie over ours, and its theme comes after all that is ours; then what it names for the whole build, and what is
 * asked for besides. Its other stylesheets stand in for ours. */
export function createSheets(
  templates: Resources,
  ofBuild: readonly NamedStyle[] = [],
  readCompiled: () => CompiledStyles | null = compiledStyles,
): Sheets {
  const compiled = once(readCompiled)
  const [lowest = templates, ...others] = layersOf(templates)
  const tokens = [
    fileIn(lowest, tokensPath, false),
    ...others.map((layer) => fileIn(layer, tokensPath, true)),
  ]
  const theme = fileIn(templates, themePath, true)
  const shared = [...tokens, fileIn(templates, 'styles/prose.css', false)]
  const media = oncePer((medium: SheetMedium) => fileIn(templates, `styles/${medium}.css`, false))
  const variants = oncePer((name: string) => fileIn(templates, variantPath(name), true))
  const files = oncePer((key: string): File => {
    const [path = '', ...text] = key.split('\0')
    return {path, sheet: sheetFrom(path, text.join('\0'), true), isWanted: false}
  })
  const named = (styles: readonly NamedStyle[], medium: SheetMedium | null): readonly File[] =>
    [...ofBuild, ...styles].flatMap((style) => {
      if ('path' in style) return [files(`${style.path}\0${style.text}`)]
      return medium === 'print' ? [variants(style.variant)] : []
    })
  const sets = new Map<string, SheetSet>()
  const said = new Set<Sheet>()
  return {
    for(medium, styles = []) {
      const key = medium + JSON.stringify(styles)
      const known = sets.get(key)
      if (known) return known
      // Of a theme, and of what is named besides, covers and cards take the tokens: its rules are written for text.
      const files =
        medium === 'cover' || medium === 'card'
          ? [...tokens, ...tokensOf([...tokens, theme, ...named(styles, null)]), media(medium)]
          : [...shared, media(medium), theme, ...named(styles, medium)]
      const set = setOf(files, {medium, said, compiled})
      sets.set(key, set)
      return set
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

interface Shared {
  readonly medium: SheetMedium
  /** Sheets of which has been said what is wrong with them. */
  readonly said: Set<Sheet>
  readonly compiled: () => CompiledStyles | null
}

function setOf(files: readonly File[], {medium, said, compiled}: Shared): SheetSet {
  const given = files.flatMap(({sheet}) => sheet ?? [])
  const whole = once(() => (medium === 'screen' ? [...given, ...nightSheets(given)] : given))
  const ours = <Name extends 'screen' | 'ebook'>(name: Name) =>
    once(() => {
      const all = medium === name ? compiled() : null
      return all && isCompiled(given, all[name].paths, all) ? all[name] : null
    })
  const page = ours('screen')
  const book = ours('ebook')
  const css = once(
    () =>
      page()?.css ??
      whole()
        .map(({tree}) => minified(tree))
        .join(''),
  )
  const ofRoot = once((): Schemes => {
    const known = page()
    if (known) return {light: new Map(known.light), dark: new Map(known.dark)}
    return schemes(whole().map(({tree}) => tree))
  })
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
    get book() {
      return book()
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
  const tree = once(() => sheetOf(text, adds ? (found) => malformed.push(found) : undefined))
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

/** What the custom properties of `:root` are by day, of tokens and theme together. */
function tokensOf(files: readonly File[]): readonly File[] {
  const sheets = files.flatMap(({sheet}) => sheet ?? [])
  if (sheets.length < 2) return []
  const {light} = schemes(sheets.map(({tree}) => tree))
  const values = [...light].map(([name, value]) => `${name}:${value}`).join(';')
  return [{path: tokensPath, sheet: sheetFrom(tokensPath, `:root{${values}}`, true), isWanted: false}]
}
