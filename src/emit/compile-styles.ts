/** Our templates → what a build need not work out of their stylesheets again. Runs when the package is made. */
import type {Report} from '../diagnostics/message.ts'
import type {Resources} from '../resources.ts'
import type {CompiledStyles} from './compiled-styles.ts'
import {bookStyles} from './epub/stylesheet.ts'
import {createSheets} from './sheets.ts'

export function compileStyles(templates: Resources): CompiledStyles {
  const sheets = createSheets(templates, [], () => null)
  const screen = sheets.for('screen')
  const ebook = sheets.for('ebook')
  const book = (profile: 'standard' | 'kindle') => {
    const {css, adaptable} = bookStyles(ebook, {faces: false, profile, report: refuse})
    return {css, adaptable}
  }
  const pathsOf = (set: typeof screen) => set.sheets.map(({path}) => path)
  return {
    texts: Object.fromEntries([...screen.sheets, ...ebook.sheets].map(({path, text}) => [path, text])),
    screen: {
      paths: pathsOf(screen),
      css: screen.css,
      light: [...screen.schemes.light],
      dark: [...screen.schemes.dark],
    },
    ebook: {paths: pathsOf(ebook), standard: book('standard'), kindle: book('kindle')},
  }
}

/** A message about our own styles would be lost: there must be none. */
const refuse: Report = ({reason}) => {
  throw new Error(reason)
}
