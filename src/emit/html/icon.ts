/** The icon of a page, as a file beside it: the user's own, else a sheet of paper in the colours of the tokens. */

import type {NamedStyle} from '../../model/article.ts'
import type {OutputFile} from '../../model/publication.ts'
import type {Look} from '../emitter.ts'
import type {SheetSet} from '../sheets.ts'
import {pageColors, type SchemeColors} from './colors.ts'

export const iconName = 'favicon.svg'

/** A file and not a `data:` address: pictures may then come from beside the page alone. `folder` is '' for the output folder. */
export function iconFile(
  folder: string,
  {templates, sheets}: Look,
  styles: readonly NamedStyle[] = [],
): OutputFile {
  const own = templates.read(iconName)
  const bytes =
    own.type === 'found' ? own.bytes : new TextEncoder().encode(drawn(sheets.for('screen', styles)))
  return {path: folder === '' ? iconName : `${folder}/${iconName}`, mediaType: 'image/svg+xml', bytes}
}

function drawn(set: SheetSet): string {
  const {light, dark} = pageColors(set)
  const style = `${fill(light)}@media (prefers-color-scheme:dark){${fill(dark)}}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><style>${escaped(style)}</style><path class="sheet" d="M2 1h12v14H2z"/><path class="lines" fill="none" d="M4.5 4.5h7M4.5 7.5h7M4.5 10.5h4"/></svg>\n`
}

const fill = ({accent, ground}: SchemeColors) =>
  `.sheet{fill:${accent ?? '#000'}}.lines{stroke:${ground ?? '#fff'}}`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
