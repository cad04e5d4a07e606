import type {Device, Rule} from '../rule.ts'

const kdp = 'https://kdp.amazon.com/en_US/help/topic'
export const kdpMarkup = `${kdp}/GP2Z9DD4F2N4QKCY`
export const kdpText = `${kdp}/GH4DRT75GWWAGBTU`
export const kdpPictures = `${kdp}/G75V4YX5X8GRGXWV`
export const kdpCovers = `${kdp}/G6GTK3T3NUHKLEFX`
export const kdpLinks = `${kdp}/GQ6JQ7FM6C72HE4X`
export const kdpTables = `${kdp}/GZ8BAXASXKB5JVML`
const apple = 'https://help.apple.com/itc/booksassetguide/en.lproj'
export const applePictures = `${apple}/itca71ad3c33.html`
export const appleNotes = `${apple}/itccf8ecf5c8.html`
export const appleFonts = `${apple}/itc74d42b31e.html`
export const applePrepare = 'https://itunespartner.apple.com/books/support/9-prepare-book'
const kobo = 'https://github.com/kobolabs/epub-spec'
export const koboGuide = (section: string) => `${kobo}#${section}`
export const epub = (section: string) => `https://www.w3.org/TR/epub-33/#${section}`
export const thread = (repository: string, number: number) =>
  `https://github.com/${repository}/issues/${number}`
export const pull = (repository: string, number: number) => `https://github.com/${repository}/pull/${number}`

/** A rule about e-books always says whom it hurts and how that is known. */
export interface DeviceRule extends Rule {
  readonly evidence: readonly [string, ...string[]]
  readonly devices: readonly [Device, ...Device[]]
}

export type DeviceRules = Readonly<Record<string, DeviceRule>>
