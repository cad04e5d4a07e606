/** What page and book make of our own stylesheets, worked out when the package was made: it holds as long as nobody has changed one of them. */
import {shippedFile} from '../resources.ts'

export interface CompiledBook {
  readonly css: string
  readonly adaptable: boolean
}

export interface CompiledStyles {
  /** By path: what all that follows was made of. */
  readonly texts: Readonly<Record<string, string>>
  readonly screen: {
    readonly paths: readonly string[]
    readonly css: string
    readonly light: readonly (readonly [name: string, value: string])[]
    readonly dark: readonly (readonly [name: string, value: string])[]
  }
  readonly ebook: {
    readonly paths: readonly string[]
    readonly standard: CompiledBook
    readonly kindle: CompiledBook
  }
}

export const compiledStyles = (): CompiledStyles =>
  JSON.parse(new TextDecoder().decode(shippedFile('styles.json')))

interface Given {
  readonly path: string
  readonly text: string
  readonly adds: boolean
}

/** They are those that were compiled, in their order and to the letter. */
export const isCompiled = (
  sheets: readonly Given[],
  paths: readonly string[],
  {texts}: CompiledStyles,
): boolean =>
  sheets.length === paths.length &&
  sheets.every(({path, text, adds}, index) => !adds && path === paths[index] && text === texts[path])
