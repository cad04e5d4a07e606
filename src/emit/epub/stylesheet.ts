/** The stylesheets of the e-book → the one in the book, in which nothing is fixed that the reader decides. */
import type {StyleSheet} from 'css-tree'
import generate from 'css-tree/generator'
import {flattened, listOf} from '../../css/text.ts'
import type {Report} from '../../diagnostics/message.ts'
import {once} from '../../once.ts'
import type {Sheet, SheetSet} from '../sheets.ts'
import {type ForReadersOptions, fixedIn, forReaders} from './for-readers.ts'
import {kindleRules, type Profile} from './kindle.ts'

export interface StylesheetOptions {
  /** Faces are in the book: their names stay. */
  readonly faces: boolean
  readonly profile: Profile
  readonly report: Report
}

export interface BookStyles {
  readonly tree: StyleSheet
  readonly css: string
  /** It leaves to the reader what the reader decides. */
  readonly adaptable: boolean
}

const ownPath = 'styles/ebook.css'

/** Colours, faces and layout of what all media share are left out without a word; of what ebook.css says itself, with a message. */
export function bookStyles({sheets, book}: SheetSet, options: StylesheetOptions): BookStyles {
  const tree = once(() => bookTree(sheets, options))
  const known = options.faces ? null : (book?.[options.profile] ?? null)
  return {
    get tree() {
      return tree()
    },
    css: known?.css ?? generate(tree()),
    adaptable: known?.adaptable ?? fixedIn(tree()).length === 0,
  }
}

function bookTree(sheets: readonly Sheet[], {faces, profile, report}: StylesheetOptions): StyleSheet {
  const optionsFor = (path: string): ForReadersOptions =>
    path === ownPath ? {faces: true, own: true} : {faces, own: false}
  const meant = sheets.map(({path, tree}) => ({path, tree: path === ownPath ? said(tree, report) : tree}))
  // A second time for what came in with variables: a border keeps its width and loses its colour.
  const trees = flattened(meant, {medium: 'ebook', report}).map((tree, index) =>
    forReaders(tree, optionsFor(meant[index]?.path ?? '')),
  )
  const rules = trees.flatMap(({children}) => [...children])
  const kept = profile === 'kindle' ? kindleRules(rules) : rules
  return {type: 'StyleSheet', children: listOf(kept)}
}

const said = (tree: StyleSheet, report: Report): StyleSheet =>
  forReaders(tree, {
    faces: true,
    own: true,
    dropped: ({property, value, place}) =>
      report({
        rule: 'epub/style-dropped',
        reason: `\`${property}: ${value}\` is left out of the e-book`,
        path: ownPath,
        place,
        actual: value,
      }),
  })
