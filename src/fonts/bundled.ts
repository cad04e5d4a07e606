/** The faces that come with the program, in `lib/fonts/`, under the Open Font License; read when first needed. */
import {shippedFile} from '../resources.ts'
import type {FontFile} from './face.ts'

interface BundledFamily {
  readonly family: string
  readonly styles: readonly Style[]
  /** Null, or not given: all that its files cover. */
  readonly unicodeRange?: FontFile['unicodeRange']
}
interface Style {
  /** How the name of its file ends. */
  readonly name: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
}

const regular: Style = {name: '400Regular', weight: 400, style: 'normal'}
const text: readonly Style[] = [
  regular,
  {name: '400Regular_Italic', weight: 400, style: 'italic'},
  {name: '600SemiBold', weight: 600, style: 'normal'},
  {name: '600SemiBold_Italic', weight: 600, style: 'italic'},
  {name: '700Bold', weight: 700, style: 'normal'},
  {name: '700Bold_Italic', weight: 700, style: 'italic'},
]

/** Its Arabic letters are symbols, which do not join: words of them would be garbage. */
const withoutArabic = [
  [0x0000, 0x05ff],
  [0x0700, 0x10ffff],
] as const

export const bundled: readonly BundledFamily[] = [
  {family: 'Source Serif 4', styles: text},
  {family: 'Source Sans 3', styles: text},
  {family: 'Source Code Pro', styles: text},
  {family: 'Noto Sans Symbols', styles: [regular]},
  {family: 'Noto Sans Symbols 2', styles: [regular]},
  {family: 'Noto Sans Math', styles: [regular], unicodeRange: withoutArabic},
  {family: 'Noto Emoji', styles: [regular]},
]

/** `Source Serif 4` → `source-serif-4`: its folder in `lib/fonts/`, and the package under `@expo-google-fonts/` that
 * `scripts/compile.mjs` copies it from. */
export const folderOf = ({family}: BundledFamily) => family.toLowerCase().replaceAll(' ', '-')

/** How the names of its files begin. */
export const stemOf = ({family}: BundledFamily) => family.replaceAll(' ', '')

/** css-fonts-4, section 2.1.4. */
export const genericFamilies: Readonly<Record<string, string>> = {
  serif: 'Source Serif 4',
  'sans-serif': 'Source Sans 3',
  monospace: 'Source Code Pro',
  'system-ui': 'Source Sans 3',
  'ui-serif': 'Source Serif 4',
  'ui-sans-serif': 'Source Sans 3',
  'ui-monospace': 'Source Code Pro',
  math: 'Noto Sans Math',
  emoji: 'Noto Emoji',
}

/** Tried in this order for what the family list of a style lacks. */
export const fallbackFamilies: readonly string[] = [
  'Source Sans 3',
  'Noto Sans Math',
  'Noto Sans Symbols',
  'Noto Sans Symbols 2',
  'Noto Emoji',
]

/** The licence that goes along with every copy of a bundled family; null for any other. */
export function bundledLicence(family: string): Uint8Array | null {
  const found = bundled.find((one) => one.family === family)
  return found ? shippedFile(`fonts/${folderOf(found)}/LICENSE_FONT`) : null
}

export function bundledFonts(): readonly FontFile[] {
  return bundled.flatMap((family) =>
    family.styles.map((style) => ({
      family: family.family,
      weight: style.weight,
      style: style.style,
      unicodeRange: family.unicodeRange ?? null,
      declared: null,
      load: () => shippedFile(`fonts/${folderOf(family)}/${stemOf(family)}_${style.name}.ttf`),
    })),
  )
}
