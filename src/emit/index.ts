/** The table of emitters. Each engine is loaded when its format is first wanted, once for a build. */
import type {Format} from '../model/publication.ts'
import type {Emit} from './emitter.ts'
import type {PrintSetting} from './pdf.ts'

const engines = {
  pdf: async (setting) => (await import('./pdf.ts')).pdfEmitter(setting),
  epub: async () => (await import('./epub.ts')).epubEmitter(),
  kindle: async () => (await import('./epub.ts')).epubEmitter('kindle'),
  json: async () => (await import('./json.ts')).emit,
  html: async () => (await import('./html.ts')).emit,
} as const satisfies Readonly<Record<Format, (setting: PrintSetting) => Promise<Emit>>>

export type Emitters = (format: Format) => Promise<Emit>

export function createEmitters(setting: PrintSetting): Emitters {
  const loaded = new Map<Format, Promise<Emit>>()
  return (format) => {
    const known = loaded.get(format)
    if (known) return known
    const loading = engines[format](setting)
    loaded.set(format, loading)
    return loading
  }
}
