/** Our own stylesheets as they were parsed for print when the package was made. A sheet of the same name with another text is parsed. */
import {fromStored, type StoredStylesheet, toStored} from '../../css/stored.ts'
import type {Stylesheet} from '../../css/stylesheet.ts'
import type {Report} from '../../diagnostics/message.ts'
import {shippedFile} from '../../resources.ts'
import {supportsDeclaration} from './declared.ts'
import {userAgent} from './style-document.ts'

interface Source {
  readonly path: string
  readonly text: string
}

interface Stored {
  readonly text: string
  readonly sheet: StoredStylesheet
}

/** Runs when the package is made: the templates' stylesheets, and the one below them all → `lib/print-styles.json`. */
export function storedSheets(sources: readonly Source[]): string {
  const entries = [userAgent, ...sources].map(({path, text}) => {
    const sheet = toStored({path, text}, {medium: 'print', supports: supportsDeclaration, report: refuse})
    return `${JSON.stringify(path)}:{"text":${JSON.stringify(text)},"sheet":${sheet}}`
  })
  return `{${entries.join(',')}}`
}

/** A message about our own styles would be lost: there must be none. */
const refuse: Report = ({reason, path}) => {
  throw new Error(`${path}: ${reason}`)
}

/** Null for one that is not ours, or not any more. */
export function shippedSheets(): (source: Source) => Stylesheet | null {
  const stored: Readonly<Record<string, Stored>> = JSON.parse(
    new TextDecoder().decode(shippedFile('print-styles.json')),
  )
  return ({path, text}) => {
    const known = Object.hasOwn(stored, path) ? stored[path] : undefined
    return known?.text === text ? fromStored(known.sheet) : null
  }
}
