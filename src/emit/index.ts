/** The table of emitters. Each is imported when its format is first asked for, and made once for a build: an engine that
 * is not used is not loaded. */
import type {Format} from '../model/publication.ts'
import type {Emit} from './emitter.ts'
import type {PrintSetting} from './pdf.ts'

export const emitters = {
  pdf: async (setting) => (await import('./pdf.ts')).pdfEmitter(setting),
  epub: async () => (await import('./epub.ts')).epubEmitter(),
  json: async () => (await import('./json.ts')).emit,
  html: async () => (await import('./html.ts')).emit,
} as const satisfies Readonly<Record<Format, (setting: PrintSetting) => Promise<Emit>>>
