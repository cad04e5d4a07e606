/** What an emitter is handed, for tests of one emitter: everything usual, but for what a test names. */
import {expect} from 'vitest'
import type {Build, BuildOptions, EmitContext, House} from '../../../src/emit/emitter.ts'
import {openPrinter, printSetup} from '../../../src/emit/printer.ts'
import {createSheets} from '../../../src/emit/sheets.ts'
import {createRenderer} from '../../../src/render/renderer.ts'
import type {Renderer} from '../../../src/render/view.ts'
import {shippedTemplates} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'

export type Given = Partial<Omit<House, 'renderer'> & Omit<Build, 'options'> & BuildOptions> & {
  readonly renderer?: Renderer
}

const shipped = shippedTemplates()
const words = loadStrings(shipped)

export function contextFor(given: Given = {}): EmitContext {
  const {templates = shipped, strings = words, report, formats, downloads, paged, pageStarts} = given
  const renderer = given.renderer ?? createRenderer({templates: shipped, strings})
  const document: House['renderer']['document'] = (view) =>
    renderer.document({downloads: [], head: null, ...view})
  return {
    house: {
      templates,
      sheets: given.sheets ?? createSheets(templates),
      strings,
      renderer: {...renderer, document},
    },
    build: {
      report: report ?? (({reason}) => expect.fail(reason)),
      formats: formats ?? new Set(),
      downloads: downloads ?? [],
      paged,
      pageStarts,
      options: {
        paper: given.paper ?? 'a4',
        siteUrl: given.siteUrl ?? null,
        shelfTitle: given.shelfTitle,
        generator: given.generator ?? 'Fourfold 0.0.0',
        certification: given.certification,
        embedFonts: given.embedFonts,
        printer:
          given.printer ??
          (() => openPrinter(printSetup({templates, sheets: createSheets(templates)}, 'a4'))),
      },
    },
  }
}
