/** The table of emitters. Each is imported when its format is first asked for, and made once for a build: an engine that
 * is not used is not loaded. */
import type {Format} from '../model/publication.ts'
import type {Emit} from './emitter.ts'

export const emitters = {
  pdf: async () => (await import('./pdf.ts')).emit,
  epub: async () => (await import('./epub.ts')).epubEmitter(),
  json: async () => (await import('./json.ts')).emit,
  html: async () => (await import('./html.ts')).emit,
} as const satisfies Readonly<Record<Format, () => Promise<Emit>>>
