/** A Word document or a web page → Markdown and pictures. What reads them is loaded with the first that comes. */
import {posix} from 'node:path'
import type {Report} from '../../diagnostics/message.ts'
import type {Imported} from './imported.ts'

export type {Imported} from './imported.ts'

export type Foreign = 'docx' | 'html'

/** By the name of a file; null for what is read as it stands. `.doc` is read to say what it is. */
export function foreignKind(path: string): Foreign | null {
  if (/\.(?:docx|docm|dotx|doc)$/i.test(path)) return 'docx'
  return /\.x?html?$/i.test(path) ? 'html' : null
}

/** The name of the Markdown that stands for a file, without its ending: of `article/index.html` it is that of the folder. */
export function stemFor(path: string): string {
  const stem = posix.basename(path).replace(/\.[^.]*$/, '')
  const folder = posix.basename(posix.dirname(path))
  return foreignKind(path) === 'html' && /^index$/i.test(stem) && /\w/.test(folder) ? folder : stem
}

/** Null when nothing can be made of it; a message says why. */
export async function importFile(
  {path, bytes}: {readonly path: string; readonly bytes: Uint8Array},
  report: Report,
): Promise<Imported | null> {
  const options = {path, report, folder: `${stemFor(path).replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}-pictures`}
  if (foreignKind(path) === 'docx') return (await import('./docx.ts')).fromDocx(bytes, options)
  return (await import('./page.ts')).fromPage(bytes, options)
}
