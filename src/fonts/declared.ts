/** What `@font-face` rules declare → font files, read through Resources. */
import {resolveReference} from '../css/imports.ts'
import type {Report} from '../diagnostics/message.ts'
import type {Resources} from '../resources.ts'
import type {FontFace, FontFile} from './face.ts'

export interface DeclaredFont extends FontFile {
  /** Of the file, from the root of the resources. */
  readonly path: string
}

/** A face whose files cannot be read is reported by the rule of the format that asks for it, and left out. */
export function declaredFonts(
  faces: readonly FontFace[],
  resources: Resources,
  report: Report,
  rule: 'pdf/font-not-found' | 'epub/font-missing' = 'pdf/font-not-found',
): readonly DeclaredFont[] {
  return faces.flatMap(({family, weight, style, sources, unicodeRange, place}): DeclaredFont[] => {
    for (const source of sources) {
      const path = resolveReference(place.path, source)
      const found = path === null ? null : resources.read(path)
      if (path === null || found?.type !== 'found') continue
      const declared = {path: place.path, place: {line: place.line, column: place.column}}
      return [{family, weight, style, unicodeRange, load: () => found.bytes, declared, path}]
    }
    report({
      rule,
      reason: `No file of the font “${family}” can be read: ${sources.join(', ')}`,
      path: place.path,
      place: {line: place.line, column: place.column},
      actual: sources[0],
    })
    return []
  })
}
