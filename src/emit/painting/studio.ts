/** The templates of a build → what all its covers and cards share: colours, faces, glyphs already drawn. */
import {parseStylesheet} from '../../css/parse.ts'
import type {Report} from '../../diagnostics/message.ts'
import {bundledFonts, fallbackFamilies, genericFamilies} from '../../fonts/bundled.ts'
import {createCatalog} from '../../fonts/catalog.ts'
import {declaredFonts} from '../../fonts/declared.ts'
import type {FontFile} from '../../fonts/face.ts'
import {openShaper} from '../../fonts/harfbuzz.ts'
import type {Resources} from '../../resources.ts'
import {fontFaces} from '../../typeset/style/font-faces.ts'
import {hasOutlines} from './glyf.ts'
import {createMasks, type Masks} from './masks.ts'
import {type Look, readLook} from './tokens.ts'
import {createSetter, type Setter} from './type.ts'

export interface Studio {
  readonly look: Look
  readonly setter: Setter
  readonly masks: Masks
}

/** One for each build, which has its own `templates`; opened by the first that paints, who hears what is wrong with them. */
const studios = new WeakMap<Resources, Promise<Studio>>()

export function openStudio(templates: Resources, report: Report): Promise<Studio> {
  const known = studios.get(templates)
  if (known) return known
  const opening = open(templates, report)
  studios.set(templates, opening)
  return opening
}

async function open(templates: Resources, report: Report): Promise<Studio> {
  const catalog = createCatalog([...ownFonts(templates), ...bundledFonts()], {
    shaper: await openShaper(),
    report,
    generic: genericFamilies,
    fallback: fallbackFamilies,
  })
  return {look: readLook(templates, report), setter: createSetter(catalog), masks: createMasks()}
}

/** Faces that the stylesheets of the handout declare, as far as we can draw them. What is wrong with one is said where the PDF
 * is set; what it alone has is then missing on the cover, which is said too. */
function ownFonts(templates: Resources): readonly FontFile[] {
  const silent = () => undefined
  const sheets = ['styles/tokens.css', 'styles/print.css'].flatMap((path) => {
    const found = templates.read(path)
    const text = found.type === 'found' ? new TextDecoder().decode(found.bytes) : ''
    if (!text.includes('@font-face')) return []
    return [parseStylesheet({path, text}, {medium: 'print', load: () => null, report: silent})]
  })
  return declaredFonts(fontFaces(sheets, silent), templates, silent).filter(({load}) => hasOutlines(load()))
}
