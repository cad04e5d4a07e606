/** The templates of a build → what all its covers and cards share: colours, faces, glyphs already drawn. */
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'
import {bundledFonts, fallbackFamilies, genericFamilies} from '../../typeset/fonts/bundled.ts'
import {createCatalog} from '../../typeset/fonts/catalog.ts'
import {openShaper} from '../../typeset/fonts/harfbuzz.ts'
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
  const catalog = createCatalog(bundledFonts(), {
    shaper: await openShaper(),
    report,
    generic: genericFamilies,
    fallback: fallbackFamilies,
  })
  return {look: readLook(templates, report), setter: createSetter(catalog), masks: createMasks()}
}
